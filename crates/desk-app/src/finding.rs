//! What staff do with people who are in the register: look up, open, check in.

use desk_core::keys::Enter;
use desk_core::reading::{self, Reading};
use desk_core::{Member, MemberId, Phone};
use desk_wire::lookup::{LookUpView, Reading as ReadingView};
use desk_wire::member::{MemberCard, MemberRow};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view;

/// What is longer is no name and no number; it is read to here.
const MAX_TEXT: usize = 200;

impl Desk {
    /// How a text reads, who fits it, and what Enter will do. At each keystroke; sends nothing.
    pub async fn look_up(&self, text: &str) -> Result<LookUpView, Failure> {
        let read = self.read(text);
        let searched: String = text.chars().take(MAX_TEXT).collect();
        let found = match &read {
            Reading::Empty | Reading::NotANumber(_) => Vec::new(),
            Reading::Number(phone) => {
                let phone = phone.clone();
                self.store(move |store| store.members_with_phone(&phone)).await?
            }
            Reading::Name | Reading::PartOfNumber { .. } => {
                self.store(move |store| store.find_members(&searched)).await?
            }
        };
        Ok(LookUpView {
            text: text.to_owned(),
            enter: view::enter(enter(&read, &found)),
            rows: found.iter().map(view::member_row).collect(),
            reading: self.reading_view(read),
        })
    }

    /// Members who fit a text, at most 20.
    pub async fn find_members(&self, text: &str) -> Result<Vec<MemberRow>, Failure> {
        let found = if let Reading::Number(phone) = self.read(text) {
            self.store(move |store| store.members_with_phone(&phone)).await?
        } else {
            let text: String = text.chars().take(MAX_TEXT).collect();
            self.store(move |store| store.find_members(&text)).await?
        };
        Ok(found.iter().map(view::member_row).collect())
    }

    /// Opens a member's card. Opening is noted.
    pub async fn open_member(&self, id: MemberId) -> Result<MemberCard, Failure> {
        let now = self.now();
        let member = self
            .store(move |store| {
                let member = store.get_member(id)?;
                store.note_opened(id, now)?;
                Ok(member)
            })
            .await?;
        Ok(view::member_card(&member, None))
    }

    /// Checks a member in; twice within a minute is once.
    pub async fn check_in(&self, id: MemberId) -> Result<MemberCard, Failure> {
        let now = self.now();
        let (member, visit) = self
            .store(move |store| {
                let visit = store.check_in(id, now)?;
                let mut member = store.get_member(id)?;
                member.last_visit_at = store.last_visit_before(&visit)?;
                Ok((member, visit))
            })
            .await?;
        tracing::info!(member = id.0, "checked in");
        Ok(view::member_card(&member, Some(visit)))
    }

    pub(crate) fn parse_phone(&self, text: &str) -> Result<Phone, Failure> {
        let config = &self.inner.config;
        Ok(Phone::parse(text, config.club.default_country, config.fixture_numbers())?)
    }

    fn read(&self, text: &str) -> Reading {
        let config = &self.inner.config;
        reading::read(text, config.club.default_country, config.fixture_numbers())
    }

    fn reading_view(&self, reading: Reading) -> ReadingView {
        match reading {
            Reading::Empty => ReadingView::Empty,
            Reading::Name => ReadingView::Name,
            Reading::PartOfNumber { pretty, country } => ReadingView::PartOfNumber {
                pretty,
                country: country.map(|country| country.iso().to_owned()).unwrap_or_default(),
            },
            Reading::Number(phone) => ReadingView::Number {
                warning: phone.warning().map(view::phone_warning),
                login_id: self.cards().open_for(&phone).map(|card| card.id.to_string()),
                phone: view::phone(&phone),
            },
            Reading::NotANumber(problem) => ReadingView::NotANumber { problem: view::phone_problem(problem) },
        }
    }
}

/// Enter opens the member who has the number, or the only one who fits; with a number nobody has it looks up once more, then
/// sends. Anything else that reads as digits goes to `enter_number` too, which says what is wrong with it.
fn enter(reading: &Reading, found: &[Member]) -> Enter {
    match (reading, found) {
        (Reading::Number(_), [member, ..]) | (Reading::Name | Reading::PartOfNumber { .. }, [member]) => {
            Enter::OpenMember(member.id)
        }
        (Reading::Empty | Reading::Name, _) => Enter::Nothing,
        (Reading::Number(_) | Reading::PartOfNumber { .. } | Reading::NotANumber(_), _) => Enter::EnterNumber,
    }
}
