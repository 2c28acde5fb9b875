//! The customers' display: a screen that anybody in the room may read.

use std::sync::Arc;
use std::time::Duration;

use desk_wire::desk::Language;
use desk_wire::display::DisplayView;
use desk_wire::login::LoginState;
use serde_json::json;

use crate::support::{Counter, counter, id};

/// What the display shows now.
async fn shown(counter: &Counter) -> DisplayView {
    counter.desk.watch_display(None).await
}

/// A login of somebody who waits for the phone's buttons, once they have it.
async fn waiting(counter: &mut Counter, number: &str) -> desk_wire::login::LoginView {
    let asked = counter.enter(number).await;
    counter.until_state(&asked.login_id, LoginState::Waiting).await
}

#[tokio::test]
async fn nothing_of_anybody_crosses_to_it() {
    let mut counter = counter().await;
    counter.clock.stand();
    let idle = json!({"club": "Fjellheim Turlag", "language": "nb", "simulator": true});
    assert_eq!(serde_json::to_value(shown(&counter).await).unwrap(), idle);

    let login = waiting(&mut counter, "+47 000 00 020").await;
    counter.desk.show_to_customer(Some(id(&login)));
    let with_code =
        json!({"club": "Fjellheim Turlag", "language": "nb", "simulator": true, "code": login.binding_message});
    assert_eq!(serde_json::to_value(shown(&counter).await).unwrap(), with_code);

    counter.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    counter.clock.run();
    counter.until_state(&login.login_id, LoginState::Applied).await;
    assert_eq!(serde_json::to_value(shown(&counter).await).unwrap(), idle, "no name, though there is one now");
}

#[tokio::test]
async fn it_follows_the_card_in_front_and_only_while_that_waits() {
    let mut counter = counter().await;
    counter.clock.stand();
    let first = waiting(&mut counter, "+47 000 00 020").await;
    let second = waiting(&mut counter, "+47 000 00 021").await;
    assert_eq!(shown(&counter).await.code, None, "nobody said which");
    for login in [&first, &second, &first] {
        counter.desk.show_to_customer(Some(id(login)));
        assert_eq!(shown(&counter).await.code.as_deref(), Some(login.binding_message.as_str()));
    }
    counter.desk.give_up(id(&first)).await.unwrap();
    assert_eq!(shown(&counter).await.code, None);
    counter.desk.show_to_customer(None);
    assert_eq!(shown(&counter).await.code, None);
}

#[tokio::test]
async fn it_speaks_the_language_of_the_customers_market() {
    let mut counter = counter().await;
    counter.clock.stand();
    for (number, language) in [
        ("+45 00 00 00 20", Language::Da),
        ("+46 00 000 00 20", Language::Sv),
        ("+358 00 0000020", Language::Fi),
        ("+47 000 00 020", Language::Nb),
    ] {
        let login = waiting(&mut counter, number).await;
        counter.desk.show_to_customer(Some(id(&login)));
        assert_eq!(shown(&counter).await.language, language, "{number}");
    }
}

#[tokio::test]
async fn it_waits_for_news_and_is_told_once_in_a_while_that_there_is_none() {
    let mut counter = counter().await;
    counter.clock.stand();
    let known = shown(&counter).await;
    let login = waiting(&mut counter, "+47 000 00 020").await;

    let (desk, before) = (counter.desk.clone(), known.clone());
    let news = tokio::spawn(async move { desk.watch_display(Some(&before)).await });
    tokio::task::yield_now().await;
    assert!(!news.is_finished());
    counter.desk.show_to_customer(Some(id(&login)));
    let shown = news.await.unwrap();
    assert_eq!(shown.code, Some(login.binding_message));

    let (desk, clock) = (counter.desk.clone(), Arc::clone(&counter.clock));
    let none = tokio::spawn(async move { desk.watch_display(Some(&shown)).await });
    tokio::task::yield_now().await;
    clock.advance(Duration::from_secs(30));
    assert!(none.await.unwrap().code.is_some());
}
