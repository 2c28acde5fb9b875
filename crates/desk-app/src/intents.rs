//! Numbers of people who wanted to enrol while the provider could not be reached: kept, and asked when it is back.

use std::sync::atomic::Ordering;

use desk_core::{LoginId, Purpose, keys};
use desk_store::{Intent, IntentId};
use desk_wire::Event;
use desk_wire::intent::IntentView;
use desk_wire::login::LoginView;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view;

impl Desk {
    /// Kept numbers, oldest first.
    pub async fn list_intents(&self) -> Result<Vec<IntentView>, Failure> {
        let intents = self.store(desk_store::Store::list_intents).await?;
        self.inner.has_told_intents.fetch_or(!intents.is_empty(), Ordering::SeqCst);
        Ok(intents.iter().map(intent).collect())
    }

    /// Keeps the number of a login that did not reach the provider, and closes its card.
    ///
    /// # Errors
    /// [`Failure::NotNow`] if it ended otherwise, or was to be something else than an enrolment.
    pub async fn keep_for_later(&self, id: LoginId) -> Result<Vec<IntentView>, Failure> {
        let card = self.cards().find(id).cloned().ok_or(Failure::NotFound)?;
        if !keys::can_be_kept(card.purpose, card.reason) {
            return Err(Failure::NotNow);
        }
        let (phone, now) = (card.phone, self.now());
        self.store(move |store| store.write_intent(&phone, now)).await?;
        self.cards().remove(id);
        self.told_intents().await
    }

    /// Sends a request to a kept number. It is kept until the provider has taken that, or somebody decided otherwise.
    pub async fn ask_intent(&self, id: IntentId) -> Result<LoginView, Failure> {
        let intent = self.store(move |store| store.get_intent(id)).await?;
        self.ask(intent.phone, Purpose::Enrol.into()).await
    }

    /// Forgets a kept number.
    pub async fn drop_intent(&self, id: IntentId) -> Result<Vec<IntentView>, Failure> {
        self.store(move |store| store.drop_intent(id)).await?;
        self.told_intents().await
    }

    /// Tells which numbers are kept now, if that may be news.
    pub(crate) async fn tell_intents(&self) {
        if let Err(failure) = self.told_intents().await {
            tracing::warn!(%failure, "the kept numbers could not be told");
        }
    }

    async fn told_intents(&self) -> Result<Vec<IntentView>, Failure> {
        let had_told = self.inner.has_told_intents.swap(false, Ordering::SeqCst);
        let intents = self.list_intents().await?;
        if had_told || !intents.is_empty() {
            self.tell(Event::IntentsChanged { intents: intents.clone() });
        }
        Ok(intents)
    }
}

fn intent(intent: &Intent) -> IntentView {
    IntentView {
        intent_id: intent.id.0.to_string(),
        masked_phone: intent.phone.masked(),
        kept_at_ms: view::ms(intent.at),
    }
}
