//! Where the provider sends the phone. The code in the address is exchanged once, and only for somebody who is there: a
//! program that looks at links, or a browser that looks ahead, would spend it. Whoever does not say what they are gets a
//! button to press.

use axum::body::Body;
use axum::http::StatusCode;
use desk_core::LoginId;

use super::cookie::{self, Ticket};
use super::form::Form;
use super::html;
use super::origin::{self, Opener};
use super::reply::{self, Reply};
use super::site::{Asked, Site};
use super::visits::{self, Key};
use super::words::Outcome;
use crate::arrival::{CameBack, PageStep};
use crate::random::hex_256;

impl Site {
    /// The address was opened.
    pub(crate) async fn open_callback(&self, asked: &Asked) -> Reply {
        let query = asked.query.as_deref().unwrap_or_default();
        if let Some((_, visit)) = self.visit(asked)
            && (query.is_empty() || visit.link == visits::key(query))
        {
            return reply::see_other(&self.place.path("visit"));
        }
        if query.is_empty() {
            return self.ended(asked, Outcome::Nothing);
        }
        match origin::opener(&asked.headers) {
            Opener::Person => self.go_on(asked, query).await,
            Opener::Unknown => {
                let markup = html::press_on(&self.frame(asked), &self.place.callback, query);
                reply::without_referrer(reply::page(StatusCode::OK, markup))
            }
            Opener::Machine => reply::retry_after(reply::empty(StatusCode::SERVICE_UNAVAILABLE), 1),
        }
    }

    /// The button was pressed.
    pub(crate) async fn press_on(&self, asked: &Asked, body: Body) -> Reply {
        // The page with the button sends no address along, so its form comes from nowhere.
        let mut headers = asked.headers.clone();
        if headers.get("origin").is_some_and(|origin| origin == "null") {
            headers.remove("origin");
        }
        if !origin::may_be_own_form(&self.place, &headers) {
            return self.ended(asked, Outcome::Stranger);
        }
        match Form::read(&asked.headers, body, &self.limits).await {
            Ok(form) if !form.value("query").is_empty() => self.go_on(asked, form.value("query")).await,
            Ok(_) => self.ended(asked, Outcome::Nothing),
            Err(no_form) => self.ended(asked, no_form.into()),
        }
    }

    async fn go_on(&self, asked: &Asked, query: &str) -> Reply {
        if let Err(reply) = self.takes_link(asked) {
            return *reply;
        }
        let link = visits::key(query);
        let Some(came) = self.visits.open_link(link, self.now()) else { return self.show(Outcome::Used) };
        // Two that open the same link at once are given the same answer; and it is heard whether the phone waits or not.
        let (desk, text, language) = (self.desk.clone(), query.to_owned(), asked.language);
        let heard = async move { *came.get_or_init(|| desk.come_back_in(language, &text)).await };
        let came = self.desk.inner.tasks.spawn(heard).await.unwrap_or(CameBack::Lost);
        match came {
            CameBack::Visitor { login } | CameBack::NotYet { login } => self.begin(asked, login, link),
            CameBack::NotSent => {
                self.visits.forget_link(link);
                let markup = html::not_sent(&self.frame(asked), &self.place.callback, query);
                reply::without_referrer(reply::page(StatusCode::SERVICE_UNAVAILABLE, markup))
            }
            _ => self.show(Outcome::of(came)),
        }
    }

    /// A visit begins; one that this browser was on is over.
    fn begin(&self, asked: &Asked, login: LoginId, link: Key) -> Reply {
        if let Some(former) = cookie::ticket(&self.place, &asked.headers) {
            self.visits.end(&former);
        }
        let ticket = Ticket::new(self.desk.random());
        self.visits.begin(&ticket, login, link, hex_256(self.desk.random()), self.now());
        self.desk.visitor_is_on(login, PageStep::OnPage);
        let cookie = cookie::set(&self.place, &ticket, visits::LIFE.as_secs());
        reply::with_cookie(reply::see_other(&self.place.path("visit")), cookie)
    }

    /// At an address without the code.
    fn show(&self, outcome: Outcome) -> Reply {
        reply::see_other(&self.place.path(&format!("ended/{}", outcome.word())))
    }
}
