//! What was noted, as a manager reads it: newest first, a page at a time, one kind alone.

use desk_core::MemberId;
use desk_wire::audit::{AuditGroup, AuditView, AuditWhat, ListAudit};
use desk_wire::{Code, Command};

use crate::register::{add, added, obey, sign_in_manager, staffed};
use crate::support::Counter;

fn list(group: Option<AuditGroup>, before: Option<&str>) -> Command {
    Command::ListAudit(ListAudit { group, before: before.map(str::to_owned) })
}

async fn read(counter: &Counter, group: Option<AuditGroup>, before: Option<&str>) -> AuditView {
    obey(counter, list(group, before)).await.unwrap()
}

#[tokio::test]
async fn nobody_but_a_manager_reads_it() {
    let counter = staffed().await;
    assert_eq!(counter.desk.obey(list(None, None)).await.unwrap_err().code, Code::ManagerNeeded);
}

#[tokio::test]
async fn it_says_who_did_what_to_whom_and_forgets_who_was_erased() {
    let counter = staffed().await;
    sign_in_manager(&counter).await;
    added(&counter, add(["Kari", "Prøve", "", ""])).await;
    let all = read(&counter, None, None).await;
    let kinds: Vec<AuditWhat> = all.entries.iter().map(|entry| entry.what).collect();
    assert_eq!(kinds[..3], [AuditWhat::Added, AuditWhat::SignedIn, AuditWhat::HandedOver]);
    let newest = &all.entries[0];
    let whom = newest.member.as_ref().map(|member| (member.member_id.as_str(), member.name.as_str()));
    assert_eq!((newest.by.as_deref(), whom), (Some("Solveig"), Some(("1", "Kari Prøve"))));
    assert_eq!(all.entries[2].about.as_deref(), Some("Ola"));

    counter.desk.erase_member("1").await.unwrap();
    let changed = read(&counter, Some(AuditGroup::Changed), None).await;
    let left: Vec<_> = changed.entries.iter().map(|entry| (entry.what, entry.member.is_some(), entry.n)).collect();
    assert_eq!(left, [(AuditWhat::Erased, false, Some(1)), (AuditWhat::Added, false, None)]);
}

#[tokio::test]
async fn a_member_who_was_made_one_with_another_leads_to_that_one() {
    let counter = staffed().await;
    sign_in_manager(&counter).await;
    added(&counter, add(["Kari", "Prøve", "", ""])).await;
    added(&counter, add(["Karin", "Prøve", "", ""])).await;
    let now = jiff::Timestamp::from_millisecond(counter.provider.now_ms()).unwrap();
    counter.register().merge(MemberId(1), MemberId(2), now).unwrap();
    let changed = read(&counter, Some(AuditGroup::Changed), None).await;
    assert!(changed.entries.iter().all(|entry| entry.member.as_ref().is_some_and(|member| member.member_id == "1")));
    assert_eq!(changed.entries[0].by, None, "it was another process");
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_and_end() {
    let counter = staffed().await;
    sign_in_manager(&counter).await;
    added(&counter, add(["Kari", "Prøve", "", ""])).await;
    for _ in 0..110 {
        counter.desk.open_member(MemberId(1)).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = read(&counter, Some(AuditGroup::Seen), before.as_deref()).await;
        seen.extend(page.entries.iter().map(|entry| entry.entry_id.parse::<i64>().unwrap()));
        before = page.older;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 110);
    assert!(seen.is_sorted_by(|newer, older| newer > older), "the newest first, none twice");
    assert_eq!(counter.desk.obey(list(None, Some("x"))).await.unwrap_err().code, Code::NotFound);
    assert!(read(&counter, None, Some("1")).await.entries.is_empty());
}
