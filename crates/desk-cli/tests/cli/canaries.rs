//! The whole product sings: members come in from a file, by a login and out of a crash; they are seen, copied, moved to another
//! key. In everything that is left of it nobody is found but in what the manager exported; and when they are erased, not with
//! the key either.

use std::fs;
use std::path::{Path, PathBuf};

use desk_app::vault::Vault;
use desk_app::{Config, Desk};
use desk_wire::Command;
use desk_wire::command::LetInAnyway;
use vipps_sim::{Address, Endpoint, Fault, FaultKind, PersonChange};

use crate::support::{Ran, Till, ran, start, till};
use crate::traces::{Canaries, files_in, holds, open, pages, terms, unpack};

const PASSPHRASE: &str = "en kanarifugl i gruven";
/// What they are called and known by.
const WORDS: [&str; 16] = [
    "Kvitrugle",
    "Fløytestjært",
    "4793718264",
    "93718264",
    "937 18 264",
    "kvitrugle@fugl.test",
    "sporløsnotatet",
    "tranedans",
    "Kanarifugl",
    "Gulfjær",
    "4700000001",
    "kanarifugl@fugl.test",
    "Dompapegutt",
    "Vandrefalk",
    "Tjeldebakken",
    "1931-07-26",
];
/// Of these, what stands in the register in so many letters.
const STORED: [&str; 10] = [
    "Kvitrugle",
    "Fløytestjært",
    "4793718264",
    "kvitrugle@fugl.test",
    "sporløsnotatet",
    "tranedans",
    "Kanarifugl",
    "Dompapegutt",
    "Tjeldebakken",
    "1931-07-26",
];
/// Everything that can be asked for.
const SCOPES: &str =
    "[scopes]\nenrol = [\"openid\", \"name\", \"phoneNumber\", \"email\", \"birthDate\", \"address\"]\n";
const MEMBERS: &str = "Navn;Mobil;E-post;Notat;Merkelapper\n\
                       Kvitrugle Fløytestjært;937 18 264;kvitrugle@fugl.test;sporløsnotatet;tranedans\n\
                       Bo Li;+45 22 33 44 55;;;\n\
                       Kvitrugle Fløytestjært;9371;;;\n";

/// A till that keeps everything in folders of its own, and what its programs said.
struct Mine {
    till: Till,
    key: String,
    log: String,
}

impl Mine {
    async fn new() -> Self {
        let till = till().await;
        for folder in ["manager", "tmp", "carried"] {
            fs::create_dir(till.folder.path().join(folder)).unwrap();
        }
        for (number, given, family) in
            [("4700000001", "Kanarifugl", "Gulfjær"), ("4700000020", "Dompapegutt", "Gulfjær")]
        {
            let person = PersonChange {
                given_name: Some(given.into()),
                family_name: Some(family.into()),
                email: Some(format!("{}@fugl.test", given.to_lowercase())),
                email_verified: Some(true),
                birthdate: Some("1931-07-26".into()),
                address: Some(Address {
                    street_address: "Tjeldebakken 4".into(),
                    postal_code: "0001".into(),
                    region: "OSLO".into(),
                    country: "NO".into(),
                }),
            };
            till.provider.change_person(&number.parse().unwrap(), person);
        }
        let settings = till.folder.path().join("skranke.toml");
        fs::write(&settings, fs::read_to_string(&settings).unwrap() + SCOPES).unwrap();
        Self { till, key: "5a".repeat(32), log: String::new() }
    }

    fn place(&self, name: &str) -> PathBuf {
        self.till.folder.path().join(name)
    }

    /// Everything but what the manager has.
    fn folders(&self) -> [PathBuf; 3] {
        ["data", "tmp", "carried"].map(|name| self.place(name))
    }

    fn register(&self) -> PathBuf {
        self.till.data_folder().join("register.db")
    }

    fn command(&self, arguments: &[&str]) -> tokio::process::Command {
        let mut command = self.till.command(arguments);
        command.env("SKRANKE_LOG", "trace").env("SKRANKE_DB_KEY", &self.key).env("TMPDIR", self.place("tmp"));
        command.env("SKRANKE_BACKUP_PASSPHRASE", PASSPHRASE);
        command
    }

    async fn run(&mut self, arguments: &[&str]) -> Ran {
        let ran = ran(self.command(arguments)).await;
        self.log += &ran.log;
        ran
    }

