//! What a column can hold, and what the Nordic countries call it.

use std::collections::HashMap;
use std::sync::LazyLock;

use desk_core::MemberStatus;
use desk_core::folding::loose;
use desk_wire::desk::Language;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number on the card.
    Number,
    /// The given name.
    Given,
    /// The family name.
    Family,
    /// Both in one.
    FullName,
    /// The phone number.
    Phone,
    /// The e-mail address.
    Email,
    /// Whether the membership holds.
    Status,
    /// The last day it holds.
    ValidUntil,
    /// What staff should know.
    Note,
    /// Short words to sort members by.
    Tags,
    /// When they joined.
    Joined,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Given,
        Self::Family,
        Self::FullName,
        Self::Phone,
        Self::Email,
        Self::Status,
        Self::ValidUntil,
        Self::Note,
        Self::Tags,
        Self::Joined,
    ];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Given => "given-name",
            Self::Family => "family-name",
            Self::FullName => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Status => "status",
            Self::ValidUntil => "valid-until",
            Self::Note => "note",
            Self::Tags => "tags",
            Self::Joined => "joined",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// What we call it when we write a file.
    pub(crate) fn heading(self, language: Language) -> &'static str {
        let [nb, en, da, fi, sv] = self.headings();
        match language {
            Language::Nb => nb,
            Language::En => en,
            Language::Da => da,
            Language::Fi => fi,
            Language::Sv => sv,
        }
    }

    /// In nb, en, da, fi, sv.
    fn headings(self) -> [&'static str; 5] {
        match self {
            Self::Number => ["Medlemsnummer", "Member number", "Medlemsnummer", "Jäsennumero", "Medlemsnummer"],
            Self::Given => ["Fornavn", "Given name", "Fornavn", "Etunimi", "Förnamn"],
            Self::Family => ["Etternavn", "Family name", "Efternavn", "Sukunimi", "Efternamn"],
            Self::FullName => ["Navn", "Name", "Navn", "Nimi", "Namn"],
            Self::Phone => ["Mobil", "Mobile", "Mobil", "Matkapuhelin", "Mobil"],
            Self::Email => ["E-post", "E-mail", "E-mail", "Sähköposti", "E-post"],
            Self::Status => ["Status", "Status", "Status", "Tila", "Status"],
            Self::ValidUntil => ["Gyldig til", "Valid until", "Gyldig til", "Voimassa asti", "Giltig till"],
            Self::Note => ["Notat", "Note", "Notat", "Huomautus", "Anteckning"],
            Self::Tags => ["Merkelapper", "Tags", "Etiketter", "Tunnisteet", "Etiketter"],
            Self::Joined => ["Innmeldt", "Joined", "Indmeldt", "Liittynyt", "Inträdesdatum"],
        }
    }

    /// What others call it, the most telling first: a sheet with a mobile number and another one means the mobile.
    fn other_names(self) -> impl Iterator<Item = &'static str> {
        let names = match self {
            Self::Number => {
                "medlemsnr, medlem nr, medlemsid, member no, member nr, membership number, member id, \
                 jäsennro, jäsen nro, kortnummer, kortnr, card number, card no, korttinumero, kundenummer, \
                 kundenr, customer number, customer no, kundnummer, kundnr, asiakasnumero"
            }
            Self::Given => "first name, forename, given names, fornavne, tilltalsnamn, kutsumanimi",
            Self::Family => "surname, last name, slektsnavn",
            Self::FullName => {
                "fullt navn, full name, fulde navn, fuldt navn, koko nimi, fullständigt namn, medlemsnavn, \
                 member name, medlem, member, jäsen, kundenavn, customer name"
            }
            Self::Phone => {
                "mobilnummer, mobilnr, mobiltelefon, mobiltelefonnummer, mobiltlf, mobile number, \
                 mobile phone, mobile no, cell, cell phone, matkapuhelinnumero, kännykkä, gsm, msisdn, \
                 telefonnummer, telefon, telefonnr, tlf, tlfnr, tlfnummer, phone number, phone, phone no, \
                 telephone, telephone number, tel, telnr, puhelinnumero, puhelin, puh"
            }
            Self::Email => {
                "epostadresse, e-postadress, email address, mail, mailadresse, sähköpostiosoite, emailadresse"
            }
            Self::Status => "medlemsstatus, member status, membership status, jäsenyyden tila",
            Self::ValidUntil => {
                "gyldig t.o.m., utløper, utløpsdato, valid to, valid thru, expires, expiry, expiry date, \
                 expiration date, gyldig indtil, udløber, udløbsdato, voimassa, päättyy, voimassaolo päättyy, \
                 giltig t.o.m., giltigt till, utgångsdatum, går ut"
            }
            Self::Note => {
                "notater, merknad, merknader, kommentar, kommentarer, notes, comment, comments, remark, \
                 remarks, bemærkning, bemærkninger, huomautukset, muistiinpano, lisätiedot, kommentti, \
                 anteckningar, anmärkning"
            }
            Self::Tags => "merkelapp, etikett, etikette, tagg, taggar, tagger, tag, labels, tunniste",
            Self::Joined => {
                "innmeldingsdato, innmeldt dato, medlem siden, join date, joined on, date joined, \
                 member since, indmeldelsesdato, liittymispäivä, jäsen alkaen, inträde, medlem sedan, \
                 gick med"
            }
        };
        names.split(", ")
    }

    /// How telling a name of a column is of this field: 0 is most. `None`: it is not this field.
    pub(super) fn rank(self, name: &str) -> Option<usize> {
        let key = key(name);
        let mut names = self.headings().into_iter().chain(self.other_names());
        names.position(|known| self::key(known) == key)
    }
}

