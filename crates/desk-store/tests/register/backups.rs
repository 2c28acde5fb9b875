//! Backups: whole, encrypted, of one moment, and with nothing in them that must not outlive it.

use std::fs;
use std::path::Path;

use desk_store::{Applied, Backup, BackupFile, Backups, Payload, Reason, SealedKey, Store, StoreError};

use rusqlite::Connection;

use crate::support::{Desk, at, desk, key, phone};

pub(crate) fn made(store: &Store, second: i64) -> Backup {
    store.backups().unwrap().make(Reason::Asked, at(second), &|| true).unwrap()
}

/// One to carry away, under key 9.
pub(crate) fn carried(desk: &Desk, name: &str) -> BackupFile {
    let file = desk.folder.path().join(name);
    desk.store.backups().unwrap().make_carried(&file, &key(9), &SealedKey("sealed".into()), &|| true).unwrap();
    BackupFile::read(&file).unwrap()
}

/// How many members a backup holds whose name begins so.
fn count(backups: &Backups, backup: &Backup, given: &str) -> i64 {
    ask(backups, backup, &format!("SELECT count(*) FROM member WHERE given_name GLOB '{given}*'"))
}

/// One number out of a backup.
fn ask(backups: &Backups, backup: &Backup, sql: &str) -> i64 {
    backups.change(backup, |file, _| Ok(opened(file).query_row(sql, [], |row| row.get(0))?)).unwrap()
}

/// A file under the test's own key.
fn opened(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
    connection
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_holds_what_the_register_held_when_it_was_made() {
    let desk = desk();
    desk.enrol("s1", "4791234567", "Kari", "Prøve");
    let backup = made(&desk.store, 0);
    desk.enrol("s2", "4791234568", "Ola", "Prøve");
    let backups = desk.store.backups().unwrap();
    assert_eq!(backups.list().unwrap(), std::slice::from_ref(&backup));
    assert_eq!((count(&backups, &backup, "Kari"), count(&backups, &backup, "Ola")), (1, 0));
    assert_eq!((backup.made_at, backup.reason), (at(0), Reason::Asked));
    backups.check(&backup).unwrap();
}

#[test]
fn nothing_of_a_login_that_is_under_way_is_in_a_backup() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    desk.store.write_waiting(id, &Payload::new("canary-request".into()), at(180)).unwrap();
    desk.confirmed("4791234568");
    let backup = made(&desk.store, 0);
    let backups = desk.store.backups().unwrap();
    assert_eq!(ask(&backups, &backup, "SELECT count(*) FROM login"), 0);
    assert!(desk.store.find_login(id).unwrap().is_some(), "in the register it goes on");
}

#[test]
fn a_change_of_a_backup_is_in_it_afterwards_and_a_failed_one_is_not() {
    let desk = desk();
    desk.enrol("s1", "4791234567", "Kari", "Prøve");
    let backup = made(&desk.store, 0);
    let backups = desk.store.backups().unwrap();
    let before = fs::read(&backup.file).unwrap();
    let failed: Result<(), StoreError> = backups.change(&backup, |file, _| {
        opened(file).execute("DELETE FROM member_tag", [])?;
        Err(StoreError::NotFound)
    });
    assert!(matches!(failed, Err(StoreError::NotFound)));
    assert!(fs::read(&backup.file).unwrap() == before);
    backups.change(&backup, |file, _| Ok(opened(file).execute("UPDATE member SET given_name = 'Mari'", [])?)).unwrap();
    assert_eq!((count(&backups, &backup, "Kari"), count(&backups, &backup, "Mari")), (0, 1));
    assert_eq!(names_in(backup.file.parent().unwrap()).len(), 1, "no draft is left");
}

#[test]
fn a_backup_is_made_while_others_write() {
    let desk = desk();
    for n in 0..200 {
        desk.enrol(&format!("s{n}"), &format!("4791{n:06}"), &format!("Kari{n}"), "Prøve");
    }
    let other = desk.again(1).unwrap();
    let written = std::sync::atomic::AtomicU32::new(0);
    let backup = std::thread::scope(|scope| {
        let making = scope.spawn(|| made(&desk.store, 0));
        let mut day = 0;
        while !making.is_finished() {
            other.count(crate::support::DAY, &format!("word{day}")).unwrap();
            written.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            day += 1;
        }
        making.join().unwrap()
    });
    assert!(written.into_inner() > 0, "others wrote");
    assert_eq!(count(&desk.store.backups().unwrap(), &backup, "Kari"), 200);
}

#[test]
fn a_backup_cannot_be_read_without_a_key_and_is_its_owners_alone() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let managed = made(&desk.store, 0).file;
    carried(&desk, "away.skranke");
    for file in [managed, desk.folder.path().join("away.skranke")] {
        let bytes = fs::read(&file).unwrap();
        for canary in ["Kari", "4791234567", "example.test", "CREATE TABLE", "SQLite format"] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary} in {file:?}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
        }
    }
}

