//! The first minutes: no settings yet.

use super::support::{Scene, Theme, Window};

#[tokio::test]
async fn from_nothing_to_the_simulator_with_two_keys() {
    let scene = Scene::from_nothing(Theme::Light);
    let app = scene.open().await;
    app.next_step("choice").await;
    app.next_step("simulator").await;

    app.see("simulator-banner").await;
    app.look_at(Window::Phone).await;
    app.look_at(Window::Counter).await;
    app.see("omnibox").await;
    app.close().await;
    assert!(!scene.settings().exists(), "nothing of it is kept");
}
