//! What has had its time goes, and nothing else; and a clock that jumps takes nobody along.

use desk_core::profile::Name;
use desk_core::retention::{Keep, Kind, Rules};
use desk_core::{GuestList, LoginId, MemberId, MemberStatus, NewGuest, Note, Tag};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::support::{DAY, Desk, ISSUER, answer, at, desk, phone, profile};

/// So many days after the first.
fn day(days: i64) -> Timestamp {
    at(0).checked_add((24 * days).hours()).unwrap()
}

fn date(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

fn all_after(days: u16) -> Rules {
    Kind::ALL.into_iter().fold(Rules::default(), |rules, kind| rules.with(kind, Keep::Days(days)))
}

/// Goes through the rules as the desk does. Answers what went.
fn keep_rules(desk: &Desk, rules: &Rules, now: Timestamp) -> Vec<(Kind, u64)> {
    desk.store.begin_retention(now).unwrap();
    let mut gone = Vec::new();
    for (kind, before) in rules.due(now) {
        let mut all = 0;
        loop {
            let removed = desk.store.remove_overdue(kind, before, now, date(now)).unwrap();
            all += removed;
            if removed == 0 {
                break;
            }
        }
        gone.push((kind, all));
    }
    gone
}

fn counted(desk: &Desk, rules: &Rules, now: Timestamp) -> Vec<(Kind, u64)> {
    desk.store.count_overdue(&rules.due(now)).unwrap()
}

fn count_rows(desk: &Desk, sql: &str) -> i64 {
    desk.raw().query_row(&format!("SELECT count(*) FROM {sql}"), [], |row| row.get(0)).unwrap()
}

/// Something of every kind, from day 0, and as much from day 100.
fn two_ages() -> Desk {
    let desk = desk();
    for (age, days) in [(0, 0), (1, 100)] {
        let (number, now) = (|n: u64| format!("4791{age}{n:05}"), day(days));
        let add = |n: u64| {
            let new = desk_core::NewMember {
                source: desk_core::Source::Hand,
                name: desk_core::profile::Name { given: format!("Kari{age}"), family: format!("Prøve{n}") },
                phone: phone(&number(n)),
                phone_confirmed: false,
                email: None,
            };
            desk.store.add_member(&new, now).unwrap()
        };
        let (ended, unconfirmed, keep, lose) = (add(1), add(2), add(3), add(4));
        desk.store.set_status(ended, MemberStatus::Ended, now).unwrap();
        desk.store.check_in(unconfirmed, now).unwrap();
        desk.store.set_tags(lose, &[Tag::new("band").unwrap()], now).unwrap();
        desk.store.check_in(lose, now).unwrap();
        desk.store.set_note(lose, &Note::new("by the window").unwrap(), now).unwrap();
        desk.store.merge(keep, lose, now).unwrap();
        desk.store.write_intent(&phone(&number(6)), now).unwrap();
        let guest = |n: u64, given: &str| NewGuest {
            name: Name { given: given.into(), family: format!("Prøve{n}") },
            phone: Some(phone(&number(n))),
            note: Note::default(),
            member: None,
        };
        let guests = [guest(1, &format!("Kari{age}")), guest(5, "Gjest"), guest(11, "Gjest")];
        desk.store.take_in_guests(&GuestList::new(date(now), "Course"), &guests, now).unwrap();
        desk.store.count(date(now), "enrolled").unwrap();
        confirmed_twice(&desk, &format!("sub{age}"), [&number(7), &number(8)], now);
        undecided(&desk, &number(8), &number(9), now);
        desk.store.begin_retention(now).unwrap();
    }
    desk
}

fn confirmed(desk: &Desk, msisdn: &str, now: Timestamp) -> LoginId {
    let id = desk.confirmed(msisdn);
    let sql = "UPDATE login SET started_at_ms = ?2 WHERE id = ?1";
    desk.raw().execute(sql, (id.to_string(), now.as_millisecond())).unwrap();
    id
}

fn confirmed_twice(desk: &Desk, sub: &str, numbers: [&str; 2], now: Timestamp) {
    for number in numbers {
        let id = confirmed(desk, number, now);
        desk.store.apply(id, ISSUER, &profile(sub, number, "Åse", "Østby"), now, DAY.into()).unwrap();
        desk.store.keep_answers(id, &[answer(number, "true", now)], None).unwrap();
    }
}

/// Somebody whom staff should put to a member.
fn undecided(desk: &Desk, taken: &str, msisdn: &str, now: Timestamp) -> LoginId {
    let id = confirmed(desk, msisdn, now);
    desk.store.apply(id, ISSUER, &profile("other", taken, "Ola", "Eksempel"), now, DAY.into()).unwrap();
    desk.store.write_needs_staff(id).unwrap();
    id
}

#[test]
fn what_is_counted_is_what_goes_and_the_younger_half_stays() {
    let desk = two_ages();
    let rules = all_after(50);
    assert!(counted(&desk, &rules, day(49)).iter().all(|(_, count)| *count == 0), "nothing has had its time");
    let expected = [
        (Kind::NeedsStaff, 1),
        (Kind::Intents, 1),
        (Kind::EndedMembers, 1),
        (Kind::UnconfirmedMembers, 2),
        (Kind::Guests, 2),
        (Kind::Visits, 0),
        (Kind::Notes, 0),
        (Kind::Answers, 2),
        (Kind::FormerNumbers, 1),
        (Kind::Merges, 0),
        (Kind::Logins, 2),
        (Kind::Audit, 10),
        (Kind::DayCounts, 6),
    ];
    let now = day(101);
    assert_eq!(counted(&desk, &rules, now), expected, "visits, note and merge go with their members");
    assert_eq!(keep_rules(&desk, &rules, now), expected);
    assert!(counted(&desk, &rules, now).iter().all(|(_, count)| *count == 0), "all of it");
    assert_eq!(count_rows(&desk, "member"), 5, "four younger ones, and who was confirmed");
    assert_eq!(count_rows(&desk, "visit"), 2);
    assert_eq!(count_rows(&desk, "merge"), 1);
    assert!(desk.store.search_agrees().unwrap() && desk.store.is_sound().unwrap());
}

#[test]
fn without_the_members_rules_each_kind_goes_by_its_own() {
    let desk = two_ages();
    let rules = all_after(50).with(Kind::EndedMembers, Keep::Always).with(Kind::UnconfirmedMembers, Keep::Always);
    let now = day(101);
    let counted = counted(&desk, &rules, now);
    let of = |kind| counted.iter().find(|(other, _)| *other == kind).unwrap().1;
    assert_eq!([of(Kind::Visits), of(Kind::Notes), of(Kind::FormerNumbers), of(Kind::Merges)], [2, 2, 1, 1]);
    assert_eq!(keep_rules(&desk, &rules, now), counted);
    assert_eq!(count_rows(&desk, "visit"), 2);
    assert_eq!(count_rows(&desk, "member WHERE note <> ''"), 2);
    assert!(desk.store.search_agrees().unwrap());
}

#[test]
fn a_run_is_noted_once_for_each_kind_by_count() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let visits = "WITH RECURSIVE at (ms) AS (SELECT 1 UNION ALL SELECT ms + 1 FROM at LIMIT 2500)
                  INSERT INTO visit (member_id, at_ms) SELECT ?1, ms FROM at";
    desk.raw().execute(visits, [id.0]).unwrap();
    keep_rules(&desk, &Rules::default(), day(1));
    let sql = "SELECT what, n FROM audit WHERE what LIKE 'retention%'";
    let noted = desk.raw().query_row(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).unwrap();
    assert_eq!(noted, ("retention_visits".to_owned(), 2500), "one entry, though it took several batches");
}

