//! Guest lists: a day and a name.

use desk_core::GuestList;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

/// The key of a list, which is made if there is none.
pub(crate) fn find_or_add(connection: &Connection, list: &GuestList) -> Result<i64, StoreError> {
    let values = params![list.day.to_string(), list.name];
    let find = "SELECT id FROM guest_list WHERE day = ?1 AND name = ?2";
    if let Some(id) = connection.prepare_cached(find)?.query_row(values, |row| row.get(0)).optional()? {
        return Ok(id);
    }
    connection.execute("INSERT INTO guest_list (day, name) VALUES (?1, ?2)", values)?;
    Ok(connection.last_insert_rowid())
}

/// Removes lists on which nobody is any more.
pub(crate) fn remove_empty(connection: &Connection) -> Result<(), StoreError> {
    let sql = "DELETE FROM guest_list WHERE NOT EXISTS (SELECT 1 FROM guest WHERE list_id = guest_list.id)";
    connection.execute(sql, [])?;
    Ok(())
}