    async fn succeed(&mut self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments).await;
        assert_eq!(ran.exit, Some(0), "{arguments:?} {ran:?}");
        ran
    }

    /// A file of the manager's own.
    fn write(&self, name: &str, content: &str) -> String {
        fs::write(self.place("manager").join(name), content).unwrap();
        self.mine(name)
    }

    fn mine(&self, name: &str) -> String {
        self.place("manager").join(name).to_str().unwrap().to_owned()
    }

    async fn login(&mut self, last: &str) -> Ran {
        self.run(&["login", "--json", "--phone", &format!("+47 000 00 {last}")]).await
    }

    /// As the window does it: a note waits.
    async fn let_in(&self, member_id: &str) {
        let config = Config::read(&self.place("skranke.toml"), std::iter::empty()).unwrap();
        let secrets =
            [("SKRANKE_DB_KEY", self.key.as_str()), ("SKRANKE_CLIENT_SECRET", self.till.provider.client_secret())];
        let vault = Vault::from_environment(secrets.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let desk = Desk::open(config, vault, &self.till.data_folder()).await.unwrap();
        let card = desk.obey(Command::LetInAnyway(LetInAnyway { member_id: member_id.into() })).await.unwrap();
        assert!(card["visit"].is_object(), "{card}");
        desk.close().await;
    }

    /// A login whose token is in the journal when its program is killed. Answers what it left there.
    async fn killed_with_its_token(&mut self) -> Vec<String> {
        let hang = Fault {
            endpoint: Endpoint::Userinfo,
            kind: FaultKind::Hang,
            times: 1,
            retry_after_s: None,
            only_success: false,
        };
        self.till.provider.break_calls(hang);
        let mut run = start(self.command(&["login", "--json", "--phone", "+47 000 00 020"]));
        assert_eq!(run.next().await["event"], "started");
        self.till.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
        while run.next().await["reason"] != "fetching_profile" {}
        run.child.kill().await.unwrap();
        self.log += &run.until_it_ends().await.log;
        self.till.provider.mend();
        self.secrets_left()
    }

    /// The tokens and handles of the journal, in a copy: what the killed program left stays as it is.
    fn secrets_left(&self) -> Vec<String> {
        let copy = tempfile::tempdir().unwrap();
        for name in ["register.db", "register.db-wal"] {
            fs::copy(self.till.data_folder().join(name), copy.path().join(name)).unwrap();
        }
        let sql = "SELECT request ->> 'auth_req_id', tokens ->> 'access_token', tokens ->> 'id_token' FROM login
                   WHERE step = 'token_received'";
        let connection = open(&copy.path().join("register.db"), &self.key);
        connection.query_row(sql, [], |row| Ok(vec![row.get(0)?, row.get(1)?, row.get(2)?])).unwrap()
    }

    /// A dry run over a file of many, killed in its middle.
    async fn killed_in_a_dry_run(&mut self) {
        let rows = (0..11_000).map(|n| format!("Vandrefalk{n} Nebbdyr;+47 {}\n", 90_000_000 + n));
        let file = self.write("many.csv", &(["Navn;Mobil\n".to_owned()].into_iter().chain(rows).collect::<String>()));
        let mut run = start(self.command(&["members", "import", "--dry-run", &file, "--json"]));
        assert_eq!(run.next().await["event"], "progress");
        run.child.kill().await.unwrap();
        self.log += &run.until_it_ends().await.log;
        assert!(!files_in(&self.place("tmp")).is_empty(), "it left its scratch register");
    }

    /// The register and each managed backup, opened with the key.
    fn opened(&self, look: impl Fn(&Path)) {
        look(&self.register());
        let folder = tempfile::tempdir().unwrap();
        let backups = files_in(&self.till.data_folder().join("backups"));
        assert!(backups.len() >= 2, "{backups:?}");
        for (index, backup) in backups.iter().enumerate() {
            let register = folder.path().join(index.to_string());
            unpack(backup, &register);
            look(&register);
        }
    }

    /// A life of a register with everything in it. Answers the tokens that were in the journal.
    async fn live(&mut self) -> Vec<String> {
        let file = self.write("members.csv", MEMBERS);
        self.succeed(&["members", "import", "--dry-run", &file, "--json"]).await;
        let imported = self.succeed(&["members", "import", &file, "--json"]).await;
        assert_eq!((&imported.last()["new"], &imported.last()["refused"]), (&2.into(), &1.into()), "{imported:?}");
        assert_eq!(self.login("001").await.exit, Some(0));
        for (last, exit) in [("003", 10), ("013", 21), ("015", 21)] {
            assert_eq!(self.login(last).await.exit, Some(exit), "{last}");
        }
        for member in ["1", "3"] {
            self.let_in(member).await;
            self.succeed(&["members", "show", member, "--json"]).await;
            self.succeed(&["members", "person", member, "--json"]).await;
        }
        self.succeed(&["members", "export", &self.mine("out.csv"), "--json"]).await;
        self.succeed(&["backup", "--json"]).await;
        let carried = self.place("carried").join("away.skranke");
        self.succeed(&["backup", carried.to_str().unwrap(), "--json"]).await;
        self.killed_in_a_dry_run().await;
        self.killed_with_its_token().await
    }

    async fn change_key(&mut self) {
        let new = "3c".repeat(32);
        let mut rekey = self.command(&["rekey", "--json"]);
        rekey.env("SKRANKE_NEW_DB_KEY", &new);
        let rekeyed = ran(rekey).await;
        assert_eq!(rekeyed.exit, Some(0), "{rekeyed:?}");
        self.log += &rekeyed.log;
        self.key = new;
    }
}

