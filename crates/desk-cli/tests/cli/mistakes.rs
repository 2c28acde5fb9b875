//! What is wrong is said in words, and costs nothing.

use std::fs;

use serde_json::Value;

use crate::support::{program, ran, till};

#[tokio::test]
async fn a_text_that_is_no_number_is_exit_2_and_sends_nothing() {
    let till = till().await;
    for text in ["Kari", "123", "112", "+1 202 555 0100", ""] {
        let refused = till.run(&["login", "--json", "--phone", text]).await;
        refused.check("invalid_phone", 2);
    }
    assert!(till.provider.log().is_empty());
}

#[tokio::test]
async fn a_command_that_is_not_understood_is_exit_2_in_the_form_asked_for() {
    let till = till().await;
    till.run(&["login", "--phone", "--json"]).await.check("usage", 2);
    till.run(&["login", "--json"]).await.check("usage", 2);
    till.run(&["login", "--json", "--phone", "1", "--ending", "carrier-pigeon"]).await.check("usage", 2);
    let plain = till.run(&["frobnicate"]).await;
    assert_eq!((plain.exit, plain.lines.len()), (Some(2), 0));
    assert!(plain.log.contains("frobnicate"));
    assert_eq!(till.run(&["--help"]).await.exit, Some(0));
}

#[tokio::test]
async fn without_settings_it_says_where_it_looked() {
    let till = till().await;
    let mut command = program(till.folder.path());
    command.args(["doctor", "--json"]);
    let nothing = ran(command).await;
    assert_eq!(nothing.exit, Some(78));
    assert_eq!(nothing.lines[0]["code"], "config_missing");
    assert!(nothing.lines[0]["message"].as_str().unwrap().contains("skranke.toml"));
}

#[tokio::test]
async fn a_wrong_secret_is_named_by_the_login_and_by_the_doctor() {
    let till = till().await;
    let mut command = till.command(&["login", "--json", "--phone", "+47 000 00 001"]);
    command.env("SKRANKE_CLIENT_SECRET", "not the secret");
    ran(command).await.check("invalid_client", 78);
    let mut command = till.command(&["doctor", "--json"]);
    command.env("SKRANKE_CLIENT_SECRET", "not the secret");
    let examined = ran(command).await;
    assert_eq!(examined.exit, Some(78));
    let wrong: Vec<&Value> = examined.lines.iter().filter(|line| line["ok"] == false).collect();
    assert_eq!(wrong[0]["name"], "credentials");
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_exit_20() {
    let till = till().await;
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = till.command(&["login", "--json", "--phone", "+47 000 00 001"]);
    command.env("SKRANKE_PROVIDER__ISSUER", format!("http://127.0.0.1:{port}/"));
    ran(command).await.check("unreachable", 20);
}

#[tokio::test]
async fn a_wrong_key_a_foreign_file_and_no_key_are_told_apart_and_the_file_is_untouched() {
    let till = till().await;
    till.login("001").await;
    let register = till.data_folder().join("register.db");
    let before = fs::read(&register).unwrap();

    let mut command = till.command(&["members", "find", "x", "--json"]);
    command.env("SKRANKE_DB_KEY", "11".repeat(32));
    ran(command).await.check("store_wrong_key", 74);
    let mut command = till.command(&["members", "find", "x", "--json"]);
    command.env_remove("SKRANKE_DB_KEY");
    ran(command).await.check("store_locked", 74);
    assert_eq!(fs::read(&register).unwrap(), before);

    fs::write(&register, b"SQLite format 3\0 of somebody else").unwrap();
    till.run(&["members", "find", "x", "--json"]).await.check("store_foreign", 74);
    assert_eq!(fs::read(&register).unwrap(), b"SQLite format 3\0 of somebody else");
}

#[cfg(unix)]
#[tokio::test]
async fn an_environment_that_is_no_text_disturbs_nobody() {
    use std::os::unix::ffi::OsStrExt;
    let till = till().await;
    let mut command = till.command(&["members", "find", "nobody", "--json"]);
    command.env("ODD", std::ffi::OsStr::from_bytes(&[0xff, 0xfe]));
    assert_eq!(ran(command).await.exit, Some(0));
}

#[tokio::test]
async fn the_simulator_overwrites_no_desk() {
    let till = till().await;
    let mut command = program(till.folder.path());
    command.arg("--data-dir").arg(till.folder.path()).arg("simulator");
    let refused = ran(command).await;
    assert_eq!(refused.exit, Some(2));
    assert!(refused.lines[0].as_str().unwrap().contains("an empty one"), "{:?}", refused.lines);
}
