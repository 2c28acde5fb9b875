//! Erasing a person: from every table and index in one change, then from the pages and the write-ahead log.
//!
//! "End membership" is not this: an ended member is in the register. Here nobody is left, but for what cannot be read back:
//! tombstones, and in the audit that something was done.

use desk_core::{Deed, MemberId, Phone};
use jiff::Timestamp;
use rusqlite::{Connection, params, params_from_iter};

use crate::error::StoreError;
use crate::open::Store;
use crate::{audit, ended_login, guest, intent, member, scrub, tombstone, tombstone_file};

/// A kind of thing the register has of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trace {
    /// The member, and those who were merged into them.
    Members,
    /// Tags.
    Tags,
    /// Who the provider says they are.
    Subjects,
    /// Numbers they have and had.
    Numbers,
    /// Check-ins.
    Visits,
    /// Days on which they were expected or walked in.
    Guests,
    /// Receipts of consents.
    Consents,
    /// Answers given on the club's page.
    Answers,
    /// Dates of birth and postal addresses.
    Details,
    /// Logins in the journal.
    Logins,
    /// What they were before a login brought them up to date.
    FormerStates,
    /// What it takes to part two members who were made one.
    Merges,
    /// Their number, kept for when the provider can be reached.
    Intents,
    /// Keyed hashes of logins that came to nothing.
    EndedLogins,
    /// Entries of the audit that say no more whom they were about.
    AuditEntries,
}

impl Trace {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Members,
        Self::Tags,
        Self::Subjects,
        Self::Numbers,
        Self::Visits,
        Self::Guests,
        Self::Consents,
        Self::Answers,
        Self::Details,
        Self::Logins,
        Self::FormerStates,
        Self::Merges,
        Self::Intents,
        Self::EndedLogins,
        Self::AuditEntries,
    ];

    /// Those that hang on a member, counted before they go with them.
    const COUNTED: [(Self, &'static str); 10] = [
        (Self::Tags, "SELECT count(*) FROM member_tag WHERE member_id = ?1"),
        (Self::Subjects, "SELECT count(*) FROM member_sub WHERE member_id = ?1"),
        (Self::Numbers, "SELECT count(*) FROM phone WHERE member_id = ?1"),
        (Self::Visits, "SELECT count(*) FROM visit WHERE member_id = ?1"),
        (Self::Consents, "SELECT count(*) FROM consent WHERE member_id = ?1"),
        (Self::Answers, "SELECT count(*) FROM answer WHERE member_id = ?1"),
        (Self::Details, "SELECT count(*) FROM detail WHERE member_id = ?1"),
        (Self::Logins, "SELECT count(*) FROM login WHERE member_id = ?1"),
        (Self::FormerStates, "SELECT count(*) FROM member_before JOIN login ON id = login_id WHERE member_id = ?1"),
        (Self::Merges, "SELECT count(*) FROM merge WHERE kept_id = ?1"),
    ];
}

/// What was erased, by count; nothing of what it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased([u64; Trace::ALL.len()]);

impl Erased {
    /// How many of one kind.
    pub fn count(&self, trace: Trace) -> u64 {
        self.0[trace as usize]
    }

    /// Each kind with its count.
    pub fn counts(&self) -> impl Iterator<Item = (Trace, u64)> {
        Trace::ALL.into_iter().map(|trace| (trace, self.count(trace)))
    }

    /// Whether there was nothing.
    pub fn is_nothing(&self) -> bool {
        self.0.iter().all(|count| *count == 0)
    }

    pub(crate) fn add(&mut self, trace: Trace, count: u64) {
        self.0[trace as usize] += count;
    }

    /// Both.
    pub fn join(&mut self, other: &Self) {
        other.counts().for_each(|(trace, count)| self.add(trace, count));
    }
}

impl Store {
    /// Erases a member, and those who were merged into them, from every table. What is left of them is a tombstone, here and
    /// beside the register, so that an older backup does not bring them back. [`Store::scrub`] then clears the pages.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if no such member is in sight; [`StoreError::LoginLive`] while a login of theirs is live.
    pub fn erase_member(&self, id: MemberId, now: Timestamp) -> Result<Erased, StoreError> {
        self.all_or_nothing(|transaction| {
            member::check_exists(transaction, id)?;
            if has_live_login(transaction, id)? {
                return Err(StoreError::LoginLive);
            }
            let erased = for_good(self, transaction, id, now)?;
            audit::write_count(transaction, Deed::Erased, erased.count(Trace::Members), now)?;
            Ok(erased)
        })
    }
}