#[tokio::test]
async fn nothing_that_is_left_sings_and_who_is_erased_not_even_with_the_key() {
    let mut mine = Mine::new().await;
    let tokens = mine.live().await;
    let secrets =
        [mine.till.provider.client_secret().to_owned(), "5a".repeat(32), "3c".repeat(32), PASSPHRASE.to_owned()];
    let sub = mine.till.provider.sub(&"4700000001".parse().unwrap());
    let mut canaries = Canaries::of(WORDS);
    tokens.iter().chain(&secrets).chain([&sub]).for_each(|word| canaries.add(word));

    canaries.check_files(&mine.folders());
    mine.change_key().await;
    mine.succeed(&["logins", "resume", "--json"]).await;
    mine.succeed(&["backup", "--json"]).await;
    canaries.check_files(&mine.folders());
    let settings = fs::read(mine.place("skranke.toml")).unwrap();
    assert_eq!(canaries.find_in(&settings), None, "in the settings");
    assert!(canaries.find_in(&fs::read(mine.mine("out.csv")).unwrap()).is_some(), "the manager's own file has them");
    for word in STORED {
        assert!(holds(&pages(&mine.register(), &mine.key), word), "{word} is there to be erased");
    }
    mine.opened(|register| assert!(canaries.find_in(&pages(register, &mine.key)).is_some(), "there to be erased"));

    for member in ["1", "3", "4"] {
        let certificate = mine.place("carried").join(format!("certificate-{member}.txt"));
        mine.succeed(&["members", "erase", member, "--json", "--certificate", certificate.to_str().unwrap()]).await;
    }
    canaries.check_files(&mine.folders());
    mine.opened(|register| check_forgotten(register, &mine.key, &canaries));
    let found = mine.succeed(&["members", "find", "bo li", "--json"]).await;
    assert_eq!(found.lines.len(), 1, "who was not erased is there");
    assert!(mine.log.len() > 10_000 && mine.log.contains("committed"), "the log talked all the while");
    assert_eq!(canaries.find_in(mine.log.as_bytes()), None, "in the log");
    for short in ["eyJ", "Bearer ", "000 00 0", "937 18"] {
        assert!(!mine.log.contains(short), "{short} in the log");
    }
}

/// No page, used or free, has a whole word or the middle of one, and no term of the index of finding is of them.
fn check_forgotten(register: &Path, key: &str, canaries: &Canaries) {
    let pages = pages(register, key);
    assert!(holds(&pages, "Bo"), "opened");
    assert_eq!(canaries.find_in(&pages), None, "in a page");
    let terms = terms(register, key);
    assert!(terms.iter().any(|term| term.contains("bo")), "{terms:?}");
    for part in ["vitrug", "anarif", "ompape", "loytest", "oytest", "ulfjar", "371826", "718264", "eldebak"] {
        assert!(!holds(&pages, part), "{part} in a page");
    }
    for part in ["kvi", "kan", "dom", "flo", "gul", "#937", "#826"] {
        assert!(!terms.iter().any(|term| term.contains(part)), "{part} in {terms:?}");
    }
}
