//! The one list of commands.
//!
//! A command is a verb, its input the phrase as a type, its output a view. The list makes [`Command`] for the receivers
//! (the window's shell, the HTTP bridge) and the map `Commands` for TypeScript, so neither side names a command by hand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::audit::{AuditView, ListAudit};
use crate::backup::{BackupRestored, BackupsView, ListBackups, LookAtBackup, MakeBackup, RestoreBackup, SinceBackup};
use crate::check::{ExamineDesk, FindingView};
use crate::desk::DeskView;
use crate::export::{ExportMembers, MembersExported};
use crate::forgetting::{CertificateView, EraseMember, FileSaved, SavePerson};
use crate::house::{GuestCard, GuestSeen, GuestsImported, HouseView};
use crate::intent::IntentView;
use crate::login::{Ending, LoginView, Purpose};
use crate::lookup::{LookUpView, NumberEntered, ScanView};
use crate::member::MemberCard;
use crate::register::{
    AddMember, ChangeMember, FindMembers, MemberAdded, MemberPage, MembersFound, MergeMembers, UndoMerge, ViewMember,
};
use crate::report::{ReportView, ViewReport};
use crate::retention::{CountOverdue, KindCount, RemoveOverdue, RetentionView, ViewRetention};
use crate::settings::{SaveSettings, SettingsView, ViewSettings};
use crate::setup::{SetUp, TrySimulator, Unlock};
use crate::staff::{AddStaff, ChangeStaff, HandOver, Lock, RemoveStaff, SetPin, ShiftView, SignIn, Touch, ViewShift};
use crate::visits::{DayVisits, EndVisit, ListVisits, UndoVisit};

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $verb:ident($input:ident) -> $output:ty; )+) => {
        /// A command with its input, tagged by its verb: `{"do": "look_up", "with": {"text": "912"}}`.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "do", content = "with", rename_all = "snake_case", deny_unknown_fields)]
        pub enum Command {
            $( $(#[doc = $doc])+ $input($input), )+
        }

        /// The TypeScript map from verb to input and output, one line a command.
        pub(crate) fn typescript_map(config: &ts_rs::Config) -> String {
            let mut lines = String::from("export type Commands = {\n");
            $( lines.push_str(&format!(
                "  /** {} */\n  {}: {{ input: {}; output: {} }};\n",
                [$($doc.trim()),+].join(" "), stringify!($verb),
                <$input as TS>::name(config), <$output as TS>::name(config),
            )); )+
            lines.push_str("};\n");
            lines
        }

        /// The declarations of all inputs.
        pub(crate) fn typescript_inputs(config: &ts_rs::Config) -> Vec<String> {
            vec![$( <$input as TS>::decl(config) ),+]
        }
    };
}

commands! {
    /// How the desk is: club, language, provider, what is wrong.
    view_desk(ViewDesk) -> DeskView;
    /// How a typed text reads and who fits it. At each keystroke; sends nothing.
    look_up(LookUp) -> LookUpView;
    /// Whether signs that arrived in one go were scanned, and how the code reads. The same code twice in a moment is one.
    read_scan(ReadScan) -> ScanView;
    /// Look a number up, then send a request if nobody in the register has it.
    enter_number(EnterNumber) -> NumberEntered;
    /// Send a request to a number, whoever in the register has it.
    ask_number(AskNumber) -> LoginView;
    /// Send a request to the number of a member (proof, or to refresh).
    ask_member(AskMember) -> LoginView;
    /// All logins with a card on the counter, oldest first.
    list_logins(ListLogins) -> Vec<LoginView>;
    /// Lay the card of a login of the journal, to go on with it here.
    take_up_login(TakeUpLogin) -> LoginView;
    /// Which card lies in front: the customers' display shows its code while it waits.
    show_to_customer(ShowToCustomer) -> ();
    /// Open the customers' display, or close it.
    toggle_display(ToggleDisplay) -> ();
    /// Stop asking. The provider has no cancel.
    give_up(GiveUp) -> LoginView;
    /// A new request to the number of a login that ended.
    ask_again(AskAgain) -> LoginView;
    /// Close the card of a login that has ended.
    close_login(CloseLogin) -> LoginView;
    /// Staff decide who a confirmed person is.
    settle_login(SettleLogin) -> LoginView;
    /// Give the login up, or take back the enrolment just made, and forget all about it.
    say_wrong_person(SayWrongPerson) -> LoginView;
    /// Open a member's card.
    open_member(OpenMember) -> MemberCard;
    /// A member takes consents back, said at the counter.
    withdraw_consents(WithdrawConsents) -> MemberCard;
    /// Check a member in; who is not let in just so is only shown.
    check_in(CheckIn) -> MemberCard;
    /// Check a member in though they are not let in just so. Noted as that.
    let_in_anyway(LetInAnyway) -> MemberCard;
    /// Note that a member who was checked in has left.
    leave(Leave) -> MemberCard;
    /// Take the last word on a check-in back: that they left, else the check-in.
    undo_check_in(UndoCheckIn) -> MemberCard;
    /// Who is expected, here, or gone today.
    list_guests(ListGuests) -> HouseView;
    /// Open a guest's card.
    open_guest(OpenGuest) -> GuestCard;
    /// Add somebody who walks in: a name, a number, or both.
    add_guest(AddGuest) -> GuestSeen;
    /// Tick a guest off the list.
    guest_arrived(GuestArrived) -> GuestSeen;
    /// Note that a guest has left.
    guest_left(GuestLeft) -> GuestSeen;
    /// Take the last word on a guest back.
    undo_guest(UndoGuest) -> GuestSeen;
    /// Take a guest list in, or only look at it.
    import_guests(ImportGuests) -> GuestsImported;
    /// Numbers that were kept while the provider could not be reached, oldest first.
    list_intents(ListIntents) -> Vec<IntentView>;
    /// Keep the number of a login that did not reach the provider, and close its card.
    keep_for_later(KeepForLater) -> Vec<IntentView>;
    /// Send a request to a kept number.
    ask_intent(AskIntent) -> LoginView;
    /// Forget a kept number.
    drop_intent(DropIntent) -> Vec<IntentView>;
    /// Who is signed in, who else may be, and what is open to whoever is there.
    view_shift(ViewShift) -> ShiftView;
    /// Sign in with a PIN.
    sign_in(SignIn) -> ShiftView;
    /// End the shift, for the next one to sign in.
    hand_over(HandOver) -> ShiftView;
    /// End the shift, because nobody will be there.
    lock(Lock) -> ShiftView;
    /// Somebody is there and only looks.
    touch(Touch) -> ();
    /// Back room: add somebody to the staff.
    add_staff(AddStaff) -> ShiftView;
    /// Back room: what somebody is called and may do.
    change_staff(ChangeStaff) -> ShiftView;
    /// Back room: give somebody a PIN.
    set_pin(SetPin) -> ShiftView;
    /// Back room: somebody works here no more.
    remove_staff(RemoveStaff) -> ShiftView;

    /// Back room: whom a text means. At each keystroke.
    find_members(FindMembers) -> MembersFound;
    /// Back room: all that is known of a member. Opening is noted.
    view_member(ViewMember) -> MemberPage;
    /// Back room: change what staff may change of a member.
    change_member(ChangeMember) -> MemberPage;
    /// Back room: add a member by hand, unconfirmed; unless somebody in the register may be the same.
    add_member(AddMember) -> MemberAdded;
    /// Back room: make two members one, who are one person.
    merge_members(MergeMembers) -> MemberPage;
    /// Back room: part two members again, as they were; refused if the one has changed since.
    undo_merge(UndoMerge) -> MemberPage;
    /// Back room: write everything known of a member into a file, in clear. Noted.
    save_person(SavePerson) -> FileSaved;
    /// Back room: erase a member from the register and its backups, for good.
    erase_member(EraseMember) -> CertificateView;
    /// Back room: the check-ins of a day.
    list_visits(ListVisits) -> DayVisits;
    /// Back room: somebody who was checked in has left; only within a day. Answers the day of the check-in.
    end_visit(EndVisit) -> DayVisits;
    /// Back room: take the last word on a check-in back: that they left, else the check-in. Answers its day.
    undo_visit(UndoVisit) -> DayVisits;
    /// Back room: what was noted, the newest first, a page at a time.
    list_audit(ListAudit) -> AuditView;

    /// Back room: the settings as a form.
    view_settings(ViewSettings) -> SettingsView;
    /// Back room: write settings down, and go on with them at once.
    save_settings(SaveSettings) -> SettingsView;
    /// Without settings: write the first ones, keep the secret, and open the desk.
    set_up(SetUp) -> DeskView;
    /// Without settings: open the desk at a simulator of its own; nothing of it is kept.
    try_simulator(TrySimulator) -> DeskView;
    /// Open the desk whose secrets are under a passphrase.
    unlock(Unlock) -> DeskView;
    /// Back room: examine everything from the settings to the provider. What is found is told as it is found.
    examine_desk(ExamineDesk) -> Vec<FindingView>;

    /// Back room: a day in figures.
    view_report(ViewReport) -> ReportView;
    /// Back room: the copies of the register that the desk looks after.
    list_backups(ListBackups) -> BackupsView;
    /// Back room: make one now.
    make_backup(MakeBackup) -> BackupsView;
    /// Back room: what would be gone with a backup in the register's place.
    look_at_backup(LookAtBackup) -> SinceBackup;
    /// Back room: put a backup in the register's place, and open the desk anew. What was there is kept as a backup.
    restore_backup(RestoreBackup) -> BackupRestored;
    /// Back room: how long what is kept, and what went.
    view_retention(ViewRetention) -> RetentionView;
    /// Back room: what has had its time. Removes nothing.
    count_overdue(CountOverdue) -> Vec<KindCount>;
    /// Back room: remove what has had its time.
    remove_overdue(RemoveOverdue) -> RetentionView;
    /// Back room: write all members into a file, in clear.
    export_members(ExportMembers) -> MembersExported;
}

/// Input of `view_desk`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewDesk {}

/// Input of `look_up`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// What stands in the field.
    pub text: String,
}

