use proptest::prelude::*;

use super::*;

/// A row as a test looks at it.
type Seen = (u64, Vec<String>, Option<Flaw>);

fn read(bytes: &[u8]) -> Vec<Seen> {
    let mut sheet = Sheet::open(bytes).unwrap();
    std::iter::from_fn(|| sheet.next_row().unwrap())
        .map(|row| (row.number, row.fields.iter().map(str::to_owned).collect(), row.flaw))
        .collect()
}

fn row(number: u64, fields: &[&str]) -> Seen {
    (number, fields.iter().map(|field| (*field).to_owned()).collect(), None)
}

fn check(bytes: &[u8], expected: &[Seen]) {
    assert_eq!(read(bytes), expected, "{}", String::from_utf8_lossy(bytes));
}

fn refused(bytes: &[u8]) -> SheetError {
    Sheet::open(bytes).err().unwrap()
}

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn whatever_parts_fields_and_ends_lines_the_rows_are_the_same() {
    for (delimiter, end) in [(";", "\n"), (",", "\r\n"), ("\t", "\r"), (";", "\r\n")] {
        let lines = [["Navn", "Mobil"], ["Åse", "1"], ["Bjørk", "2"]].map(|fields| fields.join(delimiter));
        for text in [lines.join(end), lines.join(end) + end] {
            let expected = [row(2, &["Åse", "1"]), row(3, &["Bjørk", "2"])];
            check(text.as_bytes(), &expected);
            check(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), &expected);
            check(&utf_16(&text, true), &expected);
            check(&utf_16(&text, false), &expected);
        }
    }
}

#[test]
fn quotes_keep_delimiters_breaks_and_quotes() {
    check(b"a;b\n\"x;\"\"y\"\"\";\"1\r\n2\"\nc;d", &[row(2, &["x;\"y\"", "1\r\n2"]), row(3, &["c", "d"])]);
    check(b"a;b\nKari \"Kalle\";d\n", &[row(2, &["Kari \"Kalle\"", "d"])]);
}

#[test]
fn excel_may_say_first_what_parts_the_fields() {
    check(b"sep=,\r\na;x,b\r\n1,2\r\n", &[row(3, &["1", "2"])]);
    assert!(matches!(refused(b"sep=;"), SheetError::Empty));
    assert!(matches!(refused(b"sep=;\r\n\r\n"), SheetError::Empty));
}

#[test]
fn empty_rows_are_counted_and_not_told() {
    check(b"\n\na;b\n\n;\r\n1;2\n \n", &[row(6, &["1", "2"])]);
}

#[test]
fn rows_may_leave_out_what_is_empty_and_have_more_of_it() {
    check(b"a;b;c\n1\n1;2;3;;\n", &[row(2, &["1"]), row(3, &["1", "2", "3", "", ""])]);
    let flaw = read(b"a;b\n1;2;3\n4;5\n");
    assert_eq!((flaw[0].2, flaw[1].2), (Some(Flaw::TooManyFields), None));
    let many = format!("a;b\n{}\n4;5\n", ";x".repeat(2000));
    let flaw = read(many.as_bytes());
    assert_eq!((flaw[0].2, &flaw[1]), (Some(Flaw::TooManyFields), &row(3, &["4", "5"])));
}

#[test]
fn a_stray_quote_costs_its_own_line_and_not_those_below() {
    for text in ["a;b\n\"Kari;1\nOla;2\nEva;3\n", "a;b\n\"Kari;1\nOla;2\nEva;\"3\n", "a;b\nKari;\"1\nOla;2\nEva;3"] {
        let rows = read(text.as_bytes());
        assert_eq!((rows[0].0, rows[0].2), (2, Some(Flaw::StrayQuote)), "{text}");
        assert_eq!(rows[1], row(3, &["Ola", "2"]), "{text}");
    }
    assert_eq!(read(b"a;b\n\"")[0].2, Some(Flaw::StrayQuote));
    let long = format!("a;b\n\"Kari;1\n{}", "Ola;2\n".repeat(30_000));
    let rows = read(long.as_bytes());
    assert_eq!((rows.len(), rows[0].2), (30_001, Some(Flaw::StrayQuote)));
}

#[test]
fn each_row_has_an_encoding_of_its_own_and_one_that_has_none_is_told() {
    let rows = read(b"Navn;Mobil\n\xc3\x85se;1\n\xc5se;2\n\xc5se \xc3\x85se;3\n\x81;4\nEva\0;5\nOla;6\n");
    assert_eq!((&rows[0], &rows[1]), (&row(2, &["Åse", "1"]), &row(3, &["Åse", "2"])));
    assert_eq!([rows[2].2, rows[3].2, rows[4].2], [Some(Flaw::Encoding), Some(Flaw::Encoding), Some(Flaw::NotText)]);
    assert_eq!(rows[5], row(7, &["Ola", "6"]));
    let mut broken = utf_16("a;b\n1;2\n", true);
    broken.extend([0x00, 0xd8, b'\n', 0, b'3', 0]);
    let rows = read(&broken);
    assert_eq!((rows[0].2, rows[1].2), (None, Some(Flaw::Encoding)), "half a sign");
    assert_eq!(rows[2], row(4, &["3"]));
}

