//! Receipts of consents: only added to, and gone with the member alone.

use desk_core::consent::{ConsentKind, ConsentReceipt};
use desk_core::{Deed, LoginId, MemberId};
use rusqlite::{Connection, params};

use crate::audit;
use crate::error::StoreError;
use crate::member::{self, time};
use crate::open::Store;

impl Store {
    /// Keeps a receipt as it came.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such member, [`StoreError::Failed`] if the receipt is no JSON or too long.
    pub fn write_consent(&self, member: MemberId, receipt: &ConsentReceipt) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            member::check_exists(transaction, member)?;
            insert(transaction, member, None, receipt)?;
            match receipt.kind {
                ConsentKind::Counter => audit::write(transaction, Deed::ConsentWithdrawn, Some(member), receipt.at),
                ConsentKind::App | ConsentKind::Page => Ok(()),
            }
        })
    }

    /// A member's receipts, oldest first.
    pub fn list_consents(&self, member: MemberId) -> Result<Vec<ConsentReceipt>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT kind, language, at_ms, receipt FROM consent WHERE member_id = ?1 ORDER BY at_ms, id";
        let mut statement = connection.prepare_cached(sql)?;
        let receipts = statement.query_map([member.0], |row| {
            let kind = ConsentKind::from_word(row.get_ref(0)?.as_str()?).unwrap_or(ConsentKind::Counter);
            Ok(ConsentReceipt { kind, language: row.get(1)?, at: time(row.get(2)?), verbatim: row.get(3)? })
        })?;
        Ok(receipts.collect::<Result<_, _>>()?)
    }
}

/// Keeps a receipt that a login brought, until the login is taken back. The very same one that is there already is no new answer:
/// some providers send it at every login.
pub(crate) fn keep(
    connection: &Connection,
    member: MemberId,
    login: LoginId,
    receipt: &ConsentReceipt,
) -> Result<(), StoreError> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM consent WHERE member_id = ?1 AND kind = ?2 AND at_ms = ?3 AND receipt = ?4)";
    let values = params![member.0, receipt.kind.word(), receipt.at.as_millisecond(), receipt.verbatim];
    let is_known: bool = connection.query_row(sql, values, |row| row.get(0))?;
    if is_known { Ok(()) } else { insert(connection, member, Some(login), receipt) }
}

fn insert(
    connection: &Connection,
    member: MemberId,
    login: Option<LoginId>,
    receipt: &ConsentReceipt,
) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO consent (member_id, login_id, kind, language, at_ms, receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (login, at) = (login.map(|login| login.to_string()), receipt.at.as_millisecond());
    connection.execute(sql, params![member.0, login, receipt.kind.word(), receipt.language, at, receipt.verbatim])?;
    Ok(())
}
