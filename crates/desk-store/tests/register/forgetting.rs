//! Who is erased is in no table, no index, no page, no log and no older copy; and nobody else is.

use std::fs;

use desk_core::profile::Name;
use desk_core::retention::Kind;
use desk_core::{
    ConsentKind, Details, EndReason, GuestList, ImportedMember, MemberId, MemberStatus, NewGuest, Note, Random, Tag,
};
use desk_store::{
    Backup, BackupFile, MemberEdit, Payload, REGISTER_FILE, Reached, Reason, StoreError, StoreKeys, TOMBSTONE_FILE,
    Trace, restore,
};

use crate::details;
use crate::support::{
    Counting, DAY, Desk, ISSUER, TOOK, answer, at, desk, desk_of, imported, key, phone, profile, receipt,
};

/// Names, numbers, addresses, subjects, and what was written down.
pub(crate) const CANARIES: [&str; 15] = [
    "Qqxanders",
    "qqxanders",
    "Zzyxine",
    "4791239876",
    "4791239877",
    "4791239878",
    "zzyxine@example.test",
    "canary-sub",
    "allergic to seed",
    "yellow-feather",
    "song-consent",
    "millet-answer",
    "1931-03-07",
    "Feather Lane",
    "seat by the perch",
];

/// Every table, with what is done about it where somebody is erased. A new table is a question to be answered here, in
/// `erase.rs`, `person.rs` and `retention.rs`.
const TABLES: [&str; 25] = [
    "answer",
    "audit",
    "browser_request",
    "callback",
    "consent",
    "day_count",
    "detail",
    "ended_login",
    "guest",
    "guest_list",
    "intent",
    "login",
    "member",
    "member_before",
    "member_since",
    "member_sub",
    "member_tag",
    "merge",
    "merge_moved",
    "meta",
    "phone",
    "search",
    "staff",
    "tombstone",
    "visit",
];

#[test]
fn every_table_is_known_to_whoever_erases() {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               AND name NOT LIKE 'search_%' AND name <> 'refinery_schema_history' ORDER BY name";
    let desk = desk();
    let raw = desk.raw();
    let mut statement = raw.prepare(sql).unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(tables, TABLES);
}

/// Somebody with everything that somebody can have, among others who are like them.
pub(crate) fn canary(desk: &Desk) -> MemberId {
    for index in 0..60 {
        desk.add(&format!("479345{index:04}"), "Kari", &format!("Prøve{index}"), index);
    }
    desk.store.write_intent(&phone("4791239876"), at(1)).unwrap();
    desk.add("4791239876", "Zzyxine", "Qqxanders", 100);
    let former = desk.enrol("canary-sub", "4791239876", "Zzyxine", "Qqxanders");
    assert_eq!(former, desk_store::Applied::Member(MemberId(61), desk_core::Outcome::WelcomedBack));
    desk.enrol("canary-sub", "4791239877", "Zzyxine", "Qqxanders");
    let (keep, lose) = (MemberId(61), desk.add("4791239878", "Zzyxine", "Qqxanders", 150));
    desk.store.set_note(lose, &Note::new("allergic to seed").unwrap(), at(160)).unwrap();
    desk.store.set_tags(lose, &[Tag::new("yellow-feather").unwrap()], at(160)).unwrap();
    desk.store.check_in(lose, at(170)).unwrap();
    let mut consent = receipt(ConsentKind::App, at(180));
    consent.verbatim = r#"{"text": "song-consent"}"#.into();
    desk.store.write_consent(lose, &consent).unwrap();
    desk.store.keep_answers(desk.login_of(keep), &[answer("food", "\"millet-answer\"", at(185))], None).unwrap();
    let birthdate = Some(jiff::civil::date(1931, 3, 7));
    let addresses = Some(vec![details::address("Feather Lane 1")]);
    let login = desk.confirmed("4791239877");
    let told = Details { birthdate, addresses };
    let again = desk_core::Profile { details: told, ..profile("canary-sub", "4791239877", "Zzyxine", "Qqxanders") };
    desk.store.apply(login, ISSUER, &again, at(187), DAY.into()).unwrap();
    let guest = |number: Option<&str>| NewGuest {
        name: Name { given: "Zzyxine".into(), family: "Qqxanders".into() },
        phone: number.map(phone),
        note: Note::new("seat by the perch").unwrap(),
        member: None,
    };
    let dinner = GuestList::new(DAY, "Dinner");
    desk.store.take_in_guests(&dinner, &[guest(Some("4791239878"))], at(185)).unwrap();
    desk.store.merge(keep, lose, at(190)).unwrap();
    desk.store.add_walk_in(DAY, &guest(Some("4791239877")), at(195)).unwrap();
    for visit in 0..30 {
        let visit = desk.store.check_in(keep, at(300 + 100 * visit)).unwrap();
        desk.store.undo_visit(visit.id, at(5000)).unwrap();
    }
    desk.store.note_opened(keep, at(5001)).unwrap();
    let (in_vain, _) = desk.ask("4791239878");
    desk.store.end_login(in_vain, EndReason::AccessDenied, at(5002), DAY).unwrap();
    desk.store.write_intent(&phone("4791239878"), at(5003)).unwrap();
    keep
}

