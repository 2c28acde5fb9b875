//! What goes otherwise than planned, reception and the shift, in the real window and by the keyboard alone.

use std::time::Duration;

use vipps_sim::{Behaviour, Endpoint, Fault, FaultKind, Msisdn, Options, RetryAfter, Running, Simulator, Start};

use crate::support::keys::{DOWN, ENTER, ESCAPE, F2, F3, F4, F5, F7, F8, F9, F10, F12};
use crate::support::{App, Scene, Theme};

const NUMBER: &str = "+47 000 00 020";
const MANAGER: (&str, &str) = ("Kari Leder", "271828");
const CLERK: (&str, &str) = ("Ola Skranke", "314159");

fn msisdn() -> Msisdn {
    "4700000020".parse().unwrap()
}

async fn provider() -> Running {
    Simulator::start(Options { interval: Duration::from_secs(1), ..Options::default() }).await.unwrap()
}

fn broken(endpoint: Endpoint) -> Fault {
    Fault { endpoint, kind: FaultKind::Reset, times: u32::MAX, retry_after_s: None, only_success: false }
}

impl App {
    /// Types the number and sends the request.
    async fn ask(&self) {
        self.type_number(NUMBER).await;
        self.enter().await;
    }

    /// What staff read on a card that came to nothing: what happened, what to say, and whom it is about.
    async fn check_told(&self, code: &str) {
        self.see_ending(code).await;
        for id in ["staff", "say"] {
            assert!(self.read(id).await.len() > 20, "{code}: a sentence in {id}");
        }
        assert_eq!(self.read("asked-number").await, NUMBER, "{code}: what was typed is still there");
    }

    /// Closes the card with Esc.
    async fn put_away(&self) {
        self.escape().await;
        self.see("empty").await;
    }
}

#[tokio::test]
async fn whatever_becomes_of_a_request_there_is_a_sentence_and_one_next_key() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;

    app.ask().await;
    app.see_login("waiting").await;
    provider.decline(&msisdn()).unwrap();
    app.check_told("access_denied").await;
    app.enter().await;
    app.see("empty").await;

    let starts = [
        ("not_eligible", Behaviour { exists: false, ..Behaviour::default() }),
        ("old_app", Behaviour { start: Start::Refused(vipps_sim::Refusal::OldApp), ..Behaviour::default() }),
        ("too_many", Behaviour { start: Start::TooMany(RetryAfter::Seconds(30)), ..Behaviour::default() }),
        ("wrong_person", Behaviour { confirmed_by: Some("4700000021".parse().unwrap()), ..Behaviour::default() }),
    ];
    for (code, behaviour) in starts {
        provider.set_behaviour(&msisdn(), behaviour);
        app.ask().await;
        if code == "wrong_person" {
            app.see_login("waiting").await;
            provider.confirm(&msisdn()).unwrap();
        }
        app.check_told(code).await;
        app.put_away().await;
    }
    provider.set_behaviour(&msisdn(), Behaviour::default());

    // From here on the provider's clock is ahead of the desk's.
    app.ask().await;
    app.see_login("waiting").await;
    provider.advance(Duration::from_mins(15));
    app.check_told("expired").await;
    let asked = provider.requests().len();
    app.enter().await;
    app.see_login("waiting").await;
    assert_eq!(provider.requests().len(), asked + 1, "Enter asked again");
    app.escape().await;
    app.check_told("cancelled").await;
    app.put_away().await;
}

#[tokio::test]
async fn a_wrong_person_is_taken_back_with_one_key() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    app.ask().await;
    app.see_login("waiting").await;
    provider.confirm(&msisdn()).unwrap();
    app.see_login("applied").await;
    let name = app.read("member-name").await;

    app.strike(F8).await;
    app.see_gone("member-name").await;
    assert!(!app.source().await.contains(&name), "nothing of them is left on the screen");
    app.put_away().await;
    app.type_number(NUMBER).await;
    assert_eq!(app.count("member-row").await, 0, "nor in the register");
}

