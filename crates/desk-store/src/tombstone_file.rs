//! The tombstones beside the register: a line each, kind, hash and time. Nothing in it can be read back.

use std::fs;
use std::io::Write;
use std::path::Path;

use desk_core::random::hex;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::files;
use crate::tombstone::{self, Tombstones, What};

/// The file beside the register. It belongs to every copy of it: whoever takes the register to another machine takes this along.
pub const TOMBSTONE_FILE: &str = "register.tombstones";

/// Writes what the table and the file know between them, whole or not at all. The register's write lock is held, so no two
/// processes do so at once.
pub(crate) fn write(connection: &Connection, folder: &Path) -> Result<(), StoreError> {
    let mut all = read(folder)?;
    all.extend(tombstone::read_table(connection)?);
    let draft = folder.join(format!("{TOMBSTONE_FILE}.new"));
    let mut file = files::create(&draft)?;
    let lines: Vec<String> =
        all.iter().map(|((what, hash), at)| format!("{} {} {at}\n", what.word(), hex(hash))).collect();
    file.write_all(lines.concat().as_bytes())?;
    drop(file);
    files::put_in_place(&draft, &folder.join(TOMBSTONE_FILE))
}

/// What is no tombstone is passed over: half a line was never finished.
pub(crate) fn read(folder: &Path) -> Result<Tombstones, StoreError> {
    let text = match fs::read(folder.join(TOMBSTONE_FILE)) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    Ok(text.lines().filter_map(read_line).collect())
}

fn read_line(line: &str) -> Option<((What, Vec<u8>), i64)> {
    let mut parts = line.split(' ');
    let (what, hash, at) = (What::from_word(parts.next()?)?, parts.next()?, parts.next()?.parse().ok()?);
    let is_hash = hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    let bytes = (0..64).step_by(2).map(|start| u8::from_str_radix(hash.get(start..start + 2)?, 16).ok());
    Some(((what, bytes.collect::<Option<Vec<u8>>>().filter(|_| is_hash)?), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_anything_else_is_none() {
        let hash = "a5".repeat(32);
        assert_eq!(read_line(&format!("sub {hash} 17")), Some(((What::Sub, vec![0xa5; 32]), 17)));
        let odd = format!("sub {}+1 17", "a5".repeat(31));
        for line in ["", "sub", "sub a5 17", "other a5 17", &odd, &format!("sub {hash} x"), &format!("sub {hash}")] {
            assert_eq!(read_line(line), None, "{line}");
        }
    }
}