/// Input of `read_scan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadScan {
    /// What arrived.
    pub text: String,
    /// How long it took, from the first sign to the last.
    pub took_ms: u32,
}

/// Input of `enter_number`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnterNumber {
    /// What stands in the field.
    pub text: String,
    /// What for.
    pub purpose: Purpose,
    /// How it ends; none: as the club has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<Ending>,
}

/// Input of `ask_number`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskNumber {
    /// What stands in the field.
    pub text: String,
    /// What for.
    pub purpose: Purpose,
    /// How it ends; none: as the club has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<Ending>,
}

/// Input of `ask_member`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskMember {
    /// Whom.
    pub member_id: String,
    /// What for.
    pub purpose: Purpose,
    /// How it ends; none: as the club has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<Ending>,
}

/// Input of `list_logins`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListLogins {}

macro_rules! of_a_login {
    ($( $(#[doc = $doc:literal])+ $name:ident; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            /// Which login.
            pub login_id: String,
        }
    )+ };
}

of_a_login! {
    /// Input of `take_up_login`.
    TakeUpLogin;
    /// Input of `give_up`.
    GiveUp;
    /// Input of `close_login`.
    CloseLogin;
    /// Input of `say_wrong_person`.
    SayWrongPerson;
    /// Input of `keep_for_later`.
    KeepForLater;
}

