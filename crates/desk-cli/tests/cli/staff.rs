//! The staff from the command line: for whoever owns the machine.

use std::process::Stdio;

use tokio::io::AsyncWriteExt;

use crate::support::{Ran, Till, start, till};

/// A run with a line on its standard input.
async fn with_pin(till: &Till, arguments: &[&str], pin: &str) -> Ran {
    let mut command = till.command(arguments);
    command.stdin(Stdio::piped());
    let mut run = start(command);
    let mut stdin = run.child.stdin.take().unwrap();
    // Who is refused before the PIN is read has closed it.
    let _ = stdin.write_all(format!("{pin}\n").as_bytes()).await;
    drop(stdin);
    run.until_it_ends().await
}

#[tokio::test]
async fn staff_are_added_listed_given_a_pin_and_removed() {
    let till = till().await;
    assert_eq!(till.run(&["staff", "list", "--json"]).await.lines.len(), 0, "nobody at first");
    let kari = till.run(&["staff", "add", "Kari Leder", "--manager", "--json"]).await;
    assert_eq!(
        (kari.exit, kari.last()["role"].as_str(), kari.last()["hasPin"].as_bool()),
        (Some(0), Some("manager"), Some(false))
    );
    let set = with_pin(&till, &["staff", "set-pin", "1", "--json"], "4071").await;
    assert_eq!((set.exit, set.last()["hasPin"].as_bool()), (Some(0), Some(true)), "{set:?}");
    let ola = with_pin(&till, &["staff", "add", "Ola", "--pin", "--json"], "9305").await;
    assert_eq!((ola.lines.len(), ola.last()["staffId"].as_str()), (2, Some("2")));
    let removed = till.run(&["staff", "remove", "2", "--json"]).await;
    assert_eq!((removed.exit, removed.lines.len()), (Some(0), 1));
}

#[tokio::test]
async fn what_is_refused_says_why_and_repeats_no_pin() {
    let till = till().await;
    let trivial = with_pin(&till, &["staff", "add", "Kari", "--manager", "--pin", "--json"], "1234").await;
    trivial.check("invalid_pin", 2);
    assert!(trivial.last()["message"].as_str().unwrap().contains("in a row"), "{trivial:?}");
    assert!(!format!("{trivial:?}").contains("1234"));
    till.run(&["staff", "add", "Kari", "--json"]).await.check("staff_rule", 2);
    till.run(&["staff", "set-pin", "7", "--json"]).await.check("usage", 2);
    with_pin(&till, &["staff", "set-pin", "7", "--json"], "4071").await.check("not_found", 2);
    till.run(&["staff", "remove", "x", "--json"]).await.check("not_found", 2);
}

#[tokio::test]
async fn whoever_owns_the_machine_is_not_asked_for_a_pin() {
    let till = till().await;
    with_pin(&till, &["staff", "add", "Kari", "--manager", "--pin"], "4071").await;
    with_pin(&till, &["staff", "add", "Ola", "--pin"], "9305").await;
    let login = till.login("001").await;
    assert_eq!((login.exit, login.last()["event"].as_str()), (Some(0), Some("confirmed")), "a till goes on enrolling");
}
