//! One block, with its form.

use desk_wire::desk::Language;
use maud::{Markup, html};
use url::Url;

use super::{Frame, Said};
use crate::page::blocks::{Ask, Block, Choice, Field, HandOver, More, Shown, Terms, Text, word};
use crate::page::given::{BIRTHDAY, FIELD, TooLong};
use crate::page::visit::Who;
use crate::page::visits::Given;
use crate::page::words::Words;

/// Everything that one block is drawn from.
pub(crate) struct Drawing<'a> {
    pub(crate) frame: Frame<'a>,
    pub(crate) block: &'a Block,
    /// From 1.
    pub(crate) number: usize,
    /// How many there are before the last.
    pub(crate) of: usize,
    pub(crate) action: String,
    pub(crate) skip: String,
    pub(crate) back: Option<String>,
    pub(crate) mark: &'a str,
    pub(crate) given: &'a Given,
    pub(crate) who: &'a Who,
    pub(crate) wrong: &'a [TooLong],
    /// The form was sent and has to be looked at again.
    pub(crate) is_refused: bool,
}

/// The club's text, or the page's own.
pub(crate) fn shown<'a>(text: Option<&'a Text>, wished: Language, own: &'a str) -> Shown<'a> {
    text.map_or(Shown { text: own, language: wished }, |text| text.shown(wished))
}

/// The sentence beside the box of the terms, if the club has none.
pub(crate) fn accept(words: &Words, club: &str) -> String {
    words.accept.replace("{club}", club)
}

pub(crate) fn terms_link(words: &Words, terms: &Terms) -> String {
    words.read_terms.replace("{version}", &terms.version)
}

