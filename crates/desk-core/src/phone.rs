//! Phone numbers: what staff type, and what is asked, stored and shown.

use rlibphonenumber::{NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumberType, ValidationError};

/// A possible phone number of a country the provider serves (contract §19).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone {
    country: Country,
    /// Country code and subscriber number, digits only.
    msisdn: String,
}

/// The countries the provider serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Country {
    /// Norway, 47.
    Norway,
    /// Denmark, 45.
    Denmark,
    /// Sweden, 46.
    Sweden,
    /// Finland, 358.
    Finland,
    /// Greenland, 299.
    Greenland,
}

/// Why a text is no phone number that a request can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PhoneProblem {
    /// Nothing was typed.
    #[error("no number was given")]
    Empty,
    /// Letters or other signs.
    #[error("there are letters or other signs in it")]
    Letters,
    /// Digits are missing.
    #[error("digits are missing")]
    TooShort,
    /// Too many digits.
    #[error("it has too many digits")]
    TooLong,
    /// No such number can exist.
    #[error("no such number can exist")]
    Impossible,
    /// Its country is not served.
    #[error("its country is not served")]
    CountryNotServed,
    /// An emergency or service number.
    #[error("it is an emergency or service number")]
    Emergency,
    /// A web address was scanned or pasted.
    #[error("it is a web address")]
    WebAddress,
    /// A personal code that does not have the number in it was scanned or pasted.
    #[error("the code does not have the number in it")]
    NoNumberInCode,
    /// A card that no member has was scanned.
    #[error("no member has a card with this number")]
    UnknownCard,
}

/// Why a number is unusual: shown, never a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhoneWarning {
    /// A landline has no app.
    Landline,
    /// Its length or beginning is unusual for its country.
    Unusual,
}

/// Whether the simulator's numbers (all zeros but the last two digits) are taken. They can belong to nobody; in the real
/// world they are impossible like any other such number, so this is a policy handed in where the provider is on loopback,
/// never a global.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixtureNumbers {
    /// As impossible as they are.
    Refused,
    /// Taken when typed with their country code.
    Accepted,
}

impl Country {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Norway, Self::Denmark, Self::Sweden, Self::Finland, Self::Greenland];

    /// The calling code.
    pub fn calling_code(self) -> &'static str {
        match self {
            Self::Norway => "47",
            Self::Denmark => "45",
            Self::Sweden => "46",
            Self::Finland => "358",
            Self::Greenland => "299",
        }
    }

    /// ISO 3166-1 alpha-2.
    pub fn iso(self) -> &'static str {
        match self {
            Self::Norway => "NO",
            Self::Denmark => "DK",
            Self::Sweden => "SE",
            Self::Finland => "FI",
            Self::Greenland => "GL",
        }
    }

    /// From ISO 3166-1 alpha-2.
    pub fn from_iso(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.iso() == code)
    }

    /// Whether national numbers are dialled with a leading 0 that falls away behind the country code.
    fn has_trunk_zero(self) -> bool {
        matches!(self, Self::Sweden | Self::Finland)
    }

    /// How a subscriber number is spaced; what is over goes to the last group.
    fn groups(self, subscriber: &str) -> &'static [usize] {
        match self {
            // Norwegian landlines begin with 2, 3, 5, 6, 7 and are spaced by twos.
            Self::Norway if subscriber.starts_with(['2', '3', '5', '6', '7']) => &[2, 2, 2, 2],
            Self::Norway => &[3, 2, 3],
            Self::Denmark => &[2, 2, 2, 2],
            Self::Sweden => &[2, 3, 2, 2],
            Self::Finland => &[2, 3, 4],
            Self::Greenland => &[2, 2, 2],
        }
    }
}

