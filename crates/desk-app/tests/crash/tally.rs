//! What came of many rounds, counted.

use std::collections::BTreeMap;
use std::fmt;

use crate::guest::{End, Kind};
use crate::kill::{Kill, STEPS};

#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) rounds: u64,
    lives: u64,
    kills: BTreeMap<String, u64>,
    /// How logins stood in the journal of a desk that was killed.
    left: BTreeMap<String, u64>,
    ends: BTreeMap<String, u64>,
}

impl Tally {
    pub(crate) fn life(&mut self, killed: Option<Kill>) {
        self.lives += 1;
        if let Some(kill) = killed {
            *self.kills.entry(kill.name()).or_default() += 1;
        }
    }

    pub(crate) fn left(&mut self, state: &str) {
        *self.left.entry(state.to_owned()).or_default() += 1;
    }

    pub(crate) fn end(&mut self, kind: Kind, end: End) {
        *self.ends.entry(format!("{kind:?} {end:?}")).or_default() += 1;
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.rounds += other.rounds;
        self.lives += other.lives;
        for (mine, theirs) in
            [(&mut self.kills, other.kills), (&mut self.left, other.left), (&mut self.ends, other.ends)]
        {
            for (what, n) in theirs {
                *mine.entry(what).or_default() += n;
            }
        }
    }

    pub(crate) fn all_kills(&self) -> u64 {
        self.kills.values().sum()
    }

    /// Ways to be killed that never came about.
    pub(crate) fn missing(&self) -> Vec<String> {
        let steps = STEPS.iter().flat_map(|step| [Kill::Before(step, 1), Kill::After(step, 1)]);
        let all = steps.chain([Kill::AtMoment(0), Kill::OnTheWire]).map(Kill::name);
        all.filter(|name| !self.kills.contains_key(name)).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} rounds, {} lives, {} kills", self.rounds, self.lives, self.all_kills())?;
        for (what, counts) in [("killed", &self.kills), ("left in the journal", &self.left), ("ended", &self.ends)] {
            writeln!(f, "{what}:")?;
            for (name, n) in counts {
                writeln!(f, "  {n:>7}  {name}")?;
            }
        }
        Ok(())
    }
}
