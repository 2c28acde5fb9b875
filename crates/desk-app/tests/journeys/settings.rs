//! The settings on the screen, in premises of their own: a file, an environment, a folder, and a provider on the real clock.

use std::path::PathBuf;
use std::time::Duration;

use desk_app::Premises;
use desk_app::premises::Whereabouts;
use desk_wire::check::{Check, ExamineDesk, FindingState, FindingView, FindingWord};
use desk_wire::command::{EnterNumber, ListLogins, LookUp, ViewDesk};
use desk_wire::desk::DeskView;
use desk_wire::login::{Ending, LoginState, LoginView, Purpose};
use desk_wire::lookup::NumberEntered;
use desk_wire::settings::{
    AddressProblem, KeptKind, Market, ProviderChoice, SaveSettings, SecretState, SettingProblem, SettingsForm,
    SettingsView, ViewSettings,
};
use desk_wire::staff::{AddStaff, HandOver, Role, ShiftView, SignIn, ViewShift};
use desk_wire::{Code, Command, Event, Secret, WireError};
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::sync::broadcast::Receiver;
use vipps_sim::{Options, Running, Simulator};

/// A test that waits longer than this has lost its way.
const PATIENCE: Duration = Duration::from_secs(60);
const KARI: &str = "+47 000 00 020";

struct Office {
    provider: Running,
    premises: Premises,
    folder: TempDir,
    events: Receiver<Event>,
}