/// A status in any of our languages.
pub(super) fn status(text: &str) -> Option<MemberStatus> {
    static KNOWN: LazyLock<HashMap<String, MemberStatus>> = LazyLock::new(|| {
        let words = |status| status_words(status).map(|word| (key(word), status));
        MemberStatus::ALL.into_iter().flat_map(words).collect()
    });
    KNOWN.get(&key(text)).copied()
}

/// What we write for a status.
pub(crate) fn status_word(status: MemberStatus, language: Language) -> &'static str {
    let [nb, en, da, fi, sv, ..] = status_words(status);
    match language {
        Language::Nb => nb,
        Language::En => en,
        Language::Da => da,
        Language::Fi => fi,
        Language::Sv => sv,
    }
}

/// In nb, en, da, fi, sv, then what others write. Whoever is only not active may come back.
fn status_words(status: MemberStatus) -> [&'static str; 10] {
    match status {
        MemberStatus::Active => [
            "aktiv",
            "active",
            "aktiv",
            "aktiivinen",
            "aktiv",
            "aktivt",
            "aktivt medlem",
            "gyldig",
            "valid",
            "voimassa",
        ],
        MemberStatus::Paused => {
            ["pause", "paused", "pause", "tauolla", "pausad", "på pause", "hvilende", "inaktiv", "inactive", "vilande"]
        }
        MemberStatus::Ended => [
            "avsluttet",
            "ended",
            "afsluttet",
            "päättynyt",
            "avslutad",
            "utmeldt",
            "udmeldt",
            "opphørt",
            "eronnut",
            "utträdd",
        ],
    }
}

/// Case, spaces, hyphens, dots and accents do not matter.
pub(super) fn key(name: &str) -> String {
    loose(name).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_fields() {
        let mut meanings: HashMap<String, Field> = HashMap::new();
        for field in Field::ALL {
            for name in field.headings().into_iter().chain(field.other_names()) {
                let before = meanings.insert(key(name), field);
                assert!(before.is_none_or(|before| before == field), "{name}: {before:?} and {field:?}");
            }
        }
    }

    #[test]
    fn names_are_known_in_five_languages_and_any_spelling() {
        for (name, field) in [
            ("MOBIL", Field::Phone),
            ("Mobil nr.", Field::Phone),
            ("Tlf.", Field::Phone),
            ("puhelin-numero", Field::Phone),
            ("E-Post", Field::Email),
            ("epost", Field::Email),
            ("SAHKOPOSTI", Field::Email),
            ("Sähköposti", Field::Email),
            ("etter navn", Field::Family),
            ("Förnamn", Field::Given),
            ("Udløbsdato", Field::ValidUntil),
            ("Gyldig t.o.m", Field::ValidUntil),
            (" medlemsnr ", Field::Number),
        ] {
            let found = Field::ALL.into_iter().find(|field| field.rank(name).is_some());
            assert_eq!(found, Some(field), "{name}");
        }
        assert_eq!(Field::Phone.rank("Skostørrelse"), None);
        assert!(Field::Phone.rank("Mobilnummer") < Field::Phone.rank("Telefon"));
    }

    #[test]
    fn a_status_we_write_is_read_back() {
        for status in MemberStatus::ALL {
            for language in [Language::Nb, Language::En, Language::Da, Language::Fi, Language::Sv] {
                assert_eq!(self::status(status_word(status, language)), Some(status));
            }
        }
        assert_eq!(self::status("AKTIV "), Some(MemberStatus::Active));
        assert_eq!(self::status("betalt"), None);
    }
}
