//! Another key: the register opens with the one or the other at every moment, and with the new one alone in the end.

use std::fs;
use std::path::Path;

use desk_store::{REGISTER_FILE, Rekeyed, Store, StoreError, StoreKeys, rekey};

use crate::backups::made;
use crate::support::{Counting, desk, key};

/// A folder with a register of one member under key 1, and two backups; nobody has it open.
pub(crate) fn left_folder() -> tempfile::TempDir {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    made(&desk.store, 0);
    made(&desk.store, 60);
    let crate::support::Desk { folder, store, .. } = desk;
    drop(store);
    folder
}

pub(crate) fn open(folder: &Path, first: u8, other: Option<u8>) -> Result<Store, StoreError> {
    let keys = StoreKeys { key: key(first), other: other.map(key) };
    Store::open_with_keys(folder, &keys, &Counting(4242.into()))
}

fn members(store: &Store) -> usize {
    store.find_members("kari").unwrap().len()
}

#[test]
fn the_new_key_opens_and_the_old_one_does_not() {
    let folder = left_folder();
    let done = rekey(folder.path(), &key(1), &key(2)).unwrap();
    assert_eq!(done, Rekeyed { backups: 2, unreadable: 0 });
    assert!(matches!(open(folder.path(), 1, None), Err(StoreError::WrongKey)));
    let store = open(folder.path(), 2, None).unwrap();
    assert_eq!(members(&store), 1);
    assert!(store.is_sound().unwrap());
}

#[test]
fn no_backup_is_left_under_the_old_key() {
    let folder = left_folder();
    rekey(folder.path(), &key(1), &key(2)).unwrap();
    let store = open(folder.path(), 2, None).unwrap();
    let backups = store.backups().unwrap();
    let all = backups.list().unwrap();
    assert_eq!(all.len(), 2);
    for backup in &all {
        backups.check(backup).unwrap();
        backups.change(backup, |_, _| Ok(())).unwrap();
    }
}

#[test]
fn a_backup_that_cannot_be_read_stands_in_nobodys_way() {
    let folder = left_folder();
    let path = fs::read_dir(folder.path().join("backups")).unwrap().next().unwrap().unwrap().path();
    fs::write(&path, "skranke backup 1\nhalf").unwrap();
    let done = rekey(folder.path(), &key(1), &key(2)).unwrap();
    assert_eq!(done, Rekeyed { backups: 1, unreadable: 1 });
}

#[test]
fn a_login_that_waits_waits_under_the_new_key() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    let crate::support::Desk { folder, store, .. } = desk;
    drop(store);
    rekey(folder.path(), &key(1), &key(2)).unwrap();
    assert!(open(folder.path(), 2, None).unwrap().find_login(id).unwrap().is_some());
}

#[test]
fn a_register_that_somebody_has_open_keeps_its_key() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    assert!(matches!(rekey(desk.folder.path(), &key(1), &key(2)), Err(StoreError::InUse)));
    assert_eq!(members(&desk.again(1).unwrap()), 1);
}

#[test]
fn a_change_of_key_that_was_broken_off_is_finished_by_doing_it_again() {
    let folder = left_folder();
    // As if the program had ended after the register and before the backups: those are the old ones.
    let before: Vec<_> =
        fs::read_dir(folder.path().join("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let old: Vec<Vec<u8>> = before.iter().map(|path| fs::read(path).unwrap()).collect();
    rekey(folder.path(), &key(1), &key(2)).unwrap();
    before.iter().zip(&old).for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    fs::remove_file(folder.path().join("register.key-check")).unwrap();

    let store = open(folder.path(), 1, Some(2)).unwrap();
    assert_eq!(members(&store), 1, "meanwhile it opens with the one that fits");
    let backups = store.backups().unwrap();
    backups.list().unwrap().iter().for_each(|backup| backups.check(backup).unwrap());
    drop((store, backups));
    assert_eq!(rekey(folder.path(), &key(1), &key(2)).unwrap(), Rekeyed { backups: 2, unreadable: 0 });
}

#[test]
fn a_change_of_key_that_came_as_far_as_the_backups_leaves_the_register_as_it_was_and_goes_on() {
    let folder = left_folder();
    let register = folder.path().join(REGISTER_FILE);
    let before = fs::read(&register).unwrap();
    rekey(folder.path(), &key(1), &key(2)).unwrap();
    fs::write(&register, before).unwrap();

    let store = open(folder.path(), 1, Some(2)).unwrap();
    assert_eq!(members(&store), 1);
    let newest = made(&store, 120);
    let backups = store.backups().unwrap();
    backups.list().unwrap().iter().for_each(|backup| backups.check(backup).unwrap());
    drop((store, backups));
    assert_eq!(rekey(folder.path(), &key(1), &key(2)).unwrap(), Rekeyed { backups: 1, unreadable: 0 }, "{newest:?}");
    assert_eq!(members(&open(folder.path(), 2, None).unwrap()), 1);
}

#[test]
fn with_neither_key_nothing_is_touched() {
    let folder = left_folder();
    let before = fs::read(folder.path().join(REGISTER_FILE)).unwrap();
    assert!(matches!(rekey(folder.path(), &key(7), &key(8)), Err(StoreError::WrongKey)));
    assert!(fs::read(folder.path().join(REGISTER_FILE)).unwrap() == before);
    open(folder.path(), 1, None).unwrap();
}

#[test]
fn a_folder_without_a_register_has_no_key_to_change() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(rekey(folder.path(), &key(1), &key(2)), Err(StoreError::NotFound)));
}

#[test]
fn what_a_killed_process_left_in_the_log_comes_along() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    // A copy of the files as they lie while a process has them open is what a killed process leaves.
    let left = tempfile::tempdir().unwrap();
    for end in ["", "-wal"] {
        let name = format!("{REGISTER_FILE}{end}");
        fs::copy(desk.folder.path().join(&name), left.path().join(&name)).unwrap();
    }
    assert!(fs::metadata(left.path().join("register.db-wal")).unwrap().len() > 0);
    rekey(left.path(), &key(1), &key(2)).unwrap();
    assert_eq!(members(&open(left.path(), 2, None).unwrap()), 1);
}
