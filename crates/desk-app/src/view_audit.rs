//! The audit on the border between the domain's types and the wire's.

use desk_core::{Deed, DeedGroup};
use desk_store::AuditLine;
use desk_wire::audit::{AuditEntryView, AuditGroup, AuditMember, AuditWhat};

use crate::view::ms;

pub(crate) fn entry(line: &AuditLine) -> AuditEntryView {
    AuditEntryView {
        entry_id: line.id.to_string(),
        at_ms: ms(line.at),
        what: what(line.what),
        by: line.by.clone(),
        about: line.about.clone(),
        member: line.member.as_ref().map(|(id, name)| AuditMember { member_id: id.0.to_string(), name: name.full() }),
        n: line.n,
    }
}

pub(crate) fn group_of(group: AuditGroup) -> DeedGroup {
    match group {
        AuditGroup::Seen => DeedGroup::Seen,
        AuditGroup::Changed => DeedGroup::Changed,
        AuditGroup::House => DeedGroup::House,
        AuditGroup::Staff => DeedGroup::Staff,
        AuditGroup::Desk => DeedGroup::Desk,
    }
}

fn what(deed: Deed) -> AuditWhat {
    match deed {
        Deed::Opened => AuditWhat::Opened,
        Deed::GuestOpened => AuditWhat::GuestOpened,
        Deed::PersonOpened => AuditWhat::PersonOpened,
        Deed::Exported => AuditWhat::Exported,
        Deed::Added => AuditWhat::Added,
        Deed::Imported => AuditWhat::Imported,
        Deed::NumberSet => AuditWhat::NumberSet,
        Deed::StatusSet => AuditWhat::StatusSet,
        Deed::ValidUntilSet => AuditWhat::ValidUntilSet,
        Deed::NoteSet => AuditWhat::NoteSet,
        Deed::TagsSet => AuditWhat::TagsSet,
        Deed::ConsentWithdrawn => AuditWhat::ConsentWithdrawn,
        Deed::TakenBack => AuditWhat::TakenBack,
        Deed::Merged => AuditWhat::Merged,
        Deed::MergeUndone => AuditWhat::MergeUndone,
        Deed::Erased => AuditWhat::Erased,
        Deed::ErasedAgain => AuditWhat::ErasedAgain,
        Deed::LetIn => AuditWhat::LetIn,
        Deed::LetInMessageWaiting => AuditWhat::LetInMessageWaiting,
        Deed::LetInPaused => AuditWhat::LetInPaused,
        Deed::LetInExpired => AuditWhat::LetInExpired,
        Deed::LetInEnded => AuditWhat::LetInEnded,
        Deed::VisitUndone => AuditWhat::VisitUndone,
        Deed::GuestsImported => AuditWhat::GuestsImported,
        Deed::GuestUndone => AuditWhat::GuestUndone,
        Deed::SignedIn => AuditWhat::SignedIn,
        Deed::HandedOver => AuditWhat::HandedOver,
        Deed::Locked => AuditWhat::Locked,
        Deed::LockedByItself => AuditWhat::LockedByItself,
        Deed::SignedOut => AuditWhat::SignedOut,
        Deed::PinWrong => AuditWhat::PinWrong,
        Deed::PinSet => AuditWhat::PinSet,
        Deed::StaffAdded => AuditWhat::StaffAdded,
        Deed::StaffChanged => AuditWhat::StaffChanged,
        Deed::StaffRemoved => AuditWhat::StaffRemoved,
        Deed::SettingsChanged => AuditWhat::SettingsChanged,
        Deed::Restored => AuditWhat::Restored,
        Deed::ClockBelieved => AuditWhat::ClockBelieved,
        Deed::RetentionNeedsStaff => AuditWhat::RetentionNeedsStaff,
        Deed::RetentionIntents => AuditWhat::RetentionIntents,
        Deed::RetentionEndedMembers => AuditWhat::RetentionEndedMembers,
        Deed::RetentionUnconfirmedMembers => AuditWhat::RetentionUnconfirmedMembers,
        Deed::RetentionGuests => AuditWhat::RetentionGuests,
        Deed::RetentionVisits => AuditWhat::RetentionVisits,
        Deed::RetentionNotes => AuditWhat::RetentionNotes,
        Deed::RetentionAnswers => AuditWhat::RetentionAnswers,
        Deed::RetentionFormerNumbers => AuditWhat::RetentionFormerNumbers,
        Deed::RetentionLogins => AuditWhat::RetentionLogins,
        Deed::RetentionMerges => AuditWhat::RetentionMerges,
        Deed::RetentionAudit => AuditWhat::RetentionAudit,
        Deed::RetentionDayCounts => AuditWhat::RetentionDayCounts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_is_the_same_word_everywhere() {
        for deed in Deed::ALL {
            assert_eq!(serde_json::to_value(what(*deed)).unwrap(), deed.word());
        }
    }
}
