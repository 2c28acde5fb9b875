//! A look at the register from outside: the pages through the key, without a line of the product's.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

/// A login as it stands in the journal.
pub(crate) struct Left {
    pub(crate) msisdn: String,
    /// The state, with the step of one that is confirmed.
    pub(crate) state: String,
    pub(crate) expires_at_ms: Option<i64>,
}

/// What must be true of a register at every moment: nobody who is half a member, nobody who is not found.
const NOBODY: [(&str, &str); 4] = [
    (
        "members of an applied login without a number, a subject",
        "SELECT count(*) FROM login WHERE state = 'applied' AND (
             NOT EXISTS (SELECT 1 FROM phone WHERE phone.member_id = login.member_id AND until_ms IS NULL)
             OR NOT EXISTS (SELECT 1 FROM member_sub WHERE member_sub.login_id = login.id))",
    ),
    (
        "members who are not in the index of finding",
        "SELECT count(*) FROM member WHERE merged_into IS NULL AND id NOT IN (SELECT member_id FROM search)",
    ),
    (
        "entries of the index without their member's number",
        "SELECT count(*) FROM search WHERE msisdn <>
             coalesce((SELECT msisdn FROM phone WHERE phone.member_id = search.member_id AND until_ms IS NULL), '')",
    ),
    (
        "tokens that have done their work",
        "SELECT count(*) FROM login WHERE tokens IS NOT NULL AND step <> 'token_received'",
    ),
];

/// Looks at a copy of what a killed desk left, so that the next one finds it as it was. `None`: there is no register yet.
pub(crate) fn at_what_is_left(data: &Path) -> Result<Option<Vec<Left>>, String> {
    let copy = tempfile::tempdir().unwrap();
    for name in ["register.db", "register.db-wal"] {
        let from = data.join(name);
        if from.exists() {
            std::fs::copy(from, copy.path().join(name)).unwrap();
        }
    }
    let connection = open(copy.path());
    let tables = count(&connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'login'");
    if tables == 0 {
        return Ok(None);
    }
    is_sound(&connection)?;
    Ok(Some(left(&connection)))
}

pub(crate) fn open(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("register.db")).unwrap();
    connection.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32))).unwrap();
    connection
}

pub(crate) fn is_sound(connection: &Connection) -> Result<(), String> {
    let said: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(|e| e.to_string())?;
    if said != "ok" {
        return Err(format!("the file is not sound: {said}"));
    }
    if connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap() {
        return Err("a row points at nothing".to_owned());
    }
    for (whom, sql) in NOBODY {
        match count(connection, sql) {
            0 => {}
            n => return Err(format!("{n} {whom}")),
        }
    }
    Ok(())
}

pub(crate) fn left(connection: &Connection) -> Vec<Left> {
    let sql = "SELECT msisdn, coalesce(step, state), expires_at_ms FROM login";
    let mut statement = connection.prepare(sql).unwrap();
    let read =
        |row: &rusqlite::Row<'_>| Ok(Left { msisdn: row.get(0)?, state: row.get(1)?, expires_at_ms: row.get(2)? });
    statement.query_map([], read).unwrap().map(Result::unwrap).collect()
}

pub(crate) fn count(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// How many of each word.
pub(crate) fn counts(connection: &Connection, sql: &str) -> BTreeMap<String, i64> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Every page, used or free, decrypted.
pub(crate) fn pages(connection: &mut Connection) -> Vec<u8> {
    connection.serialize("main").unwrap().to_vec()
}
