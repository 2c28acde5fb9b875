//! Those who come to the counter in a round, and what staff have been told of each.

use desk_wire::Code;
use desk_wire::login::{LoginState, LoginView};
use vipps_sim::{Behaviour, Decision, Msisdn, Step};

/// What a guest is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Becomes a member.
    New,
    /// Becomes a member, at a provider that asks for patience.
    Slow,
    /// Is one, by number and name.
    Known,
    /// Has the number of a member with another name: staff say it is somebody new.
    Doubtful,
    /// Says no.
    Declines,
    /// Does not answer, and is given up.
    GivenUp,
    /// Becomes a member on the club's page.
    OnPage,
    /// Is the wrong person, says staff as soon as they see the name.
    WrongPerson,
}

impl Kind {
    pub(crate) fn behaviour(self) -> Behaviour {
        let polls = if self == Self::Slow { vec![Step::SlowDown] } else { Vec::new() };
        let decision = match self {
            Self::Declines => Decision::RejectAfterPolls(1),
            Self::GivenUp => Decision::Never,
            Self::OnPage => Decision::ByHand,
            _ => Decision::ApproveAfterPolls(1),
        };
        Behaviour { polls, decision, ..Behaviour::default() }
    }
}

/// The last that staff were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    Applied,
    TakenBack,
    /// "Ask again."
    Lost,
    Declined,
    Cancelled,
    /// The desk was killed between the journal's word and the screen's: the register has to say.
    Untold,
}

/// What may become of a login, by what the journal had when its desk was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Whatever the customer says.
    Open,
    /// The journal does not know whether the provider was asked, or had answered.
    MayBeLost,
    /// The token was in the journal.
    Applied,
}

#[derive(Debug)]
pub(crate) struct Guest {
    pub(crate) kind: Kind,
    pub(crate) msisdn: Msisdn,
    pub(crate) told: Option<End>,
    /// As first told: it never moves.
    pub(crate) expires_at_ms: Option<i64>,
    /// Whether the end of what was enrolled by mistake was asked for.
    pub(crate) taking_back: bool,
    pub(crate) fate: Fate,
    /// The state in the journal of the desk that was killed last.
    left: Option<String>,
    login_id: Option<String>,
    was_asked: bool,
    /// In this life: what the card says last, and whether staff have acted on it.
    card: Option<(u32, LoginState)>,
    acted: bool,
}

impl Guest {
    pub(crate) fn new(kind: Kind, number: u64) -> Self {
        Self {
            kind,
            msisdn: format!("47{number}").parse().unwrap(),
            told: None,
            expires_at_ms: None,
            taking_back: false,
            fate: Fate::Open,
            left: None,
            login_id: None,
            was_asked: false,
            card: None,
            acted: false,
        }
    }

    pub(crate) fn begin_life(&mut self) {
        (self.card, self.acted) = (None, false);
    }

    pub(crate) fn has_card(&self) -> bool {
        self.card.is_some()
    }

    /// Whether the customer has the request.
    pub(crate) fn is_waiting(&self) -> bool {
        self.card.is_some_and(|(_, state)| state == LoginState::Waiting)
    }

    /// Whether nothing more will come.
    pub(crate) fn is_over(&self) -> bool {
        match self.told {
            None => false,
            Some(End::Applied) => self.kind != Kind::WrongPerson || !self.has_card(),
            Some(_) => true,
        }
    }

    /// Takes in what the card says. Answers whether it was news.
    pub(crate) fn see(&mut self, view: &LoginView) -> Result<bool, String> {
        if self.card.is_some_and(|(seen, _)| seen >= view.revision) {
            return Ok(false);
        }
        self.card = Some((view.revision, view.state));
        self.same_login(&view.login_id)?;
        if let Some(at_ms) = view.expires_at_ms {
            self.same_deadline(at_ms)?;
        }
        let end = match (view.state, view.code) {
            (LoginState::Applied, _) => End::Applied,
            (LoginState::Lost, _) => End::Lost,
            (LoginState::Declined, _) => End::Declined,
            (LoginState::Cancelled, Some(Code::TakenBack)) => End::TakenBack,
            (LoginState::Cancelled, _) => End::Cancelled,
            (LoginState::Expired | LoginState::NotEligible | LoginState::Refused | LoginState::Failed, code) => {
                return Err(format!("{:?} ended as {:?} {code:?} {:?}", self.kind, view.state, view.check));
            }
            _ => return Ok(true),
        };
        match (self.told, end) {
            (None, _) | (Some(End::Applied), End::TakenBack) => self.told = Some(end),
            (Some(told), end) if told == end => {}
            (Some(told), end) => return Err(format!("{:?} was told as {told:?} and then as {end:?}", self.kind)),
        }
        Ok(true)
    }

    fn same_login(&mut self, id: &str) -> Result<(), String> {
        let known = self.login_id.get_or_insert_with(|| id.to_owned());
        if known == id { Ok(()) } else { Err(format!("{:?} has two logins, {known} and {id}", self.kind)) }
    }

    pub(crate) fn same_deadline(&mut self, at_ms: i64) -> Result<(), String> {
        let first = *self.expires_at_ms.get_or_insert(at_ms);
        if first == at_ms { Ok(()) } else { Err(format!("{:?} had until {first}, now until {at_ms}", self.kind)) }
    }

    /// The desk was killed; this is what the journal has.
    pub(crate) fn is_left(&mut self, state: Option<&str>) {
        self.left = state.map(str::to_owned);
        match state {
            Some("asked") => self.fate = Fate::MayBeLost,
            Some("token_received" | "profile_received" | "needs_staff" | "applied") => self.fate = Fate::Applied,
            _ => {}
        }
    }

    /// What the customer had said by then, or while the connection broke: if anything, the answer may have been on the wire.
    pub(crate) fn had_decided(&mut self) {
        if self.left.take().is_some_and(|state| state == "waiting") {
            self.fate = Fate::MayBeLost;
        }
    }

    /// Whether staff act on the card now; they do it once in a life.
    pub(crate) fn acts(&mut self) -> bool {
        !std::mem::replace(&mut self.acted, true)
    }

    /// Asked, for the first time or because nothing of an earlier time is there. Answers whether there was one.
    pub(crate) fn ask(&mut self) -> bool {
        (self.login_id, self.expires_at_ms) = (None, None);
        std::mem::replace(&mut self.was_asked, true)
    }
}
