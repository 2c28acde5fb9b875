//! Whatever is wrong with the file is told apart, and the file stays as it is.

use std::fs;

use crate::support::{Counting, desk, key};
use desk_store::{REGISTER_FILE, Store, StoreError};
use rusqlite::Connection;

#[test]
fn a_register_opens_again_with_its_members() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let again = desk.again(1).unwrap();
    assert_eq!(again.find_members("kari").unwrap().len(), 1);
    assert!(again.is_sound().unwrap());
}

#[test]
fn the_file_cannot_be_read_without_the_key() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let clear = Connection::open(desk.folder.path().join(REGISTER_FILE)).unwrap();
    let read = clear.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    assert!(read.is_err());
    for file in fs::read_dir(desk.folder.path()).unwrap().filter_map(Result::ok).filter(|file| file.path().is_file()) {
        let bytes = fs::read(file.path()).unwrap();
        for canary in ["Kari", "4791234567", "example.test", "CREATE TABLE"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} in {:?}", file.file_name());
        }
    }
}

#[test]
fn a_wrong_key_is_told_from_a_damaged_file_and_neither_is_touched() {
    let desk = desk();
    let path = desk.folder.path().join(REGISTER_FILE);
    drop(desk.store.clone());
    let (folder, store) = (desk.folder, desk.store);
    drop(store);
    let open = |byte| Store::open(folder.path(), &key(byte), &Counting(1.into())).map(|_| ());

    let before = fs::read(&path).unwrap();
    assert!(matches!(open(2), Err(StoreError::WrongKey)));
    assert_eq!(fs::read(&path).unwrap(), before);

    let mut damaged = before.clone();
    damaged[20..200].fill(0x55);
    fs::write(&path, &damaged).unwrap();
    assert!(matches!(open(1), Err(StoreError::Damaged)));
    assert_eq!(fs::read(&path).unwrap(), damaged);

    fs::write(&path, before).unwrap();
    open(1).unwrap();
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(REGISTER_FILE);
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (x)").unwrap();
    let before = fs::read(&path).unwrap();
    let opened = Store::open(folder.path(), &key(1), &Counting(1.into())).map(|_| ());
    assert!(matches!(opened, Err(StoreError::Foreign)));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn an_encrypted_file_of_another_program_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(REGISTER_FILE);
    let other = Connection::open(&path).unwrap();
    other.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    other.execute_batch("CREATE TABLE other (x)").unwrap();
    drop(other);
    let opened = Store::open(folder.path(), &key(1), &Counting(1.into())).map(|_| ());
    assert!(matches!(opened, Err(StoreError::Foreign)));
}

#[test]
fn a_register_of_a_newer_version_is_refused_untouched() {
    let desk = desk();
    let path = desk.folder.path().join(REGISTER_FILE);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    let sql =
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'later', '', '1')";
    connection.execute(sql, []).unwrap();
    assert!(matches!(desk.again(1).map(|_| ()), Err(StoreError::Newer)));
}

#[test]
fn two_processes_may_start_at_once_on_a_new_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=8)
            .map(|seed| {
                let path = folder.path();
                scope.spawn(move || Store::open(path, &key(1), &Counting((seed * 7919).into())).map(|_| ()))
            })
            .collect();
        for thread in threads {
            thread.join().unwrap().unwrap();
        }
    });
}

#[test]
fn a_broken_key_check_blames_no_good_key_and_is_mended() {
    let desk = desk();
    let check = desk.folder.path().join("register.key-check");
    let before = fs::read(&check).unwrap();
    for broken in ["", "half", "\u{0}"] {
        fs::write(&check, broken).unwrap();
        desk.again(1).unwrap();
        assert_eq!(fs::read(&check).unwrap(), before);
        assert!(matches!(desk.again(2).map(|_| ()), Err(StoreError::WrongKey)));
    }
}

#[cfg(unix)]
#[test]
fn the_register_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    for file in [REGISTER_FILE.to_owned(), format!("{REGISTER_FILE}-wal")] {
        let mode = fs::metadata(desk.folder.path().join(&file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn what_a_killed_process_left_behind_is_swept_away() {
    let desk = desk();
    let owners = desk.folder.path().join("owners");
    fs::write(owners.join("of-a-process-that-is-gone"), "").unwrap();
    let again = desk.again(1).unwrap();
    assert_eq!(fs::read_dir(&owners).unwrap().count(), 2, "the two that live");
    drop(again);
}
