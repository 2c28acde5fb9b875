//! What must be true when a round is over, however often the desk was killed.

use desk_app::random::SystemRandom;
use desk_store::{Store, StoreKey};
use rusqlite::Connection;
use vipps_sim::{RequestState, ViolationKind};

use crate::counter::{CARDS, Counter, ROW_COUNT, ROWS};
use crate::guest::{End, Fate, Guest, Kind};
use crate::life::KEY;
use crate::look;

/// How far the desk's deadline may be from the provider's: the way of an answer, on a machine that has other things to do.
const ON_THE_WAY_MS: u64 = 5000;

/// Checks everything. Answers what became of each guest.
pub(crate) fn everything(counter: &Counter) -> Result<Vec<(Kind, End)>, String> {
    let data = counter.folder.join("data");
    let store = Store::open(&data, &StoreKey::new(KEY), &SystemRandom).map_err(|error| error.to_string())?;
    ensure(store.is_sound().unwrap(), "every page is in order")?;
    ensure(store.search_agrees().unwrap(), "the index of finding says what the register says")?;
    ensure(store.list_open_logins().unwrap().is_empty(), "no login is left open")?;
    drop(store);
    let mut connection = look::open(&data);
    look::is_sound(&connection)?;
    let pages = look::pages(&mut connection);
    let ends = guests(counter, &connection, &pages)?;
    everybody_else(counter, &connection)?;
    counted(counter, &connection, &ends)?;
    provider(counter, &ends)?;
    nothing_beside(counter)?;
    Ok(ends)
}

fn ensure(is_so: bool, what: &str) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(format!("not so: {what}")) }
}

// ── Guests ────────────────────────────────────────────────────────────────

fn guests(counter: &Counter, connection: &Connection, pages: &[u8]) -> Result<Vec<(Kind, End)>, String> {
    let end = |guest| {
        let end = end_of(counter, guest, connection)?;
        let is_member = end == End::Applied || matches!(guest.kind, Kind::Known | Kind::Doubtful);
        let number = guest.msisdn.as_str();
        let stands = pages.windows(number.len()).any(|window| window == number.as_bytes());
        ensure(is_member || !stands, &format!("nothing is left of {:?}, who came to {end:?}", guest.kind))?;
        let is_due = match guest.fate {
            Fate::Open => end != End::Lost,
            Fate::MayBeLost => true,
            Fate::Applied => matches!(end, End::Applied | End::TakenBack),
        };
        ensure(is_due, &format!("what is in the journal is not lost: {:?} {:?} {end:?}", guest.kind, guest.fate))?;
        Ok((guest.kind, end))
    };
    counter.guests.iter().map(end).collect()
}

/// What became of a guest, by the register; it agrees with what was told and with what the provider knows.
fn end_of(counter: &Counter, guest: &Guest, connection: &Connection) -> Result<End, String> {
    let applied = count_of(connection, "SELECT count(*) FROM login WHERE state = 'applied' AND msisdn = ?1", guest);
    let logins = count_of(connection, "SELECT count(*) FROM login WHERE msisdn = ?1", guest);
    let subs = subs(counter, guest, connection);
    let whole = [applied, logins, subs] == [1, 1, 1] && members(connection, guest) == 1;
    let nothing = [applied, logins, subs] == [0, 0, 0];
    let confirmed = requests(counter, guest).any(|state| matches!(state, RequestState::Confirmed { .. }));
    let what = || {
        format!(
            "{:?}, told {:?}, confirmed {confirmed}: {applied} of {logins} logins applied, {subs} subjects",
            guest.kind, guest.told
        )
    };
    match guest.told {
        Some(End::Applied) if whole && confirmed => Ok(End::Applied),
        Some(End::Applied | End::Untold) if nothing && guest.taking_back => Ok(End::TakenBack),
        Some(End::Untold) if whole && confirmed => Ok(End::Applied),
        // Whether the journal says "lost" is counted over all guests.
        Some(End::Untold) if nothing => Ok(End::Untold),
        Some(End::Declined | End::Cancelled) if nothing && !confirmed => Ok(guest.told.unwrap()),
        Some(End::Lost | End::TakenBack) if nothing => Ok(guest.told.unwrap()),
        _ => Err(what()),
    }
}

fn count_of(connection: &Connection, sql: &str, guest: &Guest) -> i64 {
    connection.query_row(sql, [guest.msisdn.as_str()], |row| row.get(0)).unwrap()
}

fn members(connection: &Connection, guest: &Guest) -> i64 {
    let sql = "SELECT count(*) FROM phone JOIN member ON member.id = member_id
               WHERE msisdn = ?1 AND until_ms IS NULL AND confirmed = 1 AND merged_into IS NULL";
    count_of(connection, sql, guest)
}

/// Subjects of this guest that belong to who has the number.
fn subs(counter: &Counter, guest: &Guest, connection: &Connection) -> i64 {
    let sub = counter.provider.sub(&guest.msisdn);
    connection.query_row("SELECT count(*) FROM member_sub WHERE sub = ?1", [sub], |row| row.get(0)).unwrap()
}

fn requests(counter: &Counter, guest: &Guest) -> impl Iterator<Item = RequestState> {
    let msisdn = guest.msisdn.clone();
    counter.provider.requests().into_iter().filter(move |request| request.msisdn == msisdn).map(|request| request.state)
}

// ── Everybody else ────────────────────────────────────────────────────────

