//! The manager's journeys in the real window, by the keyboard alone.

use crate::support::keys::{DOWN, ENTER, ESCAPE, F3, F8, F9};
use crate::support::{App, Scene, Theme};

const NAME: (&str, &str) = ("Kari", "Prøve");
/// In the order of their keys.
const PARTS: [&str; 10] =
    ["members", "visits", "audit", "staff", "report", "backups", "retention", "transfer", "settings", "check"];

#[tokio::test]
async fn somebody_without_the_app_is_added_by_hand_comes_and_is_forgotten_on_request() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;
    app.strike(F9).await;
    app.see("members-empty").await;
    app.strike(F3).await;
    app.see("dialog").await;
    app.tab_to("add-given").await;
    app.strike(NAME.0).await;
    app.tab_to("add-family").await;
    app.strike(NAME.1).await;
    app.strike(ENTER).await;
    app.see_text("member-page", "Kari Prøve").await;
    app.see_text("member-page", "Not confirmed").await;

    app.strike(F9).await;
    app.see("empty").await;
    app.strike("prøve").await;
    app.see("member-row").await;
    app.enter().await;
    app.see("member-card").await;
    app.enter().await;
    app.see("checked-in").await;

    app.strike(F9).await;
    app.see("back-room").await;
    app.strike_with_control('2').await;
    app.see("visit-row").await;
    assert!(app.source().await.contains("Kari Prøve"), "who was here today");
    app.strike_with_control('1').await;
    app.erase().await;
    app.strike_with_control('3').await;
    app.see_text("back-room", "Audit log").await;
    app.see_text("back-room", "erased").await;
    assert!(!app.source().await.contains("Kari Prøve"), "the log says that, and not of whom");
}

#[tokio::test]
async fn every_part_of_the_back_room_is_one_key_away_and_one_key_leads_back() {
    let scene = Scene::new(Theme::Dark);
    let app = scene.open().await;
    app.strike(F9).await;
    app.see("back-room").await;
    for (key, part) in "1234567890".chars().zip(PARTS) {
        app.strike_with_control(key).await;
        app.read_by(&format!("[data-testid='section-{part}'][aria-current='page']")).await;
        assert_eq!(app.count("refused").await, 0, "{part}");
    }
    app.strike(F9).await;
    app.see("empty").await;
}

impl App {
    /// Finds the one member and erases them, from the list to the certificate and back to the list.
    async fn erase(&self) {
        if self.count("member-page").await > 0 {
            self.strike(ESCAPE).await;
        }
        self.see("member-search").await;
        self.strike("prøve").await;
        self.see("found-member").await;
        self.strike(ENTER).await;
        self.see("member-page").await;
        self.strike(F8).await;
        self.see("decide").await;
        self.strike(DOWN).await;
        self.strike(ENTER).await;
        self.see("certificate").await;
        self.strike(ESCAPE).await;
        self.see_gone("certificate").await;
    }
}
