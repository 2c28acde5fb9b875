//! Receipts are kept word for word, only added to, and gone with the member.

use desk_core::{ConsentKind, MemberId};
use desk_store::StoreError;

use crate::support::{DAY, at, desk, receipt};

#[test]
fn receipts_are_kept_word_for_word_in_order() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let (first, then) = (receipt(ConsentKind::App, at(10)), receipt(ConsentKind::Counter, at(20)));
    desk.store.write_consent(id, &then).unwrap();
    desk.store.write_consent(id, &first).unwrap();
    assert_eq!(desk.store.list_consents(id).unwrap(), [first, then]);
}

#[test]
fn a_receipt_that_is_no_json_or_of_nobody_is_refused() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let mut broken = receipt(ConsentKind::App, at(10));
    assert!(matches!(desk.store.write_consent(MemberId(9), &broken), Err(StoreError::NotFound)));
    broken.verbatim = "{".into();
    assert!(matches!(desk.store.write_consent(id, &broken), Err(StoreError::Failed(_))));
    assert!(desk.store.list_consents(id).unwrap().is_empty());
}

#[test]
fn no_statement_rewrites_or_deletes_a_receipt() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.store.write_consent(id, &receipt(ConsentKind::App, at(10))).unwrap();
    for sql in ["UPDATE consent SET receipt = '{}'", "UPDATE consent SET at_ms = 0", "DELETE FROM consent"] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(desk.store.list_consents(id).unwrap(), [receipt(ConsentKind::App, at(10))]);
}

#[test]
fn receipts_go_with_the_member() {
    let desk = desk();
    let login = desk.confirmed("4791234567");
    let person = crate::support::profile("s", "4791234567", "Kari", "Prøve");
    desk.store.apply(login, crate::support::ISSUER, &person, at(10), DAY.into()).unwrap();
    desk.store.write_consent(MemberId(1), &receipt(ConsentKind::App, at(10))).unwrap();
    desk.store.take_back(login, at(20), DAY).unwrap();
    let left: i64 = desk.raw().query_row("SELECT count(*) FROM consent", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
