//! A process that is killed while it backs up, changes the key or restores: the register is the old one or the new one, and
//! every backup is whole.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use desk_store::{BackupFile, Reason, Store, StoreKeys, rekey, restore};

use crate::rekeying::{left_folder, open};
use crate::support::{Counting, at, key};

const WORK: &str = "SKRANKE_TEST_WORK";
const FOLDER: &str = "SKRANKE_TEST_FOLDER";
/// So many are killed, each a little later than the one before.
const ROUNDS: u64 = 12;
const STEP: Duration = Duration::from_micros(3_700);

/// Does one of the works over and over, if this process is a child of one of the tests below.
#[test]
fn a_child_works_until_it_is_killed() {
    let (Ok(work), Ok(folder)) = (std::env::var(WORK), std::env::var(FOLDER)) else { return };
    let folder = Path::new(&folder);
    println!("at work");
    for n in 0.. {
        match work.as_str() {
            "backup" => back_up(folder, n),
            "rekey" => change_key(folder),
            _ => put_back(folder, n),
        }
    }
}

fn back_up(folder: &Path, n: i64) {
    let store = open(folder, 1, None).unwrap();
    store.backups().unwrap().make(Reason::Asked, at(n), &|| true).unwrap();
}

/// From whichever of the two keys it is under to the other one.
fn change_key(folder: &Path) {
    for (from, to) in [(1, 2), (2, 1)] {
        rekey(folder, &key(from), &key(to)).unwrap();
    }
}

fn put_back(folder: &Path, n: i64) {
    let file = BackupFile::read(&folder.join("first.skranke")).unwrap();
    restore(folder, &file, None, &StoreKeys::only(key(1)), at(n)).unwrap();
    // What was replaced piles up otherwise.
    open(folder, 1, None).unwrap().backups().unwrap().make(Reason::Asked, at(n), &|| true).unwrap();
}

fn start(work: &str, folder: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["killed::a_child_works_until_it_is_killed", "--exact", "--nocapture"])
        .env(WORK, work)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("at work")), "the child began");
    child
}

/// Lets a child work for so long, and kills it. It must not have ended by itself.
fn kill_after(work: &str, folder: &Path, time: Duration) {
    let mut child = start(work, folder);
    // Nobody sends: this is the time going by.
    let (_sender, receiver) = mpsc::channel::<()>();
    assert!(receiver.recv_timeout(time).is_err());
    assert!(child.try_wait().unwrap().is_none(), "{work} failed");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills a worker at many moments; after each, the register opens with one of the two keys, is sound and has its member.
fn check(work: &str, folder: &Path, after_each: impl Fn(&Store)) {
    for round in 0..ROUNDS {
        kill_after(work, folder, STEP * u32::try_from(round * round).unwrap());
        let keys = StoreKeys { key: key(1), other: Some(key(2)) };
        let store = Store::open_with_keys(folder, &keys, &Counting((round + 5).into())).unwrap();
        assert!(store.is_sound().unwrap(), "round {round}");
        assert_eq!(store.find_members("kari").unwrap().len(), 1, "round {round}");
        let backups = store.backups().unwrap();
        let drafts = std::fs::read_dir(folder.join("backups")).unwrap();
        let drafts = drafts.filter(|entry| entry.as_ref().unwrap().path().to_string_lossy().contains(".draft")).count();
        assert_eq!(drafts, 0, "round {round}");
        for backup in backups.list().unwrap() {
            backups.check(&backup).unwrap();
        }
        if let Some(newest) = backups.list().unwrap().first() {
            backups.change(newest, |_, _| Ok(())).unwrap();
        }
        drop(backups);
        after_each(&store);
    }
}

#[test]
fn killed_while_it_backs_up() {
    let folder = left_folder();
    check("backup", folder.path(), |_| {});
}

#[test]
fn killed_while_it_changes_the_key() {
    let folder = left_folder();
    check("rekey", folder.path(), |_| {});
}

#[test]
fn killed_while_it_restores() {
    let folder = left_folder();
    let first = std::fs::read_dir(folder.path().join("backups")).unwrap().next().unwrap().unwrap().path();
    std::fs::copy(first, folder.path().join("first.skranke")).unwrap();
    check("restore", folder.path(), |_| {});
}
