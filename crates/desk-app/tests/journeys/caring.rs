//! The care of the register in the back room: backups made, looked at and put back while the window is open; what has had
//! its time, counted and removed.

use std::time::Duration;

use desk_app::Premises;
use desk_app::premises::Whereabouts;
use desk_app::random::SystemRandom;
use desk_store::{Store, StoreKey};
use desk_wire::backup::{
    BackupReason, BackupRestored, BackupsView, ListBackups, LookAtBackup, MakeBackup, RestoreBackup, SinceBackup,
};
use desk_wire::command::{EnterNumber, GiveUp, LookUp};
use desk_wire::export::{ExportMembers, MembersExported, SheetReader};
use desk_wire::login::{LoginState, Purpose};
use desk_wire::lookup::{LookUpView, NumberEntered};
use desk_wire::register::AddMember;
use desk_wire::retention::{CountOverdue, KindCount, RemoveOverdue, RetentionView, ViewRetention};
use desk_wire::settings::KeptKind;
use desk_wire::staff::{AddStaff, Role, ShiftView, SignIn, ViewShift};
use desk_wire::{Code, Command, Secret, WireError};
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use vipps_sim::{Options, Running, Simulator};

use crate::staff::{sign_in_at_the_counter, staffed};
use crate::support::{Counter, counter};

/// Premises with a register of their own and a provider on the real clock.
struct Shop {
    premises: Premises,
    folder: TempDir,
    _provider: Running,
}

impl Shop {
    async fn open() -> Self {
        let provider =
            Simulator::start(Options { interval: Duration::from_secs(1), ..Options::default() }).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let settings = format!(
            "[club]\nname = \"Fjellheim Turlag\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\n\
             merchant_serial_number = \"{}\"\n",
            provider.issuer(),
            provider.client_id(),
            provider.merchant_serial_number(),
        );
        let file = folder.path().join("skranke.toml");
        std::fs::write(&file, settings).unwrap();
        let given = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let premises = Premises::new(Whereabouts {
            settings_file: Some(file),
            data_folder: Some(folder.path().join("data")),
            environment: vec![
                given("SKRANKE_DB_KEY", &"5a".repeat(32)),
                given("SKRANKE_CLIENT_SECRET", provider.client_secret()),
            ],
        });
        premises.open().await;
        Self { premises, folder, _provider: provider }
    }

    async fn obey<T: DeserializeOwned>(&self, command: Command) -> Result<T, WireError> {
        self.premises.obey(command).await.map(|view| serde_json::from_value(view).unwrap())
    }

    async fn add(&self, given_name: &str) {
        let nothing = String::new;
        let add = AddMember {
            given_name: given_name.to_owned(),
            family_name: "Eksempel".to_owned(),
            phone: nothing(),
            email: nothing(),
            anyway: false,
        };
        self.obey::<serde_json::Value>(Command::AddMember(add)).await.unwrap();
    }

    async fn knows(&self, name: &str) -> bool {
        let view: LookUpView = self.obey(Command::LookUp(LookUp { text: name.to_owned() })).await.unwrap();
        !view.rows.is_empty()
    }

    async fn list(&self) -> BackupsView {
        self.obey(Command::ListBackups(ListBackups {})).await.unwrap()
    }

    /// Makes a backup. Answers which.
    async fn back_up(&self) -> String {
        let made: BackupsView = self.obey(Command::MakeBackup(MakeBackup {})).await.unwrap();
        made.backups[0].backup_id.clone()
    }

    async fn restore(&self, backup_id: &str) -> Result<BackupRestored, WireError> {
        self.obey(Command::RestoreBackup(RestoreBackup { backup_id: backup_id.to_owned() })).await
    }
}

