//! What has had its time, as the screen shows it.

use desk_core::retention::Kind;
use desk_wire::retention::{KindCount, RetentionRun, RetentionView};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings_form::{self, kept_kind};
use crate::view::ms;

/// So many former runs are told.
const RUNS: u32 = 30;

impl Desk {
    /// How long what is kept, and what went.
    pub async fn view_retention(&self) -> Result<RetentionView, Failure> {
        let (last, runs) = self.store(|store| Ok((store.last_retention()?, store.list_retention_runs(RUNS)?))).await?;
        let run = |run: desk_store::RetentionRun| RetentionRun {
            at_ms: ms(run.at),
            by: run.by,
            removed: counts(run.removed),
        };
        Ok(RetentionView {
            rules: settings_form::form(&self.inner.config).retention,
            last_run_ms: last.map(ms),
            runs: runs.into_iter().map(run).collect(),
        })
    }
}

/// How much of what; what there is nothing of is left out.
pub(crate) fn counts(counts: Vec<(Kind, u64)>) -> Vec<KindCount> {
    let count = |(kind, count)| KindCount { kind: kept_kind(kind), count: u32::try_from(count).unwrap_or(u32::MAX) };
    counts.into_iter().filter(|(_, count)| *count > 0).map(count).collect()
}
