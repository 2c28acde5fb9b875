//! A corpus of what is typed at counters.

use proptest::prelude::*;

use super::*;
use Country::{Denmark, Finland, Greenland, Norway, Sweden};

fn parse(text: &str, country: Country) -> Result<String, PhoneProblem> {
    Phone::parse(text, country, FixtureNumbers::Refused).map(|phone| phone.msisdn().to_owned())
}

fn check(text: &str, country: Country, expected: &str) {
    assert_eq!(parse(text, country).as_deref(), Ok(expected), "{text:?} at a desk in {}", country.iso());
}

fn check_refused(text: &str, country: Country, problem: PhoneProblem) {
    assert_eq!(parse(text, country), Err(problem), "{text:?} at a desk in {}", country.iso());
}

#[test]
fn every_spelling_of_a_number_is_the_same_number() {
    for text in [
        "91234567",
        "912 34 567",
        "+4791234567",
        "+47 912 34 567",
        "004791234567",
        "00 47 91 23 45 67",
        "4791234567",
        "(+47) 912-34-567",
        "+47.912.34.567",
        " 912\u{a0}34\u{2009}567\r\n",
        "\u{202a}+4791234567\u{202c}",
        "９１２３４５６７",
        "\u{200b}912\u{ad}34567",
        "+47/912/34/567",
        "912–34–567",
        "tel:+4791234567",
        "'91234567",
        "91234567,",
    ] {
        check(text, Norway, "4791234567");
    }
}

#[test]
fn a_number_without_a_country_gets_the_desks() {
    check("20123456", Denmark, "4520123456");
    check("070-174 06 05", Sweden, "46701740605");
    check("040 1234567", Finland, "358401234567");
    check("041 2345678", Finland, "358412345678");
}

#[test]
fn at_a_desk_with_trunk_zeros_a_foreign_mobile_typed_without_a_plus_is_not_a_stranger_of_this_country() {
    check("4791234567", Finland, "4791234567");
    check("4520123456", Finland, "4520123456");
    check("46701740605", Finland, "46701740605");
    check("4791234567", Sweden, "4791234567");
    check("0451234567", Finland, "358451234567");
}

#[test]
fn a_range_opened_since_the_plan_was_printed_is_a_warning() {
    let phone = Phone::parse("+47 42 12 34 56", Norway, FixtureNumbers::Refused).unwrap();
    assert_eq!(phone.warning(), Some(PhoneWarning::Unusual));
}

#[test]
fn a_customer_from_another_country_can_stand_at_any_desk() {
    check("+45 20 12 34 56", Norway, "4520123456");
    check("0046701740605", Norway, "46701740605");
    check("+46 (0)70 174 06 05", Norway, "46701740605");
    check("+46070 174 06 05", Norway, "46701740605");
    check("+358 40 1234567", Sweden, "358401234567");
    check("+299 22 12 34", Denmark, "299221234");
    check("46701740605", Norway, "46701740605");
    check("358401234567", Norway, "358401234567");
}

#[test]
fn eight_digits_fit_two_countries_and_the_desk_decides() {
    check("41234567", Norway, "4741234567");
    check("41234567", Denmark, "4541234567");
}

#[test]
fn what_is_no_number_is_refused_with_the_reason() {
    for country in [Norway, Denmark, Sweden, Finland] {
        check_refused("", country, PhoneProblem::Empty);
        check_refused(" \u{200b}\n", country, PhoneProblem::Empty);
        check_refused("Kari", country, PhoneProblem::Letters);
        check_refused("9123456O", country, PhoneProblem::Letters);
        check_refused("91+234567", country, PhoneProblem::Letters);
        check_refused("+", country, PhoneProblem::TooShort);
        check_refused("+4", country, PhoneProblem::TooShort);
        check_refused("+35", country, PhoneProblem::TooShort);
        check_refused("+4712", country, PhoneProblem::TooShort);
        check_refused("+4791234", country, PhoneProblem::TooShort);
        check_refused("+47912345678", country, PhoneProblem::TooLong);
        check_refused("+479123456789123456789", country, PhoneProblem::TooLong);
        check_refused("+4712345678", country, PhoneProblem::Impossible);
        check_refused("+1 202 555 0100", country, PhoneProblem::CountryNotServed);
        check_refused("+49 30 901820", country, PhoneProblem::CountryNotServed);
        check_refused("https://qr.vipps.no/28/2/01/031/4791234567?v=1", country, PhoneProblem::WebAddress);
        check_refused("www.example.test", country, PhoneProblem::WebAddress);
    }
    check_refused("9123", Norway, PhoneProblem::TooShort);
    check_refused("912345678901", Norway, PhoneProblem::TooLong);
    check_refused("00000000", Norway, PhoneProblem::Impossible);
}

