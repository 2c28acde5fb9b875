//! The register copied, carried to another machine, put back; its key changed; its secrets under a passphrase.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::support::{Ran, Till, program, ran, start, till};

const HORSE: &str = "correct horse";

impl Till {
    /// A run on another folder, without the key in its environment: another machine's, or one whose key is elsewhere.
    fn keyless(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = program(self.folder.path());
        command.arg("--config").arg(self.place("skranke.toml")).arg("--data-dir").arg(self.place(folder));
        command.args(arguments).env("SKRANKE_CLIENT_SECRET", self.provider.client_secret());
        command
    }

    fn place(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    async fn members(&self) -> usize {
        self.run(&["members", "find", "--json", "4700000"]).await.lines.len()
    }
}

/// Runs with something on standard input.
async fn fed(mut command: Command, input: &str) -> Ran {
    let mut run = start({
        command.stdin(Stdio::piped());
        command
    });
    run.child.stdin.take().unwrap().write_all(input.as_bytes()).await.unwrap();
    run.until_it_ends().await
}

fn with(mut command: Command, variables: &[(&str, &str)]) -> Command {
    command.envs(variables.iter().copied());
    command
}

fn succeeded(ran: &Ran) {
    assert_eq!(ran.exit, Some(0), "{:?} {}", ran.lines, ran.log);
}

#[tokio::test]
async fn a_backup_is_made_listed_and_put_back() {
    let till = till().await;
    till.login("001").await;
    let made = till.run(&["backup", "--json"]).await;
    succeeded(&made);
    assert_eq!((&made.last()["event"], &made.last()["reason"]), (&"backup".into(), &"asked".into()));
    let file = made.last()["file"].as_str().unwrap().to_owned();
    till.login("017").await;

    let restored = till.run(&["restore", &file, "--json"]).await;
    assert_eq!(
        (&restored.last()["event"], &restored.last()["members"]),
        (&"restored".into(), &1.into()),
        "{restored:?}"
    );
    assert_eq!(till.members().await, 1);
    let listed = till.run(&["backups", "list", "--json"]).await;
    let reasons: Vec<_> = listed.lines.iter().map(|line| line["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["replaced", "asked"]);
    assert!(listed.lines.iter().all(|line| line.get("code").is_none()), "{:?}", listed.lines);

    let kept = restored.last()["keptAs"].as_str().unwrap();
    succeeded(&till.run(&["restore", kept, "--json"]).await);
    assert_eq!(till.members().await, 2);
}

#[tokio::test]
async fn a_backup_carried_away_opens_on_another_machine_with_its_passphrase() {
    let till = till().await;
    till.login("001").await;
    let file = till.place("away.skranke");
    let carried =
        with(till.command(&["backup", file.to_str().unwrap(), "--json"]), &[("SKRANKE_BACKUP_PASSPHRASE", HORSE)]);
    let carried = ran(carried).await;
    assert_eq!(carried.last()["reason"], "carried", "{carried:?}");

    let restore = |byte: &str| {
        let mut command = till.keyless("other", &["restore", file.to_str().unwrap(), "--json"]);
        command.env("SKRANKE_DB_KEY", byte.repeat(32));
        command
    };
    fed(restore("11"), "correct house\n").await.check("store_wrong_key", 74);
    fed(restore("11"), "").await.check("store_locked", 74);
    succeeded(&fed(restore("11"), "correct horse\n").await);
    let mut find = till.keyless("other", &["members", "find", "--json", "prøve"]);
    find.env("SKRANKE_DB_KEY", "11".repeat(32));
    assert_eq!(ran(find).await.lines.len(), 1);
}

#[tokio::test]
async fn what_is_no_backup_is_said_in_words_and_the_register_is_untouched() {
    let till = till().await;
    till.login("001").await;
    let made = till.run(&["backup", "--json"]).await;
    let before = fs::read(till.data_folder().join("register.db")).unwrap();
    let good = fs::read(made.last()["file"].as_str().unwrap()).unwrap();
    let check = async |name: &str, bytes: &[u8], code: &str, exit: i32| {
        let file = till.place(name);
        fs::write(&file, bytes).unwrap();
        till.run(&["restore", file.to_str().unwrap(), "--json"]).await.check(code, exit);
    };
    check("empty", b"", "store_foreign", 74).await;
    check("clear", b"SQLite format 3\0 of somebody else", "store_foreign", 74).await;
    check("half", &good[..good.len() / 2], "store_damaged", 74).await;
    let mut damaged = good.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 100].fill(0x55);
    check("damaged", &damaged, "store_damaged", 74).await;
    let folder = till.place("a-folder");
    fs::create_dir(&folder).unwrap();
    till.run(&["restore", folder.to_str().unwrap(), "--json"]).await.check("store_foreign", 74);
    till.run(&["restore", "/nonexistent/backup", "--json"]).await.check("usage", 2);
    let mut other_key = till.command(&["restore", made.last()["file"].as_str().unwrap(), "--json"]);
    other_key.env("SKRANKE_DB_KEY", "11".repeat(32));
    ran(other_key).await.check("store_wrong_key", 74);
    assert!(fs::read(till.data_folder().join("register.db")).unwrap() == before);
}

#[tokio::test]
async fn a_register_in_use_is_neither_replaced_nor_given_a_key() {
    let till = till().await;
    let file = till.run(&["login", "--json", "--phone", "+47 000 00 001"]).await;
    succeeded(&file);
    let made = till.run(&["backup", "--json"]).await;
    let (mut waiting, _) = till.waiting("+47 000 00 020").await;
    let refused = till.run(&["restore", made.last()["file"].as_str().unwrap(), "--json"]).await;
    refused.check("store_failed", 74);
    assert!(refused.last()["message"].as_str().unwrap().contains("open"), "{:?}", refused.lines);
    let rekey = with(till.command(&["rekey", "--json"]), &[("SKRANKE_NEW_DB_KEY", &"11".repeat(32))]);
    ran(rekey).await.check("store_failed", 74);
    succeeded(&till.run(&["backup", "--json"]).await);
    waiting.child.kill().await.unwrap();
}

#[tokio::test]
async fn a_backup_is_never_written_over_a_file_and_never_made_of_nothing() {
    let till = till().await;
    till.run(&["backup", "--json"]).await.check("usage", 2);
    assert!(!till.data_folder().join("register.db").exists());
    till.login("001").await;
    let file = till.place("mine.txt");
    fs::write(&file, "mine").unwrap();
    let over = till.command(&["backup", file.to_str().unwrap(), "--json"]);
    fed(over, "correct horse\n").await.check("usage", 2);
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    let short = till.place("short");
    fed(till.command(&["backup", short.to_str().unwrap(), "--json"]), "1234567\n").await.check("usage", 2);
    assert!(!short.exists());
}

#[tokio::test]
async fn a_key_of_the_environment_is_changed_by_the_environment() {
    let till = till().await;
    till.login("001").await;
    succeeded(&till.run(&["backup", "--json"]).await);
    till.run(&["rekey", "--json"]).await.check("store_locked", 74);
    let new = "11".repeat(32);
    let rekeyed = ran(with(till.command(&["rekey", "--json"]), &[("SKRANKE_NEW_DB_KEY", &new)])).await;
    assert_eq!((&rekeyed.last()["event"], &rekeyed.last()["backups"]), (&"rekeyed".into(), &1.into()), "{rekeyed:?}");
    till.run(&["members", "find", "x", "--json"]).await.check("store_wrong_key", 74);
    let listed = ran(with(till.command(&["backups", "list", "--json"]), &[("SKRANKE_DB_KEY", &new)])).await;
    assert!(listed.lines.len() == 1 && listed.lines[0].get("code").is_none(), "{:?}", listed.lines);
}

#[tokio::test]
async fn a_desk_without_a_keychain_keeps_its_secrets_under_a_passphrase() {
    let till = till().await;
    let run = |arguments: &[&str], passphrase: &str| {
        let mut command = till.keyless("under", arguments);
        command.env_remove("SKRANKE_CLIENT_SECRET").env("SKRANKE_PASSPHRASE", passphrase);
        command
    };
    succeeded(&ran(run(&["secret", "choose-passphrase", "--json"], HORSE)).await);
    ran(run(&["secret", "choose-passphrase", "--json"], HORSE)).await.check("usage", 2);
    let kept = fed(run(&["secret", "--json"], HORSE), &format!("{}\n", till.provider.client_secret())).await;
    assert_eq!(kept.last()["keptIn"], "vault", "{kept:?}");
    let login = ran(run(&["login", "--json", "--phone", "+47 000 00 001"], HORSE)).await;
    assert_eq!(login.story().last(), Some(&"confirmed"), "{login:?}");

    let find = ["members", "find", "prøve", "--json"];
    ran(run(&find, "correct house")).await.check("store_wrong_key", 74);
    ran(run(&find, "")).await.check("store_locked", 74);
    assert_eq!(fed(run(&find, ""), "correct horse\n").await.lines.len(), 1, "typed for a script");

    let changed = fed(run(&["secret", "change-passphrase", "--json"], ""), "correct horse\nbattery staple\n").await;
    succeeded(&changed);
    ran(run(&find, HORSE)).await.check("store_wrong_key", 74);
    succeeded(&ran(run(&["rekey", "--json"], "battery staple")).await);
    assert_eq!(ran(run(&find, "battery staple")).await.lines.len(), 1);
    let doctor = ran(run(&["doctor", "--json"], "battery staple")).await;
    let vault = doctor.lines.iter().find(|line| line["name"] == "vault").unwrap();
    assert!(vault["message"].as_str().unwrap().contains("under a passphrase"), "{vault}");
}

/// Every file under a folder.
fn files_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() { files.extend(files_in(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

#[tokio::test]
async fn no_canary_sings_in_a_backup_a_vault_or_what_a_killed_run_leaves() {
    let till = till().await;
    let number = "4700000001".parse().unwrap();
    let change = vipps_sim::PersonChange {
        given_name: Some("Kanarifugl".into()),
        family_name: Some("Gulfjær".into()),
        ..Default::default()
    };
    till.provider.change_person(&number, change);
    let run = |arguments: &[&str]| {
        let mut command = till.keyless("under", arguments);
        command.env_remove("SKRANKE_CLIENT_SECRET").env("SKRANKE_PASSPHRASE", HORSE);
        command.env("SKRANKE_BACKUP_PASSPHRASE", "battery staple").env("SKRANKE_LOG", "trace");
        command
    };
    let mut log = String::new();
    let mut done = async |command: Command| {
        let done = fed(command, &format!("{}\n", till.provider.client_secret())).await;
        succeeded(&done);
        log.push_str(&done.log);
    };
    done(run(&["secret", "choose-passphrase"])).await;
    done(run(&["secret"])).await;
    done(run(&["login", "--phone", "+47 000 00 001"])).await;
    done(run(&["backup"])).await;
    let away = till.place("under/away.skranke");
    done(run(&["backup", away.to_str().unwrap()])).await;
    for arguments in [&["backup"][..], &["rekey"], &["restore", away.to_str().unwrap()]] {
        let mut killed = start(run(arguments));
        let (_nobody, time) = tokio::sync::oneshot::channel::<()>();
        // Nobody sends: this is the time going by, until about the middle of it.
        assert!(tokio::time::timeout(std::time::Duration::from_millis(700), time).await.is_err());
        let _ = killed.child.kill().await;
    }
    done(run(&["rekey"])).await;
    done(run(&["restore", away.to_str().unwrap()])).await;

    let found = fed(run(&["members", "find", "kanarifugl", "--json"]), "").await;
    assert_eq!(found.last()["name"], "Kanarifugl Gulfjær", "the canary is in the register");
    let canaries =
        ["Kanarifugl", "Gulfjær", "00000001", HORSE, "battery staple", till.provider.client_secret(), "register_key"];
    for canary in canaries {
        assert!(!log.contains(canary), "{canary:?} in the log");
        for file in files_in(&till.place("under")) {
            let bytes = fs::read(&file).unwrap();
            let sings = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!sings, "{canary:?} in {}", file.display());
        }
    }
}
