//! Somebody is told what is known about them, and is forgotten: in the register, in its files, in the log.

use std::fs;

use serde_json::json;

use crate::support::{Till, ran, till};
use crate::traces::{self, files_in, holds};

/// Eight bytes and more: so many do not turn up by chance in an encrypted file.
const CANARIES: [&str; 5] = ["Kanarifugl", "kanarifugl", "Gulfjær", "4700000001", "kanarifugl@example.test"];

/// A member who sings.
async fn enrolled(till: &Till) -> String {
    let number = "4700000001".parse().unwrap();
    till.provider.change_person(
        &number,
        vipps_sim::PersonChange {
            given_name: Some("Kanarifugl".into()),
            family_name: Some("Gulfjær".into()),
            email: Some("kanarifugl@example.test".into()),
            ..Default::default()
        },
    );
    assert_eq!(till.login("001").await.exit, Some(0));
    till.provider.sub(&number)
}

/// Every page of the register, used or free, decrypted.
fn pages(till: &Till) -> Vec<u8> {
    traces::pages(&till.data_folder().join("register.db"), &"5a".repeat(32))
}

#[tokio::test]
async fn who_is_erased_sings_nowhere_any_more() {
    let till = till().await;
    let sub = enrolled(&till).await;
    let canaries = CANARIES.into_iter().chain([sub.as_str()]);
    assert!(canaries.clone().all(|canary| holds(&pages(&till), canary)), "there to be erased");
    let certificate = till.folder.path().join("certificate.txt");

    let mut command = till.command(&["members", "erase", "1", "--json", "--certificate"]);
    command.arg(&certificate).env("SKRANKE_LOG", "trace");
    let erased = ran(command).await;
    assert_eq!((erased.exit, erased.story()), (Some(0), vec!["erased"]), "{:?} {}", erased.lines, erased.log);
    assert!(erased.log.contains("erased"), "the log talks: {}", erased.log);
    assert_eq!(erased.last()["erased"]["members"], 1);
    assert_eq!(erased.last()["erased"]["logins"], 1);
    assert_eq!(erased.last()["pagesAreClear"], true);
    assert_eq!(erased.last()["register"], "Fjellheim Turlag");

    let found = till.run(&["members", "find", "kanarifugl", "--json"]).await;
    assert!(found.lines.is_empty());
    for id in ["show", "person", "erase"] {
        till.run(&["members", id, "1", "--json"]).await.check("not_found", 2);
    }
    let (pages, text) = (pages(&till), fs::read_to_string(&certificate).unwrap());
    assert!(text.starts_with("Bekreftelse på sletting\n") && text.contains("Fjellheim Turlag"), "{text}");
    for canary in canaries {
        assert!(!holds(&pages, canary), "{canary} in a page");
        assert!(!erased.log.contains(canary), "{canary} in the log");
        assert!(!text.contains(canary) && !erased.last().to_string().contains(canary), "{canary} in the certificate");
        for file in files_in(&till.data_folder()) {
            assert!(!holds(&fs::read(&file).unwrap(), canary), "{canary} in {}", file.display());
        }
    }
}

#[tokio::test]
async fn without_a_file_the_certificate_is_said_and_no_file_is_written_over() {
    let till = till().await;
    enrolled(&till).await;
    let taken = till.folder.path().join("taken.txt");
    fs::write(&taken, "mine").unwrap();
    let refused = till.run(&["members", "erase", "1", "--json", "--certificate", taken.to_str().unwrap()]).await;
    refused.check("usage", 2);
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    assert_eq!(till.run(&["members", "show", "1", "--json"]).await.exit, Some(0), "nobody was erased");

    let json = till.folder.path().join("certificate.json");
    let erased = till.run(&["members", "erase", "1", "--certificate", json.to_str().unwrap()]).await;
    assert_eq!(erased.exit, Some(0));
    let certificate: serde_json::Value = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
    assert_eq!(certificate["notReached"], json!(["exported_files", "carried_backups", "provider_records"]));

    till.login("001").await;
    let said = till.run(&["members", "erase", "2"]).await;
    assert_eq!((said.exit, said.lines[0].as_str()), (Some(0), Some("Bekreftelse på sletting")));
}

