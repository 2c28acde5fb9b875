//! What somebody leaves: in the bytes of every file, however it is spelled, and in the pages of a register opened with its key.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// So many given bytes do not turn up by chance in an encrypted file.
const LONG: usize = 8;
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Words that must not be found, in every spelling, by their first bytes.
#[derive(Default)]
pub(crate) struct Canaries(HashMap<[u8; LONG], Vec<(String, Vec<u8>)>>);

impl Canaries {
    pub(crate) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut canaries = Self::default();
        words.into_iter().for_each(|word| canaries.add(word));
        canaries
    }

    /// Adds a word of eight letters or more.
    pub(crate) fn add(&mut self, word: &str) {
        assert!(word.len() >= LONG, "{word} may turn up by chance");
        for spelling in spellings(word) {
            if let Some(first) = spelling.first_chunk() {
                self.0.entry(*first).or_default().push((word.to_owned(), spelling.clone()));
            }
        }
    }

    /// One that is in these bytes.
    pub(crate) fn find_in(&self, bytes: &[u8]) -> Option<&str> {
        bytes.windows(LONG).enumerate().find_map(|(at, window)| {
            let begun = self.0.get(<&[u8; LONG]>::try_from(window).unwrap())?;
            let whole = begun.iter().find(|(_, spelling)| bytes[at..].starts_with(spelling));
            whole.map(|(word, _)| word.as_str())
        })
    }

    /// None of them is in a file of these folders, nor in a file's name.
    pub(crate) fn check_files(&self, folders: &[PathBuf]) {
        let mut looked_at = 0;
        for file in folders.iter().flat_map(|folder| files_in(folder)) {
            let name = file.to_string_lossy();
            assert_eq!(self.find_in(name.as_bytes()), None, "in the name {name}");
            assert_eq!(self.find_in(&fs::read(&file).unwrap()), None, "in {name}");
            looked_at += 1;
        }
        assert!(looked_at > 0, "there are files to look at");
    }
}

/// A word as programs write it: in other cases, folded, wide, in hexadecimal and base64 at each of its three places.
fn spellings(word: &str) -> Vec<Vec<u8>> {
    let cases = [word.to_owned(), word.to_lowercase(), word.to_uppercase()];
    let folded = [("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("æ", "a"), ("ø", "o"), ("å", "a")];
    let fold = |pairs: &[(&str, &str)]| {
        pairs.iter().fold(word.to_lowercase(), |text, (letter, plain)| text.replace(letter, plain))
    };
    let texts: Vec<String> = cases.into_iter().chain([fold(&folded[..3]), fold(&folded[3..])]).collect();
    let mut all = Vec::new();
    for text in &texts {
        let hex = |digits: fn(u8) -> String| text.bytes().map(digits).collect::<String>().into_bytes();
        all.push(text.clone().into_bytes());
        all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        all.push(text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect());
        all.extend([hex(|byte| format!("{byte:02x}")), hex(|byte| format!("{byte:02X}"))]);
        all.extend((0..3).map(|skipped| base64(&text.as_bytes()[skipped..])));
    }
    all
}

/// The letters that are these bytes alone, without those that a neighbour has a part in.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let threes =
        bytes.chunks_exact(3).map(|three| three.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)));
    threes.flat_map(|bits| [18, 12, 6, 0].map(|shift| BASE64[bits >> shift & 63])).collect()
}

pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

pub(crate) fn holds(bytes: &[u8], canary: &str) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
}

/// A register opened with its key, of 64 hex digits.
pub(crate) fn open(register: &Path, key: &str) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(register).unwrap();
    connection.pragma_update(None, "key", format!("x'{key}'")).unwrap();
    connection
}

/// Every page of a register, used or free, decrypted.
pub(crate) fn pages(register: &Path, key: &str) -> Vec<u8> {
    open(register, key).serialize("main").unwrap().to_vec()
}

/// The register in a backup: what comes after its label, in a file of its own.
pub(crate) fn unpack(backup: &Path, to: &Path) {
    let bytes = fs::read(backup).unwrap();
    let label = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    fs::write(to, &bytes[label + 2..]).unwrap();
}

/// Every term that the index of finding holds.
pub(crate) fn terms(register: &Path, key: &str) -> Vec<String> {
    let connection = open(register, key);
    let of = |index: &str| {
        let table = format!("CREATE VIRTUAL TABLE temp.of_{index} USING fts5vocab (main, {index}, row)");
        connection.execute_batch(&table).unwrap();
        let mut statement = connection.prepare(&format!("SELECT term FROM temp.of_{index}")).unwrap();
        let terms = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        terms.map(Result::unwrap).collect::<Vec<_>>()
    };
    ["search_bulk", "search_recent"].into_iter().flat_map(of).collect()
}

#[test]
fn a_canary_is_heard_however_it_is_spelled() {
    let canaries = Canaries::of(["Kanarifugl Gulfjær"]);
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    for song in [
        "x Kanarifugl Gulfjær x".into(),
        "kanarifugl gulfjaer".into(),
        "KANARIFUGL GULFJÆR".into(),
        utf16("en Kanarifugl Gulfjær til"),
        b"S2FuYXJpZnVnbCBHdWxmasOmcg==".to_vec(),
        b"4b616e61726966756c2047756c666ac3a672".to_vec(),
    ] {
        let is_heard = canaries.find_in(&song).is_some();
        let is_misspelled = song.starts_with(b"4b616e61726966756c");
        assert_eq!(is_heard, !is_misspelled, "{}", String::from_utf8_lossy(&song));
    }
    assert_eq!(canaries.find_in(b"Kanarifugl"), None, "half a song is none");
}
