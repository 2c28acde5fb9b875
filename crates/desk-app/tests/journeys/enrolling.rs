//! From the typed number to the member, once and again.

use desk_core::{MemberId, Purpose};
use desk_wire::login::{LoginState, Outcome};
use desk_wire::lookup::{EnterAction, NumberEntered, Reading};
use desk_wire::{Code, Event};

use crate::support::{confirms_after, counter, counter_at, id};

#[tokio::test]
async fn a_new_customer_confirms_and_is_a_member() {
    let mut counter = counter().await;
    let view = counter.serve("+47 000 00 001").await;
    assert_eq!((view.state, view.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    let member = view.member.unwrap();
    assert_eq!(member.phone.unwrap().pretty, "+47 000 00 001");
    assert!(member.phone_confirmed);
    assert_eq!(view.enter, EnterAction::Next);
    assert!(counter.provider.violations().is_empty(), "{:?}", counter.provider.violations());
}

#[tokio::test]
async fn the_screen_is_told_every_step_in_order() {
    let counter = counter().await;
    let mut events = counter.desk.events();
    counter.enter("+47 000 00 001").await;
    let mut story = Vec::new();
    loop {
        if let Event::LoginChanged { login } = events.recv().await.unwrap() {
            let word = |value| serde_json::to_value(value).unwrap();
            story.push(format!("{} {} {}", login.revision, word(login.state), serde_json::json!(login.waiting_reason)));
            if login.state == LoginState::Applied {
                break;
            }
        }
    }
    insta::assert_json_snapshot!(story, @r#"
    [
      "0 \"asked\" null",
      "1 \"waiting\" null",
      "2 \"confirmed\" \"fetching_profile\"",
      "3 \"confirmed\" \"fetching_profile\"",
      "4 \"applied\" null"
    ]
    "#);
}

#[tokio::test]
async fn one_login_costs_one_start_its_polls_one_profile_and_one_question_whether_the_number_exists() {
    let mut counter = counter().await;
    for number in ["+47 000 00 001", "+47 000 00 009", "+47 000 00 010"] {
        counter.serve(number).await;
    }
    assert_eq!(counter.calls("/user-exists"), 3);
    assert_eq!(counter.calls("/backchannel/authentication"), 3);
    assert_eq!(counter.calls("/oauth2/token"), 9, "pending, pending, token");
    assert_eq!(counter.calls("/userinfo"), 3);
    assert_eq!(counter.calls("/openid-configuration"), 1, "cached");
    assert_eq!(counter.calls("/jwks.json"), 1, "cached");
}

#[tokio::test]
async fn a_known_number_shows_the_member_and_sends_nothing() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let calls = counter.provider.log().len();
    for text in ["+47 000 00 001", "004700000001", "47 00000001"] {
        let NumberEntered::Member { member } = counter.desk.enter_number(text, Purpose::Enrol).await.unwrap() else {
            panic!("{text}: a request was sent");
        };
        assert_eq!(member.enter, EnterAction::CheckIn { member_id: "1".into() });
    }
    assert_eq!(counter.provider.log().len(), calls);
}

#[tokio::test]
async fn a_second_login_of_the_same_person_updates_and_never_doubles() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let again = counter.desk.ask_number("+47 000 00 001", Purpose::Enrol).await.unwrap();
    let view = counter.until_over(&again.login_id).await;
    assert_eq!(view.outcome, Some(Outcome::WelcomedBack));
    assert_eq!(counter.desk.find_members("+47 000 00 001").await.unwrap().len(), 1);
}

#[tokio::test]
async fn enter_pressed_twice_sends_one_request() {
    let counter = counter().await;
    counter.clock.stand();
    let (first, second) = tokio::join!(counter.enter("+47 000 00 020"), counter.enter("4700000020"));
    let third = counter.enter("+47 000 00 020").await;
    assert_eq!(first.login_id, second.login_id);
    assert_eq!(first.login_id, third.login_id);
    assert_eq!(counter.desk.list_logins().len(), 1);
}

#[tokio::test]
async fn the_code_on_the_phone_is_the_code_on_the_counter() {
    let mut counter = counter().await;
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    let view = counter.until_state(&asked.login_id, LoginState::Waiting).await;
    let request = counter.provider.requests().pop().unwrap();
    assert_eq!(request.binding_message, Some(view.binding_message));
    assert_eq!(view.expires_at_ms, Some(request.expires_ms));
}

#[tokio::test]
async fn bad_input_sends_nothing_and_says_why() {
    let counter = counter().await;
    for text in ["", "Kari", "123", "112", "+1 202 555 0100", "https://example.test/4791234567"] {
        assert!(counter.desk.enter_number(text, Purpose::Enrol).await.is_err(), "{text}");
    }
    assert!(counter.provider.log().is_empty());
    assert!(counter.desk.list_logins().is_empty());
}

#[tokio::test]
async fn a_look_up_tells_how_a_text_reads_and_what_enter_will_do() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let part = counter.desk.look_up("912").await.unwrap();
    assert!(
        matches!(part.reading, Reading::PartOfNumber { ref pretty, .. } if pretty == "+47 912"),
        "{:?}",
        part.reading
    );
    let name = counter.desk.look_up("prøve").await.unwrap();
    assert_eq!(name.enter, EnterAction::OpenMember { member_id: "1".into() }, "the only one who fits");
    assert_eq!(name.rows[0].masked_phone, "+47 ••• •• 001");
    let number = counter.desk.look_up("+47 000 00 001").await.unwrap();
    assert_eq!(
        (number.enter, number.rows.len()),
        (EnterAction::OpenMember { member_id: "1".into() }, 1),
        "no push goes out"
    );
    assert_eq!(counter.desk.look_up("+47 000 00 002").await.unwrap().enter, EnterAction::EnterNumber);
}

