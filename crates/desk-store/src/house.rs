//! Who is in the house today: members by their check-ins, guests by their list.

use desk_core::{HeadCount, Member, MemberId, Visit};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::{member, visit};

/// The day and where it begins and ends on the desk's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// Its beginning.
    pub from: Timestamp,
    /// The beginning of the next.
    pub until: Timestamp,
}

/// Who came on a day, each once, whether they have left or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Members.
    pub members: u32,
    /// Guests who came as no members.
    pub guests: u32,
}

/// The last check-in of the day of each member, if it was not undone.
const LAST_OF_DAY: &str = "
    SELECT max(id) AS id FROM visit
    WHERE at_ms >= ?1 AND at_ms < ?2 AND undone_at_ms IS NULL GROUP BY member_id";

impl Store {
    /// How many there are.
    pub fn head_count(&self, today: &Today) -> Result<HeadCount, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let (members_here, members_left) = count_members(&transaction, today)?;
        // Who came as a member is counted there.
        let sql = "SELECT count(*) FILTER (WHERE arrived_at_ms IS NULL),
                          count(*) FILTER (WHERE arrived_at_ms IS NOT NULL AND left_at_ms IS NULL AND visit_id IS NULL),
                          count(*) FILTER (WHERE left_at_ms IS NOT NULL AND visit_id IS NULL)
                   FROM guest JOIN guest_list ON guest_list.id = list_id WHERE day = ?1";
        let mut statement = transaction.prepare_cached(sql)?;
        let count = statement.query_row([today.day.to_string()], |row| {
            let guests_left: u32 = row.get(2)?;
            Ok(HeadCount {
                expected: row.get(0)?,
                guests_here: row.get(1)?,
                members_here,
                left: members_left + guests_left,
            })
        })?;
        Ok(count)
    }

    /// How many came on a day, as far as the register still knows them.
    pub fn count_came(&self, day: &Today) -> Result<Came, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let (here, left) = count_members(&transaction, day)?;
        let sql = "SELECT count(*) FROM guest JOIN guest_list ON guest_list.id = list_id
                   WHERE day = ?1 AND arrived_at_ms IS NOT NULL AND visit_id IS NULL";
        let guests = transaction.prepare_cached(sql)?.query_row([day.day.to_string()], |row| row.get(0))?;
        Ok(Came { members: here + left, guests })
    }

    /// Members who have been here today, each with their last check-in, the last who came first; at most `limit` of those who
    /// are here and of those who have left.
    pub fn list_house(&self, today: &Today, limit: u32) -> Result<Vec<(Member, Visit)>, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let mut house = Vec::new();
        for has_left in [false, true] {
            let sql = format!(
                "SELECT id, member_id FROM visit WHERE id IN ({LAST_OF_DAY}) AND (left_at_ms IS NOT NULL) = ?3
                 ORDER BY at_ms DESC, id DESC LIMIT ?4"
            );
            let mut statement = transaction.prepare_cached(&sql)?;
            let values = params![today.from.as_millisecond(), today.until.as_millisecond(), has_left, limit];
            let keys = statement.query_map(values, |row| Ok((row.get(0)?, MemberId(row.get(1)?))))?;
            for (visit_id, member_id) in keys.collect::<Result<Vec<(i64, MemberId)>, _>>()? {
                let found = (member::find(&transaction, member_id)?, visit::find(&transaction, visit_id)?);
                house.extend(found.0.zip(found.1));
            }
        }
        Ok(house)
    }

    /// A member's last check-in of the day, if it was not undone.
    pub fn find_visit_of_day(&self, member: MemberId, today: &Today) -> Result<Option<Visit>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT id FROM visit WHERE member_id = ?1 AND at_ms >= ?2 AND at_ms < ?3 AND undone_at_ms IS NULL
                   ORDER BY at_ms DESC, id DESC LIMIT 1";
        let values = params![member.0, today.from.as_millisecond(), today.until.as_millisecond()];
        match connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()? {
            Some(id) => visit::find(&connection, id),
            None => Ok(None),
        }
    }
}

fn count_members(connection: &Connection, today: &Today) -> Result<(u32, u32), StoreError> {
    let sql = format!(
        "SELECT count(*) FILTER (WHERE left_at_ms IS NULL), count(*) FILTER (WHERE left_at_ms IS NOT NULL)
         FROM visit WHERE id IN ({LAST_OF_DAY})"
    );
    let values = params![today.from.as_millisecond(), today.until.as_millisecond()];
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))?)
}
