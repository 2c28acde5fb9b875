//! The two secrets in a real keychain: gnome-keyring on a session bus of the test's own.

use tokio::process::Command;

use crate::support::{Till, ran, till};

/// Runs a shell script with an unlocked keychain; `$SKRANKE` is the program with its folders.
async fn in_a_session(till: &Till, script: &str) -> crate::support::Ran {
    let folder = till.folder.path();
    let program = format!(
        "{} --config {}/skranke.toml --data-dir {}/data",
        env!("CARGO_BIN_EXE_skranke-cli"),
        folder.display(),
        folder.display()
    );
    // The empty line is the password that makes a new keyring and unlocks an old one.
    let script = format!("printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n{script}");
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c", &script]);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SKRANKE_")) {
        session.env_remove(name);
    }
    session.env("SKRANKE", program).env("SECRET", till.provider.client_secret());
    session.env("HOME", folder).env("XDG_DATA_HOME", folder.join("keyrings")).env("XDG_RUNTIME_DIR", folder);
    session.kill_on_drop(true);
    ran(session).await
}

#[tokio::test]
async fn a_desk_with_a_keychain_needs_no_variable_and_finds_its_register_again() {
    let till = till().await;
    let kept = in_a_session(
        &till,
        "printf '%s\\n' \"$SECRET\" | $SKRANKE secret && $SKRANKE login --json --phone '+47 000 00 001'",
    )
    .await;
    assert_eq!(kept.story().last(), Some(&"confirmed"), "{:?} {}", kept.lines, kept.log);
    let found = in_a_session(&till, "$SKRANKE members find --json prøve").await;
    assert_eq!(found.last()["memberNumber"], "1", "{:?} {}", found.lines, found.log);
}

#[tokio::test]
async fn a_keychain_that_has_no_key_for_an_old_register_opens_nothing_and_makes_no_other() {
    let till = till().await;
    till.login("001").await;
    let before = std::fs::read(till.data_folder().join("register.db")).unwrap();
    let script = "printf '%s\\n' \"$SECRET\" | $SKRANKE secret && $SKRANKE members find --json prøve";
    let locked = in_a_session(&till, script).await;
    assert_eq!((locked.exit, locked.last()["code"].as_str()), (Some(74), Some("store_locked")), "{:?}", locked.lines);
    assert_eq!(std::fs::read(till.data_folder().join("register.db")).unwrap(), before);
}

#[tokio::test]
async fn a_key_in_the_keychain_is_changed_there_and_can_move_under_a_passphrase() {
    let till = till().await;
    let find = "$SKRANKE members find --json prøve";
    let script = format!(
        "printf '%s\\n' \"$SECRET\" | $SKRANKE secret && $SKRANKE login --json --phone '+47 000 00 001' \
         && $SKRANKE backup --json && $SKRANKE rekey --json && $SKRANKE backups list --json && {find}"
    );
    let rekeyed = in_a_session(&till, &script).await;
    assert_eq!(rekeyed.exit, Some(0), "{:?} {}", rekeyed.lines, rekeyed.log);
    let line = |event: &str| rekeyed.lines.iter().rfind(|line| line["event"] == event).unwrap();
    assert_eq!(line("rekeyed")["backups"], 1);
    assert!(line("backup").get("code").is_none(), "the backup is under the new key");
    assert_eq!(line("member")["memberNumber"], "1");

    let script = format!(
        "export SKRANKE_PASSPHRASE='correct horse'; $SKRANKE secret choose-passphrase --json && {find}; \
         SKRANKE_PASSPHRASE= {find} </dev/null"
    );
    let moved = in_a_session(&till, &script).await;
    assert_eq!(moved.lines[0]["keptIn"], "vault", "{:?} {}", moved.lines, moved.log);
    assert_eq!(moved.lines[1]["memberNumber"], "1");
    assert_eq!(moved.last()["code"], "store_locked", "in the keychain there is nothing any more");
}
