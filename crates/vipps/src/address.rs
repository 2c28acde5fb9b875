//! Where somebody lives, works or is otherwise found (contract §13).

use ciba::Object;
use serde_json::Value;

use crate::hidden::hidden;
use crate::text;

/// One address. The provider's `formatted` is not among it: its layout differs between samples, and nobody parses it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Which one of the customer's.
    pub kind: AddressKind,
    /// Street and number; unit or floor stand behind a `\n`.
    pub street: Option<String>,
    /// As it came: some have letters and spaces.
    pub postal_code: Option<String>,
    /// The postal town.
    pub region: Option<String>,
    /// Two capital letters.
    pub country: Option<String>,
}

/// `address_type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AddressKind {
    /// `home`.
    Home,
    /// `work`.
    Work,
    /// `other`, and whatever else may be written there, or nothing: the address counts, not its name.
    #[default]
    Other,
}

hidden!(Address);

/// The contract's three in all: the default one and two more.
const MAX_OTHERS: usize = 2;

/// `address`, the default one. Contract §13: a customer without an address has one of empty texts. So has one of which
/// nothing but its kind could be read.
pub(crate) fn default_one(claims: &Object) -> Option<Address> {
    read(claims.get("address")?)
}

/// `other_addresses`.
pub(crate) fn others(claims: &Object) -> Vec<Address> {
    let list = claims.get("other_addresses").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(read).take(MAX_OTHERS).collect()
}

fn read(value: &Value) -> Option<Address> {
    let members = value.as_object()?;
    let member = |name: &str| members.get(name).and_then(Value::as_str);
    let address = Address {
        kind: member("address_type").map(kind).unwrap_or_default(),
        street: member("street_address").and_then(text::lines),
        postal_code: member("postal_code").and_then(text::line),
        region: member("region").and_then(text::line),
        country: member("country").and_then(country),
    };
    let nothing = Address { kind: address.kind, ..Address::default() };
    (address != nothing).then_some(address)
}

fn kind(word: &str) -> AddressKind {
    match word {
        "home" => AddressKind::Home,
        "work" => AddressKind::Work,
        _ => AddressKind::Other,
    }
}

/// Small letters cost nothing; a country that is not two letters is none.
fn country(text: &str) -> Option<String> {
    let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| text.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn address(value: Value) -> Option<Address> {
        default_one(json!({ "address": value }).as_object().unwrap())
    }

    fn list(value: Value) -> Vec<Address> {
        others(json!({ "other_addresses": value }).as_object().unwrap())
    }

    fn of_street(street: &str) -> Value {
        json!({"address_type": "work", "street_address": street})
    }

    #[test]
    fn the_contracts_sample_is_read() {
        let read = address(json!({
            "address_type": "home", "street_address": "Testveien 1\nOppgang B", "postal_code": "0001",
            "region": "OSLO", "country": "NO", "formatted": "Testveien 1\nOppgang B\n0001\nOSLO\nNO",
        }));
        let expected = Address {
            kind: AddressKind::Home,
            street: Some("Testveien 1\nOppgang B".to_owned()),
            postal_code: Some("0001".to_owned()),
            region: Some("OSLO".to_owned()),
            country: Some("NO".to_owned()),
        };
        assert!(read == Some(expected));
    }

    #[test]
    fn an_address_of_empty_texts_is_no_address() {
        let empty = json!({
            "address_type": "", "street_address": "", "postal_code": "", "region": "", "country": "", "formatted": "",
        });
        assert!(address(empty.clone()).is_none());
        assert_eq!(list(json!([empty, empty, of_street("Testveien 2")])).len(), 1, "and counts as none");
        for nothing in [json!({}), json!({"address_type": "home"}), json!({"street_address": " \n"})] {
            assert!(address(nothing.clone()).is_none(), "{nothing}");
        }
    }

    #[test]
    fn the_formatted_text_is_never_read() {
        assert!(address(json!({"formatted": "Testveien 1\n0001\nOSLO\nNO"})).is_none());
    }

    #[test]
    fn what_is_not_of_its_type_is_left_out() {
        for odd in [json!(null), json!("Testveien 1"), json!([of_street("a")]), json!(1), json!(true)] {
            assert!(address(odd.clone()).is_none(), "{odd}");
            assert!(list(json!([odd, of_street("a")])).len() == 1);
        }
        for odd in [json!(null), json!({}), json!("a"), of_street("a")] {
            assert!(list(odd.clone()).is_empty(), "{odd}");
        }
        let half = address(json!({"street_address": 1, "postal_code": null, "region": "OSLO"})).unwrap();
        assert!(half == Address { region: Some("OSLO".to_owned()), ..Address::default() });
    }

    #[test]
    fn an_address_of_a_kind_nobody_named_is_still_an_address() {
        for kind in [json!("cabin"), json!(""), json!("HOME"), json!(7), json!(null)] {
            let read = address(json!({"address_type": kind, "region": "OSLO"})).unwrap();
            assert_eq!(read.kind, AddressKind::Other, "{kind}");
        }
    }

    #[test]
    fn a_country_is_two_letters() {
        let country = |text: &str| address(json!({"region": "x", "country": text})).unwrap().country;
        assert_eq!(country("dk").as_deref(), Some("DK"));
        for odd in ["", "N", "NOR", "N0", "Ø", "Norge", " NO"] {
            assert_eq!(country(odd), None, "{odd}");
        }
    }

    #[test]
    fn there_are_three_in_all() {
        let many = list(json!([of_street("1"), of_street("2"), of_street("3"), of_street("4")]));
        assert_eq!(many.len(), MAX_OTHERS);
        assert_eq!((many[0].street.as_deref(), many[0].kind), (Some("1"), AddressKind::Work));
    }

    #[test]
    fn an_address_cannot_be_printed() {
        assert_eq!(format!("{:?}", address(of_street("Testveien 1")).unwrap()), "Address(…)");
    }
}
