//! A visit goes on: block by block, each saved when it is sent.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::body::Body;
use axum::http::StatusCode;
use desk_core::{LoginState, Member};
use serde_json::{Value, json};

use super::blocks::{Block, HandOver};
use super::cookie::Ticket;
use super::form::{Form, NoForm};
use super::given::{self, TooLong};
use super::html::{self, Said};
use super::origin;
use super::receipt;
use super::reply::{self, Reply};
use super::site::{Asked, Site};
use super::visits::Visit;
use super::words::Outcome;
use crate::arrival::{CameBack, PageStep};
use crate::failure::Failure;

/// Who the visitor is, as far as that is for the page.
pub(crate) enum Who {
    /// In the register.
    Member(Box<Member>),
    /// Staff have still to say.
    WithStaff,
}

/// What a form is checked against.
struct Sent<'a> {
    ticket: Ticket,
    visit: Visit,
    at: usize,
    block: &'a Block,
    form: Form,
}

impl Site {
    /// On to where this visit is.
    pub(crate) async fn open_visit(&self, asked: &Asked) -> Reply {
        match self.visit(asked) {
            None => self.ended(asked, Outcome::Over),
            Some((ticket, visit)) => match self.who(asked, &ticket, &visit).await {
                Ok(_) => reply::see_other(&self.block_path(visit.reached)),
                Err(reply) => *reply,
            },
        }
    }

    /// One block.
    pub(crate) async fn open_block(&self, asked: &Asked, name: &str) -> Reply {
        let Some((at, block)) = self.page.find(name) else { return self.ended(asked, Outcome::NotFound) };
        let Some((ticket, visit)) = self.visit(asked) else { return self.ended(asked, Outcome::Over) };
        let who = match self.who(asked, &ticket, &visit).await {
            Ok(who) => who,
            Err(reply) => return *reply,
        };
        if let Some(terms) = self.terms_before(at, &visit) {
            return reply::see_other(&self.block_path(terms));
        }
        self.visits.change(&ticket, |visit| visit.reached = visit.reached.max(at));
        self.desk.visitor_is_on(visit.login, self.step(at));
        self.draw(asked, StatusCode::OK, &visit, &who, (at, block), &[])
    }

    /// The form of one block.
    pub(crate) async fn take_form(&self, asked: &Asked, name: &str, body: Body) -> Reply {
        if !origin::may_be_own_form(&self.place, &asked.headers) {
            return self.ended(asked, Outcome::Stranger);
        }
        let Some((at, block)) = self.page.find(name) else { return self.ended(asked, Outcome::NotFound) };
        let form = match Form::read(&asked.headers, body, &self.limits).await {
            Ok(form) => form,
            Err(no_form) => return self.ended(asked, no_form.into()),
        };
        let Some((ticket, visit)) = self.visit(asked) else { return self.ended(asked, Outcome::Over) };
        if verify_slices_are_equal(form.value("visit").as_bytes(), visit.mark.as_bytes()).is_err() {
            return self.ended(asked, Outcome::Stranger);
        }
        if let Err(reply) = self.takes_form(asked, &visit) {
            return *reply;
        }
        let saving = std::sync::Arc::clone(&visit.saving);
        let _one_at_a_time = saving.lock().await;
        // What the form before this one left.
        let Some((ticket, visit)) = self.visit(asked).filter(|(other, _)| *other == ticket) else {
            return self.ended(asked, Outcome::Over);
        };
        self.take(asked, Sent { ticket, visit, at, block, form }).await
    }

    async fn take(&self, asked: &Asked, sent: Sent<'_>) -> Reply {
        let who = match self.who(asked, &sent.ticket, &sent.visit).await {
            Ok(who) => who,
            Err(reply) => return *reply,
        };
        if let Some(terms) = self.terms_before(sent.at, &sent.visit) {
            return reply::see_other(&self.block_path(terms));
        }
        match sent.block {
            Block::Welcome(_) | Block::Done(_) => self.next(sent.at),
            Block::HandOver(hand_over) => self.hand_over(&sent, hand_over),
            Block::More(_) | Block::Consents(_) | Block::Terms(_) => match self.keep(asked, &sent, &who).await {
                Ok(()) => self.next(sent.at),
                Err(reply) => *reply,
            },
        }
    }

