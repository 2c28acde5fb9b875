//! What a manager hands to somebody who asks what is known about them, or to be forgotten; from the screen.

use std::path::Path;

use desk_core::MemberId;
use desk_wire::forgetting::{CertificateView, EraseMember, FileSaved, SavePerson};
use desk_wire::{Code, Command, Event};
use serde_json::Value;

use crate::register::{add, added, obey, sign_in_manager, staffed};
use crate::support::{Counter, counter};

fn save(id: &str) -> Command {
    Command::SavePerson(SavePerson { member_id: id.into() })
}

fn erase(id: &str) -> Command {
    Command::EraseMember(EraseMember { member_id: id.into() })
}

async fn refused(counter: &Counter, command: Command) -> Code {
    counter.desk.obey(command).await.unwrap_err().code
}

#[tokio::test]
async fn nobody_but_a_manager_writes_a_person_out_or_erases_one() {
    let counter = staffed().await;
    sign_in_manager(&counter).await;
    added(&counter, add(["Kari", "Prøve", "", ""])).await;
    counter.desk.lock().await.unwrap();
    for command in [save("1"), erase("1")] {
        assert_eq!(refused(&counter, command).await, Code::ManagerNeeded);
    }
    assert!(counter.register().get_member(MemberId(1)).is_ok());
}

#[tokio::test]
async fn everything_known_goes_into_a_file_of_its_owners_alone_and_nothing_is_written_over() {
    let counter = counter().await;
    let documents = tempfile::tempdir().unwrap();
    counter.desk.saves_in(documents.path().to_owned());
    added(&counter, add(["Kari", "Prøve", "+47 000 00 001", ""])).await;
    let first: FileSaved = obey(&counter, save("1")).await.unwrap();
    assert_eq!(Path::new(&first.path), documents.path().join("skranke-1-2026-03-02.json"));
    let everything: Value = serde_json::from_slice(&std::fs::read(&first.path).unwrap()).unwrap();
    assert_eq!(everything["members"][0]["givenName"], "Kari");
    assert_eq!(everything["audit"][1]["what"], "person_opened", "noted, and it stands in it");
    let second: FileSaved = obey(&counter, save("1")).await.unwrap();
    assert_eq!(Path::new(&second.path), documents.path().join("skranke-1-2026-03-02-2.json"));
    assert_eq!(std::fs::read_dir(documents.path()).unwrap().count(), 2, "and nothing else");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&first.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(refused(&counter, save("9")).await, Code::NotFound);
}

#[tokio::test]
async fn without_a_folder_nothing_is_written_and_it_says_so() {
    let counter = counter().await;
    added(&counter, add(["Kari", "", "", ""])).await;
    assert_eq!(refused(&counter, save("1")).await, Code::FileNotWritten);
    let gone = tempfile::tempdir().unwrap().path().join("gone");
    counter.desk.saves_in(gone);
    let error = counter.desk.obey(save("1")).await.unwrap_err();
    assert_eq!(error.code, Code::FileNotWritten);
    assert!(error.detail.unwrap().contains("gone"), "it names the folder");
}

#[tokio::test]
async fn who_is_erased_is_gone_and_the_certificate_is_in_the_desks_language_and_names_nobody() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    counter.desk.check_in(MemberId(1)).await.unwrap();
    let name = counter.register().get_member(MemberId(1)).unwrap().name.full();
    let mut events = counter.desk.events();
    let certificate: CertificateView = obey(&counter, erase("1")).await.unwrap();
    assert_eq!(certificate.title, "Bekreftelse på sletting");
    assert_eq!(certificate.facts[0].value, "Fjellheim Turlag");
    let visits = certificate.paragraphs[1].lines.iter().find(|line| line.text == "besøk").unwrap();
    assert_eq!(visits.count, Some(1));
    assert!(!serde_json::to_string(&certificate).unwrap().contains(&name));
    assert!(counter.desk.list_logins().is_empty(), "their card is gone from the counter");
    assert_eq!(refused(&counter, erase("1")).await, Code::NotFound);
    let mut heads = std::iter::from_fn(|| events.try_recv().ok());
    assert!(heads.any(|event| matches!(event, Event::HouseChanged { head_count } if head_count.here == 0)));
}

#[tokio::test]
async fn nobody_is_erased_while_a_request_to_them_is_on_its_way() {
    let counter = counter().await;
    added(&counter, add(["Kari", "Prøve", "+47 000 00 030", ""])).await;
    counter.clock.stand();
    counter.desk.ask_number("+47 000 00 030", desk_core::Purpose::Enrol).await.unwrap();
    assert_eq!(refused(&counter, erase("1")).await, Code::NotNow);
    assert!(counter.register().get_member(MemberId(1)).is_ok());
}
