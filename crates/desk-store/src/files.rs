//! Files that are whole or not there, and their owner's alone.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// What SQLite may leave beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Makes a folder that nobody else may look into.
pub(crate) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Makes an empty file that nobody else may read, in place of whatever was there.
pub(crate) fn create(path: &Path) -> Result<File, StoreError> {
    remove(path)?;
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

/// Removes a file, if there is one.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A database's file and those that SQLite may have left beside it.
pub(crate) fn with_those_beside(database: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    std::iter::once("").chain(BESIDE).map(|end| beside(database, end))
}

/// The path with something at its end.
pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Removes a database with all that is beside it.
pub(crate) fn remove_database(database: &Path) -> Result<(), StoreError> {
    with_those_beside(database).try_for_each(|path| remove(&path))
}

/// Puts a finished draft where it belongs. Afterwards it is there, whatever happens to the power.
pub(crate) fn put_in_place(draft: &Path, path: &Path) -> Result<(), StoreError> {
    sync(draft)?;
    fs::rename(draft, path)?;
    sync_folder_of(path)
}

/// Gives a file that is about to be replaced another name; where a file cannot have two, it is copied.
pub(crate) fn keep(path: &Path, name: &Path) -> Result<(), StoreError> {
    if fs::hard_link(path, name).is_ok() {
        return Ok(());
    }
    let copied = fs::copy(path, name).map_err(StoreError::from).and_then(|_| sync(name));
    if copied.is_err() {
        remove(name)?;
    }
    copied
}

/// What was written to a file is on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// What was made, renamed or removed in a file's folder is on the disk.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    // Elsewhere a folder cannot be opened as a file, and renaming is durable by itself.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Whether a file begins with these bytes.
pub(crate) fn begins_with(path: &Path, beginning: &[u8]) -> Result<bool, StoreError> {
    let mut found = Vec::new();
    File::open(path)?.take(beginning.len() as u64).read_to_end(&mut found)?;
    Ok(found == beginning)
}

/// Whether there is a file with something in it.
pub(crate) fn holds_something(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len() > 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
