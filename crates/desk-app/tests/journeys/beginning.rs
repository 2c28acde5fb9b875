//! From nothing to a desk: the first settings, and a passphrase where there is no keychain.

use std::path::PathBuf;

use desk_app::Premises;
use desk_app::premises::Whereabouts;
use desk_wire::command::{LookUp, ViewDesk};
use desk_wire::desk::{DeskView, Language};
use desk_wire::settings::{Market, ProviderChoice, SettingProblem};
use desk_wire::setup::{SetUp, TrySimulator, Unlock};
use desk_wire::{Code, Command, Secret, WireError};
use tempfile::TempDir;
use vipps_sim::{Options, Running, Simulator};

const PASSPHRASE: &str = "correct horse battery";

struct Shop {
    provider: Running,
    folder: TempDir,
}

impl Shop {
    async fn new() -> Self {
        let provider = Simulator::start(Options::default()).await.unwrap();
        Self { provider, folder: tempfile::tempdir().unwrap() }
    }

    /// The program, just started. The provider is the test's own, whichever is chosen.
    async fn open(&self) -> Premises {
        let issuer = ("SKRANKE_PROVIDER__ISSUER".to_owned(), self.provider.issuer());
        let premises = Premises::new(Whereabouts {
            settings_file: Some(self.file()),
            data_folder: Some(self.folder.path().join("data")),
            environment: vec![issuer, ("LANG".to_owned(), "fi_FI.UTF-8".to_owned())],
        });
        premises.open().await;
        premises
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("config/skranke.toml")
    }

    /// As it is filled in, with what was pasted around it.
    fn form(&self) -> SetUp {
        SetUp {
            language: Language::Fi,
            country: Market::Fi,
            club: " Tunturin Kiipeilijät ".into(),
            provider: ProviderChoice::Test,
            client_id: format!("  {}\n", self.provider.client_id()),
            client_secret: Secret(format!("\t{} \r\n", self.provider.client_secret())),
            merchant_serial_number: format!(" {} ", self.provider.merchant_serial_number()),
            passphrase: Some(Secret(PASSPHRASE.into())),
        }
    }
}

async fn desk(premises: &Premises) -> DeskView {
    serde_json::from_value(premises.obey(Command::ViewDesk(ViewDesk {})).await.unwrap()).unwrap()
}

async fn problem(premises: &Premises) -> Option<Code> {
    desk(premises).await.problem.map(|problem| problem.code)
}

async fn refused(premises: &Premises, command: Command) -> WireError {
    premises.obey(command).await.unwrap_err()
}

fn unlock(passphrase: &str) -> Command {
    Command::Unlock(Unlock { passphrase: Secret(passphrase.into()) })
}

#[tokio::test]
async fn without_settings_the_window_speaks_the_systems_language_and_everything_but_the_beginning_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let premises = Premises::new(Whereabouts {
        settings_file: Some(folder.path().join("skranke.toml")),
        data_folder: Some(folder.path().join("data")),
        environment: vec![("LANG".to_owned(), "fi_FI.UTF-8".to_owned())],
    });
    premises.open().await;
    let view = desk(&premises).await;
    assert_eq!((view.language, view.problem.unwrap().code), (Language::Fi, Code::ConfigMissing));
    let look_up = Command::LookUp(LookUp { text: "912".into() });
    assert_eq!(refused(&premises, look_up).await.code, Code::ConfigMissing);
    assert_eq!(refused(&premises, unlock(PASSPHRASE)).await.code, Code::NotNow);
}

#[tokio::test]
async fn the_first_settings_are_written_trimmed_and_the_desk_is_open_and_never_holds_the_secret_in_a_file() {
    let shop = Shop::new().await;
    let premises = shop.open().await;
    assert_eq!(problem(&premises).await, Some(Code::ConfigMissing));
    premises.obey(Command::SetUp(shop.form())).await.unwrap();
    let view = desk(&premises).await;
    assert_eq!((view.club.as_str(), view.language, view.has_secret), ("Tunturin Kiipeilijät", Language::Fi, true));
    let text = std::fs::read_to_string(shop.file()).unwrap();
    assert!(text.contains(&format!("client_id = \"{}\"", shop.provider.client_id())), "{text}");
    assert!(text.contains("https://apitest.vipps.no/") && !text.contains(shop.provider.client_secret()), "{text}");
    assert_eq!(refused(&premises, Command::SetUp(shop.form())).await.code, Code::NotNow, "once");
    premises.close().await;
}

#[tokio::test]
async fn what_cannot_be_used_is_refused_at_its_field_and_leaves_nothing_behind() {
    let shop = Shop::new().await;
    let premises = shop.open().await;
    let mut wrong = vec![("club.name", SettingProblem::Empty, SetUp { club: " ".into(), ..shop.form() })];
    wrong.push(("provider.client_id", SettingProblem::Empty, SetUp { client_id: "\n".into(), ..shop.form() }));
    wrong.push(("client_secret", SettingProblem::Empty, SetUp { client_secret: Secret(" ".into()), ..shop.form() }));
    let short = Some(Secret("1234567".into()));
    wrong.push(("passphrase", SettingProblem::PassphraseTooShort, SetUp { passphrase: short, ..shop.form() }));
    for (field, problem, form) in wrong {
        let error = refused(&premises, Command::SetUp(form)).await;
        assert_eq!((error.field.as_deref(), error.setting_problem), (Some(field), Some(problem)));
        assert!(!shop.file().exists());
    }
    assert_eq!(problem(&premises).await, Some(Code::ConfigMissing), "and it can be tried again");
}

#[tokio::test]
async fn a_desk_under_a_passphrase_asks_for_it_and_opens_with_the_right_one_alone() {
    let shop = Shop::new().await;
    let premises = shop.open().await;
    premises.obey(Command::SetUp(shop.form())).await.unwrap();
    premises.close().await;

    let premises = shop.open().await;
    let view = desk(&premises).await;
    assert_eq!((view.club.as_str(), view.problem.unwrap().code), ("Tunturin Kiipeilijät", Code::PassphraseNeeded));
    assert_eq!(refused(&premises, unlock("correct horse")).await.code, Code::WrongPassphrase);
    assert_eq!(refused(&premises, unlock("")).await.code, Code::WrongPassphrase);
    let simulator = Command::TrySimulator(TrySimulator { language: Language::Fi });
    assert_eq!(refused(&premises, simulator).await.code, Code::NotNow, "there is a desk, and it is closed");
    premises.obey(unlock(PASSPHRASE)).await.unwrap();
    let view = desk(&premises).await;
    assert_eq!((view.problem, view.has_secret), (None, true));
    assert!(!format!("{:?}", unlock(PASSPHRASE)).contains(PASSPHRASE), "nothing prints a passphrase");
    premises.close().await;
}