#[tokio::test]
async fn a_backup_takes_the_registers_place_while_the_window_is_open_and_what_was_there_is_kept() {
    let shop = Shop::open().await;
    shop.add("Kari").await;
    let id = shop.back_up().await;
    // The clock may stand within one millisecond: what was there before may count as since.
    shop.add("Ola").await;
    let look = Command::LookAtBackup(LookAtBackup { backup_id: id.clone() });
    let since: SinceBackup = shop.obey(look).await.unwrap();
    assert!((1..=2).contains(&since.members), "{since:?}");
    assert_eq!(shop.restore(&id).await.unwrap(), BackupRestored { members: 1 });
    assert_eq!((shop.knows("Kari").await, shop.knows("Ola").await), (true, false));
    let list = shop.list().await;
    let replaced = list.backups.iter().find(|backup| backup.reason == BackupReason::Replaced).unwrap();
    assert!(list.backups.iter().all(|backup| backup.wrong.is_none()));
    assert_eq!(shop.restore(&replaced.backup_id).await.unwrap(), BackupRestored { members: 2 }, "and back again");
    assert!(shop.knows("Ola").await);
}

#[tokio::test]
async fn whoever_restores_signs_in_to_the_register_that_is_there_then() {
    let shop = Shop::open().await;
    let id = shop.back_up().await;
    let add = AddStaff { name: "Kari".into(), role: Role::Manager, pin: Some(Secret("4071".into())) };
    let shift: ShiftView = shop.obey(Command::AddStaff(add)).await.unwrap();
    assert!(shift.signed_in.is_some());
    let with_staff = shop.back_up().await;
    shop.restore(&id).await.unwrap();
    let shift: ShiftView = shop.obey(Command::ViewShift(ViewShift {})).await.unwrap();
    assert_eq!((shift.staff.len(), shift.back_room_is_open), (0, true), "there was nobody then");
    shop.restore(&with_staff).await.unwrap();
    assert_eq!(shop.restore(&id).await.unwrap_err().code, Code::ManagerNeeded, "the one of then has a PIN");
    let sign_in = SignIn { staff_id: "1".into(), pin: Secret("4071".into()) };
    let shift: ShiftView = shop.obey(Command::SignIn(sign_in)).await.unwrap();
    assert!(shift.back_room_is_open);
}

#[tokio::test]
async fn nothing_is_replaced_while_a_request_waits() {
    let shop = Shop::open().await;
    shop.add("Kari").await;
    let id = shop.back_up().await;
    let enter = EnterNumber { text: "+47 000 00 020".into(), purpose: Purpose::Enrol, ending: None };
    let NumberEntered::Login { login } = shop.obey(Command::EnterNumber(enter)).await.unwrap() else {
        unreachable!("nobody has this number")
    };
    assert_eq!(shop.restore(&id).await.unwrap_err().code, Code::NotNow);
    let ended: desk_wire::login::LoginView =
        shop.obey(Command::GiveUp(GiveUp { login_id: login.login_id })).await.unwrap();
    assert_eq!(ended.state, LoginState::Cancelled, "it was still there");
    assert!(shop.restore(&id).await.is_ok());
}

#[tokio::test]
async fn a_register_that_another_process_has_open_stays_and_the_desk_goes_on() {
    let shop = Shop::open().await;
    shop.add("Kari").await;
    let id = shop.back_up().await;
    shop.add("Ola").await;
    let other = Store::open(&shop.folder.path().join("data"), &StoreKey::new([0x5a; 32]), &SystemRandom).unwrap();
    assert_eq!(shop.restore(&id).await.unwrap_err().code, Code::StoreFailed);
    assert!(shop.knows("Ola").await, "as it was");
    drop(other);
    assert!(shop.restore(&id).await.is_ok());
}

#[tokio::test]
async fn only_what_the_list_has_can_be_restored() {
    let shop = Shop::open().await;
    shop.back_up().await;
    for id in ["", "..", "../register.db", "/etc/passwd", "2020-01-01T00-00-00Z-asked.skranke"] {
        assert_eq!(shop.restore(id).await.unwrap_err().code, Code::NotFound, "{id:?}");
        let look = Command::LookAtBackup(LookAtBackup { backup_id: id.to_owned() });
        assert_eq!(shop.obey::<SinceBackup>(look).await.unwrap_err().code, Code::NotFound, "{id:?}");
    }
}

