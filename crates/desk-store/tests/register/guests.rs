//! Guests of a day: on lists, walking in, here, gone; and as members.

use desk_core::profile::Name;
use desk_core::{
    Guest, GuestId, GuestList, HeadCount, MemberId, MemberStatus, Movement, NewGuest, Note, Presence, Standing,
};
use desk_store::{GuestTaken, StoreError, Today};
use jiff::civil::date;

use crate::support::{DAY, Desk, at, desk, phone};

/// The day of all tests, with its ends in UTC.
fn today() -> Today {
    let from = "2026-03-02T00:00:00Z".parse().unwrap();
    Today { day: DAY, from, until: "2026-03-03T00:00:00Z".parse().unwrap() }
}

fn new(full: &str, msisdn: Option<&str>) -> NewGuest {
    let (given, family) = full.rsplit_once(' ').unwrap_or((full, ""));
    NewGuest {
        name: Name { given: given.into(), family: family.into() },
        phone: msisdn.map(phone),
        note: Note::default(),
        member: None,
    }
}

fn course() -> GuestList {
    GuestList::new(DAY, "Course")
}

impl Desk {
    fn take_in(&self, rows: &[NewGuest]) -> Vec<GuestTaken> {
        self.store.take_in_guests(&course(), rows, at(0)).unwrap()
    }

    fn guests(&self) -> Vec<Guest> {
        self.store.list_guests(DAY, DAY).unwrap()
    }

    fn names_of_guests(&self, text: &str) -> Vec<String> {
        self.store.find_guests(text, DAY).unwrap().iter().map(|guest| guest.name.full()).collect()
    }

    fn presence(&self, id: GuestId) -> Presence {
        self.store.get_guest(id, DAY).unwrap().presence()
    }

    fn heads(&self) -> HeadCount {
        self.store.head_count(&today()).unwrap()
    }
}

fn heads(expected: u32, members_here: u32, guests_here: u32, left: u32) -> HeadCount {
    HeadCount { expected, members_here, guests_here, left }
}

const NEW: GuestTaken = GuestTaken::New { is_member: false };

#[test]
fn a_list_taken_in_twice_doubles_nobody_and_two_of_one_name_are_two() {
    let desk = desk();
    let rows = [new("Ola Hansen", None), new("Ola Hansen", None), new("Kari Prøve", Some("4791234567"))];
    assert_eq!(desk.take_in(&rows), [NEW; 3]);
    assert_eq!(desk.take_in(&rows), [GuestTaken::There; 3]);
    assert_eq!(desk.take_in(&[new("Ola Hansen", None), new("Eva Test", None)]), [GuestTaken::There, NEW]);
    let three = [new("Ola Hansen", None), new("Ola Hansen", None), new("Ola Hansen", None)];
    assert_eq!(desk.take_in(&three), [GuestTaken::There, GuestTaken::There, NEW], "a third one of that name");
    assert_eq!(desk.guests().len(), 5);
    assert_eq!(desk.heads(), heads(5, 0, 0, 0));
    let other_day = GuestList::new(date(2026, 3, 3), "Course");
    assert_eq!(desk.store.take_in_guests(&other_day, &rows[..1], at(0)).unwrap(), [NEW], "another day");
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = desk();
    desk.add("4791234567", "Kari", "Prøve", 0);
    let rows = [new("Kari Prøve", Some("4791234567")), new("Ola Test", None), new("Ola Test", None)];
    let planned = desk.store.plan_guests(&course(), &rows, at(0)).unwrap();
    assert_eq!(planned, [GuestTaken::New { is_member: true }, NEW, NEW]);
    assert!(desk.guests().is_empty());
    let lists: i64 = desk.raw().query_row("SELECT count(*) FROM guest_list", [], |row| row.get(0)).unwrap();
    assert_eq!(lists, 0);
}

#[test]
fn a_day_holds_so_many_and_more_are_refused_whole() {
    let desk = desk();
    let rows: Vec<NewGuest> = (0..GuestList::MOST).map(|n| new(&format!("Guest {n}"), None)).collect();
    desk.take_in(&rows);
    let one_more = desk.store.take_in_guests(&course(), &[new("Ola Test", None)], at(0));
    assert!(matches!(one_more, Err(StoreError::ListFull)));
    assert!(matches!(desk.store.add_walk_in(DAY, &new("Ola Test", None), at(0)), Err(StoreError::ListFull)));
    assert_eq!(desk.guests().len(), GuestList::MOST);
    assert_eq!(desk.take_in(&rows[..2]), [GuestTaken::There; 2]);
}

