//! What has had its time: counted, or removed batch by batch, so that nobody at the counter waits for long. How long that is
//! and whether the clock can be believed is `desk-core`'s to say.

use std::collections::BTreeSet;

use desk_core::retention::{Kind, SeenClock};
use desk_core::{Deed, EndReason, LoginId, LoginState, MemberId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;
use crate::{audit, erase, guest_list, merge, meta, search, staff};

const BELIEVED: &str = "clock_believed_ms";
const DOUBTED_SINCE: &str = "clock_doubted_since_ms";
const DOUBTED: &str = "clock_doubted_ms";
const LAST_RUN: &str = "retention_run_ms";

/// So many rows are removed in one change; of members, who take much along, fewer.
const ROWS: u32 = 1000;
const MEMBERS: u32 = 50;

/// Members in sight who were not here since, by a visit, and whom nobody asks just now.
const NOT_HERE: &str = "
    merged_into IS NULL AND added_at_ms < ?1
    AND NOT EXISTS (SELECT 1 FROM visit WHERE member_id = member.id AND at_ms >= ?1 AND undone_at_ms IS NULL)
    AND NOT EXISTS (SELECT 1 FROM phone JOIN login ON login.msisdn = phone.msisdn AND login.state <> 'applied'
                    WHERE phone.member_id = member.id)";

/// The keys of what is older than `?1`, each with whose it is.
fn overdue(kind: Kind) -> String {
    match kind {
        Kind::NeedsStaff => "SELECT rowid AS key, NULL AS member FROM login
                             WHERE state = 'needs_staff' AND started_at_ms < ?1"
            .to_owned(),
        Kind::Intents => "SELECT id AS key, NULL AS member FROM intent WHERE at_ms < ?1".to_owned(),
        Kind::EndedMembers => format!(
            "SELECT id AS key, id AS member FROM member
             JOIN member_since AS since ON since.member_id = id AND since.what = 'ended'
             WHERE status = 'ended' AND since.at_ms < ?1 AND coalesce(confirmed_at_ms < ?1, true) AND {NOT_HERE}"
        ),
        Kind::UnconfirmedMembers => format!(
            "SELECT id AS key, id AS member FROM member
             WHERE confirmed_at_ms IS NULL AND coalesce(valid_until < date(?1 / 1000, 'unixepoch'), true) AND {NOT_HERE}"
        ),
        Kind::Guests => "SELECT guest.id AS key, member_id AS member FROM guest JOIN guest_list ON guest_list.id = list_id
                         WHERE day < date(?1 / 1000, 'unixepoch')"
            .to_owned(),
        Kind::Visits => "SELECT id AS key, member_id AS member FROM visit WHERE at_ms < ?1".to_owned(),
        Kind::Notes => "SELECT id AS key, coalesce(merged_into, id) AS member FROM member
                        JOIN member_since AS since ON since.member_id = id AND since.what = 'note'
                        WHERE note <> '' AND since.at_ms < ?1"
            .to_owned(),
        Kind::FormerNumbers => "SELECT id AS key, member_id AS member FROM phone
                                WHERE until_ms < ?1
                                  AND NOT EXISTS (SELECT 1 FROM merge WHERE member_id IN (kept_id, lost_id))"
            .to_owned(),
        Kind::Answers => "SELECT id AS key, member_id AS member FROM answer
                          WHERE at_ms < ?1 AND member_id IS NOT NULL"
            .to_owned(),
        Kind::Merges => "SELECT id AS key, kept_id AS member FROM merge WHERE at_ms < ?1".to_owned(),
        Kind::Logins => "SELECT rowid AS key, member_id AS member FROM login
                         WHERE state = 'applied' AND started_at_ms < ?1"
            .to_owned(),
        Kind::Audit => "SELECT id AS key, NULL AS member FROM audit WHERE at_ms < ?1".to_owned(),
        Kind::DayCounts => "SELECT n AS key, NULL AS member FROM day_count
                            WHERE day < date(?1 / 1000, 'unixepoch')"
            .to_owned(),
    }
}

impl Store {
    /// Looks at the clock once more. Answers whether it can be believed: it has not jumped, or that was long ago.
    pub fn look_at_clock(&self, now: Timestamp) -> Result<bool, StoreError> {
        self.all_or_nothing(|transaction| {
            let seen = seen_clock(transaction, now)?.look(now);
            meta::set(transaction, BELIEVED, seen.believed.as_millisecond())?;
            match seen.doubted {
                Some((since, latest)) => {
                    meta::set(transaction, DOUBTED_SINCE, since.as_millisecond())?;
                    meta::set(transaction, DOUBTED, latest.as_millisecond())?;
                }
                None => meta::remove(transaction, DOUBTED)?,
            }
            Ok(seen.is_believed())
        })
    }

    /// Somebody has looked at the clock and says that it is right.
    pub fn believe_clock(&self, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            meta::set(transaction, BELIEVED, now.as_millisecond())?;
            meta::remove(transaction, DOUBTED)?;
            audit::write(transaction, Deed::ClockBelieved, None, now)
        })
    }

    /// When the rules were last gone through.
    pub fn last_retention(&self) -> Result<Option<Timestamp>, StoreError> {
        Ok(meta::get(&self.lock(), LAST_RUN)?.map(time))
    }

    /// Notes that the rules are being gone through, and since when it is so that memberships have ended and notes stand.
    pub fn begin_retention(&self, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| meta::set(transaction, LAST_RUN, now.as_millisecond()))?;
        let marks = [("ended", "status = 'ended'"), ("note", "note <> ''")];
        for (what, condition) in marks {
            while self.mark_since(what, condition, now)? > 0 {}
        }
        Ok(())
    }

    fn mark_since(&self, what: &str, condition: &str, now: Timestamp) -> Result<usize, StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = format!(
                "INSERT INTO member_since (member_id, what, at_ms)
                 SELECT id, ?1, ?2 FROM member
                 WHERE {condition}
                   AND NOT EXISTS (SELECT 1 FROM member_since WHERE member_id = id AND what = ?1)
                 LIMIT ?3"
            );
            Ok(transaction.execute(&sql, params![what, now.as_millisecond(), ROWS])?)
        })
    }

    /// How much of each kind is older than its time: what going through the rules would remove.
    pub fn count_overdue(&self, due: &[(Kind, Timestamp)]) -> Result<Vec<(Kind, u64)>, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        transaction.execute_batch("CREATE TEMP TABLE going (member INTEGER PRIMARY KEY)")?;
        due.iter().map(|(kind, before)| Ok((*kind, count(&transaction, *kind, *before)?))).collect()
    }

    /// Removes some of what is older than its time, as one change, counted in the audit. Answers how much; nothing more is
    /// there when that is nothing.
    pub fn remove_overdue(&self, kind: Kind, before: Timestamp, now: Timestamp, day: Date) -> Result<u64, StoreError> {
        if kind == Kind::NeedsStaff {
            return Ok(self.end_undecided(before, now, day)?.len() as u64);
        }
        self.all_or_nothing(|transaction| {
            let removed = remove(transaction, kind, before)?;
            if removed > 0 {
                note(transaction, kind, removed, now)?;
            }
            Ok(removed)
        })
    }

    /// Ends logins of confirmed people whom staff have not put to a member since `before`: nothing of them is stored. Those
    /// that another living process looks after are its own to end.
    pub fn end_undecided(&self, before: Timestamp, now: Timestamp, day: Date) -> Result<Vec<LoginId>, StoreError> {
        let mut ended = Vec::new();
        for row in self.list_open_logins()? {
            let is_overdue = row.state == LoginState::NeedsStaff && row.started_at < before;
            if is_overdue && self.take_over(&row)?.is_some() {
                self.end_login(row.id, EndReason::Cancelled, now, day)?;
                ended.push(row.id);
            }
        }
        if !ended.is_empty() {
            self.all_or_nothing(|transaction| note(transaction, Kind::NeedsStaff, ended.len() as u64, now))?;
        }
        Ok(ended)
    }
}

