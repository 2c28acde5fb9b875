//! The login journal. Every step is here before the next begins.

use desk_core::{BindingMessage, Ending, LoginId, LoginState, MemberId, Outcome, Phone, Purpose};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use secrecy::{ExposeSecret, SecretString};

use crate::day_count::{self, Took};
use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// One login as the journal has it.
#[derive(Clone, Debug)]
pub struct LoginRow {
    /// Which.
    pub id: LoginId,
    /// The number that was asked.
    pub phone: Phone,
    /// What for.
    pub purpose: Purpose,
    /// How it ends on the phone.
    pub ending: Ending,
    /// The code on both screens.
    pub binding_message: BindingMessage,
    /// Where it stands.
    pub state: LoginState,
    /// When it was asked.
    pub started_at: Timestamp,
    /// When the provider's handle runs out.
    pub expires_at: Option<Timestamp>,
    /// What the provider answered to the start; `desk-app`'s shape.
    pub request: Option<Payload>,
    /// The tokens; `desk-app`'s shape.
    pub tokens: Option<Payload>,
    /// The profile; `desk-app`'s shape.
    pub profile: Option<Payload>,
    /// Which process looks after it.
    pub owner: String,
    /// Who it became.
    pub member: Option<MemberId>,
    /// New or not.
    pub outcome: Option<Outcome>,
}

/// A text of the journal that nobody may print.
#[derive(Clone)]
pub struct Payload(SecretString);

impl Payload {
    /// Takes a text in.
    pub fn new(text: String) -> Self {
        Self(text.into())
    }

    /// Gives the text out.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Payload(…)")
    }
}

/// Whether a new login was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It was.
    Written,
    /// There is a live one for this number already.
    AlreadyLive(LoginId),
}

const SELECT: &str = "SELECT id, msisdn, purpose, binding_message, state, step, started_at_ms, expires_at_ms, request,
                             tokens, profile, owner, member_id, outcome, ending FROM login";

impl Store {
    /// Writes a login down before anything is sent. One live login per number: a second one is not written.
    pub fn write_asked(
        &self,
        id: LoginId,
        phone: &Phone,
        purpose: Purpose,
        ending: Ending,
        code: &BindingMessage,
        now: Timestamp,
    ) -> Result<Asked, StoreError> {
        self.all_or_nothing(|transaction| {
            if let Some(live) = find_live(transaction, phone)? {
                return Ok(Asked::AlreadyLive(live));
            }
            let sql = "INSERT INTO login (id, msisdn, purpose, ending, binding_message, state, started_at_ms, owner)
                       VALUES (?1, ?2, ?3, ?4, ?5, 'asked', ?6, ?7)";
            transaction.execute(
                sql,
                params![
                    id.to_string(),
                    phone.msisdn(),
                    purpose.word(),
                    ending.word(),
                    code.as_str(),
                    now.as_millisecond(),
                    self.lease.owner()
                ],
            )?;
            Ok(Asked::Written)
        })
    }

    /// The provider took the request: `asked → waiting`.
    pub fn write_waiting(&self, id: LoginId, request: &Payload, expires_at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE login SET state = 'waiting', request = ?2, expires_at_ms = ?3
                   WHERE id = ?1 AND state = 'asked' AND owner = ?4";
        let (id, request, at) = (id.to_string(), request.expose(), expires_at.as_millisecond());
        self.all_or_nothing(|transaction| write_step(transaction, sql, params![id, request, at, self.lease.owner()]))
    }

    /// The provider changed the terms of a request that waits (`slow_down`): the next process must keep them too.
    pub fn write_terms(&self, id: LoginId, request: &Payload, expires_at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE login SET request = ?2, expires_at_ms = ?3
                   WHERE id = ?1 AND state = 'waiting' AND owner = ?4";
        let (id, request, at) = (id.to_string(), request.expose(), expires_at.as_millisecond());
        self.all_or_nothing(|transaction| write_step(transaction, sql, params![id, request, at, self.lease.owner()]))
    }

    /// The tokens arrived: `waiting → confirmed`, step `token_received`; counted for the day.
    pub fn write_tokens(&self, id: LoginId, tokens: &Payload, took: Took) -> Result<(), StoreError> {
        let sql = "UPDATE login SET state = 'confirmed', step = 'token_received', tokens = ?2
                   WHERE id = ?1 AND state = 'waiting' AND owner = ?3";
        let (id, tokens) = (id.to_string(), tokens.expose());
        self.all_or_nothing(|transaction| {
            write_step(transaction, sql, params![id, tokens, self.lease.owner()])?;
            day_count::add_took(transaction, &took)
        })
    }

    /// The profile passed and arrived: step `profile_received`. The tokens have done their work and are gone.
    pub fn write_profile(&self, id: LoginId, profile: &Payload) -> Result<(), StoreError> {
        let sql = "UPDATE login SET step = 'profile_received', profile = ?2, tokens = NULL
                   WHERE id = ?1 AND state = 'confirmed' AND step = 'token_received' AND owner = ?3";
        let (id, profile) = (id.to_string(), profile.expose());
        self.all_or_nothing(|transaction| write_step(transaction, sql, params![id, profile, self.lease.owner()]))
    }

