//! Consents: receipts as they came, and what they say. What is kept is what the customer saw; the reading of it can be wrong
//! or out of date, and is made anew each time.

use std::collections::BTreeMap;

use desk_core::{ConsentKind, ConsentReceipt, LoginId, MemberId};
use desk_wire::desk::Language;
use desk_wire::member::{
    ConsentAnswer, ConsentLink, ConsentPart, ConsentSource, ConsentText, ConsentView, MemberCard, Wish,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use vipps::{DelegatedConsents, FlowElement, FlowResult, FlowScreen, Userinfo};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::page_receipt;
use crate::view;

/// The claims that hold answers, each under the scope that asks for it (contract §15).
const DELEGATED: (&str, &str) = ("delegatedConsents", "delegatedConsents");
const FLOW: (&str, &str) = ("customFlow", "flowResult");
/// A language nobody named (BCP 47).
const UNDETERMINED: &str = "und";

/// The receipts that came with a profile: whatever was asked for and answered now, word for word.
pub(crate) fn of_userinfo(userinfo: &Userinfo, scopes: &[String], now: Timestamp) -> Vec<ConsentReceipt> {
    let asked = |(scope, _): (&str, &str)| scopes.iter().any(|asked| asked == scope);
    let delegated = userinfo.delegated_consents.as_ref().filter(|_| asked(DELEGATED));
    let flow = userinfo.flow_result.as_ref().filter(|_| asked(FLOW));
    let delegated =
        delegated.map(|came| receipt(DELEGATED.1, &came.verbatim, came.language.as_ref(), came.given_at, now));
    let flow = flow.map(|came| receipt(FLOW.1, &came.verbatim, came.language.as_ref(), came.given_at, now));
    delegated.into_iter().chain(flow).collect()
}

fn receipt(
    claim: &str,
    verbatim: &Map<String, Value>,
    language: Option<&String>,
    given_at: Option<Timestamp>,
    now: Timestamp,
) -> ConsentReceipt {
    let language = language.map(|language| language.trim().to_lowercase());
    let fits = |language: &String| (2..=8).contains(&language.chars().count());
    ConsentReceipt {
        kind: ConsentKind::App,
        language: language.filter(fits).unwrap_or_else(|| UNDETERMINED.to_owned()),
        // Nobody answers tomorrow: a clock that is ahead would outlast every later answer.
        at: given_at.unwrap_or(now).min(now),
        verbatim: json!({ claim: verbatim }).to_string(),
    }
}

/// Receipts as the screen shows them, newest first.
pub(crate) fn views(receipts: &[ConsentReceipt]) -> Vec<ConsentView> {
    receipts.iter().rev().map(view_of).collect()
}

fn view_of(receipt: &ConsentReceipt) -> ConsentView {
    ConsentView {
        source: match receipt.kind {
            ConsentKind::App => ConsentSource::App,
            ConsentKind::Page => ConsentSource::Page,
            ConsentKind::Counter => ConsentSource::Counter,
        },
        language: receipt.language.clone(),
        at_ms: view::ms(receipt.at),
        parts: parts(receipt),
        verbatim: receipt.verbatim.clone(),
    }
}

/// What each offer stands at now: the newest answer to it, whoever took it. Oldest offer first.
pub(crate) fn wishes(receipts: &[ConsentReceipt]) -> Vec<Wish> {
    let mut order: Vec<String> = Vec::new();
    let mut newest: BTreeMap<String, Wish> = BTreeMap::new();
    for receipt in receipts {
        for answer in parts(receipt).into_iter().flat_map(|part| part.answers).filter(|answer| answer.is_offer) {
            if !order.contains(&answer.id) {
                order.push(answer.id.clone());
            }
            let known = newest.get(&answer.id).and_then(|wish| wish.text.clone());
            let wish = Wish {
                text: answer.text.map(|read| read.text).or(known),
                accepted: answer.accepted,
                at_ms: view::ms(receipt.at),
                id: answer.id,
            };
            newest.insert(wish.id.clone(), wish);
        }
    }
    order.iter().filter_map(|id| newest.remove(id)).collect()
}

fn parts(receipt: &ConsentReceipt) -> Vec<ConsentPart> {
    let Ok(content) = serde_json::from_str::<Map<String, Value>>(&receipt.verbatim) else { return Vec::new() };
    match receipt.kind {
        ConsentKind::App => {
            let delegated = DelegatedConsents::read(&content).map(delegated_part);
            let flow = FlowResult::read(&content).map(|flow| flow.screens.into_iter().map(screen_part));
            delegated.into_iter().chain(flow.into_iter().flatten()).collect()
        }
        ConsentKind::Page => page_receipt::parts(&content, &receipt.language),
        ConsentKind::Counter => withdrawn_part(&content).into_iter().collect(),
    }
}

fn delegated_part(came: DelegatedConsents) -> ConsentPart {
    let links = [(came.links.terms_text, came.links.terms_url), (came.links.privacy_text, came.links.privacy_url)];
    let links = links.into_iter().filter(|(text, url)| text.is_some() || url.is_some());
    let answers = came.consents.into_iter().map(|consent| ConsentAnswer {
        required: consent.required.unwrap_or(false),
        is_offer: true,
        ..answer(consent.id, consent.text, consent.accepted)
    });
    ConsentPart {
        heading: came.heading.map(read),
        texts: came.text.into_iter().chain(came.terms_description).map(read).collect(),
        links: links.map(|(text, url)| ConsentLink { text, url }).collect(),
        answers: answers.collect(),
        button: came.confirm_button,
    }
}

fn screen_part(screen: FlowScreen) -> ConsentPart {
    let unanswered = |element: &FlowElement| match element {
        FlowElement::Checkbox(_) => None,
        FlowElement::Other { title, .. } => title.clone(),
    };
    let texts = screen.description.clone().into_iter().chain(screen.elements.iter().filter_map(unanswered));
    let texts = texts.map(read).collect();
    let answers = screen.elements.into_iter().filter_map(|element| match element {
        FlowElement::Checkbox(checkbox) => Some(ConsentAnswer {
            more: checkbox.read_more.into_iter().flat_map(|more| [more.title, more.description]).flatten().collect(),
            required: checkbox.required.unwrap_or(false),
            // Who could not go on without it was not offered it.
            is_offer: checkbox.required == Some(false),
            ..answer(checkbox.id, checkbox.title, checkbox.checked)
        }),
        FlowElement::Other { .. } => None,
    });
    ConsentPart {
        heading: screen.title.map(read),
        texts,
        links: screen.links.into_iter().map(|link| ConsentLink { text: link.title, url: link.url }).collect(),
        answers: answers.collect(),
        button: None,
    }
}

/// What the counter wrote: `{"withdrawn": [{"id", "text"}]}`.
fn withdrawn_part(content: &Map<String, Value>) -> Option<ConsentPart> {
    let withdrawn = content.get("withdrawn")?.as_array()?;
    let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(str::to_owned);
    let answers = withdrawn
        .iter()
        .filter_map(|one| Some(ConsentAnswer { is_offer: true, ..answer(text(one, "id")?, text(one, "text"), false) }));
    Some(ConsentPart { heading: None, texts: Vec::new(), links: Vec::new(), answers: answers.collect(), button: None })
}

/// What was read, in the receipt's own language.
fn read(text: String) -> ConsentText {
    ConsentText { text, language: None }
}

/// An answer to what nobody had to accept, and nothing was said about.
fn answer(id: String, text: Option<String>, accepted: bool) -> ConsentAnswer {
    let (more, version, link) = (Vec::new(), None, None);
    ConsentAnswer { id, text: text.map(read), more, version, link, accepted, required: false, is_offer: false }
}

impl Desk {
    /// A member has sent something from the page: whoever has their card, or the login's, sees it.
    pub(crate) async fn member_told(&self, login: LoginId, member: MemberId) {
        match self.store(move |store| store.list_consents(member)).await {
            Ok(receipts) => self.show_wishes(login, wishes(&receipts)),
            Err(failure) => tracing::warn!(%login, %failure, "what was told could not be shown"),
        }
        self.member_changed(member).await;
    }

    fn show_wishes(&self, login: LoginId, wishes: Vec<Wish>) {
        let is_news = self.cards().find(login).is_some_and(|card| card.member.is_some() && card.wishes != wishes);
        if is_news {
            self.change_card(login, |card| card.wishes = wishes);
        }
    }

    /// A member takes consents back, said at the counter: a receipt of its own, after those before. Only what stands accepted
    /// can be taken back.
    ///
    /// # Errors
    /// [`Failure::NotNow`] if one of them does not stand accepted (any more); then nothing is written.
    pub async fn withdraw_consents(&self, member: MemberId, ids: &[String]) -> Result<MemberCard, Failure> {
        let receipts = self.store(move |store| store.list_consents(member)).await?;
        let standing: Vec<Wish> = wishes(&receipts).into_iter().filter(|wish| wish.accepted).collect();
        let is_standing = |id: &String| standing.iter().any(|wish| wish.id == *id);
        if ids.is_empty() || !ids.iter().all(is_standing) {
            return Err(Failure::NotNow);
        }
        let withdrawn = standing.into_iter().filter(|wish| ids.contains(&wish.id));
        let withdrawn: Vec<Value> = withdrawn.map(|wish| json!({ "id": wish.id, "text": wish.text })).collect();
        let newest = receipts.last().map(|receipt| receipt.at);
        let receipt = ConsentReceipt {
            kind: ConsentKind::Counter,
            language: language_word(self.inner.config.club.language).to_owned(),
            // After what it takes back, whatever the clock was set to meanwhile.
            at: newest.map_or(self.now(), |at| at.max(self.now())),
            verbatim: json!({ "withdrawn": withdrawn }).to_string(),
        };
        self.store(move |store| store.write_consent(member, &receipt)).await?;
        tracing::info!(member = member.0, "consents withdrawn");
        self.open_member(member).await
    }
}

fn language_word(language: Language) -> &'static str {
    match language {
        Language::Nb => "nb",
        Language::En => "en",
        Language::Da => "da",
        Language::Fi => "fi",
        Language::Sv => "sv",
    }
}
