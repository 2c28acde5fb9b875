//! One login, told line by line until it ends.

use std::process::ExitCode;
use std::time::Duration;

use desk_app::Desk;
use desk_wire::cli::CliLine;
use desk_wire::command::{AskNumber, GiveUp, ListLogins};
use desk_wire::login::{Ending, LoginState, LoginView, Outcome, Purpose, WaitingReason};
use desk_wire::{Code, Command, Event, WireError};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::args::{EndingArg, Login, PurposeArg, SetupArgs};
use crate::exit_code;
use crate::output::Output;
use crate::setup::obeyed;
use crate::stop::Stop;
use crate::visit::{Page, ToldVisit, open_page, patience};

/// `skranke-cli login`.
pub(crate) async fn run(setup: &SetupArgs, login: Login) -> ExitCode {
    let output = Output::new(login.json);
    let purpose = match login.purpose {
        PurposeArg::Enrol => Purpose::Enrol,
        PurposeArg::CheckIn => Purpose::CheckIn,
    };
    let ending = login.ending.map(|ending| match ending {
        EndingArg::App => Ending::App,
        EndingArg::Browser => Ending::Browser,
    });
    let work = async |desk: &Desk| {
        let events = desk.events();
        let asked_with = ending.unwrap_or(desk.view().ending);
        let mut page = open_page(desk, asked_with, output).await?;
        let ask = Command::AskNumber(AskNumber { text: login.phone, purpose, ending });
        let view: LoginView = obeyed(desk, ask).await?;
        // One that waited already ends as it was asked.
        if view.ending != asked_with {
            page = open_page(desk, view.ending, output).await?;
        }
        Ok(Told::new(output, page).until_it_ends(desk, events, view).await)
    };
    setup.at_the_desk(output, work).await
}

/// What has been told of a login so far.
pub(crate) struct Told {
    output: Output,
    page: Page,
    started: bool,
    waiting: bool,
    reason: Option<WaitingReason>,
    visit: ToldVisit,
    /// How it ended; a visitor may still be on the page.
    exit: Option<ExitCode>,
}

impl Told {
    pub(crate) fn new(output: Output, page: Page) -> Self {
        let visit = ToldVisit::default();
        Self { output, page, started: false, waiting: false, reason: None, visit, exit: None }
    }

    /// Tells a login until it ends and its visitor is through, or until a signal gives it up, or sends the visitor away.
    pub(crate) async fn until_it_ends(
        mut self,
        desk: &Desk,
        mut events: Receiver<Event>,
        first: LoginView,
    ) -> ExitCode {
        let login_id = first.login_id.clone();
        let mut view = first;
        let mut stop = Stop::listen();
        let mut is_given_up = false;
        loop {
            let exit = self.tell(&view);
            let patience = patience(self.page, &view);
            if let (Some(exit), None) = (exit, patience) {
                return exit;
            }
            tokio::select! {
                next = next_view(desk, &mut events, &login_id, patience) => match (next, exit) {
                    (Some(next), _) => view = next,
                    // Nobody comes any more.
                    (None, Some(exit)) => return exit,
                    (None, None) => return self.output.failed(&WireError::new(Code::Internal)),
                },
                () = stop.wished(), if !is_given_up => {
                    if let Some(exit) = exit {
                        return exit;
                    }
                    is_given_up = true;
                    let given_up = desk.carry_out(Command::GiveUp(GiveUp { login_id: login_id.clone() })).await;
                    // Ended in this very moment: the next view says how. Another process's: it is not ours to end.
                    if let Err(error) = given_up && current(desk, &login_id).await.is_some_and(|view| is_live(&view)) {
                        return self.output.failed(&error.with_detail("another process looks after this request"));
                    }
                }
            }
        }
    }

    /// Tells what is new in a view. Answers the exit code if it is the last.
    pub(crate) fn tell(&mut self, view: &LoginView) -> Option<ExitCode> {
        if self.exit.is_none() {
            self.exit = self.tell_state(view);
        }
        self.visit.tell_hint(view, self.output);
        // Who it is comes first, whichever of the two was seen first.
        if self.exit.is_some() {
            self.visit.tell_page(view, self.output);
        }
        self.exit
    }