/// As it was last seen; the first time, as the newest entry has it.
fn seen_clock(connection: &Connection, now: Timestamp) -> Result<SeenClock, StoreError> {
    let get = |name| meta::get(connection, name).map(|ms| ms.map(time));
    let Some(believed) = get(BELIEVED)? else {
        let sql = "SELECT max(at_ms) FROM (SELECT max(at_ms) AS at_ms FROM visit
                                           UNION ALL SELECT max(at_ms) FROM audit
                                           UNION ALL SELECT max(started_at_ms) FROM login
                                           UNION ALL SELECT max(added_at_ms) FROM member)";
        let newest: Option<i64> = connection.query_row(sql, [], |row| row.get(0))?;
        return Ok(SeenClock::since(newest.map_or(now, time)));
    };
    Ok(SeenClock { believed, doubted: get(DOUBTED_SINCE)?.zip(get(DOUBTED)?) })
}

/// Counts, and remembers who goes, because what is theirs goes with them.
fn count(connection: &Connection, kind: Kind, before: Timestamp) -> Result<u64, StoreError> {
    let overdue = overdue(kind);
    let before = before.as_millisecond();
    let left = "NOT EXISTS (SELECT 1 FROM temp.going WHERE going.member = overdue.member)";
    if matches!(kind, Kind::EndedMembers | Kind::UnconfirmedMembers) {
        let sql = format!("INSERT INTO temp.going SELECT member FROM ({overdue}) AS overdue WHERE {left}");
        return Ok(connection.execute(&sql, [before])? as u64);
    }
    let sql = format!("SELECT count(*) FROM ({overdue}) AS overdue WHERE {left}");
    let count: i64 = connection.query_row(&sql, [before], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

fn remove(connection: &Connection, kind: Kind, before: Timestamp) -> Result<u64, StoreError> {
    let by_time = |sql: &str| Ok(connection.execute(sql, [before.as_millisecond()])? as u64);
    let day = TimeZone::UTC.to_datetime(before).date().to_string();
    let keys = match kind {
        Kind::Intents => return by_time("DELETE FROM intent WHERE at_ms < ?1"),
        Kind::DayCounts => return Ok(connection.execute("DELETE FROM day_count WHERE day < ?1", [day])? as u64),
        Kind::EndedMembers | Kind::UnconfirmedMembers => keys(connection, kind, before, MEMBERS)?,
        _ => keys(connection, kind, before, ROWS)?,
    };
    match kind {
        Kind::EndedMembers | Kind::UnconfirmedMembers => {
            keys.iter().try_for_each(|id| erase::forget(connection, MemberId(*id)).map(|_| ()))?;
        }
        Kind::Guests => {
            each(connection, "DELETE FROM guest WHERE id = ?1", &keys)?;
            guest_list::remove_empty(connection)?;
        }
        Kind::Visits => remove_visits(connection, &keys)?,
        Kind::Notes => keys.iter().try_for_each(|id| remove_note(connection, MemberId(*id)))?,
        Kind::Merges => keys.iter().try_for_each(|id| merge::settle(connection, merge::MergeId(*id)))?,
        Kind::FormerNumbers => each(connection, "DELETE FROM phone WHERE id = ?1", &keys)?,
        Kind::Answers => each(connection, "DELETE FROM answer WHERE id = ?1", &keys)?,
        Kind::Logins => each(connection, "DELETE FROM login WHERE rowid = ?1", &keys)?,
        Kind::Audit => {
            each(connection, "DELETE FROM audit WHERE id = ?1", &keys)?;
            staff::forget_gone(connection)?;
        }
        Kind::NeedsStaff | Kind::Intents | Kind::DayCounts => {}
    }
    Ok(keys.len() as u64)
}

fn keys(connection: &Connection, kind: Kind, before: Timestamp, most: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT key FROM ({}) LIMIT ?2", overdue(kind)))?;
    let keys = statement.query_map(params![before.as_millisecond(), most], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

fn each(connection: &Connection, sql: &str, keys: &[i64]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    for key in keys {
        statement.execute([key])?;
    }
    Ok(())
}

/// A merge that is undone later must not take a younger visit for one of these, should its key be given again; and who was
/// here last stands first in the lists.
fn remove_visits(connection: &Connection, keys: &[i64]) -> Result<(), StoreError> {
    let mut remove = connection.prepare_cached("DELETE FROM visit WHERE id = ?1 RETURNING member_id")?;
    let mut unmove = connection.prepare_cached("DELETE FROM merge_moved WHERE what = 'visit' AND key = ?1")?;
    let mut members = BTreeSet::new();
    for key in keys {
        members.insert(MemberId(remove.query_row([key], |row| row.get(0))?));
        unmove.execute([key.to_string()])?;
    }
    members.into_iter().try_for_each(|member| search::refresh(connection, member))
}

/// Also where a merge remembers it, so that this can still be undone.
fn remove_note(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection.execute("UPDATE member SET note = '' WHERE id = ?1", [member.0])?;
    let sql = "UPDATE merge SET kept_before = json_set(kept_before, '$.note', ''), kept_after = json_set(kept_after, '$.note', '')
               WHERE kept_id = ?1";
    connection.execute(sql, [member.0])?;
    search::refresh(connection, member)
}

/// One entry a run and kind, however many batches it takes.
fn note(connection: &Connection, kind: Kind, removed: u64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "SELECT id FROM audit WHERE what = ?1 AND at_ms = ?2 AND id > (SELECT max(id) FROM audit) - 100";
    let entry: Option<i64> =
        connection.query_row(sql, params![kind.deed().word(), now.as_millisecond()], |row| row.get(0)).optional()?;
    match entry {
        Some(id) => {
            let removed = i64::try_from(removed).unwrap_or(i64::MAX);
            connection.execute("UPDATE audit SET n = n + ?2 WHERE id = ?1", [id, removed])?;
            Ok(())
        }
        None => audit::write_count(connection, kind.deed(), removed, now),
    }
}
