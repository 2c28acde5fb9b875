//! A register of the test's own, in a folder that goes with it.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use desk_core::profile::{ConfirmedPhone, Email, Name};
use desk_core::{
    Answer, BindingMessage, ConsentKind, ConsentReceipt, Details, Ending, ImportedMember, LoginId, Member, MemberId,
    MemberStatus, NewMember, Note, Phone, Profile, Purpose, Random, Source,
};
use desk_store::{Asked, Payload, REGISTER_FILE, Store, StoreError, StoreKey, Took};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use tempfile::TempDir;

pub(crate) const ISSUER: &str = "https://op.example.test/access/";
pub(crate) const DAY: Date = date(2026, 3, 2);
pub(crate) const TOOK: Took = Took { day: DAY, by: SignedDuration::from_secs(17) };

/// Bytes that never come again.
pub(crate) struct Counting(pub(crate) Cell<u64>);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self.0.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0.set(next);
            *byte = next.to_be_bytes()[0];
        }
    }
}

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
    pub(crate) random: Counting,
}

pub(crate) fn key(byte: u8) -> StoreKey {
    StoreKey::new([byte; 32])
}

pub(crate) fn desk() -> Desk {
    desk_of(1)
}

/// A desk whose randomness begins elsewhere.
pub(crate) fn desk_of(seed: u64) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let random = Counting(Cell::new(seed));
    let store = Store::open(folder.path(), &key(1), &random).unwrap();
    Desk { folder, store, random }
}

/// Second `n` of the day.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_772_442_900 + second).unwrap()
}

pub(crate) fn phone(msisdn: &str) -> Phone {
    Phone::from_msisdn(msisdn).unwrap()
}

pub(crate) fn profile(sub: &str, msisdn: &str, given: &str, family: &str) -> Profile {
    Profile {
        sub: sub.into(),
        name: Name { given: given.into(), family: family.into() },
        phone: ConfirmedPhone::Given(phone(msisdn)),
        email: Some(Email { address: format!("{}@example.test", given.to_lowercase()), verified: true }),
        details: Details::default(),
        consents: Vec::new(),
    }
}

impl Desk {
    /// The file itself, with its key but without our code.
    pub(crate) fn raw(&self) -> Connection {
        let connection = Connection::open(self.folder.path().join(REGISTER_FILE)).unwrap();
        connection.pragma_update(None, "key", format!("x'{}'", "01".repeat(32))).unwrap();
        connection
    }

    /// A member by hand, unconfirmed, without an address.
    pub(crate) fn add(&self, msisdn: &str, given: &str, family: &str, second: i64) -> MemberId {
        let name = Name { given: given.into(), family: family.into() };
        let new = NewMember { source: Source::Hand, name, phone: phone(msisdn), phone_confirmed: false, email: None };
        self.store.add_member(&new, at(second)).unwrap()
    }

    pub(crate) fn member(&self, id: MemberId) -> Member {
        self.store.get_member(id).unwrap()
    }

    /// The names of those who are found, in order.
    pub(crate) fn names(&self, text: &str) -> Vec<String> {
        self.store.find_members(text).unwrap().iter().map(|member| member.name.full()).collect()
    }

    /// Opens the same folder once more, as another process would.
    pub(crate) fn again(&self, byte: u8) -> Result<Store, StoreError> {
        static PROCESS: AtomicU64 = AtomicU64::new(1000);
        let seed = PROCESS.fetch_add(1, Ordering::Relaxed);
        Store::open(self.folder.path(), &key(byte), &Counting(Cell::new(seed)))
    }

    pub(crate) fn ask(&self, msisdn: &str) -> (LoginId, Asked) {
        let (id, code) = (LoginId::new(&self.random), BindingMessage::new(&self.random));
        let asked = self.store.write_asked(id, &phone(msisdn), Purpose::Enrol, Ending::App, &code, at(0)).unwrap();
        (id, asked)
    }

    /// A login whose profile is in the journal.
    pub(crate) fn confirmed(&self, msisdn: &str) -> LoginId {
        let (id, _) = self.ask(msisdn);
        self.store.write_waiting(id, &Payload::new("request".into()), at(180)).unwrap();
        self.store.write_tokens(id, &Payload::new("tokens".into()), TOOK).unwrap();
        self.store.write_profile(id, &Payload::new("profile".into())).unwrap();
        id
    }

    /// The latest login that became this member.
    pub(crate) fn login_of(&self, member: MemberId) -> LoginId {
        let sql = "SELECT id FROM login WHERE member_id = ?1 ORDER BY rowid DESC LIMIT 1";
        let id: String = self.raw().query_row(sql, [member.0], |row| row.get(0)).unwrap();
        LoginId::parse(&id).unwrap()
    }

    /// A member, by way of a login.
    pub(crate) fn enrol(&self, sub: &str, msisdn: &str, given: &str, family: &str) -> desk_store::Applied {
        let id = self.confirmed(msisdn);
        self.store.apply(id, ISSUER, &profile(sub, msisdn, given, family), at(10), DAY.into()).unwrap()
    }
}

pub(crate) fn imported(number: Option<i64>, msisdn: Option<&str>, given: &str, family: &str) -> ImportedMember {
    ImportedMember {
        number,
        name: Name { given: given.into(), family: family.into() },
        phone: msisdn.map(phone),
        email: None,
        status: MemberStatus::Active,
        valid_until: None,
        note: Note::default(),
        joined_at: at(-1000),
    }
}

pub(crate) fn answer(question: &str, json: &str, at: Timestamp) -> Answer {
    let (asked, language) = (format!("{question}?"), "nb".to_owned());
    Answer { question: question.to_owned(), asked, answer: json.to_owned(), language, at }
}

pub(crate) fn receipt(kind: ConsentKind, at: Timestamp) -> ConsentReceipt {
    let verbatim = r#"{ "text": "Kan vi sende deg tilbud?",  "email": true }"#.to_owned();
    ConsentReceipt { kind, language: "nb".into(), at, verbatim }
}
