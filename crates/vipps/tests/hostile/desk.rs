//! A counter, as the desk drives one login; its clock stands until it is moved, and its patience is as long as the provider
//! makes it.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc;
use vipps::{
    Callback, ClientAuth, ClientSecret, Clock, Dialect, LoginHint, PendingLogin, PhoneClaim, Poll, ProfileAnswer,
    RedeemError, RedirectCode, RedirectUri, Schedule, Settings, Start, Step, UnverifiedTokens, UserExists, Userinfo,
    Verdict, VerifyError, Vipps, WaitingReason,
};

use crate::canary::Canaries;
use crate::world::{CLIENT_ID, CODE, MSN, ManualClock, NONCE, PHONE, SECRET, SUBSCRIPTION_KEY, World};

pub(crate) const BINDING_MESSAGE: &str = "7KM-4XR";
/// Thirty signs, as many as are allowed.
pub(crate) const SYSTEM: &str = "counter-of-a-club-with-a-long-";
pub(crate) const PAGE: &str = "https://club.example.test/vipps/return";

/// How a login is to end, and who asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Journey {
    /// In the app, with the sales unit's own keys.
    Counter,
    /// In the browser.
    Browser,
    /// In the app, by a partner for the sales unit.
    Partner,
}

/// What became of a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The customer is known.
    LoggedIn,
    /// The number cannot be reached.
    NotEligible,
    /// The start came to nothing.
    NotStarted(Verdict),
    /// The provider's last word, while waiting.
    Ended(Verdict),
    /// Nothing but answers nobody can read, while waiting or while fetching.
    Unreadable(&'static str),
    /// The deadline came, and why it was not heard before.
    RanOut(Option<WaitingReason>),
    /// The answer must not be used.
    Refused(&'static str),
    /// The access token is not good.
    TokenGone,
    /// The access token's life was over before the profile came.
    ProfileRanOut(Option<WaitingReason>),
    /// The provider's last word, about the profile.
    ProfileEnded(Verdict),
    /// Somebody else confirmed.
    WrongPerson,
    /// Nobody says which number it is.
    NoNumber,
    /// The code brought nothing.
    NotRedeemed(RedeemError),
}

/// A login that was driven to its end.
pub(crate) struct Driven {
    pub(crate) end: End,
    /// What was heard that made it wait.
    pub(crate) waited: Vec<WaitingReason>,
    pub(crate) userinfo: Option<Userinfo>,
}

/// One counter.
pub(crate) struct Desk<'a> {
    pub(crate) vipps: Vipps,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) canaries: &'a Canaries,
    waited: Vec<WaitingReason>,
    userinfo: Option<Userinfo>,
    confirmed: Option<(UnverifiedTokens, PendingLogin)>,
}

/// Told whenever the provider is silent.
pub(crate) type Silences = mpsc::UnboundedReceiver<()>;

const SECOND: Duration = Duration::from_secs(1);
const USER_EXISTS_PATIENCE: Duration = Duration::from_secs(3);
const PROFILE_WINDOW: Duration = Duration::from_secs(600);
/// Longer than any call.
const PATIENCE: Duration = Duration::from_secs(16);