    fn tell_state(&mut self, view: &LoginView) -> Option<ExitCode> {
        match view.state {
            LoginState::Asked => None,
            LoginState::Waiting | LoginState::Confirmed => {
                self.tell_started(view);
                self.tell_waiting(view.waiting_reason);
                None
            }
            LoginState::Applied => self.tell_confirmed(view),
            _ => Some(self.tell_ended(view)),
        }
    }

    fn tell_started(&mut self, view: &LoginView) {
        let (false, Some(expires_at_ms), Some(interval_s)) = (self.started, view.expires_at_ms, view.interval_s) else {
            return;
        };
        self.started = true;
        let line = CliLine::Started {
            login_id: view.login_id.clone(),
            binding_message: view.binding_message.clone(),
            expires_at_ms,
            interval_s,
        };
        let sentence =
            format!("The request is on its way to {}. The code is {}.", view.phone.masked, view.binding_message);
        self.output.line(&line, &sentence);
    }

    fn tell_waiting(&mut self, reason: Option<WaitingReason>) {
        if self.waiting && self.reason == reason {
            return;
        }
        (self.waiting, self.reason) = (true, reason);
        let sentence = match reason {
            None => "Waiting for the customer.",
            Some(WaitingReason::SlowDown) => "Waiting; the provider asks us to ask less often.",
            Some(WaitingReason::TooManyRequests) => "Waiting; the provider has too many requests.",
            Some(WaitingReason::ProviderDown) => "Still waiting; the provider answers with faults.",
            Some(WaitingReason::Unreachable) => "Still waiting; the provider cannot be reached.",
            Some(WaitingReason::FetchingProfile) => "Confirmed; fetching the details.",
        };
        self.output.line(&CliLine::Waiting { reason }, sentence);
    }

    fn tell_confirmed(&mut self, view: &LoginView) -> Option<ExitCode> {
        let (Some(member), Some(outcome)) = (&view.member, view.outcome) else { return None };
        let greeting = match outcome {
            Outcome::Enrolled => "New member",
            Outcome::WelcomedBack => "Welcome back",
        };
        let sentence = format!("{greeting}: {}, number {}.", member.name, member.member_number);
        self.output.line(&CliLine::Confirmed { member: Box::new(member.clone()), outcome }, &sentence);
        Some(ExitCode::SUCCESS)
    }

    fn tell_ended(&self, view: &LoginView) -> ExitCode {
        // On the command line another person's number is one of the checks that refuse an answer.
        let (code, check) = match view.code {
            Some(Code::WrongPerson) => (Code::Refused, Some("phone_number".to_owned())),
            code => (code.unwrap_or(Code::Internal), view.check.clone()),
        };
        let message = exit_code::sentence(view.code.unwrap_or(code)).to_owned();
        let line = CliLine::Ended {
            state: Some(view.state),
            code,
            message: message.clone(),
            check,
            retry_after_s: view.retry_at_ms.map(seconds_until),
            candidates: view.candidates.clone(),
        };
        self.output.line(&line, &message);
        exit_code::of(code)
    }
}

/// Whole seconds from now, at least one.
fn seconds_until(at_ms: i64) -> u64 {
    let rest = at_ms.saturating_sub(desk_app::clock::now_ms());
    u64::try_from(rest).unwrap_or(0).div_ceil(1000).max(1)
}

/// The next change of this login, if it comes within `patience`.
async fn next_view(
    desk: &Desk,
    events: &mut Receiver<Event>,
    login_id: &str,
    patience: Option<Duration>,
) -> Option<LoginView> {
    let change = next_change(desk, events, login_id);
    match patience {
        Some(patience) => tokio::time::timeout(patience, change).await.ok()?,
        None => change.await,
    }
}

async fn next_change(desk: &Desk, events: &mut Receiver<Event>, login_id: &str) -> Option<LoginView> {
    loop {
        match events.recv().await {
            Ok(Event::LoginChanged { login }) if login.login_id == login_id => return Some(*login),
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => return current(desk, login_id).await,
            Err(RecvError::Closed) => return None,
        }
    }
}

fn is_live(view: &LoginView) -> bool {
    matches!(view.state, LoginState::Asked | LoginState::Waiting | LoginState::Confirmed)
}

async fn current(desk: &Desk, login_id: &str) -> Option<LoginView> {
    let views: Vec<LoginView> = obeyed(desk, Command::ListLogins(ListLogins {})).await.ok()?;
    views.into_iter().find(|view| view.login_id == login_id)
}
