//! Two members who are one person, made one by a manager; and parted again.

use desk_core::MemberId;
use desk_wire::register::{ChangeMember, MemberPage, MergeMembers, UndoMerge};
use desk_wire::{Code, Command};

use crate::register::{add, added, obey, sign_in_manager, staffed};
use crate::support::{Counter, counter};

fn merge(member_id: &str, other_id: &str) -> Command {
    Command::MergeMembers(MergeMembers { member_id: member_id.into(), other_id: other_id.into() })
}

fn undo(member_id: &str, merge_id: &str) -> Command {
    Command::UndoMerge(UndoMerge { member_id: member_id.into(), merge_id: merge_id.into() })
}

async fn refused(counter: &Counter, command: Command) -> Code {
    counter.desk.obey(command).await.unwrap_err().code
}

/// Kari, who was added twice; the second time with a number.
async fn twice() -> Counter {
    let counter = counter().await;
    added(&counter, add(["Kari", "Prøve", "", "kari@example.test"])).await;
    added(&counter, add(["Karin", "Prøve", "+47 000 00 001", ""])).await;
    counter.desk.check_in(MemberId(2)).await.unwrap();
    counter
}

#[tokio::test]
async fn nobody_but_a_manager_makes_two_one_or_parts_them() {
    let counter = staffed().await;
    for command in [merge("1", "2"), undo("1", "1")] {
        assert_eq!(refused(&counter, command).await, Code::ManagerNeeded);
    }
    sign_in_manager(&counter).await;
    assert_eq!(refused(&counter, merge("1", "2")).await, Code::NotFound);
}

#[tokio::test]
async fn who_stays_has_what_was_the_others_and_parting_gives_it_back() {
    let counter = twice().await;
    let one: MemberPage = obey(&counter, merge("1", "2")).await.unwrap();
    assert_eq!((one.card.member.visits, one.merges.len()), (1, 1));
    assert!(one.card.member.phone.is_some() && one.card.member.email.is_some());
    assert_eq!((one.merges[0].name.as_str(), one.merges[0].member_number.as_str()), ("Karin Prøve", "2"));
    assert!(counter.register().get_member(MemberId(2)).is_err(), "out of sight");

    let parted: MemberPage = obey(&counter, undo("1", &one.merges[0].merge_id)).await.unwrap();
    assert_eq!((parted.card.member.visits, parted.card.member.phone, parted.merges.len()), (0, None, 0));
    assert_eq!(counter.register().get_member(MemberId(2)).unwrap().visits, 1);
    assert_eq!(refused(&counter, undo("1", &one.merges[0].merge_id)).await, Code::NotFound, "once");
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_nothing_is_lost() {
    let counter = twice().await;
    for (keep, other) in [("1", "1"), ("1", "9"), ("9", "1"), ("1", "x")] {
        assert_eq!(refused(&counter, merge(keep, other)).await, Code::NotFound, "{keep} {other}");
    }
    let one: MemberPage = obey(&counter, merge("1", "2")).await.unwrap();
    assert_eq!(refused(&counter, undo("2", &one.merges[0].merge_id)).await, Code::NotFound, "it is the other's");
    let note = ChangeMember {
        member_id: "1".into(),
        member_number: None,
        status: None,
        valid_until: None,
        note: Some("since then".into()),
        tags: None,
    };
    let _: MemberPage = obey(&counter, Command::ChangeMember(note)).await.unwrap();
    assert_eq!(refused(&counter, undo("1", &one.merges[0].merge_id)).await, Code::NotNow);
    assert_eq!(counter.register().get_member(MemberId(1)).unwrap().visits, 1);
}
