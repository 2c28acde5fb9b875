//! A login whose ending is chosen by a key, in the real window and by the keyboard alone: each step of the visit at the
//! counter, the next customer meanwhile, and what was consented to.

use crate::support::keys::{DOWN, F8, F11};
use crate::support::{App, Scene, Theme, Window};

const NUMBER: &str = "+47 000 00 020";

impl App {
    /// The customer confirms, and goes on to the club's page.
    async fn confirm_on_the_phone(&self) {
        self.look_at(Window::Phone).await;
        self.press("push").await;
        self.press("continue").await;
        self.press("confirm").await;
        self.look_at(Window::Page).await;
    }

    /// Goes on on the club's page.
    async fn go_on(&self, to: &str) {
        self.press_on_page("button").await;
        self.see_block(to).await;
    }

    /// Waits until the card in front says that its visitor is there.
    async fn see_step(&self, text: &str) {
        self.look_at(Window::Counter).await;
        self.see_text("trail-current", text).await;
    }
}

#[tokio::test]
async fn a_visit_is_seen_step_by_step_keeps_nobody_waiting_and_leaves_its_receipts() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;

    app.type_number(NUMBER).await;
    app.see("other-ending").await;
    app.enter_with_shift().await;
    app.see_login("waiting").await;
    app.see_step("Confirm in Vipps").await;
    app.confirm_on_the_phone().await;
    app.see_block("Welcome, ").await;
    app.see_step("Step 1 of 5: Welcome!").await;

    app.enter().await;
    app.see("empty").await;
    app.strike("9").await;
    app.see_in_field("9").await;
    app.look_at(Window::Page).await;
    app.press_on_page("a.button").await;
    app.see_block("More about you").await;
    app.look_at(Window::Counter).await;
    app.see_text("rail-block", "More about you").await;
    app.see_in_field("9").await;

    app.escape().await;
    app.bring_forward(1).await;
    app.see_step("Step 2 of 5: More about you").await;
    app.look_at(Window::Page).await;
    app.go_on("May Fjellheim Turlag contact you?").await;
    app.press_on_page("input[value='email']").await;
    app.go_on("The terms").await;
    app.see_step("Step 4 of 5: The terms").await;
    app.see_text("wishes", "Yes, send me tips for trips by e-mail.").await;
    app.look_at(Window::Page).await;
    app.press_on_page("#accept").await;
    app.go_on("One more step").await;
    app.press_on_page("button").await;
    app.look_at(Window::Phone).await;
    app.look_at(Window::Counter).await;
    app.see_text("page-trail", "Gone on to our shop").await;
    app.enter().await;
    app.see("empty").await;
    assert_eq!(app.count("rail-login").await, 0, "the visit is over, and so is its card");

    check_receipts(&app).await;
}

/// By the keyboard alone: what they want, every receipt, and one thing taken back.
async fn check_receipts(app: &App) {
    app.type_number(NUMBER).await;
    app.see("member-row").await;
    app.enter().await;
    app.see_text("wishes", "Yes, send me tips for trips by e-mail.").await;
    app.strike(F11).await;
    app.see_text("receipt", "Version 2026-11").await;
    app.strike(DOWN).await;
    app.see_text("receipt", "Yes, text me when a trip is called off.").await;
    app.strike(F8).await;
    app.see("withdrawal").await;
    app.enter().await;
    app.see_text("receipt", "Taken back at the counter").await;
    assert_eq!(app.count("receipt-row").await, 3, "what was answered before stays");
    app.escape().await;
    app.see("member-card").await;
    assert!(!app.read("wishes").await.contains("Yes\n"), "nothing is wanted any more");
}
