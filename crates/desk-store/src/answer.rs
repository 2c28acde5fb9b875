//! Answers given on the club's page, and the receipts that come from there: kept with the login that brought them, and with
//! the member as soon as it is known who that is.

use desk_core::{Answer, ConsentReceipt, LoginId, LoginState, MemberId};
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::login;
use crate::member::time;
use crate::open::Store;

/// The newest answer to each question has nothing after it.
const NEWEST: &str = "NOT EXISTS (SELECT 1 FROM answer AS newer
                                  WHERE newer.member_id = answer.member_id AND newer.question = answer.question
                                    AND (newer.at_ms, newer.id) > (answer.at_ms, answer.id))";

impl Store {
    /// Keeps what a visitor sent from one block of the page, all of it or nothing. Answers of the same login to the same
    /// questions make room; receipts never do.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such login (any more), or nobody has confirmed it.
    pub fn keep_answers(
        &self,
        login: LoginId,
        answers: &[Answer],
        receipt: Option<&ConsentReceipt>,
    ) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let row = login::find(transaction, login)?.ok_or(StoreError::NotFound)?;
            let is_confirmed =
                matches!(row.state, LoginState::Applied | LoginState::NeedsStaff | LoginState::Confirmed(_));
            if !is_confirmed {
                return Err(StoreError::NotFound);
            }
            answers.iter().try_for_each(|answer| write_answer(transaction, login, row.member, answer))?;
            receipt.map_or(Ok(()), |receipt| write_receipt(transaction, login, row.member, receipt))
        })
    }

    /// A member's answers, the newest to each question.
    pub fn list_answers(&self, member: MemberId) -> Result<Vec<Answer>, StoreError> {
        let connection = self.lock();
        let sql = format!(
            "SELECT question, asked, answer, language, at_ms FROM answer WHERE member_id = ?1 AND {NEWEST} ORDER BY at_ms, id"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let answers = statement.query_map([member.0], |row| {
            Ok(Answer {
                question: row.get(0)?,
                asked: row.get(1)?,
                answer: row.get(2)?,
                language: row.get(3)?,
                at: time(row.get(4)?),
            })
        })?;
        Ok(answers.collect::<Result<_, _>>()?)
    }
}

fn write_answer(
    connection: &Connection,
    login: LoginId,
    member: Option<MemberId>,
    answer: &Answer,
) -> Result<(), StoreError> {
    let login = login.to_string();
    let member = member.map(|member| member.0);
    // What another login brought stays for as long as this one can be taken back.
    let sql = "DELETE FROM answer WHERE question = ?1 AND login_id = ?2";
    connection.prepare_cached(sql)?.execute(params![answer.question, login])?;
    let sql = "INSERT INTO answer (member_id, login_id, question, asked, answer, language, at_ms)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let at = answer.at.as_millisecond();
    let values = params![member, login, answer.question, answer.asked, answer.answer, answer.language, at];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn write_receipt(
    connection: &Connection,
    login: LoginId,
    member: Option<MemberId>,
    receipt: &ConsentReceipt,
) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO consent (member_id, login_id, kind, language, at_ms, receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (member, at) = (member.map(|member| member.0), receipt.at.as_millisecond());
    let values = params![member, login.to_string(), receipt.kind.word(), receipt.language, at, receipt.verbatim];
    connection.execute(sql, values)?;
    Ok(())
}

/// It is known now whose they are.
pub(crate) fn give_to_member(connection: &Connection, login: LoginId, member: MemberId) -> Result<(), StoreError> {
    for table in ["answer", "consent"] {
        let sql = format!("UPDATE {table} SET member_id = ?2 WHERE login_id = ?1 AND member_id IS NULL");
        connection.execute(&sql, params![login.to_string(), member.0])?;
    }
    Ok(())
}

/// They were somebody else's: the login is taken back.
pub(crate) fn take_back(connection: &Connection, login: LoginId) -> Result<(), StoreError> {
    for table in ["answer", "consent"] {
        connection.execute(&format!("DELETE FROM {table} WHERE login_id = ?1"), [login.to_string()])?;
    }
    Ok(())
}