    /// Staff must decide: `confirmed → needs_staff`.
    pub fn write_needs_staff(&self, id: LoginId) -> Result<(), StoreError> {
        let sql = "UPDATE login SET state = 'needs_staff', step = NULL
                   WHERE id = ?1 AND state = 'confirmed' AND step = 'profile_received' AND owner = ?2";
        let id = id.to_string();
        self.all_or_nothing(|transaction| write_step(transaction, sql, params![id, self.lease.owner()]))
    }

    /// The login, if the journal (still) has it.
    pub fn find_login(&self, id: LoginId) -> Result<Option<LoginRow>, StoreError> {
        find(&self.lock(), id)
    }

    /// Every login that is not applied, oldest first.
    pub fn list_open_logins(&self) -> Result<Vec<LoginRow>, StoreError> {
        let connection = self.lock();
        let mut statement = connection.prepare(&format!("{SELECT} WHERE state <> 'applied' ORDER BY started_at_ms"))?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// Takes over a login whose owner's process is gone, and answers it as it stands now; `None` if its owner lives, if
    /// another process was quicker, or if it was applied meanwhile.
    pub fn take_over(&self, login: &LoginRow) -> Result<Option<LoginRow>, StoreError> {
        if !self.is_ours(login) && self.lease.is_alive(&login.owner) {
            return Ok(None);
        }
        // The owner may have written its last step after `login` was read; and two processes may have found it dead at once:
        // the one whose update finds the old owner has it.
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE login SET owner = ?3 WHERE id = ?1 AND owner = ?2 AND state <> 'applied'";
            let values = params![login.id.to_string(), login.owner, self.lease.owner()];
            if transaction.execute(sql, values)? == 1 { find(transaction, login.id) } else { Ok(None) }
        })
    }

    /// Whether this process looks after the login.
    pub fn is_ours(&self, login: &LoginRow) -> bool {
        login.owner == self.lease.owner()
    }
}

fn write_step(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<(), StoreError> {
    if connection.execute(sql, values)? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

pub(crate) fn find(connection: &Connection, id: LoginId) -> Result<Option<LoginRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
    Ok(statement.query_row([id.to_string()], read).optional()?.flatten())
}

fn find_live(connection: &Connection, phone: &Phone) -> Result<Option<LoginId>, StoreError> {
    let sql = "SELECT id FROM login WHERE msisdn = ?1 AND state <> 'applied'";
    let id: Option<String> = connection.query_row(sql, [phone.msisdn()], |row| row.get(0)).optional()?;
    Ok(id.as_deref().and_then(LoginId::parse))
}

/// Whether a journal step may come at any moment.
pub(crate) fn is_any_under_way(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM login WHERE state IN ('asked', 'waiting', 'confirmed'))";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Removes the row: nothing of a login that came to nothing stays.
pub(crate) fn delete(connection: &Connection, id: LoginId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM login WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// `confirmed` or `needs_staff → applied`; handle, tokens and profile are gone from the journal. Answers whether it was so.
pub(crate) fn set_applied(
    connection: &Connection,
    id: LoginId,
    member: MemberId,
    outcome: Outcome,
) -> Result<bool, StoreError> {
    let sql = "UPDATE login SET state = 'applied', step = NULL, member_id = ?2, outcome = ?3,
                                request = NULL, tokens = NULL, profile = NULL
               WHERE id = ?1 AND (step = 'profile_received' OR state = 'needs_staff')";
    Ok(connection.execute(sql, params![id.to_string(), member.0, outcome.word()])? == 1)
}

/// A row whose words are not ours (there is none: CHECK sees to it) is passed over rather than a panic.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<LoginRow>> {
    let text = |index| row.get::<_, String>(index);
    let optional = |index| row.get::<_, Option<String>>(index);
    let payload = |index| optional(index).map(|text| text.map(Payload::new));
    let (id, msisdn, code) =
        (LoginId::parse(&text(0)?), Phone::from_msisdn(&text(1)?), BindingMessage::from_journal(&text(3)?));
    let (purpose, state) = (Purpose::from_word(&text(2)?), LoginState::from_words(&text(4)?, optional(5)?.as_deref()));
    let ending = Ending::from_word(&text(14)?);
    let (Some(id), Some(phone), Some(binding_message), Some(purpose), Some(ending), Some(state)) =
        (id, msisdn, code, purpose, ending, state)
    else {
        return Ok(None);
    };
    Ok(Some(LoginRow {
        id,
        phone,
        purpose,
        ending,
        binding_message,
        state,
        started_at: time(row.get(6)?),
        expires_at: row.get::<_, Option<i64>>(7)?.map(time),
        request: payload(8)?,
        tokens: payload(9)?,
        profile: payload(10)?,
        owner: text(11)?,
        member: row.get::<_, Option<i64>>(12)?.map(MemberId),
        outcome: optional(13)?.as_deref().and_then(Outcome::from_word),
    }))
}
