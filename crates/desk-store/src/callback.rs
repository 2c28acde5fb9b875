//! What phones brought back to the club's page: each code is exchanged once, and what came of it is known here.

use std::time::Duration;

use aws_lc_rs::hmac;
use desk_core::{EndReason, Ending, LoginId, LoginState};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use crate::apply;
use crate::day_count::{self, Took};
use crate::error::StoreError;
use crate::login::{self, LoginRow, Payload};
use crate::member::time;
use crate::meta;
use crate::open::Store;

/// A code that may have been exchanged, and what it would have brought is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostCallback {
    /// When it came.
    pub at: Timestamp,
    /// How many logins waited for the page then.
    pub waiting: u32,
}

/// What the provider's handle in a token says of a login of this register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redirected {
    /// It has not ended, or it is applied.
    Standing(LoginId),
    /// It ended for this reason, as far as that is still known.
    Ended(Option<String>),
    /// None of ours.
    Unknown,
}

/// A code that was refused is of no use to anybody, and anybody can make one up.
const KEEP_REFUSED: Duration = Duration::from_secs(15 * 60);
/// Who opens the link again tomorrow is told that it was used.
const KEEP: Duration = Duration::from_secs(48 * 60 * 60);
/// Whoever sent a code has had an answer by then, or has none coming.
const ANSWERED_WITHIN: Duration = Duration::from_secs(90);
/// No code lives longer after its request has run out (contract §9.2: minutes).
const HANDLE_OUTLIVES: Duration = Duration::from_secs(10 * 60);

impl Store {
    /// Whether a code came before and is not to be exchanged again.
    pub fn was_code_used(&self, code: &str) -> Result<bool, StoreError> {
        let connection = self.lock();
        let sql = "SELECT EXISTS (SELECT 1 FROM callback WHERE code_hash = ?1 AND state <> 'not_sent')";
        Ok(connection.query_row(sql, [hash(&connection, code)?], |row| row.get(0))?)
    }

    /// Notes that a code is about to be exchanged. False: it came before, and must not be.
    pub fn write_callback(&self, code: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.all_or_nothing(|transaction| {
            forget_past(transaction, now)?;
            let sql = "INSERT INTO callback (code_hash, at_ms, owner, state, waiting)
                       SELECT ?1, ?2, ?3, 'sent', count(*) FROM login WHERE state IN ('asked', 'waiting') AND ending = 'browser'
                       ON CONFLICT (code_hash) DO UPDATE SET at_ms = excluded.at_ms, owner = excluded.owner, state = 'sent',
                                                             waiting = excluded.waiting
                       WHERE state = 'not_sent'";
            let values = params![hash(transaction, code)?, now.as_millisecond(), self.lease.owner()];
            Ok(transaction.execute(sql, values)? == 1)
        })
    }

    /// The code never left this machine: it may be tried again.
    pub fn callback_was_not_sent(&self, code: &str) -> Result<(), StoreError> {
        self.write_callback_state(code, "not_sent")
    }

    /// The provider did not take the code, or what came for it is nobody's here.
    pub fn callback_was_refused(&self, code: &str) -> Result<(), StoreError> {
        self.write_callback_state(code, "refused")
    }

    /// The code was sent, and what came for it is lost.
    pub fn callback_was_lost(&self, code: &str) -> Result<(), StoreError> {
        self.write_callback_state(code, "lost")
    }

