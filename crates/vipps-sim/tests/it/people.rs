use vipps_sim::{Behaviour, Decision, Options, Person, read_people};

use crate::desk::{desk, desk_with, number};

#[test]
fn the_same_number_is_always_the_same_person() {
    let someone = number("4791234567");
    assert_eq!(Person::invented(&someone), Person::invented(&someone));
    assert_ne!(Person::invented(&someone), Person::invented(&number("4791234568")));
}

#[test]
fn everybody_is_plainly_invented() {
    for msisdn in ["4791234567", "4520123456", "46701234567", "358401234567", "299123456"] {
        let person = Person::invented(&number(msisdn));
        assert!(person.email.ends_with("@example.test"), "{}", person.email);
        assert!(person.email.is_ascii(), "{}", person.email);
        assert_eq!(person.birthdate.len(), 10);
    }
}

#[tokio::test]
async fn a_subject_survives_a_restart() {
    let someone = number("4791234567");
    let first = desk().await.sim.sub(&someone);
    assert_eq!(first, desk().await.sim.sub(&someone));
    assert_eq!(first.len(), 36);
}

#[tokio::test]
async fn a_subject_differs_per_sales_unit() {
    let other = Options { merchant_serial_number: "900124".to_owned(), ..Options::default() };
    let someone = number("4791234567");
    assert_ne!(desk().await.sim.sub(&someone), desk_with(other).await.sim.sub(&someone));
}

#[tokio::test]
async fn a_people_file_changes_who_somebody_is_and_what_they_do() {
    let text = r#"
        [[people]]
        msisdn = "4791234567"
        given_name = "Kari"
        family_name = "Prøve"
        email = "kari@example.test"
        birthdate = "1990-01-31"
        address = { street_address = "Testveien 1", postal_code = "0001", region = "OSLO", country = "NO" }
        behaviour = "approves"

        [[people]]
        msisdn = "4791234568"
        behaviour = { decision = { approve_after_polls = 0 }, phoneNumber = "absent" }
    "#;
    let mut options = Options::default();
    read_people(text, &mut options).unwrap();
    let desk = desk_with(options).await;
    let profile = desk.profile("4791234567", "openid name birthDate address").await;
    assert_eq!((&profile["name"], &profile["birthdate"]), (&"Kari Prøve".into(), &"1990-01-31".into()));
    assert_eq!(profile["address"]["street_address"], "Testveien 1");
    assert!(desk.profile("4791234568", "openid phoneNumber").await.get("phone_number").is_none());
}

#[test]
fn an_unknown_key_in_the_people_file_is_an_error_that_names_it() {
    let error = read_people("[[people]]\nmsisdn = \"4791234567\"\nnick = \"K\"", &mut Options::default()).unwrap_err();
    assert!(error.to_string().contains("nick"), "{error}");
}

#[tokio::test]
async fn a_behaviour_can_be_given_to_any_number() {
    let desk = desk().await;
    let rejects = Behaviour { decision: Decision::RejectAfterPolls(0), ..Behaviour::default() };
    desk.sim.set_behaviour(&number("4791234567"), rejects);
    let id = desk.start("4791234567").await.text("auth_req_id");
    assert_eq!(desk.poll(&id).await.error(), "access_denied");
}