/// Input of `ask_again`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskAgain {
    /// Which login.
    pub login_id: String,
    /// How it ends; none: as that one would have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ending: Option<Ending>,
}

/// Input of `settle_login`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettleLogin {
    /// Which login.
    pub login_id: String,
    /// One of its candidates; none: a new member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member_id: Option<String>,
}

/// Input of `show_to_customer`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowToCustomer {
    /// Which login; none: no login is in front.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub login_id: Option<String>,
}

/// Input of `toggle_display`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToggleDisplay {}

/// Input of `open_member`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenMember {
    /// Which member.
    pub member_id: String,
}

/// Input of `withdraw_consents`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WithdrawConsents {
    /// Which member.
    pub member_id: String,
    /// Which of their wishes; each must stand accepted.
    pub consent_ids: Vec<String>,
}

/// Input of `check_in`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckIn {
    /// Which member.
    pub member_id: String,
}

macro_rules! of_one {
    ($( $(#[doc = $doc:literal])+ $name:ident { $(#[doc = $of:literal])+ $field:ident } )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            $(#[doc = $of])+
            pub $field: String,
        }
    )+ };
}

of_one! {
    /// Input of `let_in_anyway`.
    LetInAnyway {
        /// Which member.
        member_id
    }
    /// Input of `leave`.
    Leave {
        /// Which check-in.
        visit_id
    }
    /// Input of `undo_check_in`.
    UndoCheckIn {
        /// Which check-in.
        visit_id
    }
    /// Input of `open_guest`.
    OpenGuest {
        /// Which guest.
        guest_id
    }
    /// Input of `add_guest`.
    AddGuest {
        /// What stands in the field.
        text
    }
    /// Input of `guest_arrived`.
    GuestArrived {
        /// Which guest.
        guest_id
    }
    /// Input of `guest_left`.
    GuestLeft {
        /// Which guest.
        guest_id
    }
    /// Input of `undo_guest`.
    UndoGuest {
        /// Which guest.
        guest_id
    }
    /// Input of `ask_intent`.
    AskIntent {
        /// Which kept number.
        intent_id
    }
    /// Input of `drop_intent`.
    DropIntent {
        /// Which kept number.
        intent_id
    }
}

/// Input of `list_guests`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListGuests {}

/// Input of `list_intents`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListIntents {}

/// Input of `import_guests`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportGuests {
    /// The file, byte for byte: what is in it is for the desk to say.
    pub content: Vec<u8>,
    /// What the list is called.
    pub list: String,
    /// `2026-11-23`; none: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub day: Option<String>,
    /// Only look at it.
    pub dry_run: bool,
}

impl std::fmt::Debug for ImportGuests {
    /// Nothing of what is in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportGuests({} bytes)", self.content.len())
    }
}
