//! What was noted, as a manager reads it.

use desk_core::{Deed, DeedGroup};
use desk_wire::audit::{AuditView, ListAudit};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view_audit;

/// So many entries a page.
const PAGE: u32 = 50;

impl Desk {
    /// A page of what was noted, the newest first.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if there is no such page.
    pub async fn list_audit(&self, with: &ListAudit) -> Result<AuditView, Failure> {
        let before = with.before.as_deref().map(str::parse).transpose().map_err(|_| Failure::NotFound)?;
        let group = with.group.map(view_audit::group_of);
        // One more than there is room for says that there are more.
        let mut lines = self.store(move |store| store.read_audit(kinds(group), before, PAGE + 1)).await?;
        let has_older = lines.len() > PAGE as usize;
        lines.truncate(PAGE as usize);
        let older = lines.last().filter(|_| has_older).map(|line| line.id.to_string());
        Ok(AuditView { entries: lines.iter().map(view_audit::entry).collect(), older })
    }
}

fn kinds(group: Option<DeedGroup>) -> impl Iterator<Item = Deed> {
    Deed::ALL.iter().copied().filter(move |deed| group.is_none_or(|group| deed.group() == group))
}
