//! What can go wrong with a file, told apart as a person must act differently.

use rusqlite::ErrorCode;

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
    /// No such row, or not in a state that allows it.
    #[error("no such entry in the register")]
    NotFound,
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
