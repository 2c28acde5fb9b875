//! A backup as one file: a label in clear that names nobody, then an encrypted register.
//!
//! The label says which key fits, so that a wrong key is told from damage; how long the rest is, so that a part of a file is
//! not taken for the whole; and, for a backup that is carried away, the key itself, sealed by whoever made the backup.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::files;
use crate::key::StoreKey;

/// The first line. Another version will have another.
const MARK: &str = "skranke backup 1\n";
/// A label is shorter than this.
const LABEL_MOST: u64 = 16 * 1024;

/// A backup, its label read.
#[derive(Debug)]
pub struct BackupFile {
    path: PathBuf,
    key_check: String,
    bytes: u64,
    sealed_key: Option<String>,
}

/// A key in a form that only somebody with a passphrase can use: one line, whose shape is `desk-app`'s.
#[derive(Clone, Debug)]
pub struct SealedKey(pub String);

impl BackupFile {
    /// Reads the label of a file that may be anything.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] for what is no backup of ours, [`StoreError::Damaged`] for what was one once.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let (backup, _) = Self::open(path)?;
        Ok(backup)
    }

    /// The key, if the backup carries it: sealed.
    pub fn sealed_key(&self) -> Option<&str> {
        self.sealed_key.as_deref()
    }

    /// Whether this key is the one it was made under.
    pub fn fits(&self, key: &StoreKey) -> bool {
        self.key_check == key.check_value()
    }

    /// Whether the backup carries a key at all; one without is of use only where its register's key is.
    pub fn is_carried(&self) -> bool {
        self.sealed_key.is_some()
    }

    pub(crate) fn key_check(&self) -> &str {
        &self.key_check
    }

    fn open(path: &Path) -> Result<(Self, BufReader<File>), StoreError> {
        // Looked at before it is opened: opening a pipe would wait for somebody to write.
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(StoreError::Foreign);
        }
        let mut file = BufReader::new(File::open(path)?);
        let (label, label_bytes) = read_label(&mut file)?;
        let field = |name: &str| label.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let key_check = field("key-check").ok_or(StoreError::Damaged)?.to_owned();
        let bytes = field("bytes").and_then(|text| text.parse().ok()).ok_or(StoreError::Damaged)?;
        let sealed_key = field("sealed-key").map(str::to_owned);
        if label_bytes.checked_add(bytes) != Some(metadata.len()) {
            return Err(StoreError::Damaged);
        }
        Ok((Self { path: path.to_owned(), key_check, bytes, sealed_key }, file))
    }

    /// Writes the encrypted register it holds into a file of its own.
    pub(crate) fn unpack(&self, database: &Path) -> Result<(), StoreError> {
        let (now, file) = Self::open(&self.path)?;
        files::remove_database(database)?;
        let mut target = files::create(database)?;
        if io::copy(&mut file.take(now.bytes), &mut target)? == now.bytes { Ok(()) } else { Err(StoreError::Damaged) }
    }
}

/// Everything up to the empty line, and its length.
fn read_label(file: &mut impl BufRead) -> Result<(String, u64), StoreError> {
    let mut file = file.take(LABEL_MOST);
    let mut mark = Vec::new();
    (&mut file).take(MARK.len() as u64).read_to_end(&mut mark)?;
    if mark != MARK.as_bytes() {
        return Err(StoreError::Foreign);
    }
    let mut label = String::new();
    loop {
        let mut line = Vec::new();
        file.read_until(b'\n', &mut line)?;
        let line = String::from_utf8(line).map_err(|_| StoreError::Damaged)?;
        match line.as_str() {
            "\n" => return Ok((label.clone(), (MARK.len() + label.len() + 1) as u64)),
            line if line.ends_with('\n') => label.push_str(line),
            _ => return Err(StoreError::Damaged),
        }
    }
}

/// Puts a database that nobody has open into a backup's file, whole or not at all. `draft` is beside `target`.
pub(crate) fn pack(
    database: &Path,
    key: &StoreKey,
    sealed: Option<&SealedKey>,
    draft: &Path,
    target: &Path,
) -> Result<(), StoreError> {
    let written = write(database, key, sealed, draft).and_then(|()| {
        // Read back as a stranger would.
        BackupFile::read(draft)?;
        files::put_in_place(draft, target)
    });
    if written.is_err() {
        // What is wrong is told; a draft that cannot be removed either is swept later.
        let _ = files::remove(draft);
    }
    written
}

fn write(database: &Path, key: &StoreKey, sealed: Option<&SealedKey>, draft: &Path) -> Result<(), StoreError> {
    let mut source = File::open(database)?;
    let bytes = source.metadata()?.len();
    let mut label = format!("{MARK}key-check {}\nbytes {bytes}\n", key.check_value());
    if let Some(SealedKey(text)) = sealed {
        // Writing to a String cannot fail.
        let _ = writeln!(label, "sealed-key {text}");
    }
    label.push('\n');
    let mut target = files::create(draft)?;
    target.write_all(label.as_bytes())?;
    if io::copy(&mut source, &mut target)? == bytes {
        Ok(())
    } else {
        Err(StoreError::Failed("a file changed while it was read".to_owned()))
    }
}