    fn write_callback_state(&self, code: &str, state: &str) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE callback SET state = ?2 WHERE code_hash = ?1";
            transaction.execute(sql, params![hash(transaction, code)?, state])?;
            Ok(())
        })
    }

    /// The code brought the tokens of a login that waits for the page, whoever looks after it: `waiting → confirmed`, counted for the day. False:
    /// it does not wait any more, and nothing is changed but that the code is used.
    pub fn write_redirected(
        &self,
        code: &str,
        id: LoginId,
        tokens: &Payload,
        took: Option<Took>,
    ) -> Result<bool, StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE callback SET state = 'answered' WHERE code_hash = ?1";
            transaction.execute(sql, [hash(transaction, code)?])?;
            let sql = "UPDATE login SET state = 'confirmed', step = 'token_received', tokens = ?2
                       WHERE id = ?1 AND state = 'waiting' AND ending = 'browser'";
            if transaction.execute(sql, params![id.to_string(), tokens.expose()])? != 1 {
                return Ok(false);
            }
            took.iter().try_for_each(|took| day_count::add_took(transaction, took)).map(|()| true)
        })
    }

    /// Remembers the provider's handle of a login that ends on the page.
    pub fn write_browser_request(&self, id: LoginId, handle: &str, expires_at: Timestamp) -> Result<(), StoreError> {
        let until = expires_at.checked_add(HANDLE_OUTLIVES).unwrap_or(Timestamp::MAX);
        self.all_or_nothing(|transaction| {
            let sql = "INSERT INTO browser_request (handle_hash, login_id, until_ms) VALUES (?1, ?2, ?3)
                       ON CONFLICT (handle_hash) DO NOTHING";
            let values = params![hash(transaction, handle)?, id.to_string(), until.as_millisecond()];
            transaction.execute(sql, values)?;
            Ok(())
        })
    }

    /// What became of the login with this handle.
    pub fn find_redirected(&self, handle: &str) -> Result<Redirected, StoreError> {
        let connection = self.lock();
        let sql = "SELECT login_id FROM browser_request WHERE handle_hash = ?1";
        let id: Option<String> =
            connection.query_row(sql, [hash(&connection, handle)?], |row| row.get(0)).optional()?;
        let Some(id) = id.as_deref().and_then(LoginId::parse) else { return Ok(Redirected::Unknown) };
        if login::find(&connection, id)?.is_some() {
            return Ok(Redirected::Standing(id));
        }
        let sql = "SELECT reason FROM ended_login WHERE id = ?1";
        Ok(Redirected::Ended(connection.query_row(sql, [id.to_string()], |row| row.get(0)).optional()?))
    }

    /// The logins that wait for the page, whoever looks after them.
    pub fn list_awaited_on_page(&self) -> Result<Vec<LoginRow>, StoreError> {
        let rows = self.list_open_logins()?;
        Ok(rows.into_iter().filter(|row| row.ending == Ending::Browser && row.state == LoginState::Waiting).collect())
    }

    /// Whether a code can still come that is the answer to a login of ours, be it one that has ended.
    pub fn is_page_awaited(&self, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM browser_request WHERE until_ms > ?1)";
        Ok(self.lock().query_row(sql, [now.as_millisecond()], |row| row.get(0))?)
    }

    /// Codes that were sent since, with nobody left who could hear the answer.
    pub fn list_lost_callbacks(&self, since: Timestamp, now: Timestamp) -> Result<Vec<LostCallback>, StoreError> {
        let sent = self.list_sent(since)?;
        let is_lost = |sent: &Sent| !self.is_under_way(sent, now);
        Ok(sent.into_iter().filter(is_lost).map(|sent| sent.callback).collect())
    }

    /// Whether the answer for a code may come at any moment.
    pub fn is_exchange_under_way(&self, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.list_sent(Timestamp::MIN)?.iter().any(|sent| self.is_under_way(sent, now)))
    }

    fn is_under_way(&self, sent: &Sent, now: Timestamp) -> bool {
        let is_young = sent.callback.at.checked_add(ANSWERED_WITHIN).is_ok_and(|at| now < at);
        !sent.is_lost && is_young && self.lease.is_alive(&sent.owner)
    }

    fn list_sent(&self, since: Timestamp) -> Result<Vec<Sent>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT owner, state, at_ms, waiting FROM callback WHERE state IN ('sent', 'lost') AND at_ms >= ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([since.as_millisecond()], |row| {
            let callback = LostCallback { at: time(row.get(2)?), waiting: row.get(3)? };
            Ok(Sent { owner: row.get(0)?, is_lost: row.get_ref(1)?.as_str()? == "lost", callback })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Ends a login that waits for the page, unless its tokens came in this very moment. Answers whether it was ended.
    pub fn end_unanswered(
        &self,
        id: LoginId,
        reason: EndReason,
        now: Timestamp,
        day: Date,
    ) -> Result<bool, StoreError> {
        let ended = self.all_or_nothing(|transaction| match login::find(transaction, id)? {
            Some(row) if row.state != LoginState::Waiting => Ok(false),
            _ => apply::end(transaction, id, reason, now, day).map(|()| true),
        })?;
        self.empty_log_soon()?;
        Ok(ended)
    }

    /// Grows when another process has changed the register.
    pub fn foreign_changes(&self) -> Result<i64, StoreError> {
        Ok(self.lock().query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}

/// A code that was sent, and by whom.
struct Sent {
    owner: String,
    is_lost: bool,
    callback: LostCallback,
}

/// A keyed hash, of no use outside this register. The mark in front keeps it apart from the hash of a number.
fn hash(connection: &Connection, secret: &str) -> Result<Vec<u8>, StoreError> {
    let text = format!("page:{secret}");
    Ok(hmac::sign(&meta::hash_key(connection)?, text.as_bytes()).as_ref().to_vec())
}

pub(crate) fn forget_past(connection: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let before = |by| now.checked_sub(by).unwrap_or(Timestamp::MIN).as_millisecond();
    let sql = "DELETE FROM callback WHERE at_ms < ?1 OR (at_ms < ?2 AND state IN ('refused', 'not_sent'))";
    connection.execute(sql, [before(KEEP), before(KEEP_REFUSED)])?;
    connection.execute("DELETE FROM browser_request WHERE until_ms <= ?1", [now.as_millisecond()])?;
    Ok(())
}