#[tokio::test]
async fn who_has_a_request_on_the_phone_is_not_erased_until_it_is_given_up() {
    let till = till().await;
    till.provider.set_behaviour(
        &"4700000020".parse().unwrap(),
        vipps_sim::Behaviour { decision: vipps_sim::Decision::ApproveAfterPolls(1), ..Default::default() },
    );
    assert_eq!(till.login("020").await.exit, Some(0));
    till.provider.set_behaviour(
        &"4700000020".parse().unwrap(),
        vipps_sim::Behaviour { decision: vipps_sim::Decision::ByHand, ..Default::default() },
    );
    let (mut run, started) = till.waiting("+47 000 00 020").await;
    let certificate = till.folder.path().join("certificate.txt");
    let erase = ["members", "erase", "1", "--json", "--certificate", certificate.to_str().unwrap()];
    let refused = till.run(&erase).await;
    refused.check("not_now", 2);
    assert!(refused.last()["message"].as_str().unwrap().contains("give it up first"), "{:?}", refused.lines);
    assert!(!certificate.exists());

    run.child.kill().await.unwrap();
    let id = started["loginId"].as_str().unwrap();
    till.run(&["logins", "give-up", id, "--json"]).await.check("cancelled", 9);
    assert_eq!(till.run(&erase).await.exit, Some(0));
}

#[tokio::test]
async fn everything_known_about_one_person_is_told_and_that_it_was() {
    let till = till().await;
    let sub = enrolled(&till).await;
    let told = till.run(&["members", "person", "1", "--json"]).await;
    let person = told.last();
    assert_eq!((told.exit, told.story()), (Some(0), vec!["person"]));
    assert_eq!(person["members"][0]["givenName"], "Kanarifugl");
    assert_eq!(person["numbers"][0]["phone"], "+4700000001");
    assert_eq!(person["subjects"][0]["sub"], sub);
    assert_eq!(person["audit"][0]["what"], "person_opened");

    let readable = till.run(&["members", "person", "1"]).await;
    assert_eq!((readable.exit, readable.lines[0].as_str()), (Some(0), Some("{")), "on many lines");
}

#[tokio::test]
async fn what_has_had_its_time_is_counted_before_it_is_removed() {
    let till = till().await;
    enrolled(&till).await;
    let kinds = |lines: &[serde_json::Value]| {
        let counts = lines.iter().filter(|line| line["event"] == "retention");
        counts.map(|line| line["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let dry = till.run(&["retention", "--dry-run", "--json"]).await;
    assert_eq!((dry.exit, dry.last()), (Some(0), &json!({"event": "done", "count": 0, "dryRun": true})));
    assert!(kinds(&dry.lines).contains(&"visits".to_owned()) && !kinds(&dry.lines).contains(&"notes".to_owned()));

    // An entry from long before the others.
    let raw = rusqlite::Connection::open(till.data_folder().join("register.db")).unwrap();
    raw.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32))).unwrap();
    raw.execute("INSERT INTO visit (member_id, at_ms) VALUES (1, 0)", []).unwrap();
    let count =
        |lines: &[serde_json::Value]| lines.iter().find(|line| line["kind"] == "visits").unwrap()["count"].clone();
    assert_eq!(count(&till.run(&["retention", "--dry-run", "--json"]).await.lines), 1);
    assert_eq!(count(&till.run(&["retention", "--json"]).await.lines), 1);
    assert_eq!(count(&till.run(&["retention", "--json"]).await.lines), 0);
    till.run(&["retention", "--dry-run", "--clock-is-right", "--json"]).await.check("usage", 2);
}

#[tokio::test]
async fn a_register_from_another_time_is_left_alone_until_somebody_has_seen_to_the_clock() {
    let till = till().await;
    enrolled(&till).await;
    let raw = rusqlite::Connection::open(till.data_folder().join("register.db")).unwrap();
    raw.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32))).unwrap();
    for table in ["UPDATE login SET started_at_ms = 1000", "UPDATE member SET added_at_ms = 1000", "DELETE FROM audit"]
    {
        raw.execute(table, []).unwrap();
    }
    drop(raw);
    let refused = till.run(&["retention", "--json"]).await;
    refused.check("not_now", 2);
    assert!(refused.last()["message"].as_str().unwrap().contains("clock"), "{:?}", refused.lines);
    assert_eq!(till.run(&["retention", "--clock-is-right", "--json"]).await.exit, Some(0));
}