#[test]
fn a_backup_that_is_carried_away_is_never_written_over_another_file() {
    let desk = desk();
    let file = desk.folder.path().join("mine.txt");
    fs::write(&file, "mine").unwrap();
    let backups = desk.store.backups().unwrap();
    let refused = backups.make_carried(&file, &key(9), &SealedKey(String::new()), &|| true);
    assert!(matches!(refused, Err(StoreError::Exists)));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

#[test]
fn a_backup_that_is_broken_off_leaves_nothing() {
    let desk = desk();
    let backups = desk.store.backups().unwrap();
    let broken = backups.make(Reason::Daily, at(0), &|| false);
    assert!(matches!(broken, Err(StoreError::BrokenOff)));
    assert_eq!(names_in(&desk.folder.path().join("backups")), Vec::<String>::new());
}

#[test]
fn what_a_killed_process_was_writing_is_swept_away() {
    let desk = desk();
    let folder = desk.folder.path().join("backups");
    fs::create_dir(&folder).unwrap();
    for name in ["copied.draft", "copied.draft-journal", "packed.draft"] {
        fs::write(folder.join(name), "half").unwrap();
    }
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    let next = desk.folder.path().join("register.db.next");
    fs::write(&next, "half").unwrap();
    desk.again(1).unwrap().backups().unwrap();
    assert_eq!(names_in(&folder), ["notes.txt"]);
    assert!(!next.exists());
}

#[test]
fn one_a_day_is_due_whatever_the_clock_said_before() {
    let desk = desk();
    let (day, future) = (24 * 3600, 900 * 24 * 3600);
    let is_due = |second| desk.store.backups().unwrap().is_due(at(second)).unwrap();
    assert!(is_due(0));
    made(&desk.store, 0);
    assert!(!is_due(0) && !is_due(day - 1) && is_due(day));
    made(&desk.store, future);
    assert!(is_due(day), "what seems to come from the future is none of today's");
}

#[test]
fn the_oldest_go_and_the_one_just_made_stays() {
    let desk = desk();
    for day in 0..20 {
        made(&desk.store, day * 24 * 3600);
    }
    let kept = desk.store.backups().unwrap().list().unwrap();
    assert!((14..=17).contains(&kept.len()), "{}", kept.len());
    let long_ago = made(&desk.store, -400 * 24 * 3600);
    assert!(long_ago.file.exists());
}

#[test]
fn two_backups_of_one_second_are_two() {
    let desk = desk();
    let (first, second) = (made(&desk.store, 0), made(&desk.store, 0));
    assert_ne!(first.file, second.file);
    assert_eq!(desk.store.backups().unwrap().list().unwrap().len(), 2);
}

#[test]
fn a_file_that_is_no_backup_is_told_from_one_that_is_damaged() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let good = fs::read(made(&desk.store, 0).file).unwrap();
    let path = desk.folder.path().join("some.file");
    let read = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        BackupFile::read(&path).map(|_| ())
    };
    read(&good).unwrap();
    for foreign in [&b""[..], b"skranke", b"SQLite format 3\0", b"PK\x03\x04", &[0; 4096]] {
        assert!(matches!(read(foreign), Err(StoreError::Foreign)), "{foreign:?}");
    }
    for length in [17, 40, 120, good.len() / 2, good.len() - 1] {
        assert!(matches!(read(&good[..length]), Err(StoreError::Damaged)), "{length}");
    }
    assert!(matches!(read(&[&good[..], b"more"].concat()), Err(StoreError::Damaged)));
    let endless = [b"skranke backup 1\n".to_vec(), vec![b'a'; 100_000]].concat();
    assert!(matches!(read(&endless), Err(StoreError::Damaged)), "a label without an end");
    assert!(matches!(BackupFile::read(desk.folder.path()), Err(StoreError::Foreign)), "a folder");
}

#[cfg(unix)]
#[test]
fn a_pipe_and_ten_gigabytes_of_zeros_are_no_backup_and_cost_no_time() {
    let desk = desk();
    let pipe = desk.folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(BackupFile::read(&pipe), Err(StoreError::Foreign)));
    let zeros = desk.folder.path().join("zeros");
    fs::File::create(&zeros).unwrap().set_len(10 << 30).unwrap();
    assert!(matches!(BackupFile::read(&zeros), Err(StoreError::Foreign)));
}

#[test]
fn a_backup_whose_pages_are_damaged_is_found_out_when_it_is_opened() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let backup = made(&desk.store, 0);
    let mut bytes = fs::read(&backup.file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 100].fill(0x55);
    fs::write(&backup.file, &bytes).unwrap();
    let opened = desk.store.backups().unwrap().change(&backup, |_, _| Ok(()));
    assert!(matches!(opened, Err(StoreError::Damaged)), "{opened:?}");
    assert!(fs::read(&backup.file).unwrap() == bytes);
}

#[test]
fn a_backup_of_another_register_is_told_from_a_damaged_one() {
    let (desk, other) = (desk(), desk_under(2));
    let foreign = made(&other.store, 0);
    let ours = desk.folder.path().join("backups").join(foreign.file.file_name().unwrap());
    fs::create_dir_all(ours.parent().unwrap()).unwrap();
    fs::copy(&foreign.file, &ours).unwrap();
    let backups = desk.store.backups().unwrap();
    let listed = backups.list().unwrap();
    assert!(matches!(backups.check(&listed[0]), Err(StoreError::WrongKey)));
}

fn desk_under(byte: u8) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let random = crate::support::Counting(std::cell::Cell::new(77));
    let store = Store::open(folder.path(), &key(byte), &random).unwrap();
    Desk { folder, store, random }
}

#[test]
fn a_carried_backup_fits_its_own_key_and_carries_it_sealed() {
    let desk = desk();
    assert!(matches!(desk.enrol("s", "4791234567", "Kari", "Prøve"), Applied::Member(..)));
    assert_eq!(desk.store.members_with_phone(&phone("4791234567")).unwrap().len(), 1);
    let file = carried(&desk, "away.skranke");
    assert!(file.fits(&key(9)) && !file.fits(&key(1)));
    assert_eq!(file.sealed_key(), Some("sealed"));
}
