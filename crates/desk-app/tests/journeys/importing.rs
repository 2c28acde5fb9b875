//! Members come in from a file and go out into one.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use desk_app::export::{Export, ExportError, Flavour};
use desk_app::import::{
    ColumnsError, Counts, Doubt, Field, Import, ImportError, Mapping, Problem, Reason, Report, Told,
};
use desk_core::{MemberId, PhoneProblem};
use proptest::prelude::*;

use crate::support::{Counter, counter};

/// More rows than a batch has.
const MANY: usize = 12_000;

impl Counter {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Import {
        std::fs::write(self.file(name), content).unwrap();
        Import { file: self.file(name), mappings: Vec::new() }
    }

    async fn import(&self, import: &Import) -> Result<Report, ImportError> {
        self.desk.import_members(import.clone(), |_| ControlFlow::Continue(())).await
    }

    async fn plan(&self, import: &Import) -> Result<Report, ImportError> {
        self.desk.plan_import(import.clone(), |_| ControlFlow::Continue(())).await
    }

    /// Plans and imports a file, which come to the same.
    async fn take_in(&self, content: impl AsRef<[u8]>) -> Counts {
        let import = self.write("members.csv", content);
        let planned = self.plan(&import).await.unwrap();
        let report = self.import(&import).await.unwrap();
        assert_eq!(planned.counts, report.counts);
        report.counts
    }

    async fn refused(&self, content: impl AsRef<[u8]>) -> ImportError {
        let import = self.write("members.csv", content);
        self.plan(&import).await.unwrap_err();
        self.import(&import).await.unwrap_err()
    }

    async fn names(&self, text: &str) -> Vec<String> {
        self.desk.find_members(text).await.unwrap().into_iter().map(|row| row.name).collect()
    }

    async fn export(&self, name: &str, flavour: Flavour) -> String {
        let export = Export { file: self.file(name), flavour };
        self.desk.export_members(export, |_| ControlFlow::Continue(())).await.unwrap();
        std::fs::read_to_string(self.file(name)).unwrap()
    }
}

fn counts(new: u64, changed: u64, unchanged: u64, doubtful: u64, refused: u64) -> Counts {
    Counts { new, changed, unchanged, doubtful, refused, kept: 0 }
}

/// So many members, each with a number of their own.
fn many() -> String {
    let rows = (0..MANY).map(|n| format!("Person {n};+47 {}\r\n", 90_000_000 + n));
    std::iter::once("Navn;Mobil\r\n".to_owned()).chain(rows).collect()
}

#[tokio::test]
async fn a_file_from_excel_in_norway_becomes_members_once() {
    let counter = counter().await;
    let file = b"Medlemsnr;Fornavn;Etternavn;Mobil;Gyldig til;Skost\xf8rrelse\r\n\
                 17;\xc5se;Pr\xf8ve;912 34 567;31.12.2026;42\r\n18;Bj\xf8rn;Test;+47 912 34 568;;43\r\n";
    assert_eq!(counter.take_in(file).await, counts(2, 0, 0, 0, 0));
    assert_eq!(counter.names("åse prøve").await, ["Åse Prøve"]);
    assert_eq!(counter.names("912 34 568").await, ["Bjørn Test"]);
    assert_eq!(counter.names("17").await, ["Åse Prøve"]);
    assert_eq!(counter.take_in(file).await, counts(0, 0, 2, 0, 0));
    let report = counter.plan(&counter.write("members.csv", file)).await.unwrap();
    assert_eq!(report.unused_columns, ["Skostørrelse"]);
}

#[tokio::test]
async fn a_dry_run_leaves_nothing() {
    let counter = counter().await;
    let import = counter.write("members.csv", "Navn;Mobil\nKari Prøve;91234567\nOla;1\n");
    let planned = counter.plan(&import).await.unwrap();
    assert_eq!((planned.counts, planned.refused_file), (counts(1, 0, 0, 0, 1), None));
    assert!(counter.names("kari").await.is_empty());
    assert!(!counter.file("members.refused.csv").exists());
}

#[tokio::test]
async fn a_member_is_never_doubled_whatever_is_in_the_file_twice() {
    let counter = counter().await;
    let file = "Medlemsnr;Navn;Mobil;E-post;Notat\n\
                ;Kari Prøve;91234567;;\n\
                ;Kari Anne Prøve;+4791234567;;second\n\
                ;Ola Test;;ola@example.test;\n\
                ;Ola Test;;OLA@example.test;\n\
                5;Eva Prøve;91234569;;\n\
                5;Eva Prøve;;;\n\
                6;Eva Prøve;91234569;;\n";
    let first = counter.take_in(file).await;
    assert_eq!(first, Counts { new: 3, changed: 1, unchanged: 2, doubtful: 1, refused: 0, kept: 1 });
    let second = counter.take_in(file).await;
    assert_eq!(second, Counts { new: 0, changed: 0, unchanged: 6, doubtful: 1, refused: 0, kept: 1 });
}

