//! A file that is there whole or not at all: written beside its place under another name, then put there.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file on its way. On Unix it is its owner's alone. One that is dropped leaves nothing.
pub(crate) struct Draft {
    file: BufWriter<NamedTempFile>,
    place: PathBuf,
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be written: {}", place.display(), error.kind())]
pub struct DraftError {
    /// Which.
    pub place: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl Draft {
    pub(crate) fn new(place: &Path) -> Result<Self, DraftError> {
        let failed = |error| DraftError { place: place.to_owned(), error };
        if place.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new().prefix(".skranke-").tempfile_in(folder).map_err(failed)?;
        Ok(Self { file: BufWriter::new(file), place: place.to_owned() })
    }

    /// Puts the file in its place, over what was there.
    pub(crate) fn put(self) -> Result<(), DraftError> {
        let Self { file, place } = self;
        let put = |file: BufWriter<NamedTempFile>| {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist(&place)?;
            Ok(())
        };
        put(file).map_err(|error| DraftError { place: place.clone(), error })
    }

    pub(crate) fn place(&self) -> &Path {
        &self.place
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
