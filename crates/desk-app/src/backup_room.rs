//! The backups in the back room: listed, made, and looked at before one takes the register's place.

use std::path::Path;

use desk_store::{Backup, Reason, Store};
use desk_wire::backup::{BackupReason, BackupView, BackupsView, SinceBackup};

use crate::backups::Listed;
use crate::desk::Desk;
use crate::failure::{Failure, store_code};
use crate::view::ms;

impl Desk {
    /// The copies of the register that the desk looks after, the newest first.
    pub async fn list_backups(&self) -> Result<BackupsView, Failure> {
        let (folder, all) = self.store(look).await?;
        Ok(BackupsView { folder, backups: all.iter().map(view).collect() })
    }

    /// Makes one now. A desk that closes breaks it off.
    pub async fn make_backup(&self) -> Result<BackupsView, Failure> {
        let (now, closing) = (self.now(), self.inner.closing.clone());
        self.store(move |store| store.backups()?.make(Reason::Asked, now, &|| !closing.is_cancelled())).await?;
        self.list_backups().await
    }

    /// What would be gone with a backup in the register's place.
    pub async fn look_at_backup(&self, id: &str) -> Result<SinceBackup, Failure> {
        let at = self.find_backup(id).await?.made_at;
        let since = self.store(move |store| store.count_since(at)).await?;
        Ok(SinceBackup { members: since.members, visits: since.visits, deeds: since.deeds })
    }

    /// One of the backups that the desk looks after, and no other file.
    pub(crate) async fn find_backup(&self, id: &str) -> Result<Backup, Failure> {
        let all = self.store(|store| store.backups()?.list()).await?;
        all.into_iter().find(|backup| id_of(&backup.file) == id).ok_or(Failure::NotFound)
    }
}

fn look(store: &Store) -> Result<(String, Vec<Listed>), desk_store::StoreError> {
    let backups = store.backups()?;
    let look_at = |backup| {
        let wrong = backups.check(&backup).err().map(|error| store_code(&error));
        Listed { backup, wrong }
    };
    Ok((backups.folder().display().to_string(), backups.list()?.into_iter().map(look_at).collect()))
}

fn view(listed: &Listed) -> BackupView {
    let backup = &listed.backup;
    BackupView {
        backup_id: id_of(&backup.file),
        made_at_ms: ms(backup.made_at),
        reason: match backup.reason {
            Reason::Daily => BackupReason::Daily,
            Reason::Asked => BackupReason::Asked,
            Reason::Upgrade => BackupReason::Upgrade,
            Reason::Replaced => BackupReason::Replaced,
        },
        bytes: backup.bytes,
        wrong: listed.wrong,
    }
}

/// The file's name: it says when and why, and nothing of anybody.
fn id_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
