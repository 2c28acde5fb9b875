//! From the bytes of a row to its fields.
//!
//! Registers that have been through several hands mix encodings, so each row is judged by itself: UTF-8 if it is that, else
//! Windows-1252. A row that holds both, or bytes that neither has, is neither.

use encoding_rs::WINDOWS_1252;

/// The fields of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    text: String,
    /// Where each field ends in `text`.
    ends: Vec<usize>,
}

impl Fields {
    /// Reads the fields that end at `ends` in `bytes`. `None` if they are in no encoding we know.
    pub(super) fn read(bytes: &[u8], ends: &[usize], may_be_windows_1252: bool) -> Option<Self> {
        match std::str::from_utf8(bytes) {
            Ok(text) if ends.iter().all(|&end| text.is_char_boundary(end)) => {
                Some(Self { text: text.to_owned(), ends: ends.to_vec() })
            }
            _ if may_be_windows_1252 && is_windows_1252(bytes) => {
                Some(Self::each(bytes, ends, |field| WINDOWS_1252.decode_without_bom_handling(field).0.into_owned()))
            }
            _ => None,
        }
    }

    /// The fields as well as they can be shown.
    pub(super) fn read_at_any_rate(bytes: &[u8], ends: &[usize]) -> Self {
        Self::each(bytes, ends, |field| String::from_utf8_lossy(field).into_owned())
    }

    fn each(bytes: &[u8], ends: &[usize], decode: impl Fn(&[u8]) -> String) -> Self {
        let (mut fields, mut start) = (Self::default(), 0);
        for &end in ends {
            fields.text.push_str(&decode(bytes.get(start..end).unwrap_or_default()));
            fields.ends.push(fields.text.len());
            start = end;
        }
        fields
    }

    /// How much memory they take, about.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// One of them; what is not there is empty.
    pub(super) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { Some(0) } else { self.ends.get(index - 1).copied() };
        let range = start.zip(self.ends.get(index)).and_then(|(start, &end)| self.text.get(start..end));
        range.unwrap_or_default()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Whether nothing is written in any.
    pub(super) fn are_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether there is a sign that no text has.
    pub(super) fn are_no_text(&self) -> bool {
        self.text.contains('\0')
    }
}

/// Bytes of Windows-1252 that stand for nothing, or letters that only UTF-8 writes so, say that it is not.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let has_all_signs = !bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    has_all_signs && bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&[&str]>) {
        let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'|').map(|(at, _)| at).collect();
        let fields = Fields::read(bytes, &ends, true);
        let read = fields.as_ref().map(|fields| fields.iter().map(|field| field.trim_start_matches('|')).collect());
        assert_eq!(read, expected.map(<[&str]>::to_vec), "{bytes:?}");
    }

    #[test]
    fn a_row_is_utf_8_or_else_windows_1252() {
        check("Åse|Bjørk|".as_bytes(), Some(&["Åse", "Bjørk"]));
        check(b"\xc5se|Bj\xf8rk|", Some(&["Åse", "Bjørk"]));
        check(b"\x80|\x93|", Some(&["€", "“"]));
    }

    #[test]
    fn a_row_that_is_both_or_neither_is_not_guessed() {
        check(b"\xc3\x85se|Bj\xf8rk|", None);
        check(b"\x81|a|", None);
    }

    #[test]
    fn a_sign_split_between_two_fields_is_no_sign() {
        assert_eq!(Fields::read(b"\xc3\xa5", &[1, 2], false), None);
        let fields = Fields::read_at_any_rate(b"\xc3\xa5", &[1, 2]);
        assert_eq!(fields.iter().collect::<Vec<_>>(), ["\u{fffd}", "\u{fffd}"]);
    }
}
