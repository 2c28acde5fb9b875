//! Every ending has its line and its exit code.

use serde_json::json;

use crate::support::till;

#[tokio::test]
async fn a_login_is_started_waits_and_is_confirmed() {
    let till = till().await;
    let ran = till.login("001").await;
    assert_eq!(ran.exit, Some(0), "{}", ran.log);
    assert_eq!(ran.story(), ["started", "waiting", "waiting", "confirmed"]);
    let started = &ran.lines[0];
    assert_eq!(started["intervalS"], 1);
    assert_eq!(started["bindingMessage"].as_str().unwrap().len(), 7);
    assert!(started["expiresAtMs"].as_i64().unwrap() > 1_700_000_000_000);
    assert_eq!(ran.lines[1], json!({"event": "waiting"}));
    assert_eq!((&ran.last()["outcome"], &ran.last()["member"]["memberNumber"]), (&json!("enrolled"), &json!("1")));
    let again = till.login("001").await;
    assert_eq!((again.exit, &again.last()["outcome"]), (Some(0), &json!("welcomed_back")));
}

#[tokio::test]
async fn a_customer_who_declines_is_exit_10() {
    let ran = till().await.login("003").await;
    ran.check("access_denied", 10);
    assert_eq!(ran.last()["state"], "declined");
}

#[tokio::test]
async fn a_customer_who_does_not_answer_is_exit_11() {
    let till = till().await;
    let (run, _) = till.waiting("+47 000 00 002").await;
    till.provider.advance(std::time::Duration::from_secs(200));
    let ran = run.until_it_ends().await;
    ran.check("expired", 11);
    assert_eq!(ran.last()["state"], "expired");
}

#[tokio::test]
async fn a_number_that_cannot_be_reached_is_exit_12_and_never_says_why() {
    let ran = till().await.login("005").await;
    ran.check("not_eligible", 12);
    assert_eq!(ran.story(), ["ended"]);
}

#[tokio::test]
async fn an_old_app_is_exit_13() {
    till().await.login("004").await.check("old_app", 13);
}

#[tokio::test]
async fn too_many_is_exit_14_with_the_seconds_to_wait() {
    let ran = till().await.login("007").await;
    ran.check("too_many", 14);
    assert!((15..=20).contains(&ran.last()["retryAfterS"].as_u64().unwrap()), "{:?}", ran.lines);
}

#[tokio::test]
async fn an_answer_that_fails_a_check_is_exit_21_with_its_name() {
    let till = till().await;
    for (last, check) in [("013", "phone_number"), ("015", "id_token_signature")] {
        let ran = till.login(last).await;
        ran.check("refused", 21);
        assert_eq!(ran.last()["check"], check);
    }
}

#[tokio::test]
async fn a_profile_without_the_number_is_exit_78() {
    till().await.login("014").await.check("claim_missing", 78);
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_gives_the_login_up_and_is_exit_9() {
    let till = till().await;
    let (run, _) = till.waiting("+47 000 00 020").await;
    let pid = run.child.id().unwrap().to_string();
    assert!(tokio::process::Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    let ran = run.until_it_ends().await;
    ran.check("cancelled", 9);
    assert_eq!(till.run(&["logins", "list", "--json"]).await.lines.len(), 0, "nothing waits");
}

#[tokio::test]
async fn members_are_found_and_shown() {
    let till = till().await;
    till.login("001").await;
    for text in ["+47 000 00 001", "prøve"] {
        let found = till.run(&["members", "find", text, "--json"]).await;
        assert_eq!(found.last()["maskedPhone"], "+47 ••• •• 001", "{text}");
    }
    let shown = till.run(&["members", "show", "1", "--json"]).await;
    assert_eq!((shown.exit, &shown.last()["phone"]["pretty"]), (Some(0), &json!("+47 000 00 001")));
    till.run(&["members", "show", "99", "--json"]).await.check("not_found", 2);
    assert_eq!(till.run(&["members", "find", "nobody", "--json"]).await.exit, Some(0));
}

#[tokio::test]
async fn a_person_who_may_be_one_of_several_is_exit_15_and_is_settled_by_staff() {
    let till = till().await;
    till.login("001").await;
    // The number went to somebody else, who has another subject at another sales unit.
    let number = "4700000001".parse().unwrap();
    let other = vipps_sim::Options {
        interval: std::time::Duration::from_secs(1),
        merchant_serial_number: "900999".into(),
        ..Default::default()
    };
    let other = vipps_sim::Simulator::start(other).await.unwrap();
    let named = |given: &str| vipps_sim::PersonChange {
        given_name: Some(given.into()),
        family_name: Some("Eksempelsen".into()),
        email: Some(format!("{given}@example.test")),
        ..Default::default()
    };
    other.change_person(&number, named("Oda"));
    let at_other = |arguments: &[&str]| {
        let mut command = till.command(arguments);
        command.env("SKRANKE_PROVIDER__ISSUER", other.issuer()).env("SKRANKE_CLIENT_SECRET", other.client_secret());
        command
    };
    let ran = crate::support::ran(at_other(&["login", "--json", "--phone", "+47 000 00 001"])).await;
    ran.check("needs_staff", 15);
    assert_eq!(ran.last()["candidates"][0]["memberId"], "1");
    let id = ran.lines[0]["loginId"].as_str().unwrap().to_owned();

    let nobody = crate::support::ran(at_other(&["logins", "settle", &id, "--member", "7", "--json"])).await;
    nobody.check("not_now", 2);
    let settled = crate::support::ran(at_other(&["logins", "settle", &id, "--json"])).await;
    assert_eq!(
        (settled.exit, &settled.last()["member"]["memberNumber"]),
        (Some(0), &json!("2")),
        "{:?}",
        settled.lines
    );
}