/// Erases a member and sets the tombstone, also beside the register; that before the change is made: if the program ends in
/// between, the next one to open the register completes what was asked for.
pub(crate) fn for_good(
    store: &Store,
    connection: &Connection,
    member: MemberId,
    now: Timestamp,
) -> Result<Erased, StoreError> {
    tombstone::set(connection, &with_merged(connection, member)?, now)?;
    let erased = forget(connection, member)?;
    scrub::ask_for(connection)?;
    tombstone_file::write(connection, store.folder())?;
    Ok(erased)
}

/// Removes a member, and those who were merged into them, from every table.
pub(crate) fn forget(connection: &Connection, member: MemberId) -> Result<Erased, StoreError> {
    let mut erased = Erased::default();
    let numbers = own_numbers(connection, member)?;
    let everybody = with_merged(connection, member)?;
    for member in &everybody {
        for (trace, sql) in Trace::COUNTED {
            let count: i64 = connection.prepare_cached(sql)?.query_row([member.0], |row| row.get(0))?;
            erased.add(trace, count.unsigned_abs());
        }
    }
    // Who was merged first, so that nobody goes along uncounted.
    for member in everybody.iter().rev() {
        erased.add(Trace::AuditEntries, audit::forget_whom(connection, *member)?);
        erased.add(Trace::Guests, guest::forget_member(connection, *member)?);
        member::delete(connection, *member)?;
        erased.add(Trace::Members, 1);
    }
    for number in numbers {
        erased.add(Trace::Guests, guest::forget_number(connection, &number)?);
        erased.add(Trace::Intents, intent::forget(connection, &number)?);
        erased.add(Trace::EndedLogins, ended_login::forget_number(connection, &number)?);
    }
    Ok(erased)
}

/// The member, and everybody who was merged into them.
pub(crate) fn with_merged(connection: &Connection, member: MemberId) -> Result<Vec<MemberId>, StoreError> {
    let mut everybody = vec![member];
    let mut statement = connection.prepare_cached("SELECT id FROM member WHERE merged_into = ?1 ORDER BY id")?;
    let mut next = 0;
    while let Some(member) = everybody.get(next) {
        let merged = statement.query_map([member.0], |row| row.get(0).map(MemberId))?;
        let merged = merged.collect::<Result<Vec<_>, _>>()?;
        everybody.extend(merged);
        next += 1;
    }
    Ok(everybody)
}

/// Numbers that the member has or had, and nobody else has now.
pub(crate) fn own_numbers(connection: &Connection, member: MemberId) -> Result<Vec<Phone>, StoreError> {
    let everybody = with_merged(connection, member)?;
    let marks = vec!["?"; everybody.len()].join(", ");
    let sql = format!(
        "SELECT DISTINCT msisdn FROM phone WHERE member_id IN ({marks}) AND NOT EXISTS (
             SELECT 1 FROM phone AS other
             WHERE other.msisdn = phone.msisdn AND until_ms IS NULL AND other.member_id <> phone.member_id)"
    );
    let mut statement = connection.prepare(&sql)?;
    let keys = params_from_iter(everybody.iter().map(|member| member.0));
    let numbers = statement.query_map(keys, |row| row.get::<_, String>(0))?;
    let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
    Ok(numbers.iter().filter_map(|msisdn| Phone::from_msisdn(msisdn)).collect())
}

/// Whether a login waits that is theirs: by its number, or by the subject that confirmed it.
pub(crate) fn has_live_login(connection: &Connection, member: MemberId) -> Result<bool, StoreError> {
    let by_number = "SELECT EXISTS (SELECT 1 FROM login WHERE msisdn = ?1 AND state <> 'applied')";
    for number in own_numbers(connection, member)? {
        if connection.query_row(by_number, [number.msisdn()], |row| row.get(0))? {
            return Ok(true);
        }
    }
    let by_sub = "SELECT EXISTS (SELECT 1 FROM login JOIN member_sub ON instr(profile, json_quote(sub)) > 0
                                 WHERE login.state <> 'applied' AND member_sub.member_id = ?1)";
    Ok(connection.query_row(by_sub, params![member.0], |row| row.get(0))?)
}
