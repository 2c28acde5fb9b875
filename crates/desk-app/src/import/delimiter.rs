//! What stands between two fields.

/// What a spreadsheet writes, the one of the Nordic countries first.
const USUAL: [u8; 3] = [b';', b'\t', b','];

/// What Excel declares with a first line of its own: `sep=;`.
pub(super) fn declared(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line.split_at_checked(4)? {
        (word, &[sign]) if word.eq_ignore_ascii_case(b"sep=") && can_part(sign) => Some(sign),
        _ => None,
    }
}

/// The usual one that is most often in the header, outside quotes.
pub(super) fn guess(header: &[u8]) -> u8 {
    let count = |sign: u8| {
        let mut is_quoted = false;
        let outside = header.iter().filter(|&&byte| {
            is_quoted ^= byte == b'"';
            !is_quoted && byte == sign
        });
        outside.count()
    };
    let (mut best, mut most) = (USUAL[0], 0);
    for sign in USUAL {
        let there = count(sign);
        if there > most {
            (best, most) = (sign, there);
        }
    }
    best
}

fn can_part(sign: u8) -> bool {
    sign == b'\t' || (sign.is_ascii_graphic() && !sign.is_ascii_alphanumeric() && sign != b'"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_what_parts_its_fields() {
        for (header, sign) in [
            ("Navn;Telefon", b';'),
            ("Name,Phone", b','),
            ("Name\tPhone", b'\t'),
            ("\"Navn, fullt, med komma\";Telefon", b';'),
            ("Telefon", b';'),
            ("", b';'),
        ] {
            assert_eq!(guess(header.as_bytes()), sign, "{header}");
        }
    }

    #[test]
    fn excel_may_declare_it() {
        assert_eq!(declared(b"sep=;"), Some(b';'));
        assert_eq!(declared(b"\"SEP=,\""), Some(b','));
        assert_eq!(declared(b"sep=\t"), Some(b'\t'));
        for line in ["sep=", "sep=ab", "sep=a", "sep=\"", "Navn;Telefon", ""] {
            assert_eq!(declared(line.as_bytes()), None, "{line}");
        }
    }
}