fn pages(desk: &Desk) -> Vec<u8> {
    desk.raw().serialize("main").unwrap().to_vec()
}

fn holds(bytes: &[u8], canary: &str) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
}

fn check_gone(desk: &Desk) {
    let pages = pages(desk);
    for canary in CANARIES {
        assert!(!holds(&pages, canary), "{canary}");
    }
    assert_eq!(fs::metadata(desk.folder.path().join(format!("{REGISTER_FILE}-wal"))).unwrap().len(), 0, "the log");
    assert!(desk.store.search_agrees().unwrap() && desk.store.is_sound().unwrap());
}

#[test]
fn who_is_erased_is_in_no_page_and_no_log() {
    let desk = desk();
    let id = canary(&desk);
    let before = pages(&desk);
    for canary in CANARIES {
        assert!(holds(&before, canary), "{canary} is there to be erased");
    }
    let erased = desk.store.erase_member(id, at(6000)).unwrap();
    assert!(desk.store.scrub().unwrap());
    check_gone(&desk);
    let counts: Vec<(Trace, u64)> = erased.counts().collect();
    let expected = [
        (Trace::Members, 2),
        (Trace::Tags, 2),
        (Trace::Subjects, 1),
        (Trace::Numbers, 3),
        (Trace::Visits, 31),
        (Trace::Guests, 2),
        (Trace::Consents, 1),
        (Trace::Answers, 1),
        (Trace::Details, 2),
        (Trace::Logins, 3),
        (Trace::FormerStates, 3),
        (Trace::Merges, 1),
        (Trace::Intents, 1),
        (Trace::EndedLogins, 1),
        (Trace::AuditEntries, 37),
    ];
    assert_eq!(counts, expected);
    assert_eq!(desk.store.find_members("prove").unwrap().len(), 20, "the others are there");
}

/// SQLite leaves copies of rows in the gaps of pages when it rearranges them, and overwrites only what it deletes.
#[test]
fn not_even_in_the_gaps_of_pages_that_were_rearranged_often() {
    let desk = desk();
    // Every fourth one goes, and leaves others on each page.
    let crowd: Vec<_> = (0..2400_u64)
        .map(|n| {
            let goes = n.is_multiple_of(4);
            let (given, family) = if goes { ("Zzyxine", "Qqxanders") } else { ("Kari", "Prøve") };
            let person = imported(None, Some(&format!("47912{n:05}")), given, &format!("{family}{n}"));
            ImportedMember { valid_until: (!goes).then_some(DAY), ..person }
        })
        .collect();
    desk.store.import_batch(&crowd, at(0)).unwrap();
    rearrange(&desk);
    while desk.store.remove_overdue(Kind::UnconfirmedMembers, at(1), at(6000), DAY).unwrap() > 0 {}
    assert_eq!(desk.store.erase_member(MemberId(2), at(6000)).unwrap().count(Trace::Members), 1);
    assert!(desk.store.scrub().unwrap());
    check_gone(&desk);
}

