//! A login survives the process that started it.

use serde_json::json;

use crate::support::{start, till};

#[tokio::test]
async fn a_killed_login_goes_on_with_the_same_number_under_its_original_deadline() {
    let till = till().await;
    let (mut run, started) = till.waiting("+47 000 00 020").await;
    run.child.kill().await.unwrap();

    let (again, resumed) = till.waiting("4700000020").await;
    for same in ["loginId", "expiresAtMs", "bindingMessage"] {
        assert_eq!(resumed[same], started[same]);
    }
    till.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    let ran = again.until_it_ends().await;
    assert_eq!((ran.exit, &ran.last()["outcome"]), (Some(0), &json!("enrolled")), "{:?}", ran.lines);
    let starts = till.provider.log().iter().filter(|entry| entry.path.ends_with("/backchannel/authentication")).count();
    assert_eq!(starts, 1, "the customer was asked once");
    assert!(till.provider.violations().is_empty(), "{:?}", till.provider.violations());
}

#[tokio::test]
async fn what_waits_is_listed_and_resumed_all_at_once() {
    let till = till().await;
    for number in ["+47 000 00 020", "+47 000 00 021"] {
        let (mut run, _) = till.waiting(number).await;
        run.child.kill().await.unwrap();
    }
    let listed = till.run(&["logins", "list", "--json"]).await;
    assert_eq!(listed.story(), ["login", "login"]);
    assert_eq!(listed.lines[0]["maskedPhone"], "+47 ••• •• 020");

    let mut resumed = start(till.command(&["logins", "resume", "--json"]));
    assert_eq!(resumed.next().await["event"], "started");
    till.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    till.provider.decline(&"4700000021".parse().unwrap()).unwrap();
    let ran = resumed.until_it_ends().await;
    assert_eq!(ran.exit, Some(10), "as the one that failed");
    assert!(ran.story().contains(&"confirmed") && ran.story().contains(&"ended"), "{:?}", ran.lines);
    assert!(till.run(&["logins", "list", "--json"]).await.lines.is_empty());
}

#[tokio::test]
async fn two_processes_never_ask_for_the_same_login_both() {
    let till = till().await;
    let (first, started) = till.waiting("+47 000 00 020").await;
    let (second, followed) = till.waiting("+47 000 00 020").await;
    assert_eq!(started["loginId"], followed["loginId"]);
    till.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    assert_eq!(first.until_it_ends().await.exit, Some(0));
    let ran = second.until_it_ends().await;
    assert_eq!((ran.exit, &ran.last()["outcome"]), (Some(0), &json!("enrolled")));
    assert!(till.provider.violations().is_empty(), "nobody asked too fast: {:?}", till.provider.violations());
}

#[cfg(unix)]
#[tokio::test]
async fn a_process_that_only_follows_gives_nothing_up() {
    let till = till().await;
    let (first, _) = till.waiting("+47 000 00 020").await;
    let (second, _) = till.waiting("+47 000 00 020").await;
    let pid = second.child.id().unwrap().to_string();
    assert!(tokio::process::Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    second.until_it_ends().await.check("not_now", 2);
    till.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    assert_eq!(first.until_it_ends().await.exit, Some(0), "its owner goes on");
}

#[tokio::test]
async fn a_login_that_was_left_is_given_up_by_name() {
    let till = till().await;
    let (mut run, started) = till.waiting("+47 000 00 020").await;
    run.child.kill().await.unwrap();
    let id = started["loginId"].as_str().unwrap();
    till.run(&["logins", "give-up", id, "--json"]).await.check("cancelled", 9);
    till.run(&["logins", "give-up", id, "--json"]).await.check("not_found", 2);
    assert!(till.run(&["logins", "list", "--json"]).await.lines.is_empty());
}