#[tokio::test]
async fn a_member_is_checked_in_and_twice_is_once() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    let first = counter.desk.check_in(MemberId(1)).await.unwrap();
    let second = counter.desk.check_in(MemberId(1)).await.unwrap();
    assert_eq!(first.visit, second.visit);
    assert_eq!((second.member.visits, second.member.last_visit_at_ms), (1, None), "the last visit is the one before");
    counter.provider.advance(std::time::Duration::from_secs(3600));
    let later = counter.desk.check_in(MemberId(1)).await.unwrap();
    assert_eq!(
        (later.member.visits, later.member.last_visit_at_ms),
        (2, first.visit.as_ref().map(|visit| visit.at_ms))
    );
    assert_eq!(first.enter, EnterAction::Next);
}

#[tokio::test]
async fn the_wrong_person_taken_back_leaves_nobody() {
    let mut counter = counter().await;
    let view = counter.serve("+47 000 00 001").await;
    let taken_back = counter.desk.say_wrong_person(id(&view)).await.unwrap();
    assert_eq!((taken_back.state, taken_back.code), (LoginState::Cancelled, Some(Code::TakenBack)));
    assert!(taken_back.member.is_none());
    assert!(counter.desk.find_members("+47 000 00 001").await.unwrap().is_empty());
    assert!(counter.desk.list_waiting().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_login_given_up_is_not_asked_any_more_and_the_next_code_is_the_one_that_counts() {
    let mut counter = counter().await;
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    counter.until_state(&asked.login_id, LoginState::Waiting).await;
    let given_up = counter.desk.give_up(id(&asked)).await.unwrap();
    assert_eq!((given_up.state, given_up.code), (LoginState::Cancelled, Some(Code::Cancelled)));
    assert!(counter.desk.list_waiting().await.unwrap().is_empty(), "its number is gone from the journal");
    let again = counter.desk.ask_again(id(&asked), None).await.unwrap();
    assert!(again.newest_code);
    assert_ne!(again.binding_message, asked.binding_message);
    let ids: Vec<String> = counter.desk.list_logins().into_iter().map(|view| view.login_id).collect();
    assert_eq!(ids, [again.login_id], "the old card made room");
}

#[tokio::test]
async fn a_recycled_number_waits_for_staff_who_decide() {
    let mut before = counter().await;
    before.behave("4700000020", confirms_after(1));
    before.serve("+47 000 00 020").await;
    let folder = std::sync::Arc::clone(&before.folder);
    before.desk.close().await;
    // The same number at another sales unit, whose subjects are others, with another name.
    let mut counter = counter_at("900456", folder).await;
    let msisdn = "4700000020".parse().unwrap();
    let name = vipps_sim::PersonChange {
        given_name: Some("Ola".into()),
        family_name: Some("Eksempelsen".into()),
        email: Some("ola@example.test".into()),
        ..Default::default()
    };
    counter.provider.change_person(&msisdn, name);
    counter.behave("4700000020", confirms_after(1));
    let asked = counter.desk.ask_number("+47 000 00 020", Purpose::Enrol).await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.candidates.len()), (LoginState::NeedsStaff, 1));
    let settled = counter.desk.settle_login(id(&view), None).await.unwrap();
    assert_eq!((settled.state, settled.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    let has_it: Vec<_> = counter.desk.find_members("+47 000 00 020").await.unwrap();
    assert_eq!((has_it.len(), has_it[0].member_number.as_str()), (1, "2"), "the number is the new member's now");
}
