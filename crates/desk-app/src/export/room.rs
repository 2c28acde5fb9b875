//! The register as a file for the manager, who says for whom and not where: it lies where all their files go.

use std::ops::ControlFlow;

use desk_wire::export::{MembersExported, SheetReader};
use desk_wire::{Code, WireError};

use super::{Export, Flavour};
use crate::desk::Desk;

impl Desk {
    /// Writes all members into a new file, in clear. What looks like a formula is made harmless.
    ///
    /// # Errors
    /// Those of the folder and the file; [`Code::Cancelled`] if the desk closes meanwhile, and then there is no file.
    pub async fn export_for_manager(&self, reader: SheetReader) -> Result<MembersExported, WireError> {
        let file = self.free_place(&format!("skranke-{}", self.today()), "csv")?;
        let flavour = match reader {
            SheetReader::Excel => Flavour::Excel,
            SheetReader::Program => Flavour::Plain,
        };
        let path = file.display().to_string();
        let exported = self.export_members(Export { file, flavour }, |_| ControlFlow::Continue(())).await?;
        if exported.cancelled {
            return Err(WireError::new(Code::Cancelled));
        }
        Ok(MembersExported { path, members: u32::try_from(exported.members).unwrap_or(u32::MAX) })
    }
}
