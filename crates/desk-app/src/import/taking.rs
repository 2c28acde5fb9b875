//! Where candidates go: into the register, or, for a dry run, into one that is thrown away.

use desk_core::{ImportedMember, MemberId, MemberStatus, Random};
use desk_store::{Keys, KnownMembers, MemberChange, RowDeed, Store, StoreError, StoreKey};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::candidate::Candidate;
use super::verdict::{Verdict, judge};

/// Judges candidates, a batch at a time, in order.
pub(super) trait Taking {
    fn take(&mut self, candidates: &[&Candidate], now: Timestamp) -> Result<Vec<Verdict>, StoreError>;

    /// After the last batch.
    fn finish(&mut self) -> Result<(), StoreError>;
}

/// Into the register.
pub(super) struct Applying {
    pub(super) store: Store,
    pub(super) time_zone: TimeZone,
}

impl Taking for Applying {
    fn take(&mut self, candidates: &[&Candidate], now: Timestamp) -> Result<Vec<Verdict>, StoreError> {
        take_in(&self.store, candidates, &self.time_zone, now, |_, known| known, Some)
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        self.store.finish_import()
    }
}

/// Beside the register, which only answers whom it knows: who would be new goes into an encrypted register of its own, whose
/// key nobody keeps and whose folder goes with it. So a row knows of those above it, however long the file is.
pub(super) struct Planning {
    register: Store,
    scratch: Store,
    time_zone: TimeZone,
    _folder: TempDir,
}

impl Planning {
    pub(super) fn beside(register: Store, random: &dyn Random, time_zone: TimeZone) -> Result<Self, StoreError> {
        let folder = tempfile::Builder::new().prefix("skranke-dry-run-").tempdir()?;
        let mut key = [0; 32];
        random.fill(&mut key);
        let scratch = Store::open(folder.path(), &StoreKey::new(key), random)?;
        Ok(Self { register, scratch, time_zone, _folder: folder })
    }
}

impl Taking for Planning {
    fn take(&mut self, candidates: &[&Candidate], now: Timestamp) -> Result<Vec<Verdict>, StoreError> {
        let mut known = self.register.known_members(&keys(candidates))?;
        let also_known = |index: usize, above| both(std::mem::take(&mut known[index]), above);
        let in_scratch = |member: MemberId| (member.0 < 0).then_some(MemberId(-member.0));
        take_in(&self.scratch, candidates, &self.time_zone, now, also_known, in_scratch)
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Members of the register and of those further up in the file. The latter have keys below 0.
fn both(mut known: KnownMembers, mut above: KnownMembers) -> KnownMembers {
    let above_members = above.with_number.iter_mut().chain(&mut above.with_phone).chain(&mut above.with_email);
    above_members.for_each(|member| member.id = MemberId(-member.id.0));
    known.with_phone.append(&mut above.with_phone);
    known.with_email.append(&mut above.with_email);
    known.with_number = known.with_number.or(above.with_number);
    known.email_is_shared |= above.email_is_shared;
    known
}

/// Judges candidates by what `store` and others know, and writes those who are new, or whom `whose` finds in the store.
fn take_in(
    store: &Store,
    candidates: &[&Candidate],
    time_zone: &TimeZone,
    now: Timestamp,
    mut also_known: impl FnMut(usize, KnownMembers) -> KnownMembers,
    whose: impl Fn(MemberId) -> Option<MemberId>,
) -> Result<Vec<Verdict>, StoreError> {
    let mut verdicts = Vec::with_capacity(candidates.len());
    let decide = |index: usize, known: KnownMembers| {
        let candidate = candidates[index];
        let verdict = judge(candidate, &also_known(index, known));
        let deed = match &verdict {
            Verdict::New => {
                RowDeed::Add(Box::new(member(candidate, time_zone, now)), candidate.tags.clone().unwrap_or_default())
            }
            Verdict::Known { member, change, .. } if **change != MemberChange::default() => {
                whose(*member).map_or(RowDeed::Nothing, |member| RowDeed::Change(member, change.clone()))
            }
            _ => RowDeed::Nothing,
        };
        verdicts.push(verdict);
        deed
    };
    store.take_in(&keys(candidates), decide, now)?;
    Ok(verdicts)
}

/// Somebody new. What the file does not say is as with anybody new.
fn member(candidate: &Candidate, time_zone: &TimeZone, now: Timestamp) -> ImportedMember {
    let joined_at = candidate.joined.and_then(|day| time_zone.to_timestamp(day.into()).ok());
    ImportedMember {
        number: candidate.number,
        name: candidate.name.clone(),
        phone: candidate.phone.clone(),
        email: candidate.email.clone(),
        status: candidate.status.unwrap_or(MemberStatus::Active),
        valid_until: candidate.valid_until,
        note: candidate.note.clone().unwrap_or_default(),
        joined_at: joined_at.unwrap_or(now),
    }
}

fn keys<'a>(candidates: &[&'a Candidate]) -> Vec<Keys<'a>> {
    let keys = |candidate: &&'a Candidate| Keys {
        number: candidate.number,
        phone: candidate.phone.as_ref(),
        email: candidate.email.as_ref().map(|email| email.address.as_str()),
    };
    candidates.iter().map(keys).collect()
}
