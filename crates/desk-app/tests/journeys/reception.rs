//! The reception's day: guest lists, walk-ins, who is let in just so and who is not, and how many there are.

use desk_app::import::{GuestImport, GuestReport, GuestSource};
use desk_core::{GuestId, MemberId, VisitId};
use desk_wire::command::{AddGuest, ImportGuests};
use desk_wire::house::{GuestCard, GuestSeen, GuestsImported, HouseView, Presence, RowReason, Standing};
use desk_wire::lookup::EnterAction;
use desk_wire::member::MemberCard;
use desk_wire::{Code, Command, Event};

use crate::support::{Counter, counter};

/// As a hotel's booking system in Norway writes it.
const DINNER: &[u8] = b"Gjestenavn;Telefon;Merknad;Rom\r\n\xc5se Pr\xf8ve;912 34 567;Allergisk mot n\xf8tter;12\r\n\
    Ola Eksempel;+49 30 901820;;7\r\nEva Test;4,79E+09;;3\r\n;;ingen;\r\n";

impl Counter {
    async fn expect_guests(&self, content: impl Into<Vec<u8>>) -> GuestReport {
        let source = GuestSource::Content(content.into());
        let import = GuestImport { source, day: None, name: Some("Dinner".into()), mappings: Vec::new() };
        self.desk.import_guests(import).await.unwrap()
    }

    async fn house(&self) -> HouseView {
        self.desk.list_guests().await.unwrap()
    }

    /// Expected, members here, guests here, left.
    async fn heads(&self) -> [u32; 4] {
        let count = self.house().await.head_count;
        assert_eq!(count.here, count.members_here + count.guests_here);
        [count.expected, count.members_here, count.guests_here, count.left]
    }

    async fn guest(&self, name: &str) -> GuestId {
        let rows = self.desk.list_guests_of(None).await.unwrap();
        let row = rows.iter().find(|row| row.name == name).expect("a guest of that name");
        GuestId(row.guest_id.as_ref().unwrap().parse().unwrap())
    }

    /// A member from a list of members.
    async fn member(&self, row: &str) -> MemberId {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("members.csv");
        std::fs::write(&file, format!("Navn;Mobil;Status;Gyldig til;Notat\n{row}\n")).unwrap();
        let import = desk_app::import::Import { file, mappings: Vec::new() };
        self.desk.import_members(import, |_| std::ops::ControlFlow::Continue(())).await.unwrap();
        let found = self.desk.find_members(row.split(';').next().unwrap()).await.unwrap();
        MemberId(found[0].member_id.parse().unwrap())
    }
}

fn guest_of(seen: GuestSeen) -> GuestCard {
    match seen {
        GuestSeen::Guest { guest } => *guest,
        other => unreachable!("{other:?} is no guest"),
    }
}

fn member_of(seen: GuestSeen) -> MemberCard {
    match seen {
        GuestSeen::Member { member } => *member,
        other => unreachable!("{other:?} is no member"),
    }
}

#[tokio::test]
async fn a_list_from_excel_in_norway_is_the_days_guests_once() {
    let counter = counter().await;
    let report = counter.expect_guests(DINNER).await;
    assert_eq!((report.new, report.members, report.there, report.refused), (2, 0, 0, 2));
    assert_eq!(report.unused_columns, ["Rom"]);
    let problems: Vec<String> = report.problems.iter().map(|(row, problem)| format!("{row} {problem}")).collect();
    assert_eq!(
        problems,
        [
            "4 phone: a spreadsheet has rounded it; format the column as text",
            "5 there is neither a name nor a phone number"
        ]
    );
    let again = counter.expect_guests(DINNER).await;
    assert_eq!((again.new, again.there, again.refused), (0, 2, 2));
    assert_eq!(counter.heads().await, [2, 0, 0, 0]);
    let ola = counter.desk.open_guest(counter.guest("Ola Eksempel").await).await.unwrap();
    assert_eq!((ola.phone, ola.note.as_str()), (None, "+49 30 901820"), "a number abroad is kept to be read");
    let aase = counter.desk.open_guest(counter.guest("Åse Prøve").await).await.unwrap();
    assert_eq!(aase.note, "Allergisk mot nøtter");
}