#[tokio::test]
async fn without_a_network_a_number_is_kept_and_asked_when_it_is_back() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    provider.break_calls(broken(Endpoint::UserExists));
    provider.break_calls(broken(Endpoint::Authentication));
    app.ask().await;
    app.check_told("unreachable").await;
    app.strike(F5).await;
    app.see("kept-number").await;

    provider.mend();
    app.strike(F5).await;
    app.see_login("waiting").await;
    provider.confirm(&msisdn()).unwrap();
    app.see_login("applied").await;
    app.see_gone("kept-number").await;
}

#[tokio::test]
async fn a_member_proves_who_they_are_and_comes_goes_and_comes_back() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    app.ask().await;
    app.see_login("waiting").await;
    provider.confirm(&msisdn()).unwrap();
    app.see_login("applied").await;
    app.enter().await;
    app.see("empty").await;

    app.ask().await;
    app.see("member-card").await;
    app.strike(F4).await;
    app.see_login("waiting").await;
    provider.confirm(&msisdn()).unwrap();
    app.see_login("applied").await;
    app.enter().await;
    app.see("empty").await;

    app.ask().await;
    app.see("member-card").await;
    app.enter().await;
    app.see("checked-in").await;
    app.strike(F7).await;
    app.see_text("member-card", "Left at").await;
    app.strike(F10).await;
    app.see_text("member-card", "Here since").await;
}

#[tokio::test]
async fn who_walks_in_is_counted_leaves_and_is_called_back_by_keys() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    for name in ["Kari Prøve", "Ola Prøve"] {
        app.strike(name).await;
        app.see_in_field(name).await;
        app.strike(F3).await;
        app.see_in_field("").await;
    }
    app.strike(F2).await;
    app.see("reception").await;
    app.see_text("count-here", "2").await;

    app.strike(DOWN).await;
    app.strike(F7).await;
    app.see_text("count-here", "1").await;
    app.see_text("count-left", "1").await;
    app.strike(F10).await;
    app.see_text("count-here", "2").await;
    app.strike(ESCAPE).await;
    app.see_gone("reception").await;
}

#[tokio::test]
async fn a_manager_brings_in_a_clerk_who_signs_in_hands_over_and_has_no_key_to_the_back() {
    let provider = provider().await;
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    app.strike(F9).await;
    app.see("back-room").await;
    app.tab_to("section-staff").await;
    app.strike(ENTER).await;
    for person in [MANAGER, CLERK] {
        app.add_staff(person).await;
    }

    // With two of them everybody signs in; who brought them in has to, too.
    app.strike(F12).await;
    app.see("sign-in").await;
    app.sign_in(CLERK).await;
    app.see("omnibox").await;
    app.ask().await;
    app.see_login("waiting").await;
    app.strike(F9).await;
    app.see("sign-in").await;
    app.strike(ESCAPE).await;
    app.see_login("waiting").await;

    app.strike(F12).await;
    app.see("sign-in").await;
    assert!(!app.source().await.contains(NUMBER), "the next one sees nothing of it before they have signed in");
    app.sign_in(MANAGER).await;
    app.see_login("waiting").await;
    app.strike(F9).await;
    app.see("back-room").await;
    app.strike_with_control('l').await;
    app.see("sign-in").await;
}

impl App {
    async fn add_staff(&self, (name, pin): (&str, &str)) {
        self.tab_to("staff-add").await;
        self.strike(ENTER).await;
        self.see("dialog").await;
        self.tab_to("staff-name").await;
        self.strike(name).await;
        self.tab_to("pin").await;
        self.strike(pin).await;
        self.strike(ENTER).await;
        self.see_gone("dialog").await;
    }

    async fn sign_in(&self, (name, pin): (&str, &str)) {
        self.see_text("sign-in", name).await;
        while !self.read_by("[role='radio'][aria-checked='true']").await.contains(name) {
            self.strike(DOWN).await;
        }
        self.strike(pin).await;
        self.strike(ENTER).await;
        self.see_gone("sign-in").await;
    }
}
