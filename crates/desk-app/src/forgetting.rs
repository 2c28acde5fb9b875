//! What the manager does when somebody wants to know what is known about them, or wants to be forgotten.

use std::path::PathBuf;

use desk_core::MemberId;
use desk_store::{Erased, Reached};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::Value;

use crate::certificate::Certificate;
use crate::desk::Desk;
use crate::failure::Failure;

/// What an erasure came to. Nothing of the person is in it.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// When.
    pub at: Timestamp,
    /// The same on the clock on the wall.
    pub local: DateTime,
    /// What was erased, by count.
    pub erased: Erased,
    /// Whether the register's file was written anew; else that follows as soon as no request is under way.
    pub pages_are_clear: bool,
    /// What became of the backups.
    pub backups: Reached,
}

impl Desk {
    /// Erases a member from the register and its backups, for good.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if there is none, [`desk_store::StoreError::LoginLive`] while a login of theirs is live.
    pub async fn erase_member(&self, id: &str) -> Result<Erasure, Failure> {
        let (id, now) = (member(id)?, self.now());
        let erased = self.store(move |store| store.erase_member(id, now)).await?;
        self.cards().forget(id);
        tracing::info!(member = id.0, "erased");
        // They are erased; what follows is for the certificate to say.
        let pages_are_clear = self.store(desk_store::Store::scrub).await.unwrap_or(false);
        let backups = self.store(move |store| store.erase_in_backups(now)).await.unwrap_or_else(|failure| {
            tracing::warn!(%failure, "the backups were not reached");
            Reached { failed: 1, ..Reached::default() }
        });
        self.tell_house().await;
        let local = self.inner.time_zone.to_datetime(now);
        Ok(Erasure { at: now, local, erased, pages_are_clear, backups })
    }

    /// The certificate of an erasure, in the desk's language.
    pub fn certificate(&self, erasure: &Erasure) -> Certificate {
        let club = &self.inner.config.club;
        Certificate::of(erasure, &club.name, club.language)
    }

    /// Everything known about a member, as JSON (docs/privacy.md). That it was opened is noted.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if there is none.
    pub async fn everything_about(&self, id: &str) -> Result<String, Failure> {
        let (id, now) = (member(id)?, self.now());
        let everything = self.store(move |store| store.everything_about(id, now)).await?;
        Ok(everything.expose().to_owned())
    }

    /// Writes everything known about a member into a file of the manager's, in clear.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if there is none; [`Failure::NoFolder`], [`Failure::File`] if it cannot be written.
    pub async fn save_person(&self, id: &str) -> Result<PathBuf, Failure> {
        // A folder that is not there is no reason to open anything.
        self.files_folder()?;
        let everything: Value =
            serde_json::from_str(&self.everything_about(id).await?).map_err(|_| Failure::Internal)?;
        let text = serde_json::to_string_pretty(&everything).map_err(|_| Failure::Internal)? + "\n";
        let number = everything["members"][0]["memberNumber"].as_str().unwrap_or(id);
        self.save_file(format!("skranke-{number}-{}", self.today()), "json", text.into_bytes()).await
    }

    /// Erases again whoever was erased, if the register is an older one that was put in its place.
    pub(crate) async fn replay_tombstones(&self) {
        let now = self.now();
        match self.store(move |store| store.replay_tombstones(now)).await {
            Ok(erased) if erased.is_nothing() => {}
            Ok(_) => tracing::warn!("the register was an older one: who was erased since is erased in it too"),
            Err(failure) => tracing::warn!(%failure, "it could not be seen whether the register is an older one"),
        }
    }
}

fn member(id: &str) -> Result<MemberId, Failure> {
    id.parse().map(MemberId).map_err(|_| Failure::NotFound)
}