/// Rows that grow and shrink, at random, the same every time.
fn rearrange(desk: &Desk) {
    let mut raw = desk.raw();
    raw.pragma_update(None, "secure_delete", true).unwrap();
    let changes = raw.transaction().unwrap();
    let (random, mut bytes) = (Counting(5.into()), [0; 2]);
    for _ in 0..12_000 {
        random.fill(&mut bytes);
        let dice = u16::from_be_bytes(bytes);
        let note = "seed ".repeat(usize::from(dice / 2400) * 3);
        let id = 1 + i64::from(dice % 2400);
        changes.execute("UPDATE member SET note = ?2 WHERE id = ?1", rusqlite::params![id, note]).unwrap();
    }
    changes.commit().unwrap();
    // Nobody told the index.
    desk.store.rebuild_search().unwrap();
}

#[test]
fn what_was_done_stays_and_to_whom_does_not() {
    let desk = desk();
    let id = canary(&desk);
    let audit = |condition: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM audit WHERE {condition}");
        desk.raw().query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let before = audit("true");
    desk.store.erase_member(id, at(6000)).unwrap();
    assert_eq!(audit("true"), before + 1, "and that somebody was erased");
    assert_eq!(audit("what = 'visit_undone' AND member_id IS NULL"), 30);
    assert_eq!(audit("what = 'erased' AND n = 2 AND member_id IS NULL"), 1);
    assert_eq!(audit("member_id = 61"), 0);
}

