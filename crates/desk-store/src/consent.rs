//! Receipts of consents: only added to, and gone with the member alone.

use desk_core::MemberId;
use desk_core::consent::{ConsentKind, ConsentReceipt};
use rusqlite::params;

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
            let sql = "INSERT INTO consent (member_id, kind, language, at_ms, receipt) VALUES (?1, ?2, ?3, ?4, ?5)";
            let at = receipt.at.as_millisecond();
            let values = params![member.0, receipt.kind.word(), receipt.language, at, receipt.verbatim];
            transaction.execute(sql, values)?;
            Ok(())
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