#[test]
fn emergency_and_service_numbers_are_refused() {
    for text in ["110", "112", "113", "116117", "1 1 2", "+47112"] {
        check_refused(text, Norway, PhoneProblem::Emergency);
    }
    check_refused("80012345", Norway, PhoneProblem::Emergency);
    check_refused("112", Finland, PhoneProblem::Emergency);
    check_refused("1177", Sweden, PhoneProblem::Emergency);
    check_refused("114", Denmark, PhoneProblem::Emergency);
}

#[test]
fn a_landline_or_an_unusual_number_abroad_is_a_warning_not_a_wall() {
    let warning = |text| Phone::parse(text, Norway, FixtureNumbers::Refused).unwrap().warning();
    assert_eq!(warning("22 12 34 56"), Some(PhoneWarning::Landline));
    assert_eq!(warning("+46 8 123 456 78"), Some(PhoneWarning::Landline));
    assert_eq!(warning("+46 70 174 06"), Some(PhoneWarning::Unusual));
    assert_eq!(warning("912 34 567"), None);
    assert_eq!(warning("+45 20 12 34 56"), None);
    assert_eq!(warning("+358 40 1234567"), None);
}

#[test]
fn the_simulators_numbers_are_taken_only_where_the_policy_says_so() {
    for (text, msisdn) in [
        ("+47 000 00 001", "4700000001"),
        ("004700000020", "4700000020"),
        ("4700000099", "4700000099"),
        ("+45 00 00 00 03", "4500000003"),
        ("+46 00 000 00 20", "46000000020"),
        ("+358 000000020", "358000000020"),
        ("+299 00 00 20", "299000020"),
    ] {
        assert_eq!(Phone::parse(text, Norway, FixtureNumbers::Accepted).unwrap().msisdn(), msisdn, "{text}");
        assert!(parse(text, Norway).is_err(), "{text} in the real world");
    }
    check_refused("+4700000001", Norway, PhoneProblem::Impossible);
    assert!(Phone::parse("00000001", Norway, FixtureNumbers::Accepted).is_err(), "never without a country code");
    assert!(Phone::parse("+4700000100", Norway, FixtureNumbers::Accepted).is_err());
}

#[test]
fn numbers_are_shown_as_their_country_does_and_masked_but_for_the_last_three() {
    let phone = |text| Phone::parse(text, Norway, FixtureNumbers::Accepted).unwrap();
    assert_eq!(phone("91234567").pretty(), "+47 912 34 567");
    assert_eq!(phone("22123456").pretty(), "+47 22 12 34 56");
    assert_eq!(phone("+4520123456").pretty(), "+45 20 12 34 56");
    assert_eq!(phone("+46701740605").pretty(), "+46 70 174 06 05");
    assert_eq!(phone("+358401234567").pretty(), "+358 40 123 4567");
    assert_eq!(phone("+299221234").pretty(), "+299 22 12 34");
    assert_eq!(phone("+4700000020").pretty(), "+47 000 00 020");
    assert_eq!(phone("91234567").masked(), "+47 ••• •• 567");
    assert_eq!(phone("+4520123456").masked(), "+45 •• •• •4 56");
    assert_eq!(format!("{:?}", phone("91234567")), "Phone(+47 ••• •• 567)");
}

#[test]
fn a_number_begun_stands_with_the_country_it_would_have() {
    let check =
        |text, expected: &str, country| assert_eq!(begun(text, Norway), Some((expected.to_owned(), country)), "{text}");
    check("9", "+47 9", Some(Norway));
    check("9123", "+47 912 3", Some(Norway));
    check("+45 201", "+45 20 1", Some(Denmark));
    check("0046 70", "+46 70", Some(Sweden));
    check("+3", "+3", None);
    check("00", "00", None);
    assert_eq!(begun("Kari", Norway), None);
    assert_eq!(begun("041", Finland), Some(("+358 41".to_owned(), Some(Finland))));
    assert_eq!(begun("2212", Greenland), Some(("+299 22 12".to_owned(), Some(Greenland))));
}

#[test]
fn one_trunk_zero_falls_away_and_a_second_one_makes_no_number() {
    check("+358 0 40 123 4567", Norway, "358401234567");
    for text in ["+358 00 40 123 4567", "+358 00 3124", "+46 00 70 174 06 05", "0046 00 70 174 06 05"] {
        check_refused(text, Norway, PhoneProblem::Impossible);
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_what_is_read_reads_back(text in "[+0-9 ()/.\\-]{0,24}|\\PC{0,24}") {
        for country in Country::ALL {
            if let Ok(phone) = Phone::parse(&text, country, FixtureNumbers::Accepted) {
                let again = Phone::parse(&phone.pretty(), Norway, FixtureNumbers::Accepted);
                prop_assert_eq!(again.map(|again| again.msisdn), Ok(phone.msisdn.clone()));
                prop_assert!(Phone::from_msisdn(phone.msisdn()).is_some());
                let hidden = phone.masked().chars().filter(|sign| *sign == '•').count();
                prop_assert_eq!(hidden + 3, phone.subscriber().len());
            }
            begun(&text, country);
        }
    }
}