#[test]
fn nobody_is_erased_while_a_login_of_theirs_is_live() {
    let desk = desk();
    let id = canary(&desk);
    let refused = |desk: &Desk| matches!(desk.store.erase_member(id, at(6000)), Err(StoreError::LoginLive));
    for number in ["4791239876", "4791239877"] {
        let (login, _) = desk.ask(number);
        assert!(refused(&desk), "{number} is theirs");
        desk.store.end_login(login, EndReason::Cancelled, at(6000), DAY).unwrap();
    }
    let (login, _) = desk.ask("4799999999");
    desk.store.write_waiting(login, &Payload::new("request".into()), at(180)).unwrap();
    desk.store.write_tokens(login, &Payload::new("tokens".into()), TOOK).unwrap();
    desk.store.write_profile(login, &Payload::new(r#"{"sub":"canary-sub","given":"Z"}"#.into())).unwrap();
    assert!(refused(&desk), "another number, but they confirmed it");
    assert!(desk.store.find_members("zzyxine").unwrap().len() == 1, "nothing was changed");
    desk.store.end_login(login, EndReason::Cancelled, at(6000), DAY).unwrap();
    desk.store.erase_member(id, at(6000)).unwrap();
    assert!(matches!(desk.store.erase_member(id, at(6001)), Err(StoreError::NotFound)), "once");
}

#[test]
fn a_number_that_is_somebody_elses_now_keeps_nobody() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let login = desk.confirmed("4791234567");
    let other = profile("other", "4791234567", "Ola", "Eksempel");
    desk.store.apply(login, ISSUER, &other, at(20), DAY.into()).unwrap();
    desk.store.write_needs_staff(login).unwrap();
    desk.store.settle(login, ISSUER, &other, None, at(30), DAY.into()).unwrap();
    desk.ask("4791234567");
    desk.store.erase_member(MemberId(1), at(100)).unwrap();
    assert_eq!(desk.names("91234567"), ["Ola Eksempel"]);
}

#[test]
fn an_ended_membership_is_no_erasure() {
    let desk = desk();
    let id = canary(&desk);
    desk.store.set_status(id, MemberStatus::Ended, at(6000)).unwrap();
    assert_eq!(desk.names("zzyxine"), ["Zzyxine Qqxanders"]);
    assert!(!desk.folder.path().join(TOMBSTONE_FILE).exists());
}

/// The register as it is now, in a file of its own.
fn copy(desk: &Desk) -> std::path::PathBuf {
    desk.raw().query_row("PRAGMA wal_checkpoint (TRUNCATE)", [], |_| Ok(())).unwrap();
    let copy = desk.folder.path().join("copy.db");
    fs::copy(desk.folder.path().join(REGISTER_FILE), &copy).unwrap();
    copy
}

/// Puts the copy in the place of the register, as somebody would by hand, and opens that.
fn put_back(desk: Desk, copy: &std::path::Path) -> Desk {
    let Desk { folder, store, random } = desk;
    drop(store);
    fs::rename(copy, folder.path().join(REGISTER_FILE)).unwrap();
    let store = desk_store::Store::open(folder.path(), &key(1), &random).unwrap();
    Desk { folder, store, random }
}

#[test]
fn an_older_register_put_back_does_not_bring_them_back() {
    let desk = desk();
    let id = canary(&desk);
    let (live, _) = desk.ask("4791239877");
    let copy = copy(&desk);
    desk.store.end_login(live, EndReason::Cancelled, at(5900), DAY).unwrap();
    desk.store.erase_member(id, at(6000)).unwrap();
    desk.enrol("t", "4791230000", "Ola", "Eksempel");

    let desk = put_back(desk, &copy);
    assert_eq!(desk.names("zzyxine").len(), 1, "there they are again");
    let erased = desk.store.replay_tombstones(at(7000)).unwrap();
    assert_eq!((erased.count(Trace::Members), erased.count(Trace::Visits)), (2, 31));
    assert!(desk.store.find_login(live).unwrap().is_none());
    check_gone(&desk);
    assert!(desk.store.replay_tombstones(at(7001)).unwrap().is_nothing(), "once");
    assert_eq!(desk.store.find_members("prove").unwrap().len(), 20, "the others are there");
}

#[test]
fn not_even_if_they_had_another_card_then() {
    let desk = desk();
    let id = desk.add("4791239876", "Zzyxine", "Qqxanders", 1);
    let copy = copy(&desk);
    desk.store.change_member(id, &MemberEdit { number: Some(4711), ..MemberEdit::default() }, at(2)).unwrap();
    desk.store.erase_member(id, at(3)).unwrap();
    let desk = put_back(desk, &copy);
    assert_eq!(desk.store.replay_tombstones(at(4)).unwrap().count(Trace::Members), 1);
    assert!(desk.names("zzyxine").is_empty());
}

#[test]
fn who_came_again_is_not_taken_for_who_was_erased() {
    let desk = desk();
    let older = {
        let id = canary(&desk);
        let copy = copy(&desk);
        desk.store.erase_member(id, at(6000)).unwrap();
        copy
    };
    let desk = put_back(desk, &older);
    desk.store.replay_tombstones(at(6500)).unwrap();
    let again = desk.confirmed("4791239876");
    let person = profile("canary-sub", "4791239876", "Zzyxine", "Qqxanders");
    desk.store.apply(again, ISSUER, &person, at(7000), DAY.into()).unwrap();
    // As if that register, too, were older than its tombstones.
    desk.raw().execute("DELETE FROM tombstone", []).unwrap();
    assert!(desk.store.replay_tombstones(at(8000)).unwrap().is_nothing());
    assert_eq!(desk.names("zzyxine"), ["Zzyxine Qqxanders"]);
}

#[test]
fn somebody_else_whom_they_were_merged_into_in_the_older_register_is_parted_from_them_and_stays() {
    for has_changed_since in [false, true] {
        let desk = desk();
        let keep = desk.add("4791234567", "Kari", "Prøve", 1);
        let lose = desk.add("4791239876", "Zzyxine", "Qqxanders", 2);
        desk.store.check_in(lose, at(3)).unwrap();
        let merge = desk.store.merge(keep, lose, at(4)).unwrap();
        let note = |text| desk.store.set_note(keep, &Note::new(text).unwrap(), at(5)).unwrap();
        note(if has_changed_since { "changed" } else { "" });
        let copy = copy(&desk);
        note("");
        desk.store.undo_merge(merge, at(7)).unwrap();
        desk.store.erase_member(lose, at(8)).unwrap();

        let desk = put_back(desk, &copy);
        let erased = desk.store.replay_tombstones(at(9)).unwrap();
        assert_eq!((erased.count(Trace::Members), erased.count(Trace::Visits)), (1, 1));
        assert_eq!((desk.names("91234567"), desk.member(keep).visits), (vec!["Kari Prøve".to_owned()], 0));
        assert!(!holds(&pages(&desk), "Qqxanders") && !holds(&pages(&desk), "4791239876"));
    }
}

#[test]
fn an_enrolment_taken_back_is_not_brought_back_either() {
    let desk = desk();
    let login = desk.confirmed("4791239876");
    desk.store.apply(login, ISSUER, &profile("s", "4791239876", "Zzyxine", "Qqxanders"), at(10), DAY.into()).unwrap();
    let copy = copy(&desk);
    desk.store.take_back(login, at(20), DAY).unwrap();
    let desk = put_back(desk, &copy);
    assert_eq!(desk.store.replay_tombstones(at(30)).unwrap().count(Trace::Members), 1);
}

#[test]
fn an_erasure_that_was_cut_short_is_completed() {
    let desk = desk();
    let id = canary(&desk);
    let copy = copy(&desk);
    desk.store.erase_member(id, at(6000)).unwrap();
    // The file was written, the change was not: as the older register beside the newer file.
    let desk = put_back(desk, &copy);
    assert_eq!(desk.store.replay_tombstones(at(6001)).unwrap().count(Trace::Members), 2);
}

#[test]
fn the_tombstones_say_nothing_and_a_broken_line_harms_nobody() {
    let desk = desk();
    let id = canary(&desk);
    desk.store.erase_member(id, at(6000)).unwrap();
    let file = desk.folder.path().join(TOMBSTONE_FILE);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 6, "two members, a subject, three numbers");
    assert!(CANARIES.iter().all(|canary| !text.contains(canary)));
    fs::write(&file, b"\xff\xfe\nmember 12 x\nsub\n\n").unwrap();
    assert!(desk.store.replay_tombstones(at(6001)).unwrap().is_nothing());
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "written again from the register");
}

