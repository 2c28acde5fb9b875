//! Invents a person from a number. Surnames say "test" in the language of the country, so nobody takes them for real.

use aws_lc_rs::digest::{SHA256, digest};

use super::msisdn::{Country, Msisdn};
use super::person::{Address, Person};

struct Register {
    given_names: [&'static str; 8],
    family_names: [&'static str; 5],
    streets: [&'static str; 4],
    postal_code: &'static str,
    town: &'static str,
    country: &'static str,
}

const NORWAY: Register = Register {
    given_names: ["Kari", "Ola", "Ingrid", "Lars", "Solveig", "Håkon", "Astrid", "Øyvind"],
    family_names: ["Prøve", "Eksempel", "Testesen", "Prøvesen", "Demostad"],
    streets: ["Testveien", "Prøvegata", "Eksempelbakken", "Demosvingen"],
    postal_code: "0001",
    town: "OSLO",
    country: "NO",
};

const DENMARK: Register = Register {
    given_names: ["Mette", "Søren", "Freja", "Jens", "Kirsten", "Anders", "Sofie", "Rasmus"],
    family_names: ["Prøve", "Eksempel", "Testesen", "Prøvsen", "Demosen"],
    streets: ["Testvej", "Prøvegade", "Eksempelstræde", "Demo Allé"],
    postal_code: "0999",
    town: "KØBENHAVN",
    country: "DK",
};

const SWEDEN: Register = Register {
    given_names: ["Anna", "Erik", "Maja", "Björn", "Linnéa", "Åke", "Elsa", "Gustav"],
    family_names: ["Demosson", "Exempel", "Testsson", "Provsson", "Provström"],
    streets: ["Testvägen", "Provgatan", "Exempelgränd", "Demostigen"],
    postal_code: "100 00",
    town: "STOCKHOLM",
    country: "SE",
};

const FINLAND: Register = Register {
    given_names: ["Aino", "Eero", "Helmi", "Väinö", "Sanna", "Mikko", "Päivi", "Juhani"],
    family_names: ["Esimerkki", "Testinen", "Kokeilu", "Demola", "Esimerkkilä"],
    streets: ["Testikatu", "Kokeilutie", "Esimerkkipolku", "Demokuja"],
    postal_code: "00001",
    town: "HELSINKI",
    country: "FI",
};

const GREENLAND: Register = Register {
    given_names: ["Pipaluk", "Malik", "Ivalu", "Aputsiaq", "Naja", "Inuk", "Paninnguaq", "Minik"],
    family_names: ["Prøve", "Eksempel", "Testesen", "Prøvsen", "Demosen"],
    streets: ["Testip Aqqutaa", "Prøvevej", "Eksempelip Aqqutaa", "Demovej"],
    postal_code: "3900",
    town: "NUUK",
    country: "GL",
};

pub(crate) fn person(msisdn: &Msisdn) -> Person {
    let register = register(msisdn.country());
    let hash = digest(&SHA256, msisdn.as_str().as_bytes());
    let dice = |index: usize, sides: usize| usize::from(hash.as_ref()[index]) % sides;
    let given_name = register.given_names[dice(0, 8)];
    let family_name = register.family_names[dice(1, 5)];
    let last_digits = &msisdn.as_str()[msisdn.as_str().len().saturating_sub(4)..];
    Person {
        msisdn: msisdn.clone(),
        given_name: given_name.to_owned(),
        family_name: family_name.to_owned(),
        email: format!("{}.{}.{last_digits}@example.test", plain(given_name), plain(family_name)),
        email_verified: true,
        birthdate: format!("{:04}-{:02}-{:02}", 1946 + dice(2, 60), 1 + dice(3, 12), 1 + dice(4, 28)),
        address: Address {
            street_address: street_address(register.streets[dice(5, 4)], 1 + dice(6, 98), dice(7, 4)),
            postal_code: register.postal_code.to_owned(),
            region: register.town.to_owned(),
            country: register.country.to_owned(),
        },
    }
}

fn register(country: Country) -> &'static Register {
    match country {
        Country::Norway => &NORWAY,
        Country::Denmark => &DENMARK,
        Country::Sweden => &SWEDEN,
        Country::Finland => &FINLAND,
        Country::Greenland => &GREENLAND,
    }
}

/// One in four lives on a floor, which comes after a line feed (§13).
fn street_address(street: &str, number: usize, floor: usize) -> String {
    if floor == 0 { format!("{street} {number}\nH0201") } else { format!("{street} {number}") }
}

fn plain(name: &str) -> String {
    name.to_lowercase().chars().map(plain_letter).collect()
}

fn plain_letter(letter: char) -> char {
    match letter {
        'ø' | 'ö' => 'o',
        'å' | 'ä' => 'a',
        'é' => 'e',
        letter if letter.is_ascii_alphanumeric() => letter,
        _ => '-',
    }
}