#[tokio::test]
async fn who_has_no_card_number_gets_none_that_somebody_further_down_has() {
    let counter = counter().await;
    let file = "Medlemsnr;Navn;Mobil\n;Kari Prøve;91234567\n1;Ola Test;91234568\n2;Eva Prøve;91234569\n";
    assert_eq!(counter.take_in(file).await, counts(3, 0, 0, 0, 0));
    assert_eq!(counter.names("1").await[0], "Ola Test");
}

#[tokio::test]
async fn what_a_login_confirmed_stays_and_the_rest_is_brought_up_to_date() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let before = counter.desk.open_member(MemberId(1)).await.unwrap().member;
    let given = before.name.split(' ').next().unwrap().to_owned();
    let file = format!(
        "Medlemsnr;Fornavn;Etternavn;Mobil;E-post;Status;Notat\n1;{given};;+4700000002;other@example.test;Pause;from the file\n"
    );
    assert_eq!(counter.take_in(&file).await, Counts { changed: 1, kept: 1, ..Counts::default() });
    let after = counter.desk.open_member(MemberId(1)).await.unwrap().member;
    assert_eq!((&after.name, &after.phone, &after.email), (&before.name, &before.phone, &before.email));
    let exported = counter.export("out.csv", Flavour::Plain).await;
    assert!(exported.contains("pause") && exported.contains("from the file"), "{exported}");
}

#[tokio::test]
async fn whose_number_is_somebody_elses_is_left_to_staff() {
    let counter = counter().await;
    counter.take_in("Navn;Mobil\nKari Prøve;91234567\n").await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = {
        let told = Arc::clone(&told);
        move |line| {
            told.lock().unwrap().push(line);
            ControlFlow::Continue(())
        }
    };
    let import = counter.write("more.csv", "Navn;Mobil\nOla Test;91234567\nEva;123\n");
    let report = counter.desk.import_members(import, tell).await.unwrap();
    assert_eq!(report.counts, counts(0, 0, 0, 1, 1));
    let told = std::mem::take(&mut *told.lock().unwrap());
    let problem = Problem { field: Some(Field::Phone), reason: Reason::Phone(PhoneProblem::TooShort) };
    assert!(told.contains(&Told::Refused { row: 3, problem }));
    let doubt = Told::Doubtful { row: 2, doubt: Doubt::PhoneOfAnother, members: vec![MemberId(1)] };
    assert!(told.contains(&doubt), "{told:?}");
    assert_eq!(counter.names("91234567").await, ["Kari Prøve"]);
}

#[tokio::test]
async fn refused_rows_lie_beside_the_file_and_can_be_mended_and_imported() {
    let counter = counter().await;
    let file = b"Navn;Mobil;Notat\nKari Pr\xf8ve;123;=cmd|' /C calc'!A0\nOla;91234568;\n\"Eva;91234569;\nA\0;91234560;\n\xc3\xa5\xf8;1;\n";
    let import = counter.write("members.csv", file);
    let report = counter.import(&import).await.unwrap();
    assert_eq!(report.counts, counts(1, 0, 0, 0, 4));
    let path = report.refused_file.unwrap();
    assert_eq!(path, counter.file("members.refused.csv"));
    let refused = std::fs::read_to_string(&path).unwrap();
    assert!(refused.starts_with("\u{feff}Refused because;Navn;Mobil;Notat\r\n"), "{refused}");
    assert!(refused.contains("row 2: phone: digits are missing;Kari Prøve;123;'=cmd|' /C calc'!A0\r\n"), "{refused}");
    assert!(refused.contains("row 4: a quotation mark"), "{refused}");
    check_private(&path);
    assert!(
        !std::fs::read_dir(counter.folder.path())
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with(".skranke-") })
    );
    let mended = refused.replace(";123;", ";91234567;");
    let report = counter.import(&counter.write("members.refused.csv", mended)).await.unwrap();
    assert_eq!(report.counts.new, 1);
    assert_eq!(counter.names("91234567").await, ["Kari Prøve"]);
}

#[tokio::test]
async fn a_file_without_a_bad_row_has_none_beside_it() {
    let counter = counter().await;
    let report = counter.import(&counter.write("members.csv", "Navn;Mobil\nKari;91234567\n")).await.unwrap();
    assert_eq!(report.refused_file, None);
    assert!(!counter.file("members.refused.csv").exists());
}