#[test]
fn a_guest_comes_and_goes_and_each_word_is_taken_back() {
    let desk = desk();
    desk.take_in(&[new("Kari Prøve", None)]);
    let id = desk.guests()[0].id;
    assert!(matches!(desk.store.guest_left(id, at(1)), Err(StoreError::ChangedSince)), "not here yet");
    desk.store.guest_arrived(id, None, at(2)).unwrap();
    assert!(matches!(desk.store.guest_arrived(id, None, at(3)), Err(StoreError::ChangedSince)), "once");
    assert_eq!(desk.heads(), heads(0, 0, 1, 0));
    desk.store.guest_left(id, at(4)).unwrap();
    assert_eq!((desk.presence(id), desk.heads()), (Presence::Left, heads(0, 0, 0, 1)));
    assert!(desk.store.undo_guest(id, at(5)).unwrap());
    assert_eq!(desk.presence(id), Presence::Here);
    assert!(desk.store.undo_guest(id, at(6)).unwrap());
    assert_eq!((desk.presence(id), desk.heads()), (Presence::Expected, heads(1, 0, 0, 0)));
    assert!(matches!(desk.store.undo_guest(id, at(7)), Err(StoreError::ChangedSince)), "nothing to take back");
    assert!(Presence::Expected.after(Movement::Undo, false).is_none());
    assert!(matches!(desk.store.guest_left(GuestId(99), at(8)), Err(StoreError::NotFound)));
}

#[test]
fn who_walked_in_by_mistake_is_gone() {
    let desk = desk();
    let id = desk.store.add_walk_in(DAY, &new("Kari Prøve", None), at(0)).unwrap();
    assert_eq!(desk.heads(), heads(0, 0, 1, 0));
    assert!(desk.guests()[0].is_walk_in);
    assert!(!desk.store.undo_guest(id, at(1)).unwrap());
    assert!(desk.guests().is_empty());
}

#[test]
fn a_guest_who_is_a_member_comes_and_goes_with_the_check_in_and_is_counted_once() {
    let desk = desk();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.take_in(&[new("Kari Anne Prøve", Some("4791234567"))]);
    let id = desk.guests()[0].id;
    assert_eq!(desk.guests()[0].member, Some((member, Standing::Active)));
    let visit = desk.store.check_in(member, at(10)).unwrap();
    desk.store.guest_arrived(id, Some(visit.id), at(10)).unwrap();
    assert_eq!((desk.presence(id), desk.heads()), (Presence::Here, heads(0, 1, 0, 0)));
    desk.store.leave(visit.id, at(20)).unwrap();
    assert_eq!((desk.presence(id), desk.heads()), (Presence::Left, heads(0, 0, 0, 1)));
    assert!(desk.store.undo_visit(visit.id, at(21)).unwrap().unwrap().left_at.is_none());
    assert_eq!(desk.presence(id), Presence::Here);
    assert!(desk.store.undo_visit(visit.id, at(22)).unwrap().is_none());
    assert_eq!((desk.presence(id), desk.heads()), (Presence::Expected, heads(1, 0, 0, 0)));
    assert!(matches!(desk.store.undo_visit(visit.id, at(23)), Err(StoreError::NotFound)), "once");
}

#[test]
fn how_a_member_stands_goes_with_the_guest() {
    let desk = desk();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.take_in(&[new("", Some("4791234567"))]);
    let standing = || desk.guests()[0].member.unwrap().1;
    assert_eq!(standing(), Standing::Active);
    desk.store.set_note(member, &Note::new("the key is at the desk").unwrap(), at(1)).unwrap();
    assert_eq!(standing(), Standing::MessageWaiting);
    desk.store.set_valid_until(member, Some(date(2026, 3, 1)), at(1)).unwrap();
    assert_eq!(standing(), Standing::Expired);
    desk.store.set_status(member, MemberStatus::Ended, at(1)).unwrap();
    assert_eq!(standing(), Standing::Ended);
}