#[tokio::test]
async fn the_page_looks_first_and_is_told_what_cannot_be_used() {
    let counter = counter().await;
    let import = |content: &[u8], dry_run| {
        let with = ImportGuests { content: content.to_vec(), list: "Dinner".into(), day: None, dry_run };
        counter.desk.obey(Command::ImportGuests(with))
    };
    let planned: GuestsImported = serde_json::from_value(import(DINNER, true).await.unwrap()).unwrap();
    assert_eq!((planned.dry_run, planned.new, planned.refused), (true, 2, 2));
    assert_eq!(
        planned.problems.iter().map(|row| row.reason).collect::<Vec<_>>(),
        [RowReason::Phone, RowReason::Nobody]
    );
    assert_eq!(counter.heads().await, [0, 0, 0, 0]);
    import(DINNER, false).await.unwrap();
    assert_eq!(counter.heads().await, [2, 0, 0, 0]);
    for content in [&b""[..], b"\0\0\0", b"Dato;Rom\n1;2\n", &vec![b'x'; 9 * 1024 * 1024]] {
        assert_eq!(import(content, false).await.unwrap_err().code, Code::NotAList);
    }
    let rows: Vec<String> = (0..5001).map(|n| format!("Guest {n}")).collect();
    let too_many = rows.join("\n");
    assert_eq!(import(format!("Name\n{too_many}").as_bytes(), false).await.unwrap_err().code, Code::NotAList);
    assert_eq!(counter.heads().await, [2, 0, 0, 0], "all or nothing");
}

#[tokio::test]
async fn a_guest_is_found_in_the_field_and_ticked_off_with_enter() {
    let counter = counter().await;
    counter.expect_guests(DINNER).await;
    for text in ["åse", "prøve aase", "912 34 567", "4567"] {
        let found = counter.desk.look_up(text).await.unwrap();
        assert_eq!(found.guests.len(), 1, "{text}");
        assert_eq!(found.guests[0].masked_phone, "+47 ••• •• 567");
        assert!(matches!(found.enter, EnterAction::GuestArrived { .. }), "{text}: {:?}", found.enter);
    }
    let id = counter.guest("Åse Prøve").await;
    let card = guest_of(counter.desk.guest_arrived(id).await.unwrap());
    assert_eq!((card.presence, card.enter), (Presence::Here, EnterAction::Next));
    let again = counter.desk.look_up("åse").await.unwrap();
    assert!(matches!(again.enter, EnterAction::OpenGuest { .. }), "who is here is opened");
    assert_eq!(counter.heads().await, [1, 0, 1, 0]);
    guest_of(counter.desk.guest_left(id).await.unwrap());
    assert_eq!(counter.heads().await, [1, 0, 0, 1]);
    counter.desk.undo_guest(id).await.unwrap();
    counter.desk.undo_guest(id).await.unwrap();
    assert_eq!(counter.heads().await, [2, 0, 0, 0]);
    assert!(counter.desk.undo_guest(id).await.is_err(), "nothing is left to take back");
}

#[tokio::test]
async fn who_walks_in_is_added_by_name_or_number_and_a_mistake_leaves_nothing() {
    let counter = counter().await;
    let card = guest_of(counter.desk.add_guest("Kari Anne Prøve, 912 34 567").await.unwrap());
    assert_eq!((card.name.as_str(), card.walk_in, card.presence), ("Kari Anne Prøve", true, Presence::Here));
    assert_eq!(card.phone.unwrap().pretty, "+47 912 34 567");
    assert_eq!(counter.heads().await, [0, 0, 1, 0]);
    assert_eq!(counter.desk.undo_guest(GuestId(1)).await.unwrap(), GuestSeen::Gone);
    assert_eq!(counter.heads().await, [0, 0, 0, 0]);
    let refused = counter.desk.obey(Command::AddGuest(AddGuest { text: "Kari 12".into() })).await.unwrap_err();
    assert_eq!(refused.code, Code::InvalidPhone);
}

#[tokio::test]
async fn a_member_who_walks_in_as_a_guest_is_shown_as_the_member_they_are() {
    let counter = counter().await;
    let member = counter.member("Kari Prøve;91234567;;;").await;
    let card = member_of(counter.desk.add_guest("Kari Prøve").await.unwrap());
    assert_eq!(card.enter, EnterAction::CheckIn { member_id: member.0.to_string() });
    assert_eq!(counter.heads().await, [0, 0, 0, 0], "nothing is done yet");
}

#[tokio::test]
async fn a_guest_who_is_a_member_is_checked_in_whichever_way_and_counted_once() {
    let counter = counter().await;
    let member = counter.member("Kari Prøve;91234567;;;").await;
    let report = counter.expect_guests("Navn;Mobil\nKari Anne Prøve;91234567\n").await;
    assert_eq!((report.new, report.members), (1, 1));
    let found = counter.desk.look_up("91234567").await.unwrap();
    assert_eq!((found.rows.len(), found.guests.len()), (0, 1), "one person, one row");
    let id = counter.guest("Kari Anne Prøve").await;

    let card = member_of(counter.desk.guest_arrived(id).await.unwrap());
    assert!(card.visit.is_some());
    assert_eq!(counter.heads().await, [0, 1, 0, 0]);
    let visit = VisitId(card.visit.unwrap().visit_id.parse().unwrap());
    assert!(counter.desk.leave(visit).await.unwrap().today.unwrap().left_at_ms.is_some());
    assert_eq!(counter.heads().await, [0, 0, 0, 1]);
    counter.desk.undo_check_in(visit).await.unwrap();
    assert!(counter.desk.undo_check_in(visit).await.unwrap().today.is_none());
    assert_eq!(counter.heads().await, [1, 0, 0, 0]);

    counter.desk.check_in(member).await.unwrap();
    assert_eq!(counter.heads().await, [0, 1, 0, 0], "checked in as a member, ticked off as a guest");
    member_of(counter.desk.guest_left(id).await.unwrap());
    assert_eq!(counter.heads().await, [0, 0, 0, 1], "left as a guest, left as a member");
}

