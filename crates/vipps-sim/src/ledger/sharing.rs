//! The sharing consent, remembered per person for this sales unit.

use std::collections::BTreeSet;

use crate::provider::scope::Scope;

/// What one person has shared with the sales unit so far (§6).
#[derive(Debug, Clone, Default)]
pub(crate) struct Sharing {
    scopes: BTreeSet<Scope>,
}

impl Sharing {
    /// The part of the scopes that the person has to be asked about. One new scope brings the step back.
    pub(crate) fn missing(&self, asked: &[Scope]) -> Vec<Scope> {
        asked.iter().copied().filter(|scope| scope.is_shared() && !self.scopes.contains(scope)).collect()
    }

    /// Whether the consents behind this scope were answered before; then they are neither asked nor returned again (§15.2).
    pub(crate) fn has_answered(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    pub(crate) fn remember(&mut self, scopes: &[Scope]) {
        self.scopes.extend(scopes);
    }
}
