//! A backup takes the register's place while the window is open: the desk is closed, the register replaced, the desk opened
//! anew. Whatever comes of it, there is a desk again afterwards, or a frame that says why not.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use desk_store::{Closing, Restored};
use desk_wire::backup::{BackupRestored, RestoreBackup};
use desk_wire::{Code, Command, Event, WireError};
use jiff::Timestamp;

use super::{Opened, Premises, Standing, closed, let_in, problem_of};
use crate::backups::{self, BackupError};
use crate::clock::DeskClock;
use crate::desk::{OpenError, frame};
use crate::vault::Vault;

/// How long what was begun in the register may take at the most, and how often it is looked whether it is done.
const PATIENCE: Duration = Duration::from_secs(60);
const A_MOMENT: Duration = Duration::from_millis(20);

impl Premises {
    /// # Errors
    /// [`Code::NotNow`] while requests wait, who would be asked for nothing; else the register's. The register is then as it
    /// was.
    pub(super) async fn restore_backup(&self, with: RestoreBackup) -> Result<BackupRestored, WireError> {
        let premises = self.clone();
        // A page that goes away in the middle of it leaves no desk that is half open.
        let done = tokio::spawn(async move { premises.restore_alone(with).await }).await;
        done.unwrap_or_else(|_| Err(WireError::new(Code::Internal)))
    }

    async fn restore_alone(&self, with: RestoreBackup) -> Result<BackupRestored, WireError> {
        let _alone = self.inner.steady.write().await;
        let standing = match self.wait().await {
            Some(Opened::Desk(standing)) => standing,
            Some(Opened::Not(view)) => return Err(problem_of(*view)),
            None => return Err(WireError::new(Code::Internal)),
        };
        let manager = let_in(&standing.desk, &Command::RestoreBackup(with.clone())).await?;
        let backup = manager.find_backup(&with.backup_id).await?;
        if !manager.list_waiting().await?.is_empty() {
            return Err(WireError::new(Code::NotNow).with_detail("requests wait: what they come to would be lost"));
        }
        drop(manager);
        let done = self.replace(standing, backup.file).await;
        let restored = done.map_err(|error| WireError::from(&error))?;
        tracing::info!(members = restored.members, "a backup is in the register's place");
        Ok(BackupRestored { members: u32::try_from(restored.members).unwrap_or(u32::MAX) })
    }

    /// Closes the desk, puts the file in the register's place, and opens the desk anew, also if that was refused.
    async fn replace(&self, standing: Standing, file: PathBuf) -> Result<Restored, BackupError> {
        let Standing { desk, vault, folder, simulator, temporary } = standing;
        let (config, now) = (desk.inner.config.clone(), desk.now());
        let (clock, closing) = (Arc::clone(&desk.inner.clock), desk.inner.store.closing());
        desk.close().await;
        // From here on commands wait.
        self.inner.opened.send_replace(None);
        drop(desk);
        until_closed(&*clock, &closing).await;
        let done = restore(Arc::clone(&vault), folder.clone(), file, now).await;
        let view = frame(&config);
        let opened = self.stand_in(config, vault, simulator, folder).await;
        let opened = opened.map(|standing| Standing { temporary, ..standing });
        self.take(opened.map_err(|error| closed(view, &error))).await;
        self.tell_all().await;
        done
    }

    /// Tells the page what it knew of the former register.
    async fn tell_all(&self) {
        let Some(desk) = self.desk() else { return };
        desk.tell_house().await;
        match desk.tell_shift().await {
            Ok(_) => {}
            Err(failure) => tracing::warn!(%failure, "the screen could not be told who is signed in"),
        }
        self.tell(Event::DeskChanged { desk: desk.view() });
    }
}

/// What was begun in the register before it was closed comes to its end.
async fn until_closed(clock: &dyn DeskClock, closing: &Closing) {
    let begun = clock.gone_by();
    while !closing.is_done() && clock.gone_by().saturating_sub(begun) < PATIENCE {
        clock.sleep_until(clock.now().checked_add(A_MOMENT).unwrap_or(Timestamp::MAX)).await;
    }
}

async fn restore(vault: Arc<Vault>, folder: PathBuf, file: PathBuf, now: Timestamp) -> Result<Restored, BackupError> {
    let restore = move || backups::restore(&vault, &folder, &file, || None, now);
    let done = tokio::task::spawn_blocking(restore).await;
    done.unwrap_or(Err(BackupError::Register(OpenError::Internal)))
}