#[tokio::test]
async fn who_is_not_welcome_just_so_is_shown_and_let_in_only_by_a_word_of_its_own() {
    for (row, standing) in [
        ("Kari Prøve;91234567;pause;;", Standing::Paused),
        ("Kari Prøve;91234567;avsluttet;;", Standing::Ended),
        ("Kari Prøve;91234567;aktiv;01.03.2026;", Standing::Expired),
        ("Kari Prøve;91234567;aktiv;;Nøkkelen ligger her", Standing::MessageWaiting),
    ] {
        let counter = counter().await;
        let member = counter.member(row).await;
        counter.expect_guests("Navn;Mobil\nKari Prøve;91234567\n").await;
        let id = counter.guest("Kari Prøve").await;
        let found = counter.desk.look_up("kari").await.unwrap();
        assert_eq!(found.enter, EnterAction::OpenMember { member_id: member.0.to_string() }, "{row}");
        let card = counter.desk.open_member(member).await.unwrap();
        assert_eq!((card.standing, card.enter), (standing, EnterAction::Nothing));
        assert!(counter.desk.check_in(member).await.unwrap().visit.is_none());
        assert!(member_of(counter.desk.guest_arrived(id).await.unwrap()).visit.is_none());
        assert_eq!(counter.heads().await, [1, 0, 0, 0], "{row}");

        let card = counter.desk.let_in_anyway(member).await.unwrap();
        assert_eq!((card.enter, card.standing), (EnterAction::Next, standing));
        assert_eq!(counter.heads().await, [0, 1, 0, 0]);
        let person: serde_json::Value =
            serde_json::from_str(&counter.desk.everything_about(&member.0.to_string()).await.unwrap()).unwrap();
        let deed = format!("let_in_{}", serde_json::to_value(standing).unwrap().as_str().unwrap());
        assert!(person["audit"].as_array().unwrap().iter().any(|entry| entry["what"] == deed.as_str()), "{deed}");
    }
}

#[tokio::test]
async fn several_guests_with_one_number_are_for_staff_to_choose() {
    let counter = counter().await;
    counter.expect_guests("Navn;Mobil\nKari Prøve;91234567\nOla Prøve;91234567\n").await;
    let found = counter.desk.look_up("91234567").await.unwrap();
    assert_eq!((found.guests.len(), found.enter), (2, EnterAction::Nothing));
    assert_eq!(counter.desk.look_up("ola").await.unwrap().guests.len(), 1);
}

#[tokio::test]
async fn every_change_is_told_with_the_new_count() {
    let counter = counter().await;
    let mut events = counter.desk.events();
    counter.expect_guests("Navn\nKari Prøve\n").await;
    let id = counter.guest("Kari Prøve").await;
    counter.desk.guest_arrived(id).await.unwrap();
    counter.desk.guest_left(id).await.unwrap();
    let mut heads = Vec::new();
    while let Ok(Event::HouseChanged { head_count }) = events.try_recv() {
        heads.push((head_count.expected, head_count.here, head_count.left));
    }
    assert_eq!(heads, [(1, 0, 0), (0, 1, 0), (0, 0, 1)]);
}

#[tokio::test]
async fn a_guest_of_yesterday_is_not_here_today() {
    let counter = counter().await;
    counter.expect_guests("Navn\nKari Prøve\n").await;
    counter.desk.guest_arrived(counter.guest("Kari Prøve").await).await.unwrap();
    counter.clock.advance(std::time::Duration::from_hours(24));
    assert_eq!(counter.heads().await, [0, 0, 0, 0]);
    assert!(counter.desk.look_up("kari").await.unwrap().guests.is_empty());
    counter.clock.advance(std::time::Duration::from_hours(24 * 8));
    let removed = counter.desk.remove_overdue(false).await.unwrap();
    let guests = removed.iter().find(|(kind, _)| kind.word() == "guests").unwrap();
    assert_eq!(guests.1, 1, "after a week guests go by themselves");
}
