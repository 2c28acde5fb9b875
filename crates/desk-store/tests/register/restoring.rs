//! A backup in the place of the register: all of it, under this folder's key, with nothing revived.

use std::fs;
use std::path::Path;

use desk_core::EndReason;
use desk_store::{BackupFile, REGISTER_FILE, Replaced, RestoreError, Restored, Store, StoreError, StoreKeys, restore};
use rusqlite::Connection;

use crate::backups::{carried, made};
use crate::rekeying::open;
use crate::support::{DAY, Desk, ISSUER, at, desk, key, profile};

fn keys(byte: u8) -> StoreKeys {
    StoreKeys::only(key(byte))
}

fn names(store: &Store) -> Vec<String> {
    let found = store.find_members("prøve").unwrap();
    let mut names: Vec<String> = found.into_iter().map(|member| member.name.given).collect();
    names.sort();
    names
}

/// Closes the desk and leaves its folder.
fn left(desk: Desk) -> tempfile::TempDir {
    let Desk { folder, store, .. } = desk;
    drop(store);
    folder
}

/// A backup of Kari alone, in a register that has Ola too.
fn two_and_a_backup_of_one() -> (Desk, BackupFile) {
    let desk = desk();
    desk.enrol("s1", "4791234567", "Kari", "Prøve");
    let backup = BackupFile::read(&made(&desk.store, 0).file).unwrap();
    desk.enrol("s2", "4791234568", "Ola", "Prøve");
    (desk, backup)
}

#[test]
fn a_carried_backup_opens_on_another_machine_under_that_machines_key() {
    let (desk, _) = two_and_a_backup_of_one();
    let file = carried(&desk, "away.skranke");
    let other = tempfile::tempdir().unwrap();
    let restored = restore(other.path(), &file, Some(&key(9)), &keys(5), at(100)).unwrap();
    assert_eq!(restored, Restored { members: 2, replaced: Replaced::Nothing });
    let store = open(other.path(), 5, None).unwrap();
    assert_eq!(names(&store), ["Kari", "Ola"]);
    assert!(store.is_sound().unwrap() && store.search_agrees().unwrap());
    assert!(matches!(open(other.path(), 9, None), Err(StoreError::WrongKey)));
}

#[test]
fn the_register_that_was_there_is_a_backup_afterwards_and_can_be_put_back() {
    let (desk, backup) = two_and_a_backup_of_one();
    let folder = left(desk);
    let Replaced::Backup(kept) = restore(folder.path(), &backup, None, &keys(1), at(100)).unwrap().replaced else {
        panic!("a backup of what was there");
    };
    assert_eq!(names(&open(folder.path(), 1, None).unwrap()), ["Kari"]);
    let kept = BackupFile::read(&kept).unwrap();
    restore(folder.path(), &kept, None, &keys(1), at(200)).unwrap();
    assert_eq!(names(&open(folder.path(), 1, None).unwrap()), ["Kari", "Ola"]);
}

#[test]
fn a_login_that_waited_is_not_asked_for_again_and_not_applied_again() {
    let desk = desk();
    let waiting = desk.confirmed("4791234567");
    let backup = BackupFile::read(&made(&desk.store, 0).file).unwrap();
    let person = profile("s", "4791234567", "Kari", "Prøve");
    desk.store.apply(waiting, ISSUER, &person, at(10), DAY.into()).unwrap();
    let folder = left(desk);
    restore(folder.path(), &backup, None, &keys(1), at(20)).unwrap();
    let store = open(folder.path(), 1, None).unwrap();
    assert!(store.list_open_logins().unwrap().is_empty());
    let again = store.apply(waiting, ISSUER, &person, at(30), DAY.into());
    assert!(matches!(again, Err(StoreError::NotFound)), "{again:?}");
    store.end_login(waiting, EndReason::Expired, at(30), DAY).unwrap();
    assert!(names(&store).is_empty());
}

#[test]
fn a_register_that_somebody_has_open_is_not_replaced() {
    let (desk, backup) = two_and_a_backup_of_one();
    let refused = restore(desk.folder.path(), &backup, None, &keys(1), at(0));
    assert!(matches!(refused, Err(RestoreError::Register(StoreError::InUse))));
    assert_eq!(names(&desk.store), ["Kari", "Ola"]);
}

