//! Dates of birth and postal addresses: from the provider's claims, into the journal and back, onto the screen.

use desk_core::Details;
use desk_core::details::{AddressKind, PostalAddress};
use desk_wire::member::{self as wire, AddressView, DetailsView};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vipps::Userinfo;

/// Takes in what `scopes` asked for. A date of birth that lies ahead of `today` is none.
pub(crate) fn details(userinfo: &Userinfo, scopes: &[String], today: Date) -> Details {
    let asked = |names: &[&str]| scopes.iter().any(|scope| names.contains(&scope.as_str()));
    let birthdate = userinfo.birthdate.filter(|day| asked(&["birthDate", "birthdate"]) && *day <= today);
    let all = || userinfo.address.iter().chain(&userinfo.other_addresses).map(address).collect();
    Details { birthdate, addresses: asked(&["address"]).then(all) }
}

fn address(from: &vipps::Address) -> PostalAddress {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    PostalAddress {
        kind: match from.kind {
            vipps::AddressKind::Home => AddressKind::Home,
            vipps::AddressKind::Work => AddressKind::Work,
            vipps::AddressKind::Other => AddressKind::Other,
        },
        street: text(&from.street),
        postal_code: text(&from.postal_code),
        region: text(&from.region),
        country: text(&from.country),
    }
}

/// In the journal, between the profile's arrival and its being applied.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct StoredDetails {
    birthdate: Option<Date>,
    addresses: Option<Vec<StoredAddress>>,
}

/// Kind, street, postal code, town, country.
type StoredAddress = (String, String, String, String, String);

impl StoredDetails {
    pub(crate) fn write(details: &Details) -> Self {
        let stored = |one: &PostalAddress| {
            let PostalAddress { kind, street, postal_code, region, country } = one.clone();
            (kind.word().to_owned(), street, postal_code, region, country)
        };
        Self {
            birthdate: details.birthdate,
            addresses: details.addresses.as_ref().map(|all| all.iter().map(stored).collect()),
        }
    }

    pub(crate) fn read(self) -> Details {
        let read = |(kind, street, postal_code, region, country): StoredAddress| PostalAddress {
            kind: AddressKind::from_word(&kind).unwrap_or(AddressKind::Other),
            street,
            postal_code,
            region,
            country,
        };
        Details { birthdate: self.birthdate, addresses: self.addresses.map(|all| all.into_iter().map(read).collect()) }
    }
}

/// As the member's card shows it, in a country whose own name is not written on letters.
pub(crate) fn view(details: &Details, country: &str) -> DetailsView {
    let addresses = details.addresses.iter().flatten().map(|one| AddressView {
        kind: match one.kind {
            AddressKind::Home => wire::AddressKind::Home,
            AddressKind::Work => wire::AddressKind::Work,
            AddressKind::Other => wire::AddressKind::Other,
        },
        lines: one.lines(country),
    });
    DetailsView { birthdate: details.birthdate.map(|day| day.to_string()), addresses: addresses.collect() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn userinfo(birthdate: Date) -> Userinfo {
        let address = vipps::Address {
            kind: vipps::AddressKind::Home,
            street: Some("Prøveveien 1\nOppgang B".into()),
            postal_code: Some("0001".into()),
            region: Some("Oslo".into()),
            country: None,
        };
        Userinfo { birthdate: Some(birthdate), address: Some(address), ..Userinfo::default() }
    }

    fn told(birthdate: Date, scopes: &[&str]) -> Details {
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        details(&userinfo(birthdate), &scopes, date(2026, 3, 2))
    }

    #[test]
    fn what_was_not_asked_for_is_not_taken_in_even_if_it_comes() {
        assert_eq!(told(date(1990, 1, 31), &["openid", "name", "phoneNumber"]), Details::default());
        let only_address = told(date(1990, 1, 31), &["openid", "address"]);
        assert!(only_address.birthdate.is_none() && only_address.addresses.is_some());
    }

    #[test]
    fn nobody_is_born_tomorrow() {
        assert_eq!(told(date(2026, 3, 2), &["birthDate"]).birthdate, Some(date(2026, 3, 2)));
        assert_eq!(told(date(2026, 3, 3), &["birthDate"]).birthdate, None);
    }

    #[test]
    fn the_journal_gives_back_what_it_was_given() {
        let told = told(date(1990, 1, 31), &["birthDate", "address"]);
        let text = serde_json::to_string(&StoredDetails::write(&told)).unwrap();
        assert_eq!(serde_json::from_str::<StoredDetails>(&text).unwrap().read(), told);
        assert_eq!(serde_json::from_str::<StoredDetails>("{}").unwrap().read(), Details::default());
    }

    #[test]
    fn the_card_shows_an_address_as_on_an_envelope() {
        let view = view(&told(date(1990, 1, 31), &["birthDate", "address"]), "NO");
        assert_eq!(view.birthdate.as_deref(), Some("1990-01-31"));
        assert_eq!(view.addresses[0].lines, ["Prøveveien 1", "Oppgang B", "0001 Oslo"]);
    }
}