fn everybody_else(counter: &Counter, connection: &Connection) -> Result<(), String> {
    for visitor in &counter.visitors {
        let sql = "SELECT count(*) FROM visit WHERE member_id = (SELECT member_id FROM phone WHERE msisdn = ?1)";
        let visits: i64 = connection.query_row(sql, [format!("47{}", visitor.number)], |row| row.get(0)).unwrap();
        ensure(visits == 1, &format!("one visit, not {visits}"))?;
    }
    for row in 0..ROW_COUNT {
        let sql = "SELECT count(*), max(number) FROM member JOIN phone ON member_id = member.id WHERE msisdn = ?1";
        let (members, card): (i64, i64) = connection
            .query_row(sql, [format!("47{}", ROWS + row)], |found| Ok((found.get(0)?, found.get(1)?)))
            .map_err(|error| format!("row {row}: {error}"))?;
        let is_right = row % 2 == 1 || u64::try_from(card) == Ok(CARDS + row);
        ensure(members == 1 && is_right, &format!("row {row} is one member, with its card"))?;
    }
    Ok(())
}

/// Sums that no login and no row can fall out of.
fn counted(counter: &Counter, connection: &Connection, ends: &[(Kind, End)]) -> Result<(), String> {
    let of = |wanted: End| i64::try_from(ends.iter().filter(|(_, end)| *end == wanted).count()).unwrap();
    let new = ends.iter().filter(|(kind, end)| *end == End::Applied && *kind != Kind::Known).count();
    let members = look::count(connection, "SELECT count(*) FROM member");
    let expected = counter.members_at_first() + usize::try_from(ROW_COUNT).unwrap() + new;
    ensure(usize::try_from(members) == Ok(expected), &format!("{expected} members, not {members}"))?;

    let days = look::counts(connection, "SELECT what, sum(n) FROM day_count GROUP BY what");
    let day = |what: &str| days.get(what).copied().unwrap_or(0);
    let applied = day("enrolled") + day("welcomed_back");
    ensure(applied == of(End::Applied) + of(End::TakenBack), &format!("the day's report counts each once: {days:?}"))?;
    // Killed before it was committed: then the tombstone does it, and counts nothing.
    ensure(day("taken_back") <= of(End::TakenBack), &format!("and who was taken back: {days:?}"))?;

    let ended = look::counts(connection, "SELECT reason, count(*) FROM ended_login GROUP BY reason");
    let reason = |what: &str| ended.get(what).copied().unwrap_or(0);
    let sum: i64 = ended.values().sum();
    let came_to_nothing = of(End::Lost) + of(End::Declined) + of(End::Cancelled) + of(End::Untold);
    let anew = i64::try_from(counter.asked_anew).unwrap();
    ensure(
        (came_to_nothing..=came_to_nothing + anew).contains(&sum),
        &format!("each has its reason: {ended:?} {ends:?}"),
    )?;
    let confirmed_untold = counter.guests.iter().zip(ends).filter(|(guest, (_, end))| {
        *end == End::Untold && requests(counter, guest).any(|state| matches!(state, RequestState::Confirmed { .. }))
    });
    let lost = of(End::Lost) + i64::try_from(confirmed_untold.count()).unwrap();
    ensure(reason("lost") >= lost, &format!("who confirmed and is no member is lost: {ended:?} {ends:?}"))
}

// ── The provider, and what is beside the register ─────────────────────────

fn provider(counter: &Counter, ends: &[(Kind, End)]) -> Result<(), String> {
    for guest in &counter.guests {
        let requests = requests(counter, guest).count();
        ensure(requests <= 1, &format!("{:?} was asked once, not {requests} times", guest.kind))?;
    }
    for request in counter.provider.requests() {
        let Some(guest) = counter.guests.iter().find(|guest| guest.msisdn == request.msisdn) else {
            return Err("a stranger was asked".to_owned());
        };
        if let Some(told) = guest.expires_at_ms {
            let apart = request.expires_ms.abs_diff(told);
            ensure(apart < ON_THE_WAY_MS, &format!("the deadline is the original one, {apart} ms off"))?;
        }
    }
    excused(counter, ends)
}

/// What the provider saw that it should not, but for what nobody can know after a kill.
fn excused(counter: &Counter, ends: &[(Kind, End)]) -> Result<(), String> {
    let mut seen = Vec::new();
    for violation in counter.provider.violations() {
        let of_guest = |guest: &Guest| Some(&guest.msisdn) == violation.msisdn.as_ref();
        let index =
            counter.guests.iter().position(of_guest).ok_or_else(|| format!("the provider saw {violation:?}"))?;
        seen.push((index, violation.kind));
        let times = seen.iter().filter(|before| **before == (index, violation.kind)).count();
        let (kind, end) = ends[index];
        let at_most = match violation.kind {
            // Whether the answer had been on the wire: it is asked for once more after each kill, and lost.
            ViolationKind::SecondExchange | ViolationKind::PolledAfterEnd if matches!(end, End::Lost | End::Untold) => {
                counter.kills
            }
            // Whether it was a wish for patience: each that was lost shows by a poll too fast, and is made up for by another.
            ViolationKind::PolledTooFast if kind == Kind::Slow => 2 * counter.kills,
            _ => 0,
        };
        ensure(times <= at_most, &format!("the provider saw {violation:?}, time {times}"))?;
    }
    Ok(())
}

/// No claim of a process that is gone, and nothing half written.
fn nothing_beside(counter: &Counter) -> Result<(), String> {
    let data = counter.folder.join("data");
    let owners = std::fs::read_dir(data.join("owners")).unwrap().count();
    ensure(owners == 0, "no claim is left")?;
    let backups = std::fs::read_dir(data.join("backups")).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    for name in backups {
        ensure(!name.to_string_lossy().contains(".draft"), "no draft of a backup is left")?;
    }
    Ok(())
}
