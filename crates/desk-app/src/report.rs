//! The day's report: what was counted of a day, and what the register still knows of who came.

use desk_core::report::{CameTo, Count, DayFigures};
use desk_core::retention::Kind;
use desk_store::{Store, Took};
use desk_wire::desk::Language;
use desk_wire::report::{self as wire, CameToView, ConfirmedAfter, PageLanguage, ReportView};
use jiff::civil::Date;
use vipps::PendingLogin;

use crate::arrival::CameBack;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::blocks::{LANGUAGES, word};

impl Desk {
    /// What a day came to; today, if none is named or it is still to come.
    ///
    /// # Errors
    /// Those of the register.
    pub async fn view_report(&self, day: Option<Date>) -> Result<ReportView, Failure> {
        let today = self.today();
        let span = self.span_of(day.map_or(today, |day| day.min(today)));
        let (counts, came) =
            self.store(move |store: &Store| Ok((store.list_counts(span.day)?, store.count_came(&span)?))).await?;
        let figures = DayFigures::of(counts.iter().map(|(word, n)| (word.as_str(), *n)));
        Ok(ReportView {
            members_came: self.is_kept(Kind::Visits, span.day).then_some(came.members),
            guests_came: self.is_kept(Kind::Guests, span.day).then_some(came.guests),
            next: (span.day < today).then(|| span.day.saturating_add(jiff::Span::new().days(1)).to_string()),
            ..view(span.day, &figures)
        })
    }

    /// Whether the register still has all of this kind that was there on a day.
    fn is_kept(&self, kind: Kind, day: Date) -> bool {
        let gone = self.inner.config.retention.keep(kind).before(self.now());
        gone.is_none_or(|before| self.inner.time_zone.to_datetime(before).date() < day)
    }

    /// How long the customer of this request took, who confirms now.
    pub(crate) fn took(&self, request: &PendingLogin) -> Took {
        Took { day: self.today(), by: self.now().duration_since(request.started_at) }
    }

    /// Takes what the callback brought to somebody who reads the page in this language.
    pub(crate) async fn come_back_in(&self, language: Language, query: &str) -> CameBack {
        let came = self.come_back(query).await;
        if let CameBack::Visitor { login } | CameBack::NotYet { login } = came {
            let (today, count) = (self.today(), Count::PageIn(word(language)).word());
            if let Err(failure) = self.store(move |store| store.count(today, &count)).await {
                tracing::warn!(%login, %failure, "in which language the page is read was not counted");
            }
        }
        came
    }
}

fn view(day: Date, figures: &DayFigures) -> ReportView {
    let enrolled = figures.came_to(CameTo::Enrolled);
    let language = |(word, count): (&String, &u32)| {
        let (_, language) = LANGUAGES.into_iter().find(|(other, _)| other == word)?;
        Some(PageLanguage { language, count: *count })
    };
    let came_to = |(what, sums): (&CameTo, &desk_core::report::ByEnding)| CameToView {
        what: came_to(*what),
        app: sums.app,
        browser: sums.browser,
    };
    ReportView {
        day: day.to_string(),
        previous: day.yesterday().ok().map(|day| day.to_string()),
        next: None,
        ended: figures.ended(),
        confirmed: enrolled + figures.came_to(CameTo::WelcomedBack),
        enrolled,
        taken_back: figures.taken_back,
        members_came: None,
        guests_came: None,
        median_ms: figures.median().and_then(|median| u32::try_from(median.as_millis()).ok()),
        enrolled_by_hour: figures.enrolled_by_hour.to_vec(),
        confirmed_after: figures
            .confirmed_after
            .iter()
            .map(|(seconds, count)| ConfirmedAfter { seconds: *seconds, count: *count })
            .collect(),
        came_to: figures.came.iter().map(came_to).collect(),
        pages: figures.pages.iter().filter_map(language).collect(),
    }
}

fn came_to(what: CameTo) -> wire::CameTo {
    match what {
        CameTo::Enrolled => wire::CameTo::Enrolled,
        CameTo::WelcomedBack => wire::CameTo::WelcomedBack,
        CameTo::Declined => wire::CameTo::Declined,
        CameTo::Expired => wire::CameTo::Expired,
        CameTo::NotEligible => wire::CameTo::NotEligible,
        CameTo::OldApp => wire::CameTo::OldApp,
        CameTo::TooMany => wire::CameTo::TooMany,
        CameTo::GivenUp => wire::CameTo::GivenUp,
        CameTo::WrongPerson => wire::CameTo::WrongPerson,
        CameTo::Refused => wire::CameTo::Refused,
        CameTo::Lost => wire::CameTo::Lost,
        CameTo::Unreachable => wire::CameTo::Unreachable,
        CameTo::SetUp => wire::CameTo::SetUp,
        CameTo::Unknown => wire::CameTo::Unknown,
    }
}
