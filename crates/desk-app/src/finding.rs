//! What staff type and whom it means: members of the register, and guests of today.

use desk_core::keys::{self, Enter};
use desk_core::reading::{self, Reading};
use desk_core::scan;
use desk_core::{Guest, MemberLine, Phone, PhoneProblem};
use desk_wire::lookup::{LookUpView, Reading as ReadingView};
use desk_wire::member::MemberRow;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::{house_view, scanning, view};

/// What is longer is no name and no number; it is read to here.
const MAX_TEXT: usize = 200;

impl Desk {
    /// How a text reads, who fits it, and what Enter will do. At each keystroke; sends nothing.
    pub async fn look_up(&self, text: &str) -> Result<LookUpView, Failure> {
        let read = self.read(text);
        let carried = self.carrier(text).await?;
        let (read, found) = match (read, &carried) {
            (Reading::Empty, _) => (Reading::Empty, Found::default()),
            (Reading::NotANumber(_), Some(_)) => (Reading::Card, Found::default()),
            (Reading::NotANumber(problem), None) => (Reading::NotANumber(problem), Found::default()),
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
        found: Found,
        carried: Option<MemberLine>,
    ) -> LookUpView {
        let today = self.today();
        let Found { mut members, guests } = found;
        let enter = enter(&read, &members, &guests, carried.as_ref());
        members.extend(carried.filter(|member| members.iter().all(|other| other.id != member.id)));
        LookUpView {
            text: text.to_owned(),
            enter: view::enter(enter),
            rows: members.iter().map(|member| view::member_row_on(member, today)).collect(),
            guests: guests.iter().map(house_view::guest_row).collect(),
            reading: self.reading_view(read),
        }
    }

    /// Who has a card with the number that was typed, if one was.
    async fn carrier(&self, text: &str) -> Result<Option<MemberLine>, Failure> {
        match scan::card_number(text.trim()) {
            Some(number) => self.store(move |store| store.member_with_card(number)).await,
            None => Ok(None),
        }
    }

    async fn found(&self, read: &Reading, text: &str) -> Result<Found, Failure> {
        Ok(Found::new(self.members(read, text).await?, self.guests(read, text).await?))
    }

    async fn members(&self, read: &Reading, text: &str) -> Result<Vec<MemberLine>, Failure> {
        if let Reading::Number(phone) = read {
            let phone = phone.clone();
            let members = self.store(move |store| store.members_with_phone(&phone)).await?;
            return Ok(members.iter().map(MemberLine::from).collect());
        }
        let searched: String = text.chars().take(MAX_TEXT).collect();
        self.store(move |store| store.find_members(&searched)).await
    }

    async fn guests(&self, read: &Reading, text: &str) -> Result<Vec<Guest>, Failure> {
        let searched = match read {
            Reading::Number(phone) => phone.to_e164(),
            _ => text.chars().take(MAX_TEXT).collect(),
        };
        let today = self.today();
        self.store(move |store| store.find_guests(&searched, today)).await
    }

    /// Members who fit a text, at most 20.
    pub async fn find_members(&self, text: &str) -> Result<Vec<MemberRow>, Failure> {
        let found = self.members(&self.read(text), text).await?;
        Ok(found.iter().map(view::member_row).collect())
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

/// Who is meant by a text.
#[derive(Default)]
pub(crate) struct Found {
    members: Vec<MemberLine>,
    guests: Vec<Guest>,
}

impl Found {
    /// Who is a guest and a member is one person: the guest.
    fn new(mut members: Vec<MemberLine>, guests: Vec<Guest>) -> Self {
        members.retain(|member| !guests.iter().any(|guest| guest.member.is_some_and(|(id, _)| id == member.id)));
        Self { members, guests }
    }
}

/// Enter opens the member who has the number, or who has the card with it, or the only one who fits; with a number nobody has
/// it looks up once more, then sends. Anything else that reads as digits goes to `enter_number` too, which says what is wrong
/// with it. A guest who is the only one to fit is ticked off, or opened.
fn enter(reading: &Reading, found: &[MemberLine], guests: &[Guest], carried: Option<&MemberLine>) -> Enter {
    let otherwise = enter_on_members(reading, found, carried);
    match (guests, found, carried) {
        ([], ..) => otherwise,
        ([guest], [], None) => keys::enter_on_guest(guest),
        // Several share the number, or fit the name: staff choose.
        _ if matches!(reading, Reading::Number(_)) || matches!(otherwise, Enter::OpenMember(_)) => Enter::Nothing,
        _ => otherwise,
    }
}

fn enter_on_members(reading: &Reading, found: &[MemberLine], carried: Option<&MemberLine>) -> Enter {
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