impl Office {
    async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// With an environment that differs from the usual one.
    async fn open_with(change: impl FnOnce(&mut Vec<(String, String)>)) -> Self {
        let options = Options { interval: Duration::from_secs(1), ..Options::default() };
        let provider = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let settings = format!(
            "# What the club wrote.\n[club]\nname = \"Fjellheim Turlag\"  # as on the sign\n\n[provider]\nissuer = \"{}\"\n\
             client_id = \"{}\"\nmerchant_serial_number = \"{}\"\n",
            provider.issuer(),
            provider.client_id(),
            provider.merchant_serial_number(),
        );
        std::fs::write(folder.path().join("skranke.toml"), settings).unwrap();
        let given = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut environment =
            vec![given("SKRANKE_DB_KEY", &"5a".repeat(32)), given("SKRANKE_CLIENT_SECRET", provider.client_secret())];
        change(&mut environment);
        let premises = Premises::new(Whereabouts {
            settings_file: Some(folder.path().join("skranke.toml")),
            data_folder: Some(folder.path().join("data")),
            environment,
        });
        let events = premises.events();
        premises.open().await;
        Self { provider, premises, folder, events }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("skranke.toml")
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    async fn obey<T: DeserializeOwned>(&self, command: Command) -> Result<T, WireError> {
        self.premises.obey(command).await.map(|view| serde_json::from_value(view).unwrap())
    }

    async fn settings(&self) -> SettingsView {
        self.obey(Command::ViewSettings(ViewSettings {})).await.unwrap()
    }

    /// Saves what stands now with some of it changed.
    async fn save(&self, change: impl FnOnce(&mut SettingsForm)) -> Result<SettingsView, WireError> {
        let was = Box::new(self.settings().await.form);
        let mut form = was.clone();
        change(&mut form);
        self.obey(Command::SaveSettings(SaveSettings { was, form, client_secret: None })).await
    }

    /// Refused, and nothing was written.
    async fn check_refused(&self, field: &str, problem: SettingProblem, change: impl FnOnce(&mut SettingsForm)) {
        let before = self.text();
        let error = self.save(change).await.unwrap_err();
        assert_eq!(
            (error.code, error.field.as_deref(), error.setting_problem),
            (Code::InvalidSetting, Some(field), Some(problem)),
            "{:?}",
            error.detail
        );
        assert_eq!(self.text(), before);
    }

    async fn enter(&self, number: &str) -> Result<NumberEntered, WireError> {
        let with = EnterNumber { text: number.into(), purpose: Purpose::Enrol, ending: None };
        self.obey(Command::EnterNumber(with)).await
    }

    /// A request that waits.
    async fn ask(&mut self, number: &str) -> LoginView {
        let NumberEntered::Login { login } = self.enter(number).await.unwrap() else { unreachable!("nobody has it") };
        self.until(&login.login_id, LoginState::Waiting).await
    }

    async fn until(&mut self, login_id: &str, state: LoginState) -> LoginView {
        let is_it = |view: &LoginView| view.login_id == login_id && view.state == state;
        let logins: Vec<LoginView> = self.obey(Command::ListLogins(ListLogins {})).await.unwrap();
        if let Some(login) = logins.into_iter().find(is_it) {
            return login;
        }
        let events = &mut self.events;
        let seen = async {
            loop {
                match events.recv().await.unwrap() {
                    Event::LoginChanged { login } if is_it(&login) => return *login,
                    _ => {}
                }
            }
        };
        tokio::time::timeout(PATIENCE, seen).await.expect("it should have come to it by now")
    }
}

#[tokio::test]
async fn what_is_saved_stands_in_the_file_beside_what_was_there_and_counts_at_once() {
    let office = Office::open().await;
    let before = office.text();
    let view = office
        .save(|form| {
            form.club = " Fjellheim Klatreklubb ".into();
            form.country = Market::Dk;
            form.idle_lock_min = "5".into();
            form.enrol.retain(|scope| scope != "email");
        })
        .await
        .unwrap();
    let text = office.text();
    assert!(text.starts_with("# What the club wrote.") && text.contains("\"Fjellheim Klatreklubb\"  # as on the sign"));
    assert_eq!(text.lines().count(), before.lines().count() + 5, "{text}");
    assert_eq!((view.form.country, view.form.idle_lock_min.as_str()), (Market::Dk, "5"));
    assert_eq!(view.form.enrol, ["openid", "name", "phoneNumber"]);
    let desk: DeskView = office.obey(Command::ViewDesk(ViewDesk {})).await.unwrap();
    assert_eq!(desk.club, "Fjellheim Klatreklubb");
    let shift: ShiftView = office.obey(Command::ViewShift(ViewShift {})).await.unwrap();
    assert_eq!(shift.idle_lock_min, 5);
    office.premises.close().await;
}

#[tokio::test]
async fn a_value_that_cannot_be_used_is_refused_at_its_field_and_nothing_is_written() {
    let office = Office::open().await;
    let address = |problem| SettingProblem::Address { problem };
    office.check_refused("club.name", SettingProblem::Empty, |form| form.club = " ".into()).await;
    office.check_refused("provider.client_id", SettingProblem::Empty, |form| form.client_id.clear()).await;
    let idle = "club.idle_lock_min";
    let range = SettingProblem::OutOfRange { least: 0, most: 240 };
    office.check_refused(idle, range, |form| form.idle_lock_min = "241".into()).await;
    for no_number in ["", "ten", "1.5", "99999999999999999999"] {
        office.check_refused(idle, SettingProblem::NotANumber, |form| form.idle_lock_min = no_number.into()).await;
    }
    let uri = "browser_ending.redirect_uri";
    office.check_refused(uri, SettingProblem::NoPage, |form| form.ending = Ending::Browser).await;
    let plain = "http://club.example.test/welcome";
    office.check_refused(uri, address(AddressProblem::PlainHttp), |form| form.redirect_uri = plain.into()).await;
    let kept = |form: &mut SettingsForm, kind: KeptKind, count: &str| {
        let setting = form.retention.iter_mut().find(|setting| setting.kind == kind).unwrap();
        setting.count = Some(count.into());
    };
    let months = SettingProblem::OutOfRange { least: 1, most: 1200 };
    office.check_refused("retention.visits_months", months, |form| kept(form, KeptKind::Visits, "0")).await;
    let unnamed = |form: &mut SettingsForm| form.enrol.retain(|scope| scope != "phoneNumber");
    let error = office.save(unnamed).await.unwrap_err();
    assert_eq!(
        error.setting_problem,
        Some(SettingProblem::Unusable),
        "the page does not offer it, and the check refuses"
    );
    assert!(error.detail.unwrap().contains("`scopes.enrol` must hold `phoneNumber`"));
    office.premises.close().await;
}

#[tokio::test]
async fn a_request_that_waits_goes_on_under_the_new_settings_and_its_card_is_the_newer_one() {
    let mut office = Office::open().await;
    let waiting = office.ask(KARI).await;
    office.save(|form| form.club = "Nytt navn".into()).await.unwrap();
    let after = office.until(&waiting.login_id, LoginState::Waiting).await;
    assert!(after.revision > waiting.revision, "a screen that knows the card takes this one");
    assert_eq!((after.binding_message, after.expires_at_ms), (waiting.binding_message, waiting.expires_at_ms));
    let other = SettingProblem::RequestsWait;
    office.check_refused("provider.client_id", other, |form| form.client_id = "another".into()).await;
    office.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    let applied = office.until(&waiting.login_id, LoginState::Applied).await;
    office.save(|form| form.club = "Enda et navn".into()).await.unwrap();
    let left: Vec<LoginView> = office.obey(Command::ListLogins(ListLogins {})).await.unwrap();
    assert_eq!(left, [applied], "a card that nobody closed lies where it lay");
    assert!(office.provider.violations().is_empty(), "{:?}", office.provider.violations());
    office.premises.close().await;
}

#[tokio::test]
async fn what_the_environment_says_is_shown_as_that_and_cannot_be_changed() {
    let name = |environment: &mut Vec<_>| environment.push(("SKRANKE_CLUB__NAME".into(), "Utenfra".into()));
    let office = Office::open_with(name).await;
    let view = office.settings().await;
    assert_eq!((view.form.club.as_str(), view.fixed), ("Utenfra", vec!["club.name".to_owned()]));
    assert_eq!(view.secret, SecretState::Environment);
    office.check_refused("club.name", SettingProblem::Fixed, |form| form.club = "Innenfra".into()).await;
    let was = Box::new(office.settings().await.form);
    let client_secret = Some(Secret("canary".into()));
    let with = SaveSettings { form: was.clone(), was, client_secret };
    assert!(!format!("{with:?}").contains("canary"));
    let error = office.obey::<SettingsView>(Command::SaveSettings(with)).await.unwrap_err();
    assert_eq!((error.field.as_deref(), error.setting_problem), (Some("client_secret"), Some(SettingProblem::Fixed)));
    assert!(!office.text().contains("canary"));
    office.premises.close().await;
}

#[tokio::test]
async fn the_simulators_desk_does_not_become_a_real_one_over_its_register() {
    let office = Office::open().await;
    let fixed = SettingProblem::Fixed;
    office.check_refused("provider.issuer", fixed, |form| form.provider = ProviderChoice::Production).await;
    assert_eq!(office.settings().await.issuers.len(), 1, "and no other is offered");
    office.premises.close().await;
}

#[tokio::test]
async fn without_a_client_secret_the_desk_is_open_and_only_asking_is_not() {
    let without = |environment: &mut Vec<(String, String)>| environment.retain(|(name, _)| name == "SKRANKE_DB_KEY");
    let office = Office::open_with(without).await;
    let desk: DeskView = office.obey(Command::ViewDesk(ViewDesk {})).await.unwrap();
    assert_eq!((desk.has_secret, desk.problem), (false, None));
    assert!(office.premises.obey(Command::LookUp(LookUp { text: "kari".into() })).await.is_ok());
    assert_eq!(office.enter(KARI).await.unwrap_err().code, Code::SecretMissing);
    assert_eq!(office.settings().await.secret, SecretState::Missing);
    office.premises.close().await;
}

#[tokio::test]
async fn the_settings_are_the_managers_and_whoever_changed_them_stays_signed_in() {
    let office = Office::open().await;
    let add = |name: &str, role, pin: &str| {
        Command::AddStaff(AddStaff { name: name.into(), role, pin: Some(Secret(pin.into())) })
    };
    office.premises.obey(add("Kari Leder", Role::Manager, "4071")).await.unwrap();
    let saved = office.save(|form| form.club = "Nytt navn".into()).await;
    assert!(saved.is_ok());
    let shift: ShiftView = office.obey(Command::ViewShift(ViewShift {})).await.unwrap();
    assert_eq!(shift.signed_in.map(|who| who.name).as_deref(), Some("Kari Leder"));
    let was = Box::new(office.settings().await.form);

    office.premises.obey(add("Ola Skranke", Role::Counter, "9305")).await.unwrap();
    office.premises.obey(Command::HandOver(HandOver {})).await.unwrap();
    let ola = SignIn { staff_id: "2".into(), pin: Secret("9305".into()) };
    office.premises.obey(Command::SignIn(ola)).await.unwrap();
    let save = Command::SaveSettings(SaveSettings { form: was.clone(), was, client_secret: None });
    for command in [Command::ViewSettings(ViewSettings {}), save, Command::ExamineDesk(ExamineDesk {})] {
        assert_eq!(office.premises.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
    }
    office.premises.close().await;
}

#[tokio::test]
async fn everything_is_examined_from_the_screen_and_told_line_by_line() {
    let mut office = Office::open().await;
    let found: Vec<FindingView> = office.obey(Command::ExamineDesk(ExamineDesk {})).await.unwrap();
    assert!(found.iter().all(|finding| finding.state != FindingState::Wrong), "{found:?}");
    let checks: Vec<Check> = found.iter().map(|finding| finding.check).collect();
    for check in [Check::Configuration, Check::Register, Check::Discovery, Check::Credentials, Check::UserExists] {
        assert!(checks.contains(&check), "{checks:?}");
    }
    let mut told = Vec::new();
    while let Ok(event) = office.events.try_recv() {
        if let Event::Examined { finding } = event {
            told.push(finding);
        }
    }
    assert_eq!(told, found);
    office.premises.close().await;
}

#[tokio::test]
async fn what_the_provider_does_not_accept_and_what_is_missing_is_told_apart() {
    let other = |environment: &mut Vec<(String, String)>| {
        let secret = environment.iter_mut().find(|(name, _)| name == "SKRANKE_CLIENT_SECRET").unwrap();
        secret.1 = "canary-another".into();
    };
    let office = Office::open_with(other).await;
    let found: Vec<FindingView> = office.obey(Command::ExamineDesk(ExamineDesk {})).await.unwrap();
    let word = |found: &[FindingView], check| found.iter().find(|one| one.check == check).map(|one| one.word);
    assert_eq!(word(&found, Check::Credentials), Some(FindingWord::CredentialsRefused));
    assert!(!format!("{found:?}").contains("canary"));
    office.premises.close().await;

    let without = |environment: &mut Vec<(String, String)>| environment.retain(|(name, _)| name == "SKRANKE_DB_KEY");
    let office = Office::open_with(without).await;
    let found: Vec<FindingView> = office.obey(Command::ExamineDesk(ExamineDesk {})).await.unwrap();
    assert_eq!(word(&found, Check::ClientSecret), Some(FindingWord::SecretMissing));
    assert_eq!(word(&found, Check::Credentials), None, "nothing is tried without one");
    office.premises.close().await;
}

#[tokio::test]
async fn a_desk_that_does_not_open_can_be_examined_all_the_same() {
    let broken = |environment: &mut Vec<(String, String)>| environment[0].1 = "no key".into();
    let office = Office::open_with(broken).await;
    let desk: DeskView = office.obey(Command::ViewDesk(ViewDesk {})).await.unwrap();
    assert_eq!(desk.problem.map(|problem| problem.code), Some(Code::StoreWrongKey));
    let found: Vec<FindingView> = office.obey(Command::ExamineDesk(ExamineDesk {})).await.unwrap();
    let last = found.last().unwrap();
    assert_eq!((last.word, last.code), (FindingWord::RegisterClosed, Some(Code::StoreWrongKey)));
}