#[test]
fn a_row_of_a_megabyte_is_one_row_that_is_too_long() {
    let text = format!("a;b\nKari;{}\nOla;2\n", "x".repeat(1_000_000));
    let rows = read(text.as_bytes());
    assert_eq!((rows[0].0, rows[0].2), (2, Some(Flaw::TooLong)));
    assert!(rows[0].1.concat().len() <= MAX_ROW);
    assert_eq!(rows[1], row(3, &["Ola", "2"]));
    let longest = format!("a;b\nKari;{}\nOla;2\n", "x".repeat(MAX_ROW - 6));
    assert!(read(longest.as_bytes()).iter().all(|row| row.2.is_none()));
}

#[test]
fn a_file_without_rows_is_told_from_one_without_anything() {
    for bytes in [&b""[..], b"\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe"] {
        assert!(matches!(refused(bytes), SheetError::Empty), "{bytes:?}");
    }
    check(b"Navn;Mobil\n", &[]);
    check(b"Navn;Mobil", &[]);
}

#[test]
fn what_is_no_text_is_no_sheet() {
    for bytes in [&b"PK\x03\x04\x14\0\x06\0"[..], b"N\0a\0v\0n\0;\0", &[0; 100]] {
        assert!(matches!(refused(bytes), SheetError::NotText), "{bytes:?}");
    }
    assert!(matches!(refused(b"\"Navn;Mobil\nKari;1"), SheetError::NoHeader));
}

/// Gives as much as anybody asks for, and counts it.
struct Flood<'a> {
    beginning: &'a [u8],
    given: u64,
}

impl Read for Flood<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let beginning = self.beginning.read(buffer)?;
        buffer[beginning..].fill(b'x');
        self.given += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn a_line_that_never_ends_is_refused_and_not_kept() {
    let mut flood = Flood { beginning: b"", given: 0 };
    assert!(matches!(Sheet::open(&mut flood), Err(SheetError::EndlessLine(1))));
    assert!(flood.given < 2 * ENDLESS as u64);
    let mut sheet = Sheet::open(Flood { beginning: b"a;b\n1;2\n", given: 0 }).unwrap();
    sheet.next_row().unwrap().unwrap();
    assert!(matches!(sheet.next_row(), Err(SheetError::EndlessLine(3))));
    assert!(sheet.buffer.capacity() < 8 * MAX_ROW, "{}", sheet.buffer.capacity());
}

#[test]
fn a_long_file_takes_no_more_memory_than_a_short_one() {
    let line = "Kari Prøve;91234567\n";
    let source = line.bytes().cycle().take(300_000 * line.len()).collect::<std::collections::VecDeque<u8>>();
    let mut sheet = Sheet::open(source).unwrap();
    let mut rows = 0;
    while let Some(row) = sheet.next_row().unwrap() {
        rows += 1;
        assert!(row.flaw.is_none());
    }
    assert_eq!(rows, 299_999);
    assert!(sheet.buffer.capacity() < 8 * MAX_ROW, "{}", sheet.buffer.capacity());
}

#[test]
fn a_source_that_breaks_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::IsADirectory.into())
        }
    }
    assert!(matches!(Sheet::open(Broken), Err(SheetError::Io(_))));
}

/// Gives one byte at a time.
struct Drops<'a>(&'a [u8]);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(1);
        self.0.read(&mut buffer[..end])
    }
}

fn all(source: impl Read, bound: usize) -> Option<Vec<Seen>> {
    let mut sheet = Sheet::open(source).ok()?;
    let mut rows: Vec<Seen> = Vec::new();
    while let Some(row) = sheet.next_row().ok()? {
        assert!(rows.last().is_none_or(|before| before.0 < row.number));
        rows.push((row.number, row.fields.iter().map(str::to_owned).collect(), row.flaw));
        assert!(rows.len() <= bound, "more rows than bytes");
    }
    Some(rows)
}

/// Signs that mean something to the reader, and others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling = prop::sample::select(b";,\t\"\r\n\0ab\xc3\xa5\xff\xfe\xef\xbb\xbf=".to_vec());
    prop::collection::vec(prop_oneof![4 => telling, 1 => any::<u8>()], 0..400)
}

proptest! {
    #[test]
    fn whatever_the_bytes_it_ends_and_pieces_do_not_matter(bytes in bytes()) {
        let whole = all(&bytes[..], bytes.len());
        prop_assert_eq!(all(Drops(&bytes), bytes.len()), whole);
    }

    #[test]
    fn what_is_quoted_properly_is_read_as_it_was(rows in prop::collection::vec(prop::collection::vec("[^\0]{0,12}", 3), 1..8)) {
        let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
        let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";")).collect();
        let read = read(format!("a;b;c\r\n{}", lines.join("\r\n")).as_bytes());
        let expected: Vec<&Vec<String>> = rows.iter().filter(|row| !row.concat().trim().is_empty()).collect();
        prop_assert_eq!(read.iter().map(|row| &row.1).collect::<Vec<_>>(), expected);
        prop_assert!(read.iter().all(|row| row.2.is_none()));
    }
}