#[test]
fn an_ended_member_is_kept_from_the_end_and_from_the_last_visit_on() {
    let desk = desk();
    let rules = Rules::default().with(Kind::EndedMembers, Keep::Days(50));
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let there = |now: i64| {
        keep_rules(&desk, &rules, day(now));
        count_rows(&desk, "member") == 1
    };
    assert!(there(60), "not ended");
    desk.store.set_status(id, MemberStatus::Ended, day(61)).unwrap();
    assert!(there(62) && there(112), "since it was first seen to have ended");
    desk.store.check_in(id, day(100)).unwrap();
    assert!(there(113) && there(149), "since they were here");
    desk.store.set_status(id, MemberStatus::Active, day(149)).unwrap();
    desk.store.set_status(id, MemberStatus::Ended, day(149)).unwrap();
    assert!(there(151) && there(200), "ended anew");
    assert!(!there(202));
}

#[test]
fn an_unconfirmed_member_is_kept_unless_somebody_asks_and_while_the_membership_is_paid() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let rules = Rules::default().with(Kind::UnconfirmedMembers, Keep::Days(50));
    keep_rules(&desk, &Rules::default(), day(5000));
    desk.store.set_valid_until(id, Some(jiff::civil::date(2026, 12, 31)), day(1)).unwrap();
    keep_rules(&desk, &rules, day(60));
    assert_eq!(count_rows(&desk, "member"), 1);
    desk.store.set_valid_until(id, None, day(1)).unwrap();
    let login = desk.ask("4791234567").0;
    keep_rules(&desk, &rules, day(60));
    assert_eq!(count_rows(&desk, "member"), 1, "somebody asks them just now");
    desk.store.end_login(login, desk_core::EndReason::Cancelled, day(60), DAY).unwrap();
    keep_rules(&desk, &rules, day(60));
    assert_eq!(count_rows(&desk, "member"), 0);
}

#[test]
fn members_of_another_register_who_joined_long_ago_are_new_here() {
    let desk = desk();
    let old = crate::support::imported(Some(7), None, "Kari", "Prøve");
    desk.store.import_batch(&[old], day(0)).unwrap();
    let rules = all_after(50);
    keep_rules(&desk, &rules, day(49));
    assert_eq!(count_rows(&desk, "member"), 1);
}

