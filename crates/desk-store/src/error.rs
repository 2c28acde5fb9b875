//! What can go wrong with a file, told apart as a person must act differently.

use desk_core::StaffProblem;
use rusqlite::{ErrorCode, ffi};

/// SQLite's extended codes for a file that cannot grow or be written.
const NO_ROOM: [i32; 2] = [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE];

/// Why the register did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key does not fit the register.
    #[error("the key does not fit the register")]
    WrongKey,
    /// The file is damaged.
    #[error("the register is damaged")]
    Damaged,
    /// The file is not a register of this program.
    #[error("the file is not a register of Skranke")]
    Foreign,
    /// A newer version of the program wrote it.
    #[error("the register was written by a newer version")]
    Newer,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The folder or the file cannot be written.
    #[error("the folder or the file cannot be written")]
    ReadOnly,
    /// Another process has the register open.
    #[error("another process has the register open; close it first")]
    InUse,
    /// A file of that name is there already.
    #[error("there is a file of that name already")]
    Exists,
    /// It was broken off before it was done.
    #[error("broken off before it was done")]
    BrokenOff,
    /// No such row, or not in a state that allows it.
    #[error("no such entry in the register")]
    NotFound,
    /// What should be put back has been changed since.
    #[error("it has been changed since")]
    ChangedSince,
    /// A login of theirs is live.
    #[error("a login of theirs is live: give it up first")]
    LoginLive,
    /// The staff cannot be changed in this way.
    #[error(transparent)]
    Staff(#[from] StaffProblem),
    /// Somebody has or had this card number.
    #[error("card number {0} is taken")]
    NumberTaken(i64),
    /// A day has as many guests as it can have.
    #[error("the day has as many guests as a list can hold: {}", desk_core::GuestList::MOST)]
    ListFull,
    /// Anything else; the text names a kind of fault and nothing of the content.
    #[error("the register did not answer: {0}")]
    Failed(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::ReadOnly,
                ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged,
                // What SQLite cannot grow or write, though it opened: there is no room.
                ErrorCode::SystemIoFailure if NO_ROOM.contains(&failure.extended_code) => Self::Full,
                // SQLite's own message may quote a value; the code does not.
                code => Self::Failed(format!("{code:?}")),
            },
            _ => Self::Failed("an unexpected value".to_owned()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::Failed(format!("{kind:?}")),
        }
    }
}

impl From<refinery::Error> for StoreError {
    fn from(error: refinery::Error) -> Self {
        let cause = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<rusqlite::Error>());
        match cause {
            Some(rusqlite::Error::SqliteFailure(failure, _)) => rusqlite::Error::SqliteFailure(*failure, None).into(),
            _ => Self::Failed("migration".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, Error};

    use super::*;

    fn check(extended_code: i32) -> StoreError {
        Error::SqliteFailure(ffi::Error::new(extended_code), None).into()
    }

    #[test]
    fn a_disk_without_room_is_full_however_sqlite_says_it() {
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE] {
            assert!(matches!(check(code), StoreError::Full), "{code}");
        }
        assert!(matches!(check(ffi::SQLITE_IOERR_READ), StoreError::Failed(_)));
    }

    #[test]
    fn a_file_that_may_not_grow_is_a_full_disk() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE t (x BLOB); PRAGMA max_page_count = 4;").unwrap();
        let error: StoreError = connection.execute("INSERT INTO t VALUES (zeroblob(100000))", []).unwrap_err().into();
        assert!(matches!(error, StoreError::Full));
    }

    #[test]
    fn an_error_quotes_no_value() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE t (x TEXT UNIQUE) STRICT; INSERT INTO t VALUES ('canary');").unwrap();
        for sql in ["INSERT INTO t VALUES ('canary')", "INSERT INTO canary VALUES (1)"] {
            let error: StoreError = connection.execute(sql, []).unwrap_err().into();
            assert!(!error.to_string().contains("canary"), "{error}");
        }
    }
}
