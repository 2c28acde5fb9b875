//! A disk that is full for a while, and one that cannot be written: a small one of the test's own, where it may mount one.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use desk_wire::Code;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::check;
use crate::child::Told;
use crate::counter::{Counter, DiskIs};
use crate::guest::{Guest, Kind};
use crate::kill::Kill;
use crate::life::{LOG, Life};
use crate::round::live;

const KINDS: [Kind; 4] = [Kind::New, Kind::Known, Kind::Doubtful, Kind::Declines];
/// Those who confirm.
const CONFIRMING: usize = 3;
/// All there is to do at once: the guests, two visits and a file.
const WORK: usize = KINDS.len() + 3;
/// What a desk says that cannot write a step down.
const TRIES_AGAIN: &str = "the journal did not take a step";

#[test]
fn a_disk_that_fills_up_is_told_and_loses_nothing() {
    let Some(disk) = Disk::mount() else { return };
    runtime().block_on(async {
        let mut counter = Counter::open(disk.folder.path(), &KINDS).await;
        let mut life = Life::begin(&counter.folder, &counter.provider, None);
        counter.disk = DiskIs::AboutToBeFull;
        until(&mut counter, &mut life, |counter| counter.has_members).await;

        disk.fill();
        counter.disk = DiskIs::Full;
        counter.begin_work(&mut life).await;
        until(&mut counter, &mut life, |counter| counter.refused.len() == WORK).await;
        assert_eq!(counter.refused, [Code::StoreFull; WORK]);
        assert!(counter.provider.requests().is_empty(), "nobody was asked whom the journal does not know");

        disk.make_room();
        counter.begin_work(&mut life).await;
        until(&mut counter, &mut life, |counter| counter.guests.iter().all(Guest::is_waiting)).await;
        disk.fill();
        until(&mut counter, &mut life, |counter| has_given_away_all(counter) && log(counter).contains(TRIES_AGAIN))
            .await;
        disk.make_room();
        until(&mut counter, &mut life, |counter| counter.guests.iter().all(|guest| guest.told.is_some())).await;
        life.close();
        while life.next().await.unwrap().is_some() {}
        assert!(life.ended().await.success());
        assert!(counter.refused.iter().all(|code| *code == Code::StoreFull), "{:?}", counter.refused);

        counter.disk = DiskIs::Well;

        assert!(!live(&mut counter, None).await.unwrap());
        assert_eq!(check::everything(&counter).unwrap().len(), KINDS.len());
    });
}

#[test]
fn a_disk_that_is_full_when_the_desk_opens_is_told_and_loses_nothing() {
    let Some(disk) = Disk::mount() else { return };
    check_shut(&disk, Code::StoreFull, Disk::fill, Disk::make_room);
}

#[test]
fn a_disk_that_cannot_be_written_is_told_and_loses_nothing() {
    let Some(disk) = Disk::mount() else { return };
    check_shut(&disk, Code::StoreReadOnly, |disk| disk.remount("ro"), |disk| disk.remount("rw"));
}

/// A desk is killed while its logins wait; on a disk with a fault the next one says which; without it everything goes on.
fn check_shut(disk: &Disk, code: Code, spoil: impl Fn(&Disk), mend: impl Fn(&Disk)) {
    runtime().block_on(async {
        let mut counter = Counter::open(disk.folder.path(), &KINDS).await;
        assert!(live(&mut counter, Some(Kill::After("write_waiting", 4))).await.unwrap());
        spoil(disk);
        let before = std::fs::read(disk.data().join("register.db")).unwrap();
        let mut life = Life::begin(&counter.folder, &counter.provider, None);
        let told = life.next().await.unwrap();
        assert!(matches!(&told, Some(Told::Shut(error)) if error.code == code), "{told:?}");
        assert!(life.ended().await.success());
        let is_untouched = std::fs::read(disk.data().join("register.db")).unwrap() == before;
        assert!(is_untouched || code == Code::StoreFull, "without room, the log may still go into the file");
        mend(disk);
        assert!(!live(&mut counter, None).await.unwrap());
        assert_eq!(check::everything(&counter).unwrap().len(), KINDS.len());
        assert!(counter.guests.iter().all(|guest| guest.told.is_some()));
    });
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Hears what the desk tells until it is so.
async fn until(counter: &mut Counter, life: &mut Life, is_so: impl Fn(&Counter) -> bool) {
    let mut ticks = tokio::time::interval(std::time::Duration::from_millis(50));
    while !is_so(counter) {
        tokio::select! {
            told = life.next() => counter.hear(life, told.unwrap().expect("the desk lives")).await.unwrap(),
            _ = ticks.tick() => {}
        }
    }
}

fn log(counter: &Counter) -> String {
    std::fs::read_to_string(counter.folder.join(LOG)).unwrap()
}

fn has_given_away_all(counter: &Counter) -> bool {
    let given =
        counter.provider.log().iter().filter(|call| call.path.ends_with("/token") && call.status == 200).count();
    given == CONFIRMING
}

/// A small disk at the place of the data folder. It goes before the folder does.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// `None`, and a word about it, where nobody may mount.
    fn mount() -> Option<Self> {
        let disk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(disk.data()).unwrap();
        let options = ["-t", "tmpfs", "-o", "size=8m,mode=0700", "none"];
        let mounted = Command::new("mount").args(options).arg(disk.data()).output();
        match mounted {
            Ok(output) if output.status.success() => return Some(disk),
            Ok(output) => skipped(&String::from_utf8_lossy(&output.stderr)),
            Err(error) => skipped(&error.to_string()),
        }
        None
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn ballast(&self) -> PathBuf {
        self.data().join("ballast")
    }

    /// To the last byte.
    fn fill(&self) {
        let mut ballast = std::fs::OpenOptions::new().create(true).append(true).open(self.ballast()).unwrap();
        for size in [64 * 1024, 4096, 1] {
            while ballast.write_all(&vec![0x55; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.data()).status();
        assert!(done.unwrap().success(), "remounted {how}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.data()).stderr(std::process::Stdio::null()).status();
    }
}

/// Never silently: not by the runner's own way, which would keep it.
fn skipped(why: &str) {
    let line =
        format!("skipped: a small disk cannot be mounted here, so full and read-only disks are not tried: {why}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}
