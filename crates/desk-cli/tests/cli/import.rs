//! `members import` and `members export`, as a script would use them.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{Ran, Till, start, till};

impl Till {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.file(name), content).unwrap();
        self.path(name)
    }

    fn path(&self, name: &str) -> String {
        self.file(name).to_str().unwrap().to_owned()
    }

    async fn import(&self, file: &str, more: &[&str]) -> Ran {
        let arguments = [&["members", "import", file, "--json"], more].concat();
        self.run(&arguments).await
    }
}

fn check_done(ran: &Ran, expected: [u64; 5]) {
    let done = ran.last();
    assert_eq!((ran.exit, &done["event"]), (Some(0), &json!("done")), "{:?} {}", ran.lines, ran.log);
    let counts = ["new", "changed", "unchanged", "doubtful", "refused"].map(|name| done[name].as_u64().unwrap());
    assert_eq!(counts, expected, "{done}");
}

#[tokio::test]
async fn members_come_in_from_a_file_and_are_found() {
    let till = till().await;
    let file = till.write("members.csv", b"Navn;Tlf.;Sko\r\nK\xe5re Pr\xf8ve;912 34 567;42\r\nOla Test;12;43\r\n");
    let planned = till.import(&file, &["--dry-run"]).await;
    check_done(&planned, [1, 0, 0, 0, 1]);
    assert_eq!(planned.last()["dryRun"], true);
    assert_eq!(planned.last()["unusedColumns"], json!(["Sko"]));
    assert_eq!(till.run(&["members", "find", "kåre", "--json"]).await.lines.len(), 0, "a dry run changes nothing");

    let imported = till.import(&file, &[]).await;
    check_done(&imported, [1, 0, 0, 0, 1]);
    assert_eq!(imported.story(), ["refused", "progress", "done"]);
    let refused = json!({"event": "refused", "row": 3, "field": "phone", "reason": "digits are missing"});
    assert_eq!(imported.lines[0], refused);
    assert_eq!(imported.last()["refusedFile"], till.path("members.refused.csv"));
    assert_eq!(till.run(&["members", "find", "kåre", "--json"]).await.lines[0]["name"], "Kåre Prøve");
    check_done(&till.import(&file, &[]).await, [0, 0, 1, 0, 1]);
}

#[tokio::test]
async fn who_may_be_somebody_else_is_named_for_staff() {
    let till = till().await;
    till.import(&till.write("one.csv", "Navn;Mobil\nKari Prøve;91234567\n"), &[]).await;
    let ran = till.import(&till.write("two.csv", "Navn;Mobil\nOla Test;91234567\n"), &[]).await;
    check_done(&ran, [0, 0, 0, 1, 0]);
    assert_eq!((&ran.lines[0]["event"], &ran.lines[0]["memberIds"]), (&json!("doubtful"), &json!(["1"])));
}

#[tokio::test]
async fn a_column_is_named_on_the_command_line() {
    let till = till().await;
    let file = till.write("members.csv", "Hvem,Ring,Status\nKari Prøve,91234567,betalt\n");
    let ran = till.import(&file, &["--map", "name=Hvem", "--map", "phone=2", "--map", "status="]).await;
    check_done(&ran, [1, 0, 0, 0, 0]);
    till.import(&file, &["--map", "telephone=2"]).await.check("usage", 2);
    till.import(&file, &["--map", "phone"]).await.check("usage", 2);
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_exit_2_and_said_in_words() {
    let till = till().await;
    for (file, words) in [
        (till.path("missing.csv"), "entity not found"),
        (till.folder.path().to_str().unwrap().to_owned(), "is a directory"),
        (till.write("empty.csv", ""), "it is empty"),
        (till.write("binary.csv", [0; 999]), "not a text file"),
        (till.write("other.csv", "Dato;Sum\n1;2\n"), "there are: Dato, Sum"),
    ] {
        let ran = till.import(&file, &[]).await;
        ran.check("usage", 2);
        assert!(ran.last()["message"].as_str().unwrap().contains(words), "{:?}", ran.lines);
    }
}

#[tokio::test]
async fn a_signal_ends_an_import_between_batches_and_it_says_how_far_it_came() {
    let till = till().await;
    let rows = (0..60_000).map(|n| format!("Person {n};+47 {}\n", 90_000_000 + n));
    let file = till.write("members.csv", std::iter::once("Navn;Mobil\n".to_owned()).chain(rows).collect::<String>());
    let mut run = start(till.command(&["members", "import", &file, "--json"]));
    assert_eq!(run.next().await["event"], "progress");
    let id = run.child.id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let ran = run.until_it_ends().await;
    ran.check("cancelled", 9);
    let message = ran.last()["message"].as_str().unwrap();
    assert!(message.starts_with("Cancelled after ") && message.contains("run it again"), "{message}");
    assert!(!till.run(&["members", "find", "person 1", "--json"]).await.lines.is_empty());
}

#[tokio::test]
async fn members_go_out_into_a_file_and_come_back_unchanged() {
    let till = till().await;
    let file = till.write("members.csv", "Navn;Mobil;Notat\nKari Prøve;91234567;=1+1\nOla Test;91234568;\n");
    till.import(&file, &[]).await;
    for more in [&[][..], &["--plain"]] {
        let out = till.path("out.csv");
        let arguments = [&["members", "export", &out, "--json"], more].concat();
        let ran = till.run(&arguments).await;
        assert_eq!((ran.exit, ran.last()), (Some(0), &json!({"event": "done", "members": 2})));
        check_done(&till.import(&out, &[]).await, [0, 0, 2, 0, 0]);
    }
    till.run(&["members", "export", &till.path("data/register.db"), "--json"]).await.check("usage", 2);
    till.run(&["members", "export", &till.path("nowhere/out.csv"), "--json"]).await.check("usage", 2);
}

#[tokio::test]
async fn the_log_says_nothing_of_what_is_in_a_file() {
    let till = till().await;
    let file = till.write("members.csv", "Navn;Mobil;Notat\nCanary Prøve;91234567;canarynote\nCanary Test;4123456x;\n");
    let mut import = till.command(&["members", "import", &file, "--json"]);
    import.env("SKRANKE_LOG", "trace");
    let ran = crate::support::ran(import).await;
    assert!(!ran.log.is_empty());
    let told = ran.lines.iter().map(Value::to_string).collect::<String>() + &ran.log;
    for word in ["Canary", "canary", "91234567", "4123456x"] {
        assert!(!told.contains(word), "{told}");
    }
}
