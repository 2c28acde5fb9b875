//! What staff do with people who are in the register: look up, open, check in.

use desk_core::keys::Enter;
use desk_core::reading::{self, Reading};
use desk_core::scan;
use desk_core::{Details, Member, MemberId, Phone, PhoneProblem};
use desk_wire::lookup::{LookUpView, Reading as ReadingView};
use desk_wire::member::{DetailsView, MemberCard, MemberRow};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::told;
use crate::{details, scanning, view};

/// What is longer is no name and no number; it is read to here.
const MAX_TEXT: usize = 200;

impl Desk {
    /// How a text reads, who fits it, and what Enter will do. At each keystroke; sends nothing.
    pub async fn look_up(&self, text: &str) -> Result<LookUpView, Failure> {
        let read = self.read(text);
        let carried = self.carrier(text).await?;
        let (read, found) = match (read, &carried) {
            (Reading::Empty, _) => (Reading::Empty, Vec::new()),
            (Reading::NotANumber(_), Some(_)) => (Reading::Card, Vec::new()),
            (Reading::NotANumber(problem), None) => (Reading::NotANumber(problem), Vec::new()),
            (read, _) => {
                let found = self.found(&read, text).await?;
                (read, found)
            }
        };
        Ok(self.look_up_view(text, read, found, carried))
    }

    /// A look-up, put together. Who has the card comes along if they are not among those found.
    pub(crate) fn look_up_view(
        &self,
        text: &str,
        read: Reading,
        mut found: Vec<Member>,
        carried: Option<Member>,
    ) -> LookUpView {
        let enter = enter(&read, &found, carried.as_ref());
        found.extend(carried.filter(|member| found.iter().all(|other| other.id != member.id)));
        LookUpView {
            text: text.to_owned(),
            enter: view::enter(enter),
            rows: found.iter().map(view::member_row).collect(),
            reading: self.reading_view(read),
        }
    }

    /// Who has a card with the number that was typed, if one was.
    async fn carrier(&self, text: &str) -> Result<Option<Member>, Failure> {
        match scan::card_number(text.trim()) {
            Some(number) => self.store(move |store| store.member_with_card(number)).await,
            None => Ok(None),
        }
    }

    async fn found(&self, read: &Reading, text: &str) -> Result<Vec<Member>, Failure> {
        if let Reading::Number(phone) = read {
            let phone = phone.clone();
            return self.store(move |store| store.members_with_phone(&phone)).await;
        }
        let searched: String = text.chars().take(MAX_TEXT).collect();
        self.store(move |store| store.find_members(&searched)).await
    }

    /// Members who fit a text, at most 20.
    pub async fn find_members(&self, text: &str) -> Result<Vec<MemberRow>, Failure> {
        let found = self.found(&self.read(text), text).await?;
        Ok(found.iter().map(view::member_row).collect())
    }

    /// Opens a member's card. Opening is noted.
    pub async fn open_member(&self, id: MemberId) -> Result<MemberCard, Failure> {
        let now = self.now();
        let (member, details) = self
            .store(move |store| {
                let member = store.get_member(id)?;
                store.note_opened(id, now)?;
                Ok((member, store.details(id)?))
            })
            .await?;
        self.with_answers(id, view::member_card(&member, self.details_view(&details), None)).await
    }

    /// Checks a member in; twice within a minute is once.
    pub async fn check_in(&self, id: MemberId) -> Result<MemberCard, Failure> {
        let now = self.now();
        let (member, details, visit) = self
            .store(move |store| {
                let visit = store.check_in(id, now)?;
                let mut member = store.get_member(id)?;
                member.last_visit_at = store.last_visit_before(&visit)?;
                Ok((member, store.details(id)?, visit))
            })
            .await?;
        tracing::info!(member = id.0, "checked in");
        self.with_answers(id, view::member_card(&member, self.details_view(&details), Some(visit))).await
    }

    /// A card with what they told on the club's page.
    async fn with_answers(&self, id: MemberId, card: MemberCard) -> Result<MemberCard, Failure> {
        let config = &self.inner.config;
        let answers = self.store(move |store| store.list_answers(id)).await?;
        Ok(MemberCard { answers: told::views(&answers, &config.page, config.club.language), ..card })
    }

    fn details_view(&self, known: &Details) -> DetailsView {
        details::view(known, self.inner.config.club.default_country.iso())
    }

    /// Reads a number that was typed, or the one in a personal code.
    pub(crate) fn parse_phone(&self, text: &str) -> Result<Phone, Failure> {
        let config = &self.inner.config;
        let text = scanning::number_in(text)?;
        Ok(Phone::parse(&text, config.club.default_country, config.fixture_numbers())?)
    }

    pub(crate) fn read(&self, text: &str) -> Reading {
        let config = &self.inner.config;
        match scanning::number_in(text) {
            Ok(text) => reading::read(&text, config.club.default_country, config.fixture_numbers()),
            Err(problem) => Reading::NotANumber(problem),
        }
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
            Reading::Card => ReadingView::Card,
            Reading::NotANumber(problem) => ReadingView::NotANumber { problem: view::phone_problem(problem) },
        }
    }
}

/// Enter opens the member who has the number, or who has the card with it, or the only one who fits; with a number nobody has
/// it looks up once more, then sends. Anything else that reads as digits goes to `enter_number` too, which says what is wrong
/// with it.
fn enter(reading: &Reading, found: &[Member], carried: Option<&Member>) -> Enter {
    match (reading, found, carried) {
        (Reading::Number(_), [member, ..], _)
        | (_, _, Some(member))
        | (Reading::Name | Reading::PartOfNumber { .. }, [member], None) => Enter::OpenMember(member.id),
        (
            Reading::Empty
            | Reading::Name
            | Reading::Card
            | Reading::NotANumber(PhoneProblem::UnknownCard | PhoneProblem::NoNumberInCode),
            ..,
        ) => Enter::Nothing,
        (Reading::Number(_) | Reading::PartOfNumber { .. } | Reading::NotANumber(_), ..) => Enter::EnterNumber,
    }
}