    /// Saves what a form says.
    async fn keep(&self, asked: &Asked, sent: &Sent<'_>, who: &Who) -> Result<(), Box<Reply>> {
        let (words, wished, now) = (asked.words(), asked.language, self.desk.now());
        let said = Said::of(sent.block, words, wished, &self.desk.inner.config.club.name, who);
        let mut after = sent.visit.given.clone();
        let (answers, content): (_, Option<Value>) = match sent.block {
            Block::More(more) => {
                let too_long = given::read_more(more, &sent.form, &mut after);
                if !too_long.is_empty() {
                    return Err(Box::new(self.draw_again(asked, sent, &after, who, &too_long)));
                }
                (given::answers(more, &after, words, wished, now), None)
            }
            Block::Consents(consents) => {
                after.consents = given::read_consents(consents, &sent.form);
                (Vec::new(), Some(receipt::of_consents(&said, consents, &after.consents, words, wished)))
            }
            Block::Terms(terms) => {
                if sent.form.value("accept") != terms.version {
                    return Err(Box::new(self.draw_again(asked, sent, &after, who, &[])));
                }
                after.terms = true;
                let own = html::accept(words, said.club);
                let accept = html::shown(terms.accept.as_ref(), wished, &own);
                let link = html::terms_link(words, terms);
                (Vec::new(), Some(receipt::of_terms(&said, terms, accept, &link, words)))
            }
            _ => return Ok(()),
        };
        let name = sent.block.name();
        let text = content.as_ref().map(Value::to_string);
        // The same form sent twice is one answer.
        let is_new = text.is_none() || after.receipts.get(name) != text.as_ref();
        let receipt = content.filter(|_| is_new).map(|content| receipt::at(&content, wished, now));
        let login = sent.visit.login;
        match self.desk.store(move |store| store.keep_answers(login, &answers, receipt.as_ref())).await {
            Ok(()) => {
                if let Who::Member(member) = who {
                    self.desk.member_told(login, member.id).await;
                }
                after.receipts.extend(text.map(|text| (name, text)));
                self.visits.change(&sent.ticket, |visit| visit.given = after);
                Ok(())
            }
            Err(Failure::NotFound) => {
                self.visits.end(&sent.ticket);
                Err(Box::new(self.ended(asked, Outcome::Cancelled)))
            }
            Err(failure) => {
                tracing::error!(login = %login, %failure, "what a visitor sent was not kept");
                Err(Box::new(self.ended(asked, Outcome::NotSaved)))
            }
        }
    }

    /// On to the shop of the settings, and nowhere else.
    fn hand_over(&self, sent: &Sent<'_>, hand_over: &HandOver) -> Reply {
        let reference = self.references.give(sent.visit.login, self.desk.random(), self.now());
        let mut url = hand_over.url.clone();
        url.query_pairs_mut().append_pair("reference", &reference);
        self.visits.change(&sent.ticket, |visit| visit.reached = visit.reached.max(sent.at + 1));
        self.desk.visitor_is_on(sent.visit.login, PageStep::HandedOver);
        reply::without_referrer(reply::see_other(url.as_str()))
    }

    /// A shop asks whom a reference means. It is told the number on the card; none while staff have still to decide.
    pub(crate) async fn tell_reference(&self, asked: &Asked, body: Body) -> Reply {
        let unknown = || reply::json(StatusCode::NOT_FOUND, &json!({ "error": "unknown_reference" }));
        // A browser would say where it comes from; a shop's server does not.
        if asked.headers.contains_key("origin") {
            return unknown();
        }
        let form = match Form::read(&asked.headers, body, &self.limits).await {
            Ok(form) => form,
            Err(no_form) => {
                return reply::json(Outcome::from(no_form).status(), &json!({ "error": "invalid_request" }));
            }
        };
        let Some(login) = self.references.redeem(form.value("reference"), self.now()) else { return unknown() };
        let found = self.desk.store(move |store| match store.find_login(login)? {
            Some(row) => Ok(Some(row.member.map(|member| store.get_member(member)).transpose()?)),
            None => Ok(None),
        });
        match found.await {
            Ok(Some(member)) => {
                self.desk.visitor_is_at_shop(login);
                let number = member.map(|member| member.number.to_string());
                reply::json(StatusCode::OK, &json!({ "memberNumber": number }))
            }
            Ok(None) | Err(Failure::NotFound) => unknown(),
            Err(_) => reply::json(StatusCode::SERVICE_UNAVAILABLE, &json!({ "error": "unavailable" })),
        }
    }