impl Drawing<'_> {
    pub(crate) fn draw(&self) -> Markup {
        let words = self.frame.words;
        let said = Said::of(self.block, words, self.frame.language, self.frame.club, self.who);
        // The browser's list of pages names nobody.
        let nameless = Said::of(self.block, words, self.frame.language, self.frame.club, &Who::WithStaff);
        let title = nameless.title().text.to_owned();
        let title = if self.is_refused { format!("{}: {title}", words.look_again) } else { title };
        let main = html! {
            (self.steps())
            div class=[matches!(self.block, Block::Welcome(_)).then_some("hero")] {
                @if let Block::Done(_) = self.block { (tick()) }
                h1 lang=[self.other(said.title())] dir="auto" { (said.title().text) }
                @for paragraph in said.text().text.lines().filter(|line| !line.trim().is_empty()) {
                    p.lead lang=[self.other(said.text())] dir="auto" { (paragraph) }
                }
            }
            (self.problems())
            (self.content(&said))
        };
        self.frame.around(&title, &main)
    }

    /// Named where it is not the page's language, so that it is read aloud as it should be.
    fn other(&self, shown: Shown<'_>) -> Option<&'static str> {
        (shown.language != self.frame.language).then(|| word(shown.language))
    }

    fn text(&self, text: &Text) -> Markup {
        let shown = text.shown(self.frame.language);
        html! { span lang=[self.other(shown)] dir="auto" { (shown.text) } }
    }

    fn steps(&self) -> Markup {
        let text = self.frame.words.step.replace("{n}", &self.number.to_string()).replace("{of}", &self.of.to_string());
        html! {
            @if self.of > 1 && self.number <= self.of {
                p.step { (text) }
                div.steps aria-hidden="true" {
                    @for step in 1..=self.of { span class=[(step <= self.number).then_some("on")] {} }
                }
            }
        }
    }

    fn problems(&self) -> Markup {
        let words = self.frame.words;
        html! {
            @if self.is_refused {
                div.problems role="alert" {
                    p { strong { (words.look_again) } }
                    @if self.wrong.is_empty() { p { a href="#accept" { (words.must_accept) } } }
                    @for wrong in self.wrong {
                        p { a href=(format!("#{FIELD}{}", wrong.field)) { (too_long(words, wrong)) } }
                    }
                }
            }
        }
    }

    fn content(&self, said: &Said<'_>) -> Markup {
        let words = self.frame.words;
        match self.block {
            Block::Welcome(_) => html! {
                (self.with_staff())
                div.keys { a.button href=(self.skip) { (words.go_on) } }
            },
            Block::More(more) => self.form(words.save_go_on, Some(&self.skip), &self.more(more)),
            Block::Consents(consents) => {
                let asks = html! {
                    fieldset.choices {
                        legend.unseen { (said.title().text) }
                        @for ask in &consents.asks { (self.ask(ask)) }
                    }
                };
                self.form(words.save_choices, Some(&self.skip), &asks)
            }
            Block::Terms(terms) => self.form(words.accept_go_on, None, &self.terms(terms)),
            Block::HandOver(hand_over) => self.hand_over(hand_over),
            Block::Done(_) => self.done(),
        }
    }

    fn form(&self, button: &str, skip: Option<&str>, content: &Markup) -> Markup {
        html! {
            form method="post" action=(self.action) {
                input type="hidden" name="visit" value=(self.mark);
                (content)
                div.keys {
                    button.button type="submit" { (button) }
                    div.ways {
                        @if let Some(back) = &self.back { a.quiet href=(back) { (self.frame.words.back) } }
                        @if let Some(skip) = skip { a.quiet href=(skip) { (self.frame.words.not_now) } }
                    }
                }
            }
        }
    }

    fn more(&self, more: &More) -> Markup {
        let words = self.frame.words;
        let yes_no = |value: &str, label: &str, is: bool| {
            html! {
                label.choice {
                    input type="radio" name=(BIRTHDAY) value=(value) checked[self.given.birthday_greeting == Some(is)];
                    span { (label) }
                }
            }
        };
        html! {
            @if !more.interests.is_empty() {
                fieldset {
                    legend { (words.interests) }
                    div.chips { @for choice in &more.interests { (self.chip(choice)) } }
                }
            }
            @if more.birthday_greeting {
                fieldset {
                    legend { (words.birthday) }
                    div.pair {
                        (yes_no("yes", words.yes, true))
                        (yes_no("no", words.no, false))
                    }
                }
            }
            @for field in &more.fields { (self.field(field)) }
        }
    }

    fn chip(&self, choice: &Choice) -> Markup {
        let is_ticked = self.given.interests.contains(&choice.key);
        html! {
            label.chip {
                input type="checkbox" name="interest" value=(choice.key) checked[is_ticked];
                (self.text(&choice.label))
            }
        }
    }

    fn field(&self, field: &Field) -> Markup {
        let id = format!("{FIELD}{}", field.key);
        let (help, problem) = (format!("{id}.help"), format!("{id}.problem"));
        let wrong = self.wrong.iter().find(|wrong| wrong.field == field.key);
        let named = [field.help.as_ref().map(|_| help.as_str()), wrong.map(|_| problem.as_str())];
        let described = named.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let value = self.given.fields.get(&field.key).map(String::as_str).unwrap_or_default();
        html! {
            div.field {
                label for=(id) { (self.text(&field.label)) " " span.optional { (self.frame.words.optional) } }
                @if let Some(text) = &field.help { p.help id=(help) { (self.text(text)) } }
                @if let Some(wrong) = wrong { p.problem id=(problem) { (too_long(self.frame.words, wrong)) } }
                input type="text" id=(id) name=(id) value=(value) dir="auto" autocomplete="off"
                    aria-describedby=[(!described.is_empty()).then_some(&described)]
                    aria-invalid=[wrong.map(|_| "true")];
            }
        }
    }

    fn ask(&self, ask: &Ask) -> Markup {
        html! {
            div.ask {
                label.choice {
                    input type="checkbox" name="consent" value=(ask.key) checked[self.given.consents.contains(&ask.key)];
                    (self.text(&ask.text))
                }
                @if let Some(url) = &ask.url { p.more { (self.outside(url, self.frame.words.read_more)) } }
            }
        }
    }

    fn terms(&self, terms: &Terms) -> Markup {
        let words = self.frame.words;
        let own = accept(words, self.frame.club);
        let accept = shown(terms.accept.as_ref(), self.frame.language, &own);
        html! {
            p.document { (self.outside(&terms.url, &terms_link(words, terms))) }
            fieldset.choices {
                legend.unseen { (words.terms_title) }
                label.choice {
                    input type="checkbox" id="accept" name="accept" value=(terms.version) checked[self.given.terms]
                        aria-invalid=[self.is_refused.then_some("true")];
                    span lang=[self.other(accept)] dir="auto" { (accept.text) }
                }
            }
        }
    }

    fn outside(&self, url: &Url, text: &str) -> Markup {
        html! {
            a href=(url) target="_blank" rel="noopener noreferrer" {
                (text) span.unseen { " " (self.frame.words.new_tab) }
            }
        }
    }

    fn hand_over(&self, hand_over: &HandOver) -> Markup {
        let own = self.frame.words.go_on_to.replace("{host}", hand_over.url.host_str().unwrap_or_default());
        let button = shown(hand_over.button.as_ref(), self.frame.language, &own);
        self.form(button.text, Some(&self.skip), &html! {})
    }

    fn done(&self) -> Markup {
        let words = self.frame.words;
        html! {
            (self.with_staff())
            @if let Who::Member(member) = self.who {
                dl.card { dt { (words.member_number) } dd { (member.number) } }
            }
            @if let Some(back) = self.back.as_ref().filter(|_| self.of > 1) {
                div.keys { a.quiet href=(back) { (words.back) } }
            }
        }
    }

    fn with_staff(&self) -> Markup {
        html! { @if let Who::WithStaff = self.who { p.note { (self.frame.words.with_staff) } } }
    }
}

fn too_long(words: &Words, wrong: &TooLong) -> String {
    words.too_long.replace("{most}", &wrong.most.to_string()).replace("{n}", &wrong.length.to_string())
}

fn tick() -> Markup {
    html! {
        svg.tick viewBox="0 0 64 64" aria-hidden="true" focusable="false" {
            circle cx="32" cy="32" r="30" {}
            path d="M20 33.5 28.5 42 45 24" {}
        }
    }
}