#[tokio::test]
async fn the_care_of_the_register_is_the_managers() {
    let counter = staffed().await;
    sign_in_at_the_counter(&counter).await;
    let backup_id = "2020-01-01T00-00-00Z-asked.skranke".to_owned();
    for command in [
        Command::ListBackups(ListBackups {}),
        Command::MakeBackup(MakeBackup {}),
        Command::LookAtBackup(LookAtBackup { backup_id: backup_id.clone() }),
        Command::RestoreBackup(RestoreBackup { backup_id }),
        Command::ViewRetention(ViewRetention {}),
        Command::CountOverdue(CountOverdue {}),
        Command::RemoveOverdue(RemoveOverdue { clock_is_right: true }),
        Command::ExportMembers(ExportMembers { reader: SheetReader::Excel }),
    ] {
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
    }
}

async fn retention<T: DeserializeOwned>(counter: &Counter, command: Command) -> T {
    serde_json::from_value(counter.desk.obey(command).await.unwrap()).unwrap()
}

#[tokio::test]
async fn what_would_go_is_counted_before_it_goes_and_told_after_it_went() {
    let counter = counter().await;
    counter.desk.add_guest("Aino Virtanen").await.unwrap();
    let before: RetentionView = retention(&counter, Command::ViewRetention(ViewRetention {})).await;
    assert_eq!((before.rules.len(), before.last_run_ms, before.runs), (13, None, vec![]));
    let count = || retention::<Vec<KindCount>>(&counter, Command::CountOverdue(CountOverdue {}));
    assert_eq!(count().await, [], "nothing has had its time");
    counter.clock.advance(Duration::from_secs(9 * 86_400));
    let guests = KindCount { kind: KeptKind::Guests, count: 1 };
    assert_eq!(count().await, [guests]);
    assert_eq!(count().await, [guests], "counting removes nothing");
    let remove = Command::RemoveOverdue(RemoveOverdue { clock_is_right: false });
    let after: RetentionView = retention(&counter, remove).await;
    assert_eq!(count().await, []);
    assert_eq!((after.runs.len(), after.runs[0].removed.clone(), after.runs[0].by.clone()), (1, vec![guests], None));
    assert!(after.last_run_ms.is_some_and(|at| at <= counter.provider.now_ms()));
}

#[tokio::test]
async fn a_run_says_who_gave_the_word_and_a_clock_that_jumped_is_asked_about() {
    let counter = staffed().await;
    crate::staff::sign_in_as_manager(&counter).await;
    counter.desk.add_guest("Aino Virtanen").await.unwrap();
    let remove = |clock_is_right| Command::RemoveOverdue(RemoveOverdue { clock_is_right });
    retention::<RetentionView>(&counter, remove(false)).await;
    counter.clock.advance(Duration::from_secs(40 * 86_400));
    crate::staff::sign_in_as_manager(&counter).await;
    assert_eq!(counter.desk.obey(remove(false)).await.unwrap_err().code, Code::NotNow, "it has jumped");
    let after: RetentionView = retention(&counter, remove(true)).await;
    assert_eq!(after.runs[0].by.as_deref(), Some("Kari Leder"));
    assert_eq!(after.runs[0].removed[0].kind, KeptKind::Guests);
}

#[tokio::test]
async fn all_members_are_given_out_in_a_file_of_the_managers_own_that_runs_nothing_and_replaces_nothing() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let folder = tempfile::tempdir().unwrap();
    counter.desk.saves_in(folder.path().to_owned());
    let export = |reader| Command::ExportMembers(ExportMembers { reader });
    let first: MembersExported = retention(&counter, export(SheetReader::Excel)).await;
    let second: MembersExported = retention(&counter, export(SheetReader::Program)).await;
    assert_eq!((first.members, second.members), (1, 1));
    assert_ne!(first.path, second.path, "nothing is written over");
    let text = std::fs::read_to_string(&first.path).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(!text.contains("+47") || text.contains("'+47"), "no formula: {text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&first.path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn without_a_folder_for_files_nothing_is_given_out() {
    let counter = counter().await;
    let export = Command::ExportMembers(ExportMembers { reader: SheetReader::Excel });
    assert!(counter.desk.obey(export).await.is_err());
}