impl Phone {
    /// Reads what somebody typed, pasted or scanned.
    ///
    /// Spaces, hyphens, brackets, dots, slashes and invisible signs do not matter; `+47`, `0047` and a bare `47` before a
    /// number that cannot be read otherwise are the same. A number without a country gets `default_country`.
    ///
    /// # Errors
    /// [`PhoneProblem`], the most telling one.
    pub fn parse(text: &str, default_country: Country, fixtures: FixtureNumbers) -> Result<Self, PhoneProblem> {
        match Dialled::read(text)? {
            Dialled::International(digits) => Self::international(&digits, fixtures),
            Dialled::National(digits) => Self::national(&digits, default_country, fixtures),
        }
    }

    /// From digits with country code, as the provider writes them (contract §13) and the register stores them.
    pub fn from_msisdn(digits: &str) -> Option<Self> {
        let is_plausible = (8..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        let country = country_of(digits).filter(|_| is_plausible)?;
        Some(Self { country, msisdn: digits.to_owned() })
    }

    fn international(digits: &str, fixtures: FixtureNumbers) -> Result<Self, PhoneProblem> {
        if digits.starts_with('0') {
            return Err(PhoneProblem::Impossible);
        }
        let Some(country) = country_of(digits) else {
            let could_become_one = Country::ALL.iter().any(|country| country.calling_code().starts_with(digits));
            return Err(if could_become_one { PhoneProblem::TooShort } else { PhoneProblem::CountryNotServed });
        };
        let subscriber = &digits[country.calling_code().len()..];
        let subscriber = if country.has_trunk_zero() && !is_fixture(digits) {
            subscriber.strip_prefix('0').unwrap_or(subscriber)
        } else {
            subscriber
        };
        let phone = Self { country, msisdn: format!("{}{subscriber}", country.calling_code()) };
        phone.checked(fixtures)
    }

    fn national(digits: &str, country: Country, fixtures: FixtureNumbers) -> Result<Self, PhoneProblem> {
        if is_emergency(digits) {
            return Err(PhoneProblem::Emergency);
        }
        let subscriber = if country.has_trunk_zero() { digits.strip_prefix('0').unwrap_or(digits) } else { digits };
        let phone = Self { country, msisdn: format!("{}{subscriber}", country.calling_code()) };
        let national = phone.checked(FixtureNumbers::Refused);
        // A number typed with its country code but without `+`: only if it cannot be read as a number of this country.
        match Self::international(digits, fixtures) {
            Ok(international) if national.as_ref().map_or(true, |phone| phone.warning().is_some()) => Ok(international),
            // Where national numbers are typed with a leading 0, one without it that fits a mobile abroad is that one.
            Ok(international)
                if country.has_trunk_zero() && !digits.starts_with('0') && international.warning().is_none() =>
            {
                Ok(international)
            }
            _ => national,
        }
    }

    fn checked(self, fixtures: FixtureNumbers) -> Result<Self, PhoneProblem> {
        if is_fixture(&self.msisdn) {
            return if fixtures == FixtureNumbers::Accepted { Ok(self) } else { Err(PhoneProblem::Impossible) };
        }
        if is_emergency(self.subscriber()) {
            return Err(PhoneProblem::Emergency);
        }
        match self.judge() {
            // One zero falls away behind the country code; a number that begins with another one is none.
            Judgement::Fine | Judgement::Odd(_)
                if self.country.has_trunk_zero() && self.subscriber().starts_with('0') =>
            {
                Err(PhoneProblem::Impossible)
            }
            Judgement::Fine | Judgement::Odd(_) => Ok(self),
            Judgement::Not(problem) => Err(problem),
        }
    }

    /// Why this number is unusual, if it is.
    pub fn warning(&self) -> Option<PhoneWarning> {
        match self.judge() {
            Judgement::Odd(warning) if !is_fixture(&self.msisdn) => Some(warning),
            _ => None,
        }
    }

    /// Asks the numbering plans. Only a plain `+digits` of a served country goes in, and the answer counts only if the plan
    /// understood all of the digits.
    fn judge(&self) -> Judgement {
        if self.subscriber().bytes().all(|digit| digit == b'0') {
            return Judgement::Not(if self.subscriber().is_empty() {
                PhoneProblem::TooShort
            } else {
                PhoneProblem::Impossible
            });
        }
        if self.has_fixed_length() && self.subscriber().len() != 8 {
            return Judgement::Not(if self.subscriber().len() < 8 {
                PhoneProblem::TooShort
            } else {
                PhoneProblem::TooLong
            });
        }
        // 15 digits is the longest a number can be (ITU-T E.164).
        if self.msisdn.len() > 15 {
            return Judgement::Not(PhoneProblem::TooLong);
        }
        let Ok(parsed) = PHONE_NUMBER_UTIL.parse(self.to_e164(), None) else {
            return Judgement::Not(PhoneProblem::TooShort);
        };
        match PHONE_NUMBER_UTIL.is_possible_number_with_reason(&parsed) {
            Err(ValidationError::TooShort) | Ok(NumberLengthType::IsPossibleLocalOnly) => {
                Judgement::Not(PhoneProblem::TooShort)
            }
            Err(_) => Judgement::Odd(PhoneWarning::Unusual),
            Ok(NumberLengthType::IsPossible) => self.judge_kind(PHONE_NUMBER_UTIL.get_number_type(&parsed)),
        }
    }

    fn judge_kind(&self, kind: PhoneNumberType) -> Judgement {
        match kind {
            PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile => Judgement::Fine,
            PhoneNumberType::FixedLine => Judgement::Odd(PhoneWarning::Landline),
            PhoneNumberType::TollFree
            | PhoneNumberType::PremiumRate
            | PhoneNumberType::SharedCost
            | PhoneNumberType::UAN
            | PhoneNumberType::VoiceMail => Judgement::Not(PhoneProblem::Emergency),
            // A range that the plan does not know yet may have been opened since: Norwegian mobiles begin with 4 or 9.
            PhoneNumberType::Unknown
                if self.country == Country::Norway && self.subscriber().starts_with(['4', '9']) =>
            {
                Judgement::Odd(PhoneWarning::Unusual)
            }
            PhoneNumberType::Unknown if self.has_fixed_length() => Judgement::Not(PhoneProblem::Impossible),
            _ => Judgement::Odd(PhoneWarning::Unusual),
        }
    }

    /// Where the plan is eight digits and nothing else, a wrong number is a wall; elsewhere it is a warning (contract §19).
    fn has_fixed_length(&self) -> bool {
        matches!(self.country, Country::Norway | Country::Denmark)
    }

    fn subscriber(&self) -> &str {
        &self.msisdn[self.country.calling_code().len()..]
    }

    /// Where it belongs.
    pub fn country(&self) -> Country {
        self.country
    }

    /// Country code and subscriber number, digits only: for the provider and the register.
    pub fn msisdn(&self) -> &str {
        &self.msisdn
    }

    /// `+4791234567`.
    pub fn to_e164(&self) -> String {
        format!("+{}", self.msisdn)
    }

    /// `+47 912 34 567`.
    pub fn pretty(&self) -> String {
        spaced(self.country, self.subscriber())
    }

    /// `+47 ••• •• 567`: for lists and logs.
    pub fn masked(&self) -> String {
        let hidden = self.subscriber().len().saturating_sub(3);
        let mut seen = 0;
        let prefix = self.country.calling_code().len() + 1;
        let pretty = self.pretty();
        let mask = |(index, sign): (usize, char)| {
            if index < prefix || sign == ' ' {
                return sign;
            }
            seen += 1;
            if seen <= hidden { '•' } else { sign }
        };
        pretty.char_indices().map(mask).collect()
    }
}

impl std::fmt::Debug for Phone {
    /// Never the whole number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

enum Judgement {
    Fine,
    Odd(PhoneWarning),
    Not(PhoneProblem),
}

/// Digits as somebody would dial them.
enum Dialled {
    /// After `+` or `00`.
    International(String),
    /// Without a country.
    National(String),
}

impl Dialled {
    fn read(text: &str) -> Result<Self, PhoneProblem> {
        if is_web_address(text) {
            return Err(PhoneProblem::WebAddress);
        }
        // The trunk zero that people write in brackets falls away behind a country code.
        let text = text.trim().trim_start_matches("tel:").replace("(0)", "");
        let mut digits = String::new();
        let mut has_plus = false;
        for sign in text.chars().filter(|sign| !is_decoration(*sign)) {
            match sign {
                '+' | '＋' if digits.is_empty() && !has_plus => has_plus = true,
                _ => digits.push(ascii_digit(sign).ok_or(PhoneProblem::Letters)?),
            }
        }
        match digits.strip_prefix("00") {
            _ if digits.is_empty() => Err(if has_plus { PhoneProblem::TooShort } else { PhoneProblem::Empty }),
            _ if has_plus => Ok(Self::International(digits)),
            Some(rest) if !rest.is_empty() => Ok(Self::International(rest.to_owned())),
            _ => Ok(Self::National(digits)),
        }
    }
}

fn country_of(digits: &str) -> Option<Country> {
    Country::ALL.into_iter().find(|country| digits.starts_with(country.calling_code()))
}

/// ASCII digits, and the full-width ones some keyboards and documents write.
fn ascii_digit(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10),
        _ => None,
    }
}

