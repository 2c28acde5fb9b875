//! What is played, and where the photographer stands.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{App, Scene, Theme, Window};

/// Confirms by hand; so do the others up to …099.
const MARIT: &str = "+47 000 00 020";
const OTHER: &str = "+47 000 00 021";
/// Cannot use the app, for a reason nobody is told.
const NOT_ELIGIBLE: &str = "+47 000 00 005";

/// Plays everything in light, the enrolment and the visit to the club's page once more in dark.
pub(crate) async fn play(folder: &Path) {
    let album = Album::open(folder);

    let scene = Scene::new(Theme::Light);
    let light = Photographer { scene: &scene, album: &album, suffix: "" };
    let app = light.open().await;
    light.take(&app, "01-empty-counter").await;
    enrol(&app, &light).await;
    endings(&app, &light).await;
    app.close().await;
    come_back(&light.open().await, &light).await;

    let scene = Scene::new(Theme::Dark);
    let dark = Photographer { scene: &scene, album: &album, suffix: "-dark" };
    let app = dark.open().await;
    dark.take(&app, "01-empty-counter").await;
    enrol(&app, &dark).await;
    app.close().await;

    for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-dark")] {
        let scene = Scene::on_the_page(theme);
        let photographer = Photographer { scene: &scene, album: &album, suffix };
        let app = photographer.open().await;
        visit(&app, &photographer).await;
        app.close().await;
    }
}

async fn enrol(app: &App, photographer: &Photographer<'_>) {
    app.type_number(MARIT).await;
    photographer.take(app, "02-number-typed").await;
    app.enter().await;
    app.see_login("waiting").await;
    app.look_at(Window::Phone).await;
    app.see("push").await;
    photographer.take(app, "03-waiting-card").await;
    app.press("push").await;
    app.see("code").await;
    photographer.take(app, "04-phone-request").await;
    app.press("continue").await;
    app.see("share").await;
    photographer.take(app, "05-sharing-consent").await;
    app.press("confirm").await;
    app.see("done").await;
    app.look_at(Window::Counter).await;
    app.see_login("applied").await;
    photographer.take(app, "06-member-confirmed").await;
    app.enter().await;
    app.see("empty").await;
}

/// A login that goes on on the club's page, block by block; then the member at the counter.
async fn visit(app: &App, photographer: &Photographer<'_>) {
    app.type_number(MARIT).await;
    app.enter().await;
    app.see_login("waiting").await;
    app.look_at(Window::Phone).await;
    for button in ["push", "continue", "confirm"] {
        app.press(button).await;
    }
    app.look_at(Window::Page).await;
    app.see_block("Welcome").await;
    photographer.take(app, "11-page-welcome").await;
    app.press_on_page("a.button").await;
    app.see_block("More about you").await;
    for answer in ["input[value='huts']", "input[value='ski']", "input[value='yes']"] {
        app.press_on_page(answer).await;
    }
    app.type_on_page("input[type='text']", "Gjendebu").await;
    photographer.take(app, "12-page-more").await;
    app.press_on_page("button").await;
    app.see_block("May Fjellheim").await;
    app.press_on_page("input[value='email']").await;
    photographer.take(app, "13-page-consents").await;
    app.press_on_page("button").await;
    app.see_block("The terms").await;
    app.press_on_page("#accept").await;
    photographer.take(app, "14-page-terms").await;
    app.press_on_page("button").await;
    app.see_block("One more step").await;
    photographer.take(app, "15-page-hand-over").await;
    app.press_on_page("a[href$='/done']").await;
    app.see_block("All done").await;
    photographer.take(app, "16-page-done").await;
    app.look_at(Window::Counter).await;
    app.see_login("applied").await;
    app.enter().await;
    app.see("empty").await;
    app.type_number(MARIT).await;
    app.see("member-row").await;
    app.enter().await;
    app.see("member-answers").await;
    photographer.take(app, "17-member-complete").await;
}

async fn endings(app: &App, photographer: &Photographer<'_>) {
    app.type_number(OTHER).await;
    app.enter().await;
    app.see_login("waiting").await;
    app.look_at(Window::Phone).await;
    app.press("push").await;
    app.press("decline").await;
    app.look_at(Window::Counter).await;
    app.see_login("declined").await;
    photographer.take(app, "07-declined").await;
    app.escape().await;
    app.see("empty").await;
    app.type_number(NOT_ELIGIBLE).await;
    app.enter().await;
    app.see_login("not_eligible").await;
    photographer.take(app, "08-not-eligible").await;
}

async fn come_back(app: &App, photographer: &Photographer<'_>) {
    app.type_number(MARIT).await;
    app.see("member-row").await;
    photographer.take(app, "09-app-restarted-member-found").await;
    app.enter().await;
    app.see("member-card").await;
    app.enter().await;
    app.see("checked-in").await;
    photographer.take(app, "10-checked-in").await;
}

/// The folder of the photographs. Those of the last time are thrown away.
struct Album(PathBuf);

impl Album {
    fn open(folder: &Path) -> Self {
        fs::create_dir_all(folder).unwrap();
        for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if file.extension().is_some_and(|extension| extension == "png") {
                fs::remove_file(file).unwrap();
            }
        }
        Self(folder.to_owned())
    }
}

struct Photographer<'a> {
    scene: &'a Scene,
    album: &'a Album,
    suffix: &'a str,
}

impl Photographer<'_> {
    /// Opens the program and arranges its windows.
    async fn open(&self) -> App {
        let app = self.scene.open().await;
        app.stand_side_by_side().await;
        app
    }

    #[expect(clippy::print_stdout, reason = "whoever waits at the terminal sees how far it is")]
    async fn take(&self, app: &App, name: &str) {
        let name = format!("{name}{}.png", self.suffix);
        self.scene.photograph(app, &self.album.0.join(&name)).await;
        println!("  {name}");
    }
}