    /// Who it is, if the login still stands; else what has become of it.
    async fn who(&self, asked: &Asked, ticket: &Ticket, visit: &Visit) -> Result<Who, Box<Reply>> {
        for is_last in [false, true] {
            if let Some(who) = self.look_up(visit).await.map_err(|_| Box::new(self.ended(asked, Outcome::NotSaved)))? {
                return Ok(who);
            }
            if is_last {
                break;
            }
            match self.desk.await_visitor(visit.login).await {
                CameBack::Visitor { .. } => {}
                CameBack::NotYet { .. } => break,
                // It came to nothing after all, or was taken back.
                CameBack::Unknown => {
                    self.visits.end(ticket);
                    return Err(Box::new(self.ended(asked, Outcome::Cancelled)));
                }
                came => {
                    self.visits.end(ticket);
                    return Err(Box::new(self.ended(asked, Outcome::of(came))));
                }
            }
        }
        Err(Box::new(self.ended(asked, Outcome::Moment)))
    }

    async fn look_up(&self, visit: &Visit) -> Result<Option<Who>, Failure> {
        let login = visit.login;
        let found = self.desk.store(move |store| match store.find_login(login)? {
            Some(row) if row.state == LoginState::NeedsStaff => Ok(Some(Who::WithStaff)),
            Some(row) => {
                let member = row.member.map(|member| store.get_member(member)).transpose()?;
                Ok(member.map(|member| Who::Member(Box::new(member))))
            }
            None => Ok(None),
        });
        found.await
    }

    /// Terms come before what follows them.
    fn terms_before(&self, at: usize, visit: &Visit) -> Option<usize> {
        let terms = self.page.blocks.iter().position(|block| matches!(block, Block::Terms(_)))?;
        (terms < at && !visit.given.terms).then_some(terms)
    }

    fn next(&self, at: usize) -> Reply {
        reply::see_other(&self.block_path(at + 1))
    }

    pub(crate) fn block_path(&self, at: usize) -> String {
        let last = self.page.blocks.len().saturating_sub(1);
        let name = self.page.blocks.get(at.min(last)).map_or("done", Block::name);
        self.place.path(&format!("visit/{name}"))
    }

    /// For the counter, in the counter's language.
    fn step(&self, at: usize) -> PageStep {
        let club = &self.desk.inner.config.club;
        let of = self.page.blocks.len() - 1;
        match self.page.blocks.get(at) {
            Some(block) if at < of => {
                let words = super::words::words(club.language);
                let said = Said::of(block, words, club.language, &club.name, &Who::WithStaff);
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                PageStep::Block { number: number(at + 1), of: number(of), name: said.title().text.to_owned() }
            }
            _ => PageStep::Done,
        }
    }

    fn draw_again(
        &self,
        asked: &Asked,
        sent: &Sent<'_>,
        given: &super::visits::Given,
        who: &Who,
        wrong: &[TooLong],
    ) -> Reply {
        let mut visit = sent.visit.clone();
        visit.given = given.clone();
        self.draw(asked, StatusCode::UNPROCESSABLE_ENTITY, &visit, who, (sent.at, sent.block), wrong)
    }

    fn draw(
        &self,
        asked: &Asked,
        status: StatusCode,
        visit: &Visit,
        who: &Who,
        (at, block): (usize, &Block),
        wrong: &[TooLong],
    ) -> Reply {
        let drawing = html::Drawing {
            frame: self.frame(asked),
            block,
            number: at + 1,
            of: self.page.blocks.len() - 1,
            action: self.block_path(at),
            skip: self.block_path(at + 1),
            back: at.checked_sub(1).map(|before| self.block_path(before)),
            mark: &visit.mark,
            given: &visit.given,
            who,
            wrong,
            is_refused: status == StatusCode::UNPROCESSABLE_ENTITY,
        };
        let reply = reply::page(status, drawing.draw());
        match block {
            Block::HandOver(hand_over) => reply::may_lead_to(reply, &hand_over.url.origin().ascii_serialization()),
            _ => reply,
        }
    }
}

impl From<NoForm> for Outcome {
    fn from(no_form: NoForm) -> Self {
        match no_form {
            NoForm::Kind => Self::Kind,
            NoForm::Large => Self::TooLarge,
            NoForm::Slow => Self::Slow,
        }
    }
}