/// Restoring fails so, and the register is as it was.
fn check_untouched(folder: &Path, file: &BackupFile, carried: Option<u8>, expected: fn(&RestoreError) -> bool) {
    let before = fs::read(folder.join(REGISTER_FILE)).unwrap();
    let carried = carried.map(key);
    let refused = restore(folder, file, carried.as_ref(), &keys(1), at(0)).unwrap_err();
    assert!(expected(&refused), "{refused:?}");
    assert!(fs::read(folder.join(REGISTER_FILE)).unwrap() == before);
    let left: Vec<_> = fs::read_dir(folder.join("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.extension().is_some_and(|end| end == "skranke")), "{left:?}");
    assert!(!folder.join("register.db.next").exists());
}

#[test]
fn a_backup_under_another_key_a_damaged_and_a_newer_one_are_told_apart_and_replace_nothing() {
    let (desk, backup) = two_and_a_backup_of_one();
    let away = carried(&desk, "away.skranke");
    let newer = made(&desk.store, 60);
    let mark =
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'later', '', '1')";
    desk.store.backups().unwrap().change(&newer, |file, _| Ok(under_key_1(file).execute(mark, [])?)).unwrap();
    let folder = left(desk);

    check_untouched(folder.path(), &away, None, |error| matches!(error, RestoreError::Backup(StoreError::WrongKey)));
    check_untouched(folder.path(), &away, Some(8), |error| matches!(error, RestoreError::Backup(StoreError::WrongKey)));
    let newer = BackupFile::read(&newer.file).unwrap();
    check_untouched(folder.path(), &newer, None, |error| matches!(error, RestoreError::Backup(StoreError::Newer)));

    let path = folder.path().join("backups/2026-01-01T00-00-00Z-asked.skranke");
    let mut bytes = fs::read(folder.path().join("away.skranke")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 100].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let damaged = BackupFile::read(&path).unwrap();
    check_untouched(folder.path(), &damaged, Some(9), |error| {
        matches!(error, RestoreError::Backup(StoreError::Damaged))
    });
    drop(backup);
}

#[test]
fn a_register_of_a_newer_version_is_not_replaced() {
    let (desk, backup) = two_and_a_backup_of_one();
    let folder = left(desk);
    let mark =
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'later', '', '1')";
    under_key_1(&folder.path().join(REGISTER_FILE)).execute(mark, []).unwrap();
    check_untouched(folder.path(), &backup, None, |error| matches!(error, RestoreError::Register(StoreError::Newer)));
}

#[test]
fn a_file_of_another_program_is_not_replaced() {
    let (desk, backup) = two_and_a_backup_of_one();
    let folder = left(desk);
    fs::write(folder.path().join(REGISTER_FILE), b"SQLite format 3\0 of somebody else").unwrap();
    check_untouched(folder.path(), &backup, None, |error| matches!(error, RestoreError::Register(StoreError::Foreign)));
}

#[test]
fn a_register_that_is_damaged_or_whose_key_is_gone_is_kept_as_it_is() {
    for byte in [1, 6] {
        let (desk, _) = two_and_a_backup_of_one();
        let file = carried(&desk, "away.skranke");
        let folder = left(desk);
        let path = folder.path().join(REGISTER_FILE);
        if byte == 1 {
            let mut bytes = fs::read(&path).unwrap();
            bytes[20..200].fill(0x55);
            fs::write(&path, bytes).unwrap();
        }
        let before = fs::read(&path).unwrap();
        let restored = restore(folder.path(), &file, Some(&key(9)), &keys(byte), at(0)).unwrap();
        let Replaced::Unreadable(kept) = restored.replaced else { panic!("{restored:?}") };
        assert!(fs::read(&kept).unwrap() == before);
        let store = open(folder.path(), byte, None).unwrap();
        assert_eq!(names(&store), ["Kari", "Ola"]);
        assert_eq!(store.backups().unwrap().list_unreadable().unwrap(), [kept]);
    }
}

#[test]
fn a_journal_that_a_killed_process_left_never_meets_another_register() {
    let (desk, backup) = two_and_a_backup_of_one();
    // A copy of the files as they lie while a process has them open is what a killed process leaves.
    let left = tempfile::tempdir().unwrap();
    for name in [REGISTER_FILE, "register.db-wal", "register.key-check"] {
        fs::copy(desk.folder.path().join(name), left.path().join(name)).unwrap();
    }
    let restored = restore(left.path(), &backup, None, &keys(1), at(0)).unwrap();
    assert!(matches!(restored.replaced, Replaced::Backup(_)));
    let store = open(left.path(), 1, None).unwrap();
    assert_eq!(names(&store), ["Kari"]);
    assert!(store.is_sound().unwrap());
}

fn under_key_1(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    connection
}
