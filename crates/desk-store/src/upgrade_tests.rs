//! An older register is copied first and upgraded all or not at all. There is a second version in these tests alone.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use desk_core::Random;
use desk_core::profile::Name;
use desk_core::{NewMember, Phone, Source};
use refinery::Migration;

use super::migrations;
use crate::backup_name::Reason;
use crate::error::StoreError;
use crate::key::{StoreKey, StoreKeys};
use crate::open::{REGISTER_FILE, Store};

struct Counting(Cell<u8>);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0.set(self.0.get().wrapping_mul(37).wrapping_add(11));
            *byte = self.0.get();
        }
    }
}

fn open(folder: &Path, seed: u8, migrations: &[Migration]) -> Result<Store, StoreError> {
    let keys = StoreKeys::only(StoreKey::new([1; 32]));
    Store::open_upgraded(folder, &keys, &Counting(Cell::new(seed)), migrations)
}

const STEP: &str = "CREATE TABLE later (x TEXT) STRICT;";

/// This version and more steps.
fn with_steps(steps: &[&str]) -> Vec<Migration> {
    let mut all = migrations();
    let newest = all.iter().map(Migration::version).max().unwrap();
    let named = (newest + 1..).zip(steps).map(|(n, sql)| Migration::unapplied(&format!("V{n}__test"), sql).unwrap());
    all.extend(named);
    all
}

/// A folder with a register of today's version and one member in it.
fn of_today() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path(), 1, &migrations()).unwrap();
    let new = NewMember {
        source: Source::Hand,
        name: Name { given: "Kari".into(), family: "Prøve".into() },
        phone: Phone::from_msisdn("4791234567").unwrap(),
        phone_confirmed: false,
        email: None,
    };
    store.add_member(&new, jiff::Timestamp::UNIX_EPOCH).unwrap();
    folder
}

fn members(store: &Store) -> usize {
    store.find_members("kari").unwrap().len()
}

fn has_table(store: &Store, name: &str) -> bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)";
    store.lock().query_row(sql, [name], |row| row.get(0)).unwrap()
}

#[test]
fn an_older_register_is_copied_before_it_is_upgraded() {
    let folder = of_today();
    let store = open(folder.path(), 2, &with_steps(&[STEP])).unwrap();
    assert!(has_table(&store, "later"));
    assert_eq!(members(&store), 1);
    let backups = store.backups().unwrap().list().unwrap();
    assert_eq!(backups.iter().map(|backup| backup.reason).collect::<Vec<_>>(), [Reason::Upgrade]);

    drop(store);
    let file = crate::backup_file::BackupFile::read(&backups[0].file).unwrap();
    let older = tempfile::tempdir().unwrap();
    let keys = StoreKeys::only(StoreKey::new([1; 32]));
    crate::restore(older.path(), &file, Some(&keys.key), &keys, backups[0].made_at).unwrap();
    let store = open(older.path(), 3, &migrations()).unwrap();
    assert_eq!(members(&store), 1);
    assert!(!has_table(&store, "later"), "the copy is of the older version");
}

#[test]
fn an_upgrade_that_fails_half_way_leaves_the_register_as_it_was() {
    let folder = of_today();
    let failing = with_steps(&[STEP, "DROP TABLE visit; INSERT INTO nowhere VALUES (1);"]);
    assert!(open(folder.path(), 2, &failing).is_err());
    let store = open(folder.path(), 3, &migrations()).unwrap();
    assert!(!has_table(&store, "later") && has_table(&store, "visit"));
    assert_eq!(members(&store), 1);
    assert!(store.is_sound().unwrap());
}

#[test]
fn without_room_for_the_copy_there_is_no_upgrade() {
    let folder = of_today();
    // Where the folder of backups should be there is something else.
    fs::write(folder.path().join("backups"), "in the way").unwrap();
    assert!(open(folder.path(), 2, &with_steps(&[STEP])).is_err());
    fs::remove_file(folder.path().join("backups")).unwrap();
    assert!(!has_table(&open(folder.path(), 3, &migrations()).unwrap(), "later"));
}

#[test]
fn processes_that_start_at_once_upgrade_once() {
    let folder = of_today();
    let later = with_steps(&[STEP]);
    std::thread::scope(|scope| {
        let openers: Vec<_> = (10..18)
            .map(|seed| {
                scope.spawn({
                    let (folder, later) = (folder.path(), &later);
                    move || open(folder, seed, later).map(|_| ())
                })
            })
            .collect();
        for opener in openers {
            opener.join().unwrap().unwrap();
        }
    });
    let store = open(folder.path(), 30, &later).unwrap();
    assert_eq!(store.backups().unwrap().list().unwrap().len(), 1);
}

#[test]
fn an_upgraded_register_is_refused_by_the_older_version_untouched() {
    let folder = of_today();
    drop(open(folder.path(), 2, &with_steps(&[STEP])).unwrap());
    let before = fs::read(folder.path().join(REGISTER_FILE)).unwrap();
    assert!(matches!(open(folder.path(), 3, &migrations()).map(|_| ()), Err(StoreError::Newer)));
    assert!(fs::read(folder.path().join(REGISTER_FILE)).unwrap() == before);
}

#[test]
fn a_register_of_today_is_opened_without_a_copy() {
    let folder = of_today();
    drop(open(folder.path(), 2, &migrations()).unwrap());
    assert!(!folder.path().join("backups").exists());
}

#[test]
fn a_register_that_was_being_made_when_its_process_was_killed_is_made() {
    let folder = tempfile::tempdir().unwrap();
    assert!(open(folder.path(), 1, &[]).is_err(), "marked, with a list of no steps, and none of our tables");
    let store = open(folder.path(), 1, &migrations()).unwrap();
    assert_eq!(members(&store), 0);
    assert!(!folder.path().join("backups").exists(), "there was nothing to copy");
}
