//! How fast finding is: `cargo run --release -p desk-store --example bench_finding -- 1000000`.
//!
//! Makes that many invented members in an encrypted file of its own, the same ones every time, and types at it. The last
//! line is JSON, times in microseconds.

#![expect(clippy::print_stdout, reason = "what it measures is what it prints")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the measuring")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and microseconds are small"
)]

#[path = "bench_finding/keystrokes.rs"]
mod keystrokes;
#[path = "bench_finding/people.rs"]
mod people;
#[path = "bench_finding/timing.rs"]
mod timing;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_core::{MemberId, Phone};
use desk_store::{REGISTER_FILE, Store, StoreKey};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::people::{Dice, People};
use crate::timing::{Report, Times, clock};

const BATCH: usize = 50_000;
const TRIES: usize = 1000;
const KEY: &str = "0101010101010101010101010101010101010101010101010101010101010101";

fn main() {
    let members: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let mut report = Report::new(members);

    let people = People::new(members);
    import(&store, &people, &mut report);
    size(folder.path(), &mut report);
    visits(&store, members, &mut report);
    exact_phone(folder.path(), &store, &people, &mut report);
    for kind in keystrokes::kinds(&people) {
        let mut times = Times::default();
        let mut rows = 0;
        for text in &kind.texts {
            rows += times.measure(|| store.find_members(text).unwrap()).len();
        }
        report.line(kind.name, &times, &format!("{:.1} rows", rows as f64 / kind.texts.len() as f64));
    }
    beside_a_writer(&store, &people, &mut report);
    let (agrees, took) = clock(|| store.search_agrees().unwrap());
    assert!(agrees, "the index says what the register says");
    report.fact("check_s", took.as_secs_f64());
    let ((), took) = clock(|| store.rebuild_search().unwrap());
    report.fact("rebuild_s", took.as_secs_f64());
    report.json();
}

fn open(folder: &Path) -> Store {
    Store::open(folder, &StoreKey::from_hex(KEY).unwrap(), &Dice::new(1)).unwrap()
}

fn import(store: &Store, people: &People, report: &mut Report) {
    let now = people::now();
    let all: Vec<usize> = (0..people.count()).collect();
    let ((), took) = clock(|| {
        for batch in all.chunks(BATCH) {
            let members: Vec<_> = batch.iter().map(|index| People::imported(*index)).collect();
            store.import_batch(&members, now).unwrap();
        }
    });
    let ((), finishing) = clock(|| store.finish_import().unwrap());
    report.fact("import_s", took.as_secs_f64());
    report.fact("finish_import_s", finishing.as_secs_f64());
    report.fact("import_us_per_row", (took + finishing).as_secs_f64() * 1e6 / people.count() as f64);
}

fn size(folder: &Path, report: &mut Report) {
    let megabytes = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len()) as f64 / 1e6;
    report.fact("file_mb", megabytes(REGISTER_FILE));
    report.fact("journal_mb", megabytes(&format!("{REGISTER_FILE}-wal")));
}

/// Check-ins and members added one by one: each moves or makes a whole row of the index, and waits for the disk.
fn visits(store: &Store, members: usize, report: &mut Report) {
    let dice = Dice::new(3);
    let mut times = Times::default();
    for second in 0..TRIES {
        let member = MemberId(1 + i64::try_from(dice.below(members)).unwrap());
        times.measure(|| store.check_in(member, later(second)).unwrap());
    }
    report.line("check-in", &times, "");
    let mut times = Times::default();
    for index in 0..TRIES {
        let new = People::new_member(members + index);
        times.measure(|| store.add_member(&new, later(TRIES + index)).unwrap());
    }
    report.line("add a member", &times, "");
}

fn later(second: usize) -> Timestamp {
    Timestamp::from_second(people::now().as_second() + 60 + i64::try_from(second).unwrap()).unwrap()
}

/// The product's way beside a bare prepared statement on the same file, that reads the same columns.
fn exact_phone(folder: &Path, store: &Store, people: &People, report: &mut Report) {
    let bare = Connection::open(folder.join(REGISTER_FILE)).unwrap();
    bare.pragma_update(None, "key", format!("x'{KEY}'")).unwrap();
    bare.pragma_update(None, "cache_size", -16 * 1024).unwrap();
    let mut statement = bare
        .prepare(
            "SELECT member.id, number, given_name, family_name, email, email_verified, email_source, email_at_ms, status,
                    valid_until, note, joined_at_ms, confirmed_at_ms, msisdn, confirmed,
                    (SELECT group_concat(tag) FROM member_tag WHERE member_id = member.id),
                    (SELECT max(at_ms) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL),
                    (SELECT count(*) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL)
             FROM phone JOIN member ON member.id = member_id WHERE msisdn = ?1 AND until_ms IS NULL",
        )
        .unwrap();
    let phones: Vec<Phone> = keystrokes::phones(people, TRIES * 6).split_off(TRIES);
    // The disk is not what is measured: the file is in the system's memory.
    std::io::copy(&mut std::fs::File::open(folder.join(REGISTER_FILE)).unwrap(), &mut std::io::sink()).unwrap();
    // Until the upper levels of the tables are in memory, as they are when a desk has been open for a minute.
    for phone in keystrokes::phones(people, TRIES).iter().rev() {
        statement.query([phone.msisdn()]).unwrap().next().unwrap();
        store.members_with_phone(phone).unwrap();
    }
    let (mut plain, mut ours, mut typed) = (Times::default(), Times::default(), Times::default());
    // Each takes its turn to be first: whoever is second finds the file's pages at hand.
    for (index, phone) in phones.iter().enumerate() {
        let mut bare = || {
            let mut rows = statement.query([phone.msisdn()]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..18 {
                    std::hint::black_box(row.get_ref(column).unwrap());
                }
            }
        };
        let by_store = || assert!(!store.members_with_phone(phone).unwrap().is_empty());
        if index % 2 == 0 {
            plain.measure(&mut bare);
            ours.measure(by_store);
        } else {
            ours.measure(by_store);
            plain.measure(&mut bare);
        }
    }
    for phone in &phones {
        typed.measure(|| store.find_members(&phone.to_e164()).unwrap());
    }
    report.line("exact phone, bare statement", &plain, "");
    report.line("exact phone", &ours, "");
    report.line("exact phone, in the omnibox", &typed, "");
    report.fact("exact_phone_ratio_p50", ours.at(0.5) / plain.at(0.5));
    report.fact("exact_phone_ratio_p99", ours.at(0.99) / plain.at(0.99));
}

/// Keystrokes while somebody else writes all the time.
fn beside_a_writer(store: &Store, people: &People, report: &mut Report) {
    let texts: Vec<String> =
        keystrokes::kinds(people).into_iter().flat_map(|kind| kind.texts.into_iter().take(60)).collect();
    let is_done = AtomicBool::new(false);
    let (mut times, mut writes) = (Times::default(), Times::default());
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let dice = Dice::new(9);
            let mut times = Times::default();
            let mut second = 10 * TRIES;
            while !is_done.load(Ordering::Relaxed) {
                second += 100;
                let member = MemberId(1 + i64::try_from(dice.below(people.count())).unwrap());
                times.measure(|| store.check_in(member, later(second)).unwrap());
            }
            times
        });
        for text in &texts {
            times.measure(|| store.find_members(text).unwrap());
        }
        is_done.store(true, Ordering::Relaxed);
        writes = writer.join().unwrap();
    });
    report.line("all kinds, while another writes", &times, "");
    report.line("check-in, while another finds", &writes, "");
}
