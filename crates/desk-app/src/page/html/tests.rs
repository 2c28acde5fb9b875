//! Every page as it is sent, in English.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::profile::Name;
use desk_core::{Member, MemberId, MemberStatus, Note};
use desk_wire::desk::Language;
use jiff::Timestamp;
use maud::Markup;

use super::{Drawing, Frame, not_sent, outcome, press_on};
use crate::page::blocks::Page;
use crate::page::given::TooLong;
use crate::page::visit::Who;
use crate::page::visits::Given;
use crate::page::words::{Outcome, words};
use crate::settings_page;

const PAGE: &str = r#"
    blocks = ["welcome", "more", "consents", "terms", "hand_over"]
    [more]
    birthday_greeting = true
    interests = [{ key = "hiking", label = { en = "Hiking", nb = "Fotturer" } }, { key = "ski", label = "Langrenn" }]
    [[more.fields]]
    key = "hut"
    label = { en = "Which hut do you like best?" }
    help = { en = "One name is enough." }
    max_length = 40
    [consents]
    [[consents.asks]]
    key = "email"
    text = { en = "Yes, Fjellheim Turlag may send me news by e-mail." }
    url = "https://club.example.test/privacy"
    [[consents.asks]]
    key = "sms"
    text = "Ja, Fjellheim Turlag kan sende meg SMS."
    [terms]
    url = "https://club.example.test/terms"
    version = "2026-11"
    [hand_over]
    url = "https://shop.example.test/start?from=desk"
    button = { en = "Pay the membership" }
"#;

fn page() -> Page {
    settings_page::check(&PAGE.parse().unwrap(), Language::Nb).unwrap()
}

fn frame(language: Language) -> Frame<'static> {
    Frame {
        words: words(language),
        language,
        club: "Fjellheim Turlag",
        is_simulator: false,
        style: "/welcome/style-0123456789abcdef.css".to_owned(),
        home: "/welcome/visit".to_owned(),
    }
}

fn member(given: &str) -> Who {
    Who::Member(Box::new(Member {
        id: MemberId(7),
        number: 4711,
        name: Name { given: given.to_owned(), family: "Prøve".to_owned() },
        phone: None,
        phone_confirmed: true,
        email: None,
        email_told: None,
        status: MemberStatus::Active,
        valid_until: None,
        note: Note::default(),
        tags: Vec::new(),
        joined_at: Timestamp::UNIX_EPOCH,
        confirmed_at: None,
        last_visit_at: None,
        visits: 0,
    }))
}

/// One block as somebody sees it.
struct Sight<'a> {
    block: &'a str,
    language: Language,
    who: Who,
    given: Given,
    wrong: Vec<TooLong>,
    is_refused: bool,
}

fn sight(block: &str) -> Sight<'_> {
    let (given, wrong) = (Given::default(), Vec::new());
    Sight { block, language: Language::En, who: member("Kari"), given, wrong, is_refused: false }
}

impl Sight<'_> {
    fn draw(&self) -> String {
        let page = page();
        let (at, block) = page.find(self.block).unwrap();
        let path = |at: usize| format!("/welcome/visit/{}", page.blocks[at.min(page.blocks.len() - 1)].name());
        let drawing = Drawing {
            frame: frame(self.language),
            block,
            number: at + 1,
            of: page.blocks.len() - 1,
            action: path(at),
            skip: path(at + 1),
            back: at.checked_sub(1).map(path),
            mark: "c0ffee",
            given: &self.given,
            who: &self.who,
            wrong: &self.wrong,
            is_refused: self.is_refused,
        };
        lines(&drawing.draw())
    }
}

/// A tag a line, so that a change is seen where it is.
fn lines(markup: &Markup) -> String {
    markup.0.replace("><", ">\n<")
}

#[test]
fn every_block_as_it_is_sent() {
    for block in ["welcome", "more", "consents", "terms", "hand_over", "done"] {
        insta::assert_snapshot!(format!("block_{block}"), sight(block).draw());
    }
}

#[test]
fn every_way_it_can_end_as_it_is_sent() {
    for of in Outcome::ALL {
        insta::assert_snapshot!(format!("ended_{}", of.word()), lines(&outcome(&frame(Language::En), of)));
    }
}

#[test]
fn the_pages_with_a_button_as_they_are_sent() {
    let query = "code=a\"><script>alert(1)</script>";
    insta::assert_snapshot!("press_on", lines(&press_on(&frame(Language::En), "/welcome", query)));
    insta::assert_snapshot!("not_sent", lines(&not_sent(&frame(Language::En), "/welcome", query)));
}

#[test]
fn a_form_that_is_opened_again_is_as_it_was_left_and_says_what_to_look_at() {
    let given = Given {
        interests: BTreeSet::from(["ski".to_owned()]),
        birthday_greeting: Some(false),
        fields: BTreeMap::from([("hut".to_owned(), "\"><img src=x onerror=alert(1)> שלום 👋🏽".to_owned())]),
        ..Given::default()
    };
    let wrong = vec![TooLong { field: "hut".to_owned(), length: 44, most: 40 }];
    insta::assert_snapshot!("more_again", Sight { given, wrong, is_refused: true, ..sight("more") }.draw());
    insta::assert_snapshot!("terms_again", Sight { is_refused: true, ..sight("terms") }.draw());
}

#[test]
fn while_staff_decide_nobody_is_named() {
    let sights = ["welcome", "done"].map(|block| Sight { who: Who::WithStaff, ..sight(block) }.draw());
    insta::assert_snapshot!("with_staff", sights.join("\n\n"));
    assert!(sights.iter().all(|sight| !sight.contains("Kari") && !sight.contains("4711")));
}

#[test]
fn a_name_is_text_whatever_is_in_it() {
    for name in ["<script>alert(1)</script>", "\"onload=\"x", "&lt;b&gt;", "'><a href=//evil.example>"] {
        let page = Sight { who: member(name), ..sight("welcome") }.draw();
        let main = page.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(!main.contains("<script") && !main.contains("<a ") && !main.contains("<b>"), "{main}");
        assert!(!page.split("</title>").next().unwrap().contains("alert"), "nor does the title name anybody");
    }
    let long = "שלום 👩🏽‍🚀 ".repeat(80);
    assert!(Sight { who: member(&long), ..sight("welcome") }.draw().contains(long.trim()));
}

#[test]
fn a_text_in_another_language_says_so() {
    let page = Sight { language: Language::Fi, ..sight("consents") }.draw();
    assert!(page.contains("<html lang=\"fi\">"));
    assert!(page.contains("<span lang=\"en\" dir=\"auto\">Yes, Fjellheim"));
    assert!(page.contains("<span lang=\"nb\" dir=\"auto\">Ja, Fjellheim"));
}

#[test]
fn nothing_is_ticked_before_somebody_ticks_it() {
    for block in ["more", "consents", "terms"] {
        assert!(!sight(block).draw().contains("checked"), "{block}");
    }
}
