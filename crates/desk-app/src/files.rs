//! Files that a manager asks for, in clear: where they go, and that they are their owner's alone.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::export::{Draft, DraftError};
use crate::failure::Failure;

/// The operating system's folder for documents; where it has none, the home of whoever is signed in to it.
pub fn default_files_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().filter(|folder| folder.is_dir());
    Some(documents.unwrap_or_else(|| folders.home_dir()).to_owned())
}

impl Desk {
    /// Where files that are asked for on the screen go. Said once; later words are not heard.
    pub fn saves_in(&self, folder: PathBuf) {
        let _ = self.inner.files_folder.set(folder);
    }

    /// Where they go.
    ///
    /// # Errors
    /// [`Failure::NoFolder`] if nobody said.
    pub(crate) fn files_folder(&self) -> Result<&Path, Failure> {
        self.inner.files_folder.get().map(PathBuf::as_path).ok_or(Failure::NoFolder)
    }

    /// Where the next file of this name goes.
    ///
    /// # Errors
    /// [`Failure::NoFolder`].
    pub(crate) fn free_place(&self, stem: &str, extension: &str) -> Result<PathBuf, Failure> {
        Ok(free(self.files_folder()?, stem, extension))
    }

    /// Writes a file that is there whole or not at all, beside those that are there already. Answers where.
    ///
    /// # Errors
    /// [`Failure::NoFolder`], [`Failure::File`].
    pub(crate) async fn save_file(&self, stem: String, extension: &str, content: Vec<u8>) -> Result<PathBuf, Failure> {
        let place = self.free_place(&stem, extension)?;
        let write = move || {
            let mut draft = Draft::new(&place)?;
            let written = draft.write_all(&content);
            written.map_err(|error| DraftError { place: place.clone(), error })?;
            draft.put()?;
            Ok::<_, DraftError>(place)
        };
        Ok(tokio::task::spawn_blocking(write).await.map_err(|_| Failure::Internal)??)
    }
}

/// `stem.json`, or `stem-2.json` if that is taken: nothing is written over.
fn free(folder: &Path, stem: &str, extension: &str) -> PathBuf {
    let names = std::iter::once(stem.to_owned()).chain((2..).map(|n| format!("{stem}-{n}")));
    let mut places = names.map(|name| folder.join(name).with_added_extension(extension));
    places.find(|place| !place.exists()).expect("there is always a higher number")
}