#[tokio::test]
async fn an_import_that_was_cancelled_goes_on_where_it_was() {
    let counter = counter().await;
    let import = counter.write("members.csv", many());
    let until_first = |told| match told {
        Told::Progress { .. } => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    let report = counter.desk.import_members(import.clone(), until_first).await.unwrap();
    assert!(report.cancelled && report.counts.new > 0 && report.counts.new < MANY as u64, "{report:?}");
    let rest = counter.import(&import).await.unwrap();
    assert!(!rest.cancelled);
    assert_eq!(rest.counts.unchanged, report.counts.new);
    assert_eq!(rest.counts.new + rest.counts.unchanged, MANY as u64);
    assert_eq!(counter.import(&import).await.unwrap().counts, counts(0, 0, MANY as u64, 0, 0));
}

#[tokio::test]
async fn progress_is_told_to_the_end() {
    let counter = counter().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let tell = {
        let heard = Arc::clone(&heard);
        move |told| {
            if let Told::Progress { percent, counts } = told {
                heard.lock().unwrap().push((percent, counts.rows()));
            }
            ControlFlow::Continue(())
        }
    };
    counter.desk.plan_import(counter.write("members.csv", many()), tell).await.unwrap();
    let heard = heard.lock().unwrap();
    assert!(heard.is_sorted() && heard.len() >= 2, "{heard:?}");
    assert_eq!(heard.last(), Some(&(100, MANY as u64)));
}

#[tokio::test]
async fn what_is_no_sheet_of_members_is_refused_in_words() {
    let counter = counter().await;
    for (content, words) in [
        (&b""[..], "it is empty"),
        (b"\r\n\r\n", "it is empty"),
        (b"PK\x03\x04\x14\0\x06\0", "save it as CSV"),
        (&[0; 4096], "save it as CSV"),
        (b"\"Navn;Mobil\nKari;1", "names of columns"),
        (b"Dato;Bel\xf8p\n1;2\n", "there are: Dato, Beløp"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no column holds a name"),
        (b"Navn;Mobil;mobil\nKari;1;2\n", "--map phone=N"),
    ] {
        let error = counter.refused(content).await.to_string();
        assert!(error.contains(words), "{error}");
    }
    let endless = vec![b'x'; 20 * 1024 * 1024];
    assert!(counter.refused(endless).await.to_string().contains("row 1 does not end"));
    let folder = Import { file: counter.folder.path().to_owned(), mappings: Vec::new() };
    assert!(matches!(counter.import(&folder).await, Err(ImportError::File(_))));
    let missing = Import { file: counter.file("missing.csv"), mappings: Vec::new() };
    assert!(matches!(counter.import(&missing).await, Err(ImportError::File(std::io::ErrorKind::NotFound))));
    assert_eq!(counter.take_in("Navn;Mobil\n").await, Counts::default());
}

#[cfg(unix)]
#[tokio::test]
async fn a_device_is_no_file() {
    let counter = counter().await;
    let zero = Import { file: "/dev/zero".into(), mappings: Vec::new() };
    assert!(matches!(counter.import(&zero).await, Err(ImportError::File(_))));
}

#[tokio::test]
async fn a_column_can_be_named_by_hand() {
    let counter = counter().await;
    let mapping = |field, column: &str| Mapping { field, column: column.to_owned() };
    let import = counter.write("members.csv", "Hvem;Ring;Status\nKari Prøve;91234567;betalt\n");
    assert!(matches!(counter.plan(&import).await, Err(ImportError::Columns(ColumnsError::NothingUsable(_)))));
    let mappings = vec![mapping(Field::FullName, "hvem"), mapping(Field::Phone, "2"), mapping(Field::Status, "")];
    assert_eq!(counter.import(&Import { mappings, ..import }).await.unwrap().counts, counts(1, 0, 0, 0, 0));
    assert_eq!(counter.names("kari prøve").await, ["Kari Prøve"]);
}

/// Members in every state, with texts that mean something to a spreadsheet or to the reader.
const ODD: &str = "Medlemsnr;Fornavn;Etternavn;Mobil;E-post;Status;Gyldig til;Innmeldt;Merkelapper;Notat\n\
    1;=cmd|' /C calc'!A0;+1;91234567;=x@example.test;Pause;31.12.2026;1.2.2003;\"=1, +2, -3\";\"=1+1\n-2\"\n\
    2;@SUM(1);'=1;+45 20 12 34 56;-x@example.test;Avsluttet;2027-01-01;2003-02-01;\"a;b\nc,d\";\"\"\"quoted\"\"; \t x\"\n\
    3;\u{202e}محمد;🦊;;;;;;;'t Hart\n\
    4;Kari;;+358 40 123 4567;;;;;-;-\n";

#[tokio::test]
async fn what_was_exported_is_imported_without_a_change() {
    let counter = counter().await;
    assert_eq!(counter.take_in(ODD).await, counts(4, 0, 0, 0, 0));
    for (name, flavour) in [("excel.csv", Flavour::Excel), ("plain.csv", Flavour::Plain)] {
        let exported = counter.export(name, flavour).await;
        assert_eq!(counter.take_in(&exported).await, counts(0, 0, 4, 0, 0), "{exported}");
        let other = self::counter().await;
        assert_eq!(other.take_in(&exported).await, counts(4, 0, 0, 0, 0), "{exported}");
        assert_eq!(other.export(name, flavour).await, exported, "another register comes to the same file");
    }
}

#[tokio::test]
async fn no_cell_of_an_export_is_a_formula() {
    let counter = counter().await;
    counter.take_in(ODD).await;
    let excel = counter.export("excel.csv", Flavour::Excel).await;
    assert!(excel.starts_with("\u{feff}Medlemsnummer;Fornavn;Etternavn;Mobil;"), "{excel}");
    assert!(
        excel.contains("\r\n1;'=cmd|' /C calc'!A0;'+1;'+47 912 34 567;'=x@example.test;pause;2026-12-31;2003-02-01;")
    );
    let plain = counter.export("plain.csv", Flavour::Plain).await;
    assert!(plain.contains("\r\n1,'=cmd|' /C calc'!A0,'+1,+4791234567,'=x@example.test,"), "{plain}");
    for (text, delimiter) in [(excel, b';'), (plain, b',')] {
        let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let cells: Vec<String> =
            rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert_eq!(cells.len(), 4 * 10);
        let is_armed =
            |cell: &&String| cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
        assert!(
            cells.iter().filter(is_armed).all(|cell| cell[1..].parse::<u64>().is_ok() && cell.starts_with('+')),
            "{cells:?}"
        );
    }
}

#[tokio::test]
async fn an_export_is_there_whole_for_its_owner_alone_or_not_at_all() {
    let counter = counter().await;
    counter.take_in("Navn;Mobil\nKari;91234567\n").await;
    counter.write("out.csv", "what was there before");
    let export = |name: &str| Export { file: counter.file(name), flavour: Flavour::Excel };
    let cancelled = counter.desk.export_members(export("out.csv"), |_| ControlFlow::Break(())).await.unwrap();
    assert!(cancelled.cancelled);
    assert_eq!(std::fs::read_to_string(counter.file("out.csv")).unwrap(), "what was there before");
    assert!(counter.export("out.csv", Flavour::Excel).await.contains("Kari"));
    check_private(&counter.file("out.csv"));

    let tell = |_| ControlFlow::Continue(());
    assert!(matches!(counter.desk.export_members(export("register.db"), tell).await, Err(ExportError::NotCsv)));
    assert!(matches!(counter.desk.export_members(export("no/folder.csv"), tell).await, Err(ExportError::File(_))));
    std::fs::create_dir(counter.file("folder.csv")).unwrap();
    assert!(matches!(counter.desk.export_members(export("folder.csv"), tell).await, Err(ExportError::File(_))));
}

#[cfg(unix)]
fn check_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn check_private(_: &Path) {}

fn cell() -> impl Strategy<Value = String> {
    let telling = prop::sample::select(vec![
        "Kari",
        "Kari Anne",
        "Ola",
        "Prøve",
        "91234567",
        "+47 912 34 568",
        "kari@example.test",
        "1",
        "2",
        "aktiv",
        "31.12.2026",
        "=1",
        "\"",
        "",
    ]);
    prop_oneof![8 => telling.prop_map(str::to_owned), 1 => "\\PC{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_is_in_a_file_a_second_import_of_it_adds_nobody(
        rows in prop::collection::vec(prop::collection::vec(cell(), 6), 0..12),
    ) {
        let rows = rows.iter().map(|row| row.join(";") + "\n");
        let file: String = std::iter::once("Navn;Mobil;E-post;Medlemsnr;Status;Notat\n".to_owned()).chain(rows).collect();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let counter = counter().await;
            let first = counter.take_in(&file).await;
            let second = counter.take_in(&file).await;
            assert_eq!((second.new, second.rows()), (0, first.rows()), "{file}");
        });
    }
}
