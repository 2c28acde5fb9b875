//! The people file: a TOML list of people who differ from the invented ones.
//!
//! ```toml
//! [[people]]
//! msisdn = "4791234567"
//! given_name = "Kari"
//! family_name = "Prøve"
//! behaviour = "rejects"
//! ```

use serde::Deserialize;
use thiserror::Error;

use super::behaviour::{Behaviour, NamedBehaviour};
use super::msisdn::Msisdn;
use super::person::{Address, PersonChange};
use crate::options::Options;

/// The people file cannot be understood; the text says where and why.
#[derive(Debug, Error)]
#[error("the people file cannot be read: {0}")]
pub struct PeopleFileError(#[from] toml::de::Error);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    #[serde(default)]
    people: Vec<Entry>,
}

/// Spelled out rather than flattened, because flattening loses the check for unknown keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    msisdn: Msisdn,
    given_name: Option<String>,
    family_name: Option<String>,
    email: Option<String>,
    email_verified: Option<bool>,
    birthdate: Option<String>,
    address: Option<Address>,
    behaviour: Option<NameOrScript>,
}

/// A behaviour by name, or written out.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum NameOrScript {
    Name(NamedBehaviour),
    Script(Box<Behaviour>),
}

impl NameOrScript {
    pub(crate) fn script(self, msisdn: &Msisdn) -> Behaviour {
        match self {
            Self::Name(name) => name.script(msisdn),
            Self::Script(script) => *script,
        }
    }
}

/// Adds the people of a file's text to the options.
pub fn read_people(text: &str, options: &mut Options) -> Result<(), PeopleFileError> {
    let file: PeopleFile = toml::from_str(text)?;
    for entry in file.people {
        add(entry, options);
    }
    Ok(())
}

fn add(entry: Entry, options: &mut Options) {
    let change = PersonChange {
        given_name: entry.given_name,
        family_name: entry.family_name,
        email: entry.email,
        email_verified: entry.email_verified,
        birthdate: entry.birthdate,
        address: entry.address,
    };
    if let Some(behaviour) = entry.behaviour {
        options.behaviours.push((entry.msisdn.clone(), behaviour.script(&entry.msisdn)));
    }
    options.people.push((entry.msisdn, change));
}
