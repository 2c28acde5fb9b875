//! What arrives from a scanner: a personal code, a member's card, or a text like any other.

use std::borrow::Cow;
use std::sync::PoisonError;
use std::time::Duration;

use desk_core::PhoneProblem;
use desk_core::reading::Reading;
use desk_core::scan::Scan;
use desk_wire::lookup::ScanView;
use vipps::PersonalQr;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::finding::Found;

impl Desk {
    /// Whether signs that arrived in one go were scanned, and how the code reads. Sends nothing.
    ///
    /// Digits alone are a card and never a phone number, whatever they look like: any bar code would be one, and the request
    /// would go to a stranger.
    pub async fn read_scan(&self, text: &str, took_ms: u32) -> Result<ScanView, Failure> {
        let Some(scan) = Scan::read(text, Duration::from_millis(took_ms.into())) else { return Ok(ScanView::Typed) };
        let is_again = self.inner.last_scan.lock().unwrap_or_else(PoisonError::into_inner).is_again(&scan, self.now());
        if is_again {
            return Ok(ScanView::Again);
        }
        let view = match scan.card_number() {
            Some(number) => {
                let carrier = self.store(move |store| store.member_with_card(number)).await?;
                let read = carrier.as_ref().map_or(Reading::NotANumber(PhoneProblem::UnknownCard), |_| Reading::Card);
                self.look_up_view(scan.text(), read, Found::default(), carrier)
            }
            None => self.look_up(&self.shown(scan.text())).await?,
        };
        Ok(ScanView::Scanned { view: Box::new(view) })
    }

    /// The number in place of the code it was in; any other text as it is.
    fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match (PersonalQr::read(text), self.read(text)) {
            (Some(_), Reading::Number(phone)) => Cow::Owned(phone.pretty()),
            _ => Cow::Borrowed(text),
        }
    }
}

/// The number in a personal code, as somebody would type it; any other text as it is.
///
/// # Errors
/// [`PhoneProblem::NoNumberInCode`] for a code that only the provider can read.
pub(crate) fn number_in(text: &str) -> Result<Cow<'_, str>, PhoneProblem> {
    match PersonalQr::read(text) {
        Some(PersonalQr::Msisdn(digits)) => Ok(Cow::Owned(format!("+{digits}"))),
        Some(PersonalQr::Opaque) => Err(PhoneProblem::NoNumberInCode),
        None => Ok(Cow::Borrowed(text)),
    }
}
