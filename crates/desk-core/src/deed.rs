//! What is noted: each kind of deed, as one table.

macro_rules! deeds {
    ($( $group:ident { $( $(#[doc = $doc:literal])+ $name:ident $word:literal, )+ } )+) => {
        /// A kind of deed in the audit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Deed {
            $( $( $(#[doc = $doc])+ $name, )+ )+
        }

        impl Deed {
            /// All of them, group by group.
            pub const ALL: &[Self] = &[ $( $( Self::$name, )+ )+ ];

            /// The word in SQL and on the wire.
            pub fn word(self) -> &'static str {
                match self { $( $( Self::$name => $word, )+ )+ }
            }

            /// What it is about.
            pub fn group(self) -> DeedGroup {
                match self { $( $( Self::$name )|+ => DeedGroup::$group, )+ }
            }
        }
    };
}

/// What deeds are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeedGroup {
    /// Somebody's data was looked at or handed out.
    Seen,
    /// Members came, changed, or went.
    Changed,
    /// Who was let in, and what was taken back.
    House,
    /// Who was there, and who works here.
    Staff,
    /// The desk itself, and what goes by itself.
    Desk,
}

impl Deed {
    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|deed| deed.word() == word)
    }
}

deeds! {
    Seen {
        /// A member's card or page was opened.
        Opened "opened",
        /// A guest's card was opened.
        GuestOpened "guest_opened",
        /// Everything known of a person was handed out.
        PersonOpened "person_opened",
        /// All members were written into a file.
        Exported "exported",
    }
    Changed {
        /// A member was added by hand.
        Added "added",
        /// Members were taken in from a file.
        Imported "imported",
        /// The number on a member's card was changed.
        NumberSet "number_set",
        /// Whether a membership holds was changed.
        StatusSet "status_set",
        /// The last day of a membership was changed.
        ValidUntilSet "valid_until_set",
        /// A note was changed.
        NoteSet "note_set",
        /// A member's tags were changed.
        TagsSet "tags_set",
        /// A member took consents back, at the counter.
        ConsentWithdrawn "consent_withdrawn",
        /// An enrolment or a login was taken back: the wrong person.
        TakenBack "taken_back",
        /// Two members were made one.
        Merged "merged",
        /// Two members were parted again.
        MergeUndone "merge_undone",
        /// A person was erased.
        Erased "erased",
        /// Who had been erased was erased again, from an older copy.
        ErasedAgain "erased_again",
    }
    House {
        /// A member was let in.
        LetIn "let_in",
        /// A member was let in though a note waited.
        LetInMessageWaiting "let_in_message_waiting",
        /// A member was let in though the membership rests.
        LetInPaused "let_in_paused",
        /// A member was let in though the last day is past.
        LetInExpired "let_in_expired",
        /// A member was let in though the membership has ended.
        LetInEnded "let_in_ended",
        /// A check-in was taken back.
        VisitUndone "visit_undone",
        /// A guest list was taken in.
        GuestsImported "guests_imported",
        /// A guest who walked in was taken back.
        GuestUndone "guest_undone",
    }
    Staff {
        /// Somebody signed in.
        SignedIn "signed_in",
        /// A shift was handed over.
        HandedOver "handed_over",
        /// The desk was locked.
        Locked "locked",
        /// The desk locked itself.
        LockedByItself "locked_by_itself",
        /// The program was closed by the end of a shift.
        SignedOut "signed_out",
        /// A PIN was wrong.
        PinWrong "pin_wrong",
        /// Somebody was given a PIN.
        PinSet "pin_set",
        /// Somebody came to the staff.
        StaffAdded "staff_added",
        /// What somebody of the staff is called or may do was changed.
        StaffChanged "staff_changed",
        /// Somebody left the staff.
        StaffRemoved "staff_removed",
    }
    Desk {
        /// The settings were changed.
        SettingsChanged "settings_changed",
        /// A backup was put in the place of the register.
        Restored "restored",
        /// Somebody said that the clock is right.
        ClockBelieved "clock_believed",
        /// Retention: whom staff put to nobody.
        RetentionNeedsStaff "retention_needs_staff",
        /// Retention: numbers kept for later.
        RetentionIntents "retention_intents",
        /// Retention: members who had ended.
        RetentionEndedMembers "retention_ended_members",
        /// Retention: members whom no login confirmed.
        RetentionUnconfirmedMembers "retention_unconfirmed_members",
        /// Retention: guests.
        RetentionGuests "retention_guests",
        /// Retention: visits.
        RetentionVisits "retention_visits",
        /// Retention: notes.
        RetentionNotes "retention_notes",
        /// Retention: answers given on the page.
        RetentionAnswers "retention_answers",
        /// Retention: former numbers.
        RetentionFormerNumbers "retention_former_numbers",
        /// Retention: logins.
        RetentionLogins "retention_logins",
        /// Retention: what it takes to part two members.
        RetentionMerges "retention_merges",
        /// Retention: entries of the audit.
        RetentionAudit "retention_audit",
        /// Retention: counts of days.
        RetentionDayCounts "retention_day_counts",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_deed_has_a_word_of_its_own_and_comes_back_from_it() {
        let words: HashSet<&str> = Deed::ALL.iter().map(|deed| deed.word()).collect();
        assert_eq!(words.len(), Deed::ALL.len());
        assert!(Deed::ALL.iter().all(|deed| Deed::from_word(deed.word()) == Some(*deed)));
        assert_eq!(Deed::from_word("something_else"), None);
        assert_eq!((Deed::PinSet.group(), Deed::Opened.group()), (DeedGroup::Staff, DeedGroup::Seen));
    }
}