/// Signs that people and programs put into numbers, seen and unseen.
pub(crate) fn is_decoration(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(
            sign,
            '-' | '.' | ',' | ';' | '\'' | '/' | '(' | ')' | '[' | ']' | '\u{ad}' | '\u{feff}' | '\u{2060}'
        )
        || matches!(sign, '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(crate) fn is_web_address(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    text.contains("://") || text.starts_with("www.") || text.starts_with("http") || text.contains("qr.vipps.no")
}

/// All zeros but the last two digits, full length for the country (design, simulator).
fn is_fixture(msisdn: &str) -> bool {
    let Some(country) = country_of(msisdn) else { return false };
    let subscriber = &msisdn[country.calling_code().len()..];
    let length = match country {
        Country::Greenland => 6,
        Country::Sweden | Country::Finland => 9,
        Country::Norway | Country::Denmark => 8,
    };
    // Finnish and Swedish fixtures are found in eight digits as well as in nine.
    let fits = subscriber.len() == length || (length == 9 && subscriber.len() == 8);
    fits && subscriber[..subscriber.len() - 2].bytes().all(|digit| digit == b'0')
}

/// Numbers that are dialled for help or service in the Nordic countries, as they are dialled.
fn is_emergency(digits: &str) -> bool {
    const NUMBERS: &[&str] =
        &["110", "112", "113", "114", "911", "999", "1177", "11414", "116000", "116006", "116111", "116117", "116123"];
    NUMBERS.contains(&digits)
}

/// `+47 912 3`: a subscriber number, whole or begun, spaced as its country does.
pub(crate) fn spaced(country: Country, subscriber: &str) -> String {
    let mut text = format!("+{}", country.calling_code());
    let groups = country.groups(subscriber);
    let mut rest = subscriber;
    for (index, length) in groups.iter().enumerate() {
        if rest.is_empty() {
            break;
        }
        let is_last = index + 1 == groups.len();
        let (group, after) = rest.split_at(if is_last { rest.len() } else { rest.len().min(*length) });
        text.push(' ');
        text.push_str(group);
        rest = after;
    }
    text
}

/// The beginning of a number as it is typed: spaced, with the country it would have.
pub(crate) fn begun(text: &str, default_country: Country) -> Option<(String, Option<Country>)> {
    let (digits, is_international) = match Dialled::read(text) {
        Ok(Dialled::International(digits)) => (digits, true),
        Ok(Dialled::National(digits)) => (digits, false),
        Err(_) => return None,
    };
    if is_international {
        return Some(match country_of(&digits) {
            Some(country) => (spaced(country, &digits[country.calling_code().len()..]), Some(country)),
            None => (format!("+{digits}"), None),
        });
    }
    if digits.bytes().all(|digit| digit == b'0') {
        return Some((digits, None));
    }
    let subscriber =
        if default_country.has_trunk_zero() { digits.strip_prefix('0').unwrap_or(&digits) } else { &digits };
    Some((spaced(default_country, subscriber), Some(default_country)))
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