#[test]
fn a_note_that_goes_is_gone_from_the_merge_too_and_that_can_still_be_undone() {
    let desk = desk();
    let keep = desk.add("4791234567", "Kari", "Prøve", 0);
    let lose = desk.add("4791234568", "Kari", "Prøve", 0);
    desk.store.set_note(keep, &Note::new("yellow-feather").unwrap(), day(0)).unwrap();
    let merge = desk.store.merge(keep, lose, day(0)).unwrap();
    desk.store.begin_retention(day(0)).unwrap();
    let rules = Rules::default().with(Kind::Notes, Keep::Days(50));
    keep_rules(&desk, &rules, day(60));
    assert_eq!(count_rows(&desk, "merge WHERE kept_before LIKE '%feather%' OR kept_after LIKE '%feather%'"), 0);
    desk.store.undo_merge(merge, day(61)).unwrap();
    assert_eq!(desk.member(keep).note, Note::default());
}

#[test]
fn a_merge_that_is_settled_leaves_the_card_and_no_name() {
    let desk = desk();
    let keep = desk.add("4791234567", "Kari", "Prøve", 0);
    let lose = desk.add("4791234568", "Qqxanders", "Prøve", 0);
    desk.store.merge(keep, lose, day(0)).unwrap();
    keep_rules(&desk, &Rules::default(), day(400));
    assert_eq!(count_rows(&desk, "member WHERE given_name = 'Qqxanders'"), 0);
    let card = desk.store.find_members("2").unwrap();
    assert_eq!(card.first().map(|member| member.id), Some(keep), "the card is the kept one's");
}

#[test]
fn a_visit_whose_key_is_given_again_is_not_moved_by_an_old_merge() {
    let desk = desk();
    let keep = desk.add("4791234567", "Kari", "Prøve", 0);
    let lose = desk.add("4791234568", "Kari", "Prøve", 0);
    desk.store.check_in(lose, day(0)).unwrap();
    let merge = desk.store.merge(keep, lose, day(0)).unwrap();
    keep_rules(&desk, &Rules::default().with(Kind::Visits, Keep::Days(50)), day(60));
    desk.store.check_in(keep, day(61)).unwrap();
    desk.store.undo_merge(merge, day(62)).unwrap();
    assert_eq!((desk.member(keep).visits, desk.member(lose).visits), (1, 0));
}

#[test]
fn an_undecided_login_is_given_up_after_its_time_and_leaves_nothing() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let id = undecided(&desk, "4791234567", "4791239876", day(0));
    let hour = |hours: i64| day(0).checked_add(hours.hours()).unwrap();
    let before = |now: Timestamp| Rules::default().keep(Kind::NeedsStaff).before(now).unwrap();
    assert!(desk.store.end_undecided(before(hour(24)), hour(24), DAY).unwrap().is_empty());
    assert_eq!(desk.store.end_undecided(before(hour(25)), hour(25), DAY).unwrap(), [id]);
    assert!(desk.store.find_login(id).unwrap().is_none());
    assert_eq!(desk.store.day_count(DAY, "cancelled").unwrap(), 1);
    let pages = desk.raw().serialize("main").unwrap().to_vec();
    assert!(!pages.windows(10).any(|window| window == b"4791239876"), "nor in a page");
}

#[test]
fn an_undecided_login_of_a_living_process_is_its_own_to_end() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    undecided(&desk, "4791234567", "4791239876", day(0));
    let other = desk.again(1).unwrap();
    assert!(other.end_undecided(day(10), day(10), DAY).unwrap().is_empty());
}

#[test]
fn a_clock_that_jumps_is_not_believed_by_any_process_until_it_has_settled() {
    let desk = desk();
    desk.add("4791234567", "Kari", "Prøve", 0);
    let look = |days| desk.again(1).unwrap().look_at_clock(day(days)).unwrap();
    assert!(look(0) && look(1) && look(30));
    assert!(!look(4000), "eleven years ahead");
    assert!(look(31), "and back");
    assert!(!look(4000) && !look(4007) && look(4015), "two weeks of it");
}

#[test]
fn the_first_look_is_held_against_the_newest_entry() {
    let desk = desk();
    assert!(desk.store.look_at_clock(day(4000)).unwrap(), "an empty register believes any clock");
    let other = crate::support::desk();
    other.add("4791234567", "Kari", "Prøve", 0);
    assert!(!other.store.look_at_clock(day(4000)).unwrap());
    other.store.believe_clock(day(4000)).unwrap();
    assert!(other.store.look_at_clock(day(4001)).unwrap(), "somebody says that it is right");
    assert!(!other.store.look_at_clock(day(0)).unwrap());
    assert_eq!(other.member(MemberId(1)).visits, 0);
}