#[test]
fn letting_somebody_in_all_the_same_is_noted_once_with_the_reason() {
    let desk = desk();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    let first = desk.store.let_in(member, Standing::Paused, at(1)).unwrap();
    assert_eq!(desk.store.let_in(member, Standing::Paused, at(2)).unwrap(), first, "pressed twice");
    let sql = "SELECT count(*) FROM audit WHERE what = 'let_in_paused' AND member_id = ?1";
    assert_eq!(desk.raw().query_row(sql, [member.0], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn guests_are_found_as_members_are_those_still_to_come_first() {
    let desk = desk();
    desk.take_in(&[
        new("Åse Østby", Some("4791234567")),
        new("Åsmund Test", None),
        new("Ola Test", Some("4522334455")),
    ]);
    assert_eq!(desk.names_of_guests("ås"), ["Åse Østby", "Åsmund Test"]);
    desk.store.guest_arrived(desk.guests()[0].id, None, at(1)).unwrap();
    assert_eq!(desk.names_of_guests("a"), ["Åsmund Test", "Åse Østby"]);
    assert_eq!(desk.names_of_guests("912 34 567"), ["Åse Østby"]);
    assert_eq!(desk.names_of_guests("0045 22"), ["Ola Test"]);
    assert_eq!(desk.names_of_guests("test ola"), ["Ola Test"]);
    assert!(desk.names_of_guests("").is_empty() && desk.names_of_guests("a@b").is_empty());
    assert!(desk.store.find_guests("ås", date(2026, 3, 3)).unwrap().is_empty(), "another day");
}

#[test]
fn the_house_is_who_came_today_each_once() {
    let desk = desk();
    let (kari, ola) = (desk.add("4791234567", "Kari", "Prøve", 0), desk.add("4791234568", "Ola", "Test", 0));
    let yesterday = desk.store.check_in(ola, "2026-03-01T12:00:00Z".parse().unwrap()).unwrap();
    let morning = desk.store.check_in(kari, at(0)).unwrap();
    desk.store.leave(morning.id, at(100)).unwrap();
    assert_eq!(desk.heads(), heads(0, 0, 0, 1));
    let evening = desk.store.check_in(kari, at(200)).unwrap();
    assert_eq!(desk.heads(), heads(0, 1, 0, 0), "who came again is here, once");
    let house = desk.store.list_house(&today(), 10).unwrap();
    assert_eq!(house.iter().map(|(member, visit)| (member.id, visit.id)).collect::<Vec<_>>(), [(kari, evening.id)]);
    assert_eq!(desk.store.find_visit_of_day(kari, &today()).unwrap(), Some(evening));
    assert_eq!(desk.store.find_visit_of_day(ola, &today()).unwrap(), None);
    assert_eq!(desk.store.list_visits(ola, 5).unwrap(), [yesterday]);
}

#[test]
fn a_guest_goes_with_the_member_they_are_merged_into_and_back() {
    let desk = desk();
    let keep = desk.add("4791234567", "Kari", "Prøve", 0);
    let lose = desk.add("4791234568", "Kari", "Prøve", 0);
    desk.take_in(&[new("Kari Prøve", Some("4791234568"))]);
    let whose = || desk.guests()[0].member.map(|(member, _)| member);
    assert_eq!(whose(), Some(lose));
    let merge = desk.store.merge(keep, lose, at(1)).unwrap();
    assert_eq!(whose(), Some(keep));
    desk.store.undo_merge(merge, at(2)).unwrap();
    assert_eq!(whose(), Some(lose));
}

#[test]
fn an_erased_member_is_on_no_list_and_an_older_register_forgets_their_number_too() {
    let desk = desk();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.take_in(&[new("Kari Prøve", Some("4791234567")), new("Somebody Else", Some("4791234567"))]);
    assert_eq!(desk.guests().len(), 2);
    desk.store.erase_member(member, at(1)).unwrap();
    assert!(desk.guests().is_empty());
    assert!(matches!(desk.store.get_member(MemberId(1)), Err(StoreError::NotFound)));
    let lists: i64 = desk.raw().query_row("SELECT count(*) FROM guest_list", [], |row| row.get(0)).unwrap();
    assert_eq!(lists, 0, "an empty list is none");
}