#[test]
fn a_copy_is_reached_as_the_register_is() {
    let desk = desk();
    let id = canary(&desk);
    let copy = copy(&desk);
    desk.store.erase_member(id, at(6000)).unwrap();
    let erased = desk.store.erase_in_copy(&copy, &key(1), at(6000)).unwrap();
    assert_eq!(erased.count(Trace::Members), 2);
    assert!(desk.store.erase_in_copy(&copy, &key(1), at(6001)).unwrap().is_nothing(), "once");
    let mut raw = rusqlite::Connection::open(&copy).unwrap();
    raw.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    let pages = raw.serialize("main").unwrap().to_vec();
    for canary in CANARIES {
        assert!(!holds(&pages, canary), "{canary}");
    }
}

#[test]
fn a_copy_of_another_register_or_with_another_key_is_left_alone() {
    let (desk, other) = (desk(), desk_of(7));
    let id = canary(&desk);
    desk.store.erase_member(id, at(6000)).unwrap();
    let copy = copy(&other);
    let before = fs::read(&copy).unwrap();
    let reach = |byte| desk.store.erase_in_copy(&copy, &key(byte), at(6000));
    assert!(matches!(reach(1), Err(StoreError::Foreign)));
    assert!(matches!(reach(2), Err(StoreError::WrongKey)));
    assert_eq!(fs::read(&copy).unwrap(), before);
    let missing = desk.store.erase_in_copy(&other.folder.path().join("none.db"), &key(1), at(6000));
    assert!(missing.is_err());
}

