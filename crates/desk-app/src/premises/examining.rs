//! Everything examined from the screen, told line by line.

use desk_wire::check::{ExamineDesk, FindingView};
use desk_wire::{Code, Command, Event, WireError};

use super::{Opened, Premises, Standing, let_in};
use crate::config::{Config, ConfigError};
use crate::doctor::{self, Finding};

impl Premises {
    /// Examines the desk that stands, or what keeps it from opening.
    pub(super) async fn examine_desk(&self, with: ExamineDesk) -> Result<Vec<FindingView>, WireError> {
        let opened = self.wait().await;
        if let Some(Opened::Desk(standing)) = &opened {
            let_in(&standing.desk, &Command::ExamineDesk(with)).await?;
        }
        // One look at a time; the provider counts who asks.
        let _alone = self.inner.examining.try_lock().map_err(|_| WireError::new(Code::NotNow))?;
        let mut views = Vec::new();
        let mut found = |finding: Finding| {
            let finding = finding.view();
            views.push(finding.clone());
            self.tell(Event::Examined { finding });
        };
        match opened {
            Some(Opened::Desk(standing)) => {
                let here = (&standing.desk, &*standing.vault, &*standing.folder);
                doctor::examine_open(self.settings_of(&standing), here, &mut found).await;
            }
            Some(Opened::Not(_)) | None => {
                let folder = self.inner.whereabouts.data_folder.clone();
                doctor::examine_telling(self.read_settings(), self.vault(), folder, &mut found).await;
            }
        }
        Ok(views)
    }

    /// As the file has them now; the simulator's desk has those it was opened with.
    fn settings_of(&self, standing: &Standing) -> Result<Config, ConfigError> {
        match standing.simulator {
            Some(_) => Ok(standing.desk.inner.config.clone()),
            None => self.read_settings(),
        }
    }
}
