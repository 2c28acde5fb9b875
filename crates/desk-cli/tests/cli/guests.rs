//! `guests` and `intents`, as a script would use them.

use serde_json::{Value, json};

use crate::support::{Ran, Till, till};

impl Till {
    fn write_list(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.to_str().unwrap().to_owned()
    }

    async fn guests(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["guests"], arguments, &["--json"]].concat()).await
    }
}

fn check(ran: &Ran, expected: &Value) {
    assert_eq!((ran.exit, ran.last()), (Some(0), expected), "{:?} {}", ran.lines, ran.log);
}

#[tokio::test]
async fn a_list_comes_in_and_its_guests_come_and_go() {
    let till = till().await;
    let file =
        till.write_list("Tour 2.csv", b"Deltaker;Tlf.;Sko\r\nK\xe5re Pr\xf8ve;912 34 567;42\r\nOla Test;12;43\r\n");
    let planned = till.guests(&["import", &file, "--dry-run"]).await;
    assert_eq!((planned.last()["dryRun"].as_bool(), planned.last()["new"].as_u64()), (Some(true), Some(1)));
    assert!(till.guests(&["list"]).await.story() == ["head_count"], "a dry run changes nothing");

    let imported = till.guests(&["import", &file]).await;
    assert_eq!(imported.story(), ["refused", "done"]);
    let refused = json!({"event": "refused", "row": 3, "field": "phone", "reason": "digits are missing"});
    assert_eq!(imported.lines[0], refused);
    assert_eq!((&imported.last()["list"], &imported.last()["unusedColumns"]), (&json!("Tour 2"), &json!(["Sko"])));
    assert!(till.folder.path().join("Tour 2.refused.csv").exists());

    let listed = till.guests(&["list"]).await;
    let guest = &listed.lines[0];
    assert_eq!((&guest["name"], &guest["presence"]), (&json!("Kåre Prøve"), &json!("expected")));
    assert_eq!(guest["maskedPhone"], "+47 ••• •• 567");
    let id = guest["guestId"].as_str().unwrap();
    check(&till.guests(&["arrive", id]).await, &json!({"event": "done", "presence": "here"}));
    let heads = till.guests(&["list"]).await.last().clone();
    assert_eq!((&heads["here"], &heads["guestsHere"], &heads["expected"]), (&json!(1), &json!(1), &json!(0)));
    check(&till.guests(&["leave", id]).await, &json!({"event": "done", "presence": "left"}));
    check(&till.guests(&["undo", id]).await, &json!({"event": "done", "presence": "here"}));
    till.guests(&["arrive", id]).await.check("not_now", 2);
}

#[tokio::test]
async fn another_day_is_another_list() {
    let till = till().await;
    let file = till.write_list("list.csv", "Name\nKari Prøve\n");
    let ran = till.guests(&["import", &file, "--day", "2031-05-17", "--list", "Breakfast"]).await;
    assert_eq!((&ran.last()["day"], &ran.last()["list"]), (&json!("2031-05-17"), &json!("Breakfast")));
    assert_eq!(till.guests(&["list"]).await.story(), ["head_count"]);
    assert_eq!(till.guests(&["list", "--day", "2031-05-17"]).await.story(), ["guest"]);
}

#[tokio::test]
async fn a_member_whose_membership_has_ended_is_let_in_only_when_it_is_said() {
    let till = till().await;
    let members = till.write_list("members.csv", "Navn;Mobil;Status\nKari Prøve;91234567;avsluttet\n");
    till.run(&["members", "import", &members, "--json"]).await;
    let ran = till.guests(&["import", &till.write_list("list.csv", "Navn;Mobil\nKari Prøve;91234567\n")]).await;
    assert_eq!(ran.last()["members"], 1);
    let held_up = till.guests(&["arrive", "1"]).await;
    held_up.check("not_now", 2);
    assert!(held_up.last()["message"].as_str().unwrap().contains("has ended. Say --anyway"), "{:?}", held_up.lines);
    check(&till.guests(&["arrive", "1", "--anyway"]).await, &json!({"event": "done", "presence": "here"}));
    check(&till.guests(&["undo", "1"]).await, &json!({"event": "done", "presence": "expected"}));
}

#[tokio::test]
async fn what_is_no_guest_list_or_no_guest_is_exit_2() {
    let till = till().await;
    for file in [till.write_list("empty.csv", ""), till.write_list("other.csv", "Dato;Sum\n1;2\n"), "no.csv".into()] {
        till.guests(&["import", &file]).await.check("usage", 2);
    }
    let file = till.write_list("list.csv", "Name\nKari\n");
    till.guests(&["import", &file, "--day", "17.05.2031"]).await.check("usage", 2);
    for id in ["9", "x"] {
        till.guests(&["leave", id]).await.check("not_found", 2);
    }
    till.run(&["intents", "remove", "9", "--json"]).await.check("not_found", 2);
    let none = till.run(&["intents", "list", "--json"]).await;
    assert_eq!((none.exit, none.lines.len()), (Some(0), 0));
}

#[tokio::test]
async fn the_log_says_nothing_of_a_guest() {
    let till = till().await;
    let file =
        till.write_list("list.csv", "Name;Mobil;Notat\nCanary Prøve;91234567;canarynote\nCanary Test;4123456x;\n");
    let mut import = till.command(&["guests", "import", &file, "--json"]);
    import.env("SKRANKE_LOG", "trace");
    let ran = crate::support::ran(import).await;
    assert!(!ran.log.is_empty());
    let told = ran.lines.iter().map(Value::to_string).collect::<String>() + &ran.log;
    for word in ["Canary", "canary", "91234567", "4123456x"] {
        assert!(!told.contains(word), "{told}");
    }
}