#[test]
fn the_pages_wait_for_a_login_that_is_under_way_and_not_for_staff() {
    let desk = desk();
    let id = canary(&desk);
    let (login, _) = desk.ask("4799999999");
    desk.store.erase_member(id, at(6000)).unwrap();
    assert!(!desk.store.scrub().unwrap(), "its next step must not wait");
    desk.store.end_login(login, EndReason::Cancelled, at(6001), DAY).unwrap();
    let undecided = desk.confirmed("4799999999");
    desk.store.write_needs_staff(undecided).unwrap();
    assert!(desk.store.scrub().unwrap());
    check_gone(&desk);
}

/// Everything in the file, under the register's key.
fn pages_of_backup(desk: &Desk, backup: &Backup) -> Vec<u8> {
    let copy = desk.folder.path().join("looked-into.db");
    desk.store
        .backups()
        .unwrap()
        .change(backup, |file, _| {
            fs::copy(file, &copy).unwrap();
            Ok(())
        })
        .unwrap();
    let mut raw = rusqlite::Connection::open(&copy).unwrap();
    raw.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    raw.serialize("main").unwrap().to_vec()
}

#[test]
fn the_backups_are_reached_and_what_cannot_be_opened_is_removed() {
    let desk = desk();
    let id = canary(&desk);
    let make = || desk.store.backups().unwrap().make(Reason::Asked, at(5500), &|| true).unwrap();
    let (with, broken) = (make(), make());
    assert!(holds(&pages_of_backup(&desk, &with), "4791239876"), "the backup has them");
    let mut bytes = fs::read(&broken.file).unwrap();
    bytes[20_000..100_000].fill(0x55);
    fs::write(&broken.file, bytes).unwrap();

    desk.store.erase_member(id, at(6000)).unwrap();
    let reached = desk.store.erase_in_backups(at(6001)).unwrap();
    assert_eq!(reached, Reached { changed: 1, removed: 1, failed: 0 });
    let left = desk.store.backups().unwrap().list().unwrap();
    assert_eq!(left.iter().map(|backup| &backup.file).collect::<Vec<_>>(), [&with.file]);
    let pages = pages_of_backup(&desk, &with);
    for canary in CANARIES {
        assert!(!holds(&pages, canary), "{canary}");
    }
}

#[test]
fn a_backup_restored_later_never_shows_them() {
    let desk = desk();
    let id = canary(&desk);
    let backup = desk.store.backups().unwrap().make(Reason::Asked, at(5500), &|| true).unwrap();
    desk.store.erase_member(id, at(6000)).unwrap();
    let Desk { folder, store, random } = desk;
    drop(store);
    let file = BackupFile::read(&backup.file).unwrap();
    let restored = restore(folder.path(), &file, None, &StoreKeys::only(key(1)), at(7000)).unwrap();
    assert_eq!(restored.members, 60, "the others");
    let store = desk_store::Store::open(folder.path(), &key(1), &random).unwrap();
    let desk = Desk { folder, store, random };
    assert!(desk.names("zzyxine").is_empty());
    assert!(desk.store.replay_tombstones(at(7001)).unwrap().is_nothing(), "done already");
    desk.raw().query_row("PRAGMA wal_checkpoint (TRUNCATE)", [], |_| Ok(())).unwrap();
    check_gone(&desk);
}

#[test]
fn the_tombstones_of_another_register_erase_nobody() {
    let (desk, other) = (desk(), desk_of(7));
    let id = canary(&desk);
    desk.store.erase_member(id, at(6000)).unwrap();
    canary(&other);
    fs::copy(desk.folder.path().join(TOMBSTONE_FILE), other.folder.path().join(TOMBSTONE_FILE)).unwrap();
    assert!(other.store.replay_tombstones(at(7000)).unwrap().is_nothing());
    assert_eq!(other.names("zzyxine"), ["Zzyxine Qqxanders"]);
}