impl<'a> Desk<'a> {
    pub(crate) fn new(world: &World, journey: Journey, canaries: &'a Canaries) -> Self {
        let subscription_key = ClientSecret::new(SUBSCRIPTION_KEY);
        let settings = Settings {
            issuer: world.issuer(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: ClientSecret::new(SECRET),
            client_auth: if journey == Journey::Partner {
                ClientAuth::Partner { subscription_key }
            } else {
                ClientAuth::Basic
            },
            merchant_serial_number: MSN.to_owned(),
            dialect: Dialect::Vipps,
            user_exists_url: Vipps::default_user_exists_url(&world.issuer()),
            system_name: format!("{SYSTEM}name"),
            system_version: format!("{SYSTEM}version"),
        };
        canaries.listen_to(&format!("{settings:?}"));
        let clock = Arc::clone(&world.clock);
        let vipps = Vipps::new(settings, Arc::<ManualClock>::clone(&clock)).unwrap();
        Self { vipps, clock, canaries, waited: Vec::new(), userinfo: None, confirmed: None }
    }

    /// Drives one login.
    pub(crate) async fn drive(&mut self, journey: Journey, silences: &mut Silences) -> Driven {
        let clock = Arc::clone(&self.clock);
        let end = impatiently(self.log_in(journey), silences, &clock).await;
        Driven { end, waited: std::mem::take(&mut self.waited), userinfo: self.userinfo.take() }
    }

    async fn log_in(&mut self, journey: Journey) -> End {
        let hint = LoginHint::msisdn(PHONE).unwrap();
        let exists = tokio::time::timeout(USER_EXISTS_PATIENCE, self.vipps.user_exists(&hint)).await;
        if exists.unwrap_or(UserExists::Unknown) == UserExists::No {
            return End::NotEligible;
        }
        let redirect_uri = (journey == Journey::Browser).then(|| RedirectUri::parse(PAGE).unwrap());
        let start = Start {
            hint,
            scopes: ["openid", "name", "phoneNumber", "email"].map(str::to_owned).to_vec(),
            binding_message: BINDING_MESSAGE.to_owned(),
            requested_expiry: Duration::from_secs(180),
            nonce: NONCE.to_owned(),
            redirect_uri,
        };
        self.canaries.listen_to(&format!("{start:?}"));
        let started = self.vipps.start(start).await;
        self.canaries.listen_to(&format!("{started:?}"));
        match started {
            Ok(request) if journey == Journey::Browser => self.redeem(request).await,
            Ok(request) => self.wait(request).await,
            Err(verdict) => End::NotStarted(verdict),
        }
    }

    async fn wait(&mut self, request: PendingLogin) -> End {
        let mut schedule = Schedule::new(&request, self.clock.now());
        let mut reason = None;
        loop {
            match schedule.step(self.clock.now()) {
                Step::Expired => return End::RanOut(reason),
                Step::Unreadable(check) => return End::Unreadable(check),
                Step::WaitUntil(until) => self.clock.move_to(until),
                Step::Ask => {
                    let poll = self.vipps.poll(&request).await;
                    self.canaries.listen_to(&format!("{poll:?} {poll:#?}"));
                    match poll {
                        Poll::Tokens(tokens) => return self.fetch(request, tokens).await,
                        Poll::Ended(verdict) => return End::Ended(verdict),
                        Poll::Wait { heard, reason: why, .. } => {
                            schedule.hear(heard, self.clock.now());
                            reason = why;
                            self.waited.extend(why);
                        }
                    }
                }
            }
        }
    }

    async fn fetch(&mut self, request: PendingLogin, tokens: UnverifiedTokens) -> End {
        self.confirmed = Some((tokens.clone(), request.clone()));
        let mut schedule = self.schedule_of_profile(&tokens);
        let mut reason = None;
        loop {
            match schedule.step(self.clock.now()) {
                Step::Expired => return End::ProfileRanOut(reason),
                Step::Unreadable(check) => return End::Unreadable(check),
                Step::WaitUntil(until) => self.clock.move_to(until),
                Step::Ask => {
                    let answer = self.vipps.confirmed_profile(&tokens, &request).await;
                    match self.look_at(answer) {
                        Ok((heard, why)) => {
                            schedule.hear(heard, self.clock.now());
                            reason = Some(why);
                        }
                        Err(end) => return end,
                    }
                }
            }
        }
    }

    fn schedule_of_profile(&self, tokens: &UnverifiedTokens) -> Schedule {
        let now = self.clock.now();
        let deadline = tokens.expires_at.min(later(now, PROFILE_WINDOW));
        Schedule::at_once(SECOND, now, deadline)
    }

    fn look_at(&mut self, answer: ProfileAnswer) -> Result<(vipps::Heard, WaitingReason), End> {
        self.canaries.listen_to(&format!("{answer:?} {answer:#?}"));
        match answer {
            ProfileAnswer::Wait(heard, why) => {
                self.waited.push(why);
                Ok((heard, why))
            }
            ProfileAnswer::Claims(userinfo) => Err(self.received(*userinfo)),
            ProfileAnswer::TokenGone => Err(End::TokenGone),
            ProfileAnswer::Refused(check) => Err(End::Refused(check)),
            ProfileAnswer::Ended(verdict) => Err(End::ProfileEnded(verdict)),
        }
    }

    /// The number decides whether the answer can be used at all.
    fn received(&mut self, userinfo: Userinfo) -> End {
        let end = match &userinfo.phone {
            PhoneClaim::Digits(digits) if digits == PHONE => End::LoggedIn,
            PhoneClaim::Null => End::LoggedIn,
            PhoneClaim::Digits(_) => End::WrongPerson,
            PhoneClaim::Malformed | PhoneClaim::Unverified => End::Refused("phone_number"),
            PhoneClaim::Missing => End::NoNumber,
        };
        self.userinfo = Some(userinfo);
        end
    }

    async fn redeem(&mut self, request: PendingLogin) -> End {
        let redeemed = self.vipps.redeem(&code()).await;
        self.canaries.listen_to(&format!("{redeemed:?}"));
        let tokens = match redeemed {
            Ok(tokens) => tokens,
            Err(error) => return End::NotRedeemed(error),
        };
        self.confirmed = Some((tokens.clone(), request.clone()));
        let waiting = [request];
        let verified = self.vipps.verify_redirected(&tokens, &waiting).await;
        self.canaries.listen_to(&format!("{verified:?}"));
        let sub = match verified {
            Ok((claims, _)) => claims.sub,
            Err(VerifyError::Refused(refusal)) => return End::Refused(refusal.name()),
            Err(VerifyError::Keys(_)) => return End::ProfileRanOut(None),
        };
        let answer = self.vipps.profile(&tokens.access_token, &sub).await;
        match self.look_at(answer) {
            Err(end) => end,
            Ok((_, why)) => End::ProfileRanOut(Some(why)),
        }
    }

    /// Whether the ID token that came still gets the same answer, without the profile. `None`: none came, or nobody knows;
    /// then why, as an error would be logged.
    pub(crate) async fn verify_again(&self, silences: &mut Silences) -> Option<Result<(), &'static str>> {
        let Some((tokens, request)) = &self.confirmed else {
            let warmed_up = impatiently(self.vipps.warm_up(), silences, &self.clock).await;
            warmed_up.unwrap_or_else(|error| self.canaries.listen_to_error(&error));
            return None;
        };
        match impatiently(self.vipps.verify(tokens, request), silences, &self.clock).await {
            Ok(claims) => {
                self.canaries.listen_to(&format!("{claims:?}"));
                Some(Ok(()))
            }
            Err(error) => {
                self.canaries.listen_to_error(&error);
                if let VerifyError::Refused(refusal) = error { Some(Err(refusal.name())) } else { None }
            }
        }
    }
}

fn code() -> RedirectCode {
    match Callback::read(&format!("code={CODE}")).unwrap() {
        Callback::Code(code) => code,
        Callback::Error(error) => unreachable!("{error:?}"),
    }
}

fn later(at: Timestamp, by: Duration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// The runtime's time stands while this is held, also if nobody waits for the end any more.
struct Frozen;

impl Frozen {
    fn now() -> Self {
        tokio::time::pause();
        Self
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        tokio::time::resume();
    }
}

/// Whenever the provider is silent, a call's time is over at once: for the wire's clock and for the counter's.
async fn impatiently<T>(work: impl Future<Output = T>, silences: &mut Silences, clock: &ManualClock) -> T {
    let lose_patience = async {
        while silences.recv().await.is_some() {
            clock.advance(PATIENCE);
            let _frozen = Frozen::now();
            tokio::time::advance(PATIENCE).await;
        }
    };
    tokio::pin!(work);
    tokio::select! {
        done = &mut work => done,
        () = lose_patience => work.await,
    }
}
