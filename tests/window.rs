//! The real window, driven as a person drives it: the program as it is shipped, on a display, with the simulated phone.
#![cfg(target_os = "linux")]

#[path = "window/beginning.rs"]
mod beginning;
#[expect(clippy::unwrap_used, reason = "what cannot go on fails, and says where")]
#[path = "window/journeys.rs"]
mod journeys;
#[path = "window/manager.rs"]
mod manager;
#[expect(clippy::unwrap_used, reason = "what cannot go on fails, and says where")]
#[path = "window/rail.rs"]
mod rail;
#[expect(clippy::unwrap_used, reason = "what cannot go on fails, and says where")]
#[expect(dead_code, reason = "each program that drives the window uses a part of it")]
mod support;
#[path = "window/visit.rs"]
mod visit;

use support::wait::until;
use support::{App, Scene, Theme, Window};

const NUMBER: &str = "+47 000 00 020";

#[tokio::test]
async fn from_the_typed_number_to_the_member_and_the_check_in() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;

    enrol(&app).await;

    app.enter().await;
    app.see("empty").await;
    app.type_number(NUMBER).await;
    app.see("member-row").await;
    app.enter().await;
    app.see("member-card").await;
    assert_eq!(app.count("login-card").await, 0, "a known member is shown before anything is sent");
    app.enter().await;
    app.see("checked-in").await;
}

#[tokio::test]
async fn a_member_is_found_after_the_program_was_closed_and_opened_again() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;
    let name = enrol(&app).await;
    app.close().await;

    let app = scene.open().await;
    app.type_number(NUMBER).await;
    app.see("member-row").await;
    app.enter().await;
    app.see("member-card").await;

    assert_eq!(app.read("member-name").await, name);
}

#[tokio::test]
async fn a_double_enter_sends_one_request() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;

    app.type_number(NUMBER).await;
    app.enter_twice().await;
    app.see_login("waiting").await;

    let code = app.read("binding-message").await;
    assert_eq!(app.count("rail-login").await, 0, "no other login waits beside it");
    app.look_at(Window::Phone).await;
    app.press("open-app").await;
    assert_eq!(app.read("code").await, code, "one request opens by itself; of two there would be a list");
}

#[tokio::test]
async fn a_personal_code_that_a_scanner_mangled_is_asked_once_however_often_it_is_seen() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;
    let code = "httpsØ--qr.vipps.no-28-2-01-031-4700000020_v\\1";

    app.scan(code).await;
    app.see_login("waiting").await;
    assert_eq!(app.read("asked-number").await, NUMBER);
    app.scan(code).await;
    app.see_in_field("").await;

    app.see_login("waiting").await;
    assert_eq!(app.count("rail-login").await, 0, "no other login waits beside it");
}

#[tokio::test]
async fn a_login_goes_on_on_the_clubs_page_and_the_member_is_complete_at_the_counter() {
    let scene = Scene::on_the_page(Theme::Light);
    let app = scene.open().await;

    app.type_number(NUMBER).await;
    app.enter().await;
    app.see_login("waiting").await;
    app.look_at(Window::Phone).await;
    app.press("push").await;
    app.press("continue").await;
    app.press("confirm").await;

    app.look_at(Window::Page).await;
    app.see_block("Welcome, ").await;
    app.press_on_page("a.button").await;
    app.see_block("More about you").await;
    app.press_on_page("input[value='ski']").await;
    app.press_on_page("input[value='yes']").await;
    app.type_on_page("input[type='text']", "Gjendebu").await;
    app.press_on_page("button").await;
    app.see_block("May Fjellheim Turlag contact you?").await;
    app.press_on_page("input[value='email']").await;
    app.press_on_page("button").await;
    app.see_block("The terms").await;
    app.press_on_page("#accept").await;
    app.press_on_page("button").await;
    app.see_block("One more step").await;
    app.press_on_page("button").await;
    app.look_at(Window::Phone).await;

    app.look_at(Window::Counter).await;
    app.see_login("applied").await;
    app.enter().await;
    app.see("empty").await;
    app.type_number(NUMBER).await;
    app.see("member-row").await;
    app.enter().await;
    let told = app.read("member-answers").await;
    for answer in ["Skiing", "Yes, please", "Gjendebu"] {
        assert!(told.contains(answer), "{told}");
    }
}

#[tokio::test]
async fn what_is_typed_anywhere_lands_in_the_field() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;

    app.strike("9").await;
    app.see_in_field("9").await;
    app.lose_focus().await;
    app.strike("1").await;
    app.see_in_field("91").await;
    app.help().await;
    app.strike("2").await;
    app.see_in_field("912").await;
    app.look_at(Window::Phone).await;
    app.look_at(Window::Counter).await;
    app.strike("3").await;
    app.see_in_field("9123").await;
}

#[tokio::test]
async fn the_customers_display_shows_the_code_and_nothing_of_anybody() {
    let scene = Scene::new(Theme::Light);
    let app = scene.open().await;
    app.open_display().await;
    app.look_at(Window::Display).await;
    app.see("customer-display").await;
    assert_eq!(app.count("display-code").await, 0);

    app.look_at(Window::Counter).await;
    app.type_number(NUMBER).await;
    app.enter().await;
    app.see_login("waiting").await;
    let code = app.read("binding-message").await;
    app.look_at(Window::Display).await;
    assert_eq!(app.read("display-code").await, code);
    for digits in [NUMBER, "00 020", "4700000020", "020"] {
        assert!(!app.source().await.contains(digits), "{digits} on the customers' display");
    }

    app.look_at(Window::Counter).await;
    app.escape().await;
    app.see_login("cancelled").await;
    app.look_at(Window::Display).await;
    until("the code to be gone", async || (app.count("display-code").await == 0).then_some(())).await;
}

/// One login from start to end. The answer is the member's name.
async fn enrol(app: &App) -> String {
    app.type_number(NUMBER).await;
    app.enter().await;
    app.see_login("waiting").await;
    let code = app.read("binding-message").await;

    app.look_at(Window::Phone).await;
    app.press("push").await;
    assert_eq!(app.read("code").await, code, "the counter and the phone show the same code");
    app.press("continue").await;
    app.see("share").await;
    app.press("confirm").await;
    app.see("done").await;

    app.look_at(Window::Counter).await;
    app.see_login("applied").await;
    app.read("member-name").await
}
