//! A login that ends on the club's page: this process serves the page for as long as its visitor is there, and tells the steps.

use std::io::ErrorKind;
use std::time::Duration;

use desk_app::Desk;
use desk_app::page::{PageError, REFERENCE_LIFE, VISIT_LIFE};
use desk_wire::cli::CliLine;
use desk_wire::login::{Ending, LoginState, LoginView, PageHint, PageProgress};
use desk_wire::{Code, WireError};

use crate::output::Output;

/// Whose the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// This process serves it.
    Ours,
    /// No login of this process ends there, or another process serves it: the window, if it is open.
    NotOurs,
}

/// Serves the page, if a login is to end there. Before anybody is asked: where it cannot be served, nobody is.
pub(crate) async fn open_page(desk: &Desk, ending: Ending, output: Output) -> Result<Page, WireError> {
    if ending != Ending::Browser {
        return Ok(Page::NotOurs);
    }
    match desk.open_page().await {
        Ok(()) => Ok(Page::Ours),
        Err(PageError::NotListening { kind: ErrorKind::AddrInUse, .. }) => {
            output.aside("Another process serves the club's page: how far the visitor is cannot be seen from here.");
            Ok(Page::NotOurs)
        }
        Err(error) => Err(WireError::new(Code::ConfigInvalid).with_detail(error.to_string())),
    }
}

/// How long to wait for the next step of a visit, where there is one to wait for. Somebody who has gone on to the shop may be
/// asked about by the shop, and who does not come on may still come.
pub(crate) fn patience(page: Page, view: &LoginView) -> Option<Duration> {
    let goes_on = matches!(view.state, LoginState::Applied | LoginState::NeedsStaff);
    if page != Page::Ours || view.ending != Ending::Browser || !goes_on {
        return None;
    }
    match view.page {
        Some(PageProgress::Done) => None,
        Some(PageProgress::HandedOver) => Some(REFERENCE_LIFE),
        Some(PageProgress::OnPage | PageProgress::Block { .. }) | None => Some(VISIT_LIFE),
    }
}

/// What has been told of a visit.
#[derive(Default)]
pub(crate) struct ToldVisit {
    page: Option<PageProgress>,
    hint: Option<PageHint>,
}

impl ToldVisit {
    /// Tells what came to the page that may be about it.
    pub(crate) fn tell_hint(&mut self, view: &LoginView, output: Output) {
        if self.hint != view.page_hint {
            self.hint = view.page_hint;
            if let Some(hint) = view.page_hint {
                output.line(&CliLine::Hint { hint }, hint_sentence(hint));
            }
        }
    }

    /// Tells how far the visitor is.
    pub(crate) fn tell_page(&mut self, view: &LoginView, output: Output) {
        if self.page != view.page {
            self.page.clone_from(&view.page);
            if let Some(page) = &view.page {
                output.line(&CliLine::Page { progress: page.clone() }, &page_sentence(page));
            }
        }
    }
}

fn page_sentence(page: &PageProgress) -> String {
    match page {
        PageProgress::OnPage => "The visitor is on the club's page.".to_owned(),
        PageProgress::Block { number, of, name } => format!("The visitor is at step {number} of {of}: {name}"),
        PageProgress::HandedOver => "The visitor has gone on to the club's shop.".to_owned(),
        PageProgress::Done => "The visitor is through.".to_owned(),
    }
}

fn hint_sentence(hint: PageHint) -> &'static str {
    match hint {
        PageHint::Declined => "Somebody came to the page who had declined; it may have been this customer.",
        PageHint::OldApp => "Somebody came to the page whose app needs an update; it may be this customer's.",
        PageHint::SetUp => "The provider does not accept the page as it is set up.",
        PageHint::TryAgain => "It did not work on somebody's phone; it may be this customer's.",
        PageHint::Refused => "Somebody opened a link that is no good any more; it may be this customer's.",
        PageHint::MaybeLost => "An answer was lost on the way; if it was this customer's, only asking again helps.",
    }
}
