// Made from crates/desk-wire by `cargo xtask types`. Do not edit.

export type Code = "invalid_phone" | "usage" | "not_a_list" | "not_found" | "not_now" | "cancelled" | "taken_back" | "access_denied" | "expired" | "not_eligible" | "old_app" | "too_many" | "needs_staff" | "lost" | "unreachable" | "provider_down" | "refused" | "wrong_person" | "unknown_error" | "invalid_client" | "invalid_scope" | "unauthorized_client" | "invalid_request" | "claim_missing" | "sign_in_needed" | "manager_needed" | "wrong_pin" | "pin_closed" | "invalid_pin" | "staff_rule" | "invalid_field" | "file_not_written" | "invalid_setting" | "secret_missing" | "passphrase_needed" | "wrong_passphrase" | "no_simulator" | "config_missing" | "config_invalid" | "store_locked" | "store_wrong_key" | "store_damaged" | "store_foreign" | "store_newer" | "store_full" | "store_read_only" | "store_failed" | "internal";

export type WireError = { 
/**
 * What went wrong.
 */
code: Code, 
/**
 * For [`Code::InvalidPhone`]: why.
 */
problem?: PhoneProblem, 
/**
 * For [`Code::Refused`] and [`Code::UnknownError`]: which check, which word of the provider.
 */
check?: string, 
/**
 * For [`Code::InvalidPin`]: why.
 */
pinProblem?: PinProblem, 
/**
 * For [`Code::StaffRule`]: why.
 */
staffProblem?: StaffProblem, 
/**
 * For [`Code::InvalidField`] and [`Code::InvalidSetting`]: which field of the form.
 */
field?: string, 
/**
 * For [`Code::InvalidField`]: why.
 */
fieldProblem?: FieldProblem, 
/**
 * For [`Code::InvalidSetting`]: why.
 */
settingProblem?: SettingProblem, 
/**
 * For [`Code::TooMany`] and [`Code::PinClosed`]: when asking is allowed again.
 */
retryAtMs?: number, 
/**
 * For the person who installs: in English, which file, which key. Never personal data.
 */
detail?: string, };

export type PhoneView = { 
/**
 * With its country code, spaced as that country does: `+47 912 34 567`.
 */
pretty: string, 
/**
 * All but the last three digits hidden: `+47 ••• •• 567`.
 */
masked: string, 
/**
 * ISO 3166-1 alpha-2, or empty for a number that belongs to no country we name.
 */
country: string, 
/**
 * The app its owner has.
 */
brand: Brand, };

export type Brand = "vipps" | "mobilepay";

export type PhoneProblem = "empty" | "letters" | "too_short" | "too_long" | "impossible" | "country_not_served" | "emergency" | "web_address" | "no_number_in_code" | "unknown_card";

export type PhoneWarning = "landline" | "unusual";

export type MemberRow = { 
/**
 * Which member.
 */
memberId: string, 
/**
 * The number on the card, from 1.
 */
memberNumber: string, 
/**
 * Given and family name.
 */
name: string, 
/**
 * Masked: `+47 ••• •• 567`. Empty if there is none.
 */
maskedPhone: string, 
/**
 * Whether the membership holds.
 */
status: MemberStatus, 
/**
 * How they stand today; where somebody may be let in.
 */
standing?: Standing, };

export type MemberView = { 
/**
 * Which member.
 */
memberId: string, 
/**
 * The number on the card, from 1.
 */
memberNumber: string, 
/**
 * Given and family name.
 */
name: string, 
/**
 * The newest number, if any.
 */
phone?: PhoneView, 
/**
 * Whether the number was confirmed in the app.
 */
phoneConfirmed: boolean, 
/**
 * The newest e-mail address, if any.
 */
email?: string, 
/**
 * Whether the membership holds.
 */
status: MemberStatus, 
/**
 * When they joined.
 */
joinedAtMs: number, 
/**
 * When the app last confirmed them, if ever.
 */
confirmedAtMs?: number, 
/**
 * The visit before now, if any.
 */
lastVisitAtMs?: number, 
/**
 * How many visits in all.
 */
visits: number, };

export type MemberCard = { 
/**
 * Who.
 */
member: MemberView, 
/**
 * What else they told the club, where it asks for more.
 */
details: DetailsView, 
/**
 * What they told on the club's page, but for consents.
 */
answers: Array<AnswerView>, 
/**
 * What they want to be told, as far as they were asked: the newest answer to each offer.
 */
wishes: Array<Wish>, 
/**
 * Every receipt of what they saw and answered, newest first.
 */
consents: Array<ConsentView>, 
/**
 * The check-in just made, when there is one.
 */
visit?: VisitView, 
/**
 * The last check-in of today, if it was not undone: they are here, or have left.
 */
today?: VisitView, 
/**
 * How they stand. Only who is `active` is let in by Enter; anybody else by `let_in_anyway`.
 */
standing: Standing, 
/**
 * The last day of the membership, if there is one: `2026-12-31`.
 */
validUntil?: string, 
/**
 * What staff should know; empty if nothing.
 */
note: string, 
/**
 * What Enter does.
 */
enter: EnterAction, 
/**
 * What Esc does.
 */
escape: EscapeAction, };

export type DetailsView = { 
/**
 * The date of birth, `1990-01-31`.
 */
birthdate?: string, 
/**
 * Postal addresses, the default one first.
 */
addresses: Array<AddressView>, };

export type AddressView = { 
/**
 * Which of theirs.
 */
kind: AddressKind, 
/**
 * As on an envelope.
 */
lines: Array<string>, };

export type AddressKind = "home" | "work" | "other";

export type AnswerView = { "kind": "interests", 
/**
 * As the club calls it.
 */
labels: Array<string>, } | { "kind": "birthday_greeting", 
/**
 * It is.
 */
wanted: boolean, } | { "kind": "field", 
/**
 * The question.
 */
asked: string, 
/**
 * The answer.
 */
text: string, };

export type VisitView = { 
/**
 * Which visit.
 */
visitId: string, 
/**
 * When.
 */
atMs: number, 
/**
 * When they left, if that was noted.
 */
leftAtMs?: number, };

export type MemberStatus = "active" | "paused" | "ended";

export type Wish = { 
/**
 * Which offer: `email`, `sms`, `digital`, `personal`, or one of the club's own.
 */
id: string, 
/**
 * What the customer read, as far as it is known.
 */
text?: string, 
/**
 * The newest answer.
 */
accepted: boolean, 
/**
 * When that was given.
 */
atMs: number, };

export type ConsentView = { 
/**
 * Where.
 */
source: ConsentSource, 
/**
 * The language of what was shown: `nb`; `und` if nobody said.
 */
language: string, 
/**
 * When.
 */
atMs: number, 
/**
 * Screen by screen. None if this version cannot read it; it is kept all the same.
 */
parts: Array<ConsentPart>, 
/**
 * All of it, as it is kept.
 */
verbatim: string, };

export type ConsentSource = "app" | "page" | "counter";

export type ConsentPart = { 
/**
 * Its heading.
 */
heading?: ConsentText, 
/**
 * What stood under it.
 */
texts: Array<ConsentText>, 
/**
 * What could be opened from it.
 */
links: Array<ConsentLink>, 
/**
 * What was answered.
 */
answers: Array<ConsentAnswer>, 
/**
 * What stood on the button.
 */
button?: string, };

export type ConsentLink = { 
/**
 * What the customer read.
 */
text?: string, 
/**
 * Where it led.
 */
url?: string, };

export type ConsentText = { 
/**
 * Word for word.
 */
text: string, 
/**
 * Its language, where that is another than the receipt's.
 */
language?: string, };

export type ConsentAnswer = { 
/**
 * To what.
 */
id: string, 
/**
 * What the customer read.
 */
text?: ConsentText, 
/**
 * What could be unfolded under it: the fold, then what was in it.
 */
more: Array<string>, 
/**
 * Which version of the terms it was.
 */
version?: string, 
/**
 * What could be opened beside it.
 */
link?: ConsentLink, 
/**
 * The answer.
 */
accepted: boolean, 
/**
 * Whether the customer could not go on without it.
 */
required: boolean, 
/**
 * Whether it is an offer, which can be taken back.
 */
isOffer: boolean, };

export type LoginView = { 
/**
 * Which login.
 */
loginId: string, 
/**
 * Grows with every change of this login, so that an older view never replaces a newer one.
 */
revision: number, 
/**
 * The number that was asked.
 */
phone: PhoneView, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * How it ends on the customer's phone.
 */
ending: Ending, 
/**
 * Where it stands.
 */
state: LoginState, 
/**
 * The code on both screens: `7KM-4XR`.
 */
bindingMessage: string, 
/**
 * When it was started.
 */
startedAtMs: number, 
/**
 * When the request runs out; none until the provider has taken it.
 */
expiresAtMs?: number, 
/**
 * The provider's polling interval in seconds, once it has taken the request.
 */
intervalS?: number, 
/**
 * From when on staff should say "open the app and pull down".
 */
openAppHintAtMs?: number, 
/**
 * Why waiting takes longer than it should, if it does.
 */
waitingReason?: WaitingReason, 
/**
 * Whether an earlier request to this number was given up and may still show on the phone: "answer the newest code".
 */
newestCode: boolean, 
/**
 * How far the visitor is on the club's page, once they are there.
 */
page?: PageProgress, 
/**
 * What somebody brought to the club's page while this waits: it may be about this request, or about another.
 */
pageHint?: PageHint, 
/**
 * What became of the person, once confirmed and applied.
 */
outcome?: Outcome, 
/**
 * Who it is, once confirmed and applied.
 */
member?: MemberView, 
/**
 * What they want to be told, as far as they were asked, once applied.
 */
wishes: Array<Wish>, 
/**
 * Whom it may be, while staff must decide.
 */
candidates: Array<MemberRow>, 
/**
 * How it ended, when it did not end well, and for `needs_staff`.
 */
code?: Code, 
/**
 * Which check refused the answer, or the provider's own word.
 */
check?: string, 
/**
 * When asking is allowed again, for `too_many`.
 */
retryAtMs?: number, 
/**
 * What Enter does on this card.
 */
enter: EnterAction, 
/**
 * What Esc does on this card.
 */
escape: EscapeAction, 
/**
 * Whether "wrong person" can be said of it now.
 */
canBeWrongPerson: boolean, 
/**
 * Whether the number can be kept until the provider is there again (`keep_for_later`).
 */
canBeKept: boolean, };

export type LoginState = "asked" | "waiting" | "confirmed" | "applied" | "needs_staff" | "declined" | "expired" | "not_eligible" | "cancelled" | "refused" | "lost" | "failed";

export type Purpose = "enrol" | "check_in";

export type Ending = "app" | "browser";

export type PageProgress = { "step": "on_page" } | { "step": "block", 
/**
 * Which, from 1.
 */
number: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * Its name, as the club has it.
 */
name: string, } | { "step": "handed_over" } | { "step": "done" };

export type PageHint = "declined" | "old_app" | "set_up" | "try_again" | "refused" | "maybe_lost";

export type Outcome = "enrolled" | "welcomed_back";

export type WaitingReason = "slow_down" | "too_many_requests" | "provider_down" | "unreachable" | "fetching_profile";

export type LookUpView = { 
/**
 * The text this answers, so that a late answer to an older text can be dropped.
 */
text: string, 
/**
 * How the text was read.
 */
reading: Reading, 
/**
 * At most 20, best first. Numbers are masked.
 */
rows: Array<MemberRow>, 
/**
 * Guests of today, at most ten, those still to come first. Who is a member, too, is here and not among the rows.
 */
guests: Array<PresenceRow>, 
/**
 * What Enter means while this text stands in the field and no row is chosen.
 */
enter: EnterAction, };

export type Reading = { "kind": "empty" } | { "kind": "name" } | { "kind": "part_of_number", 
/**
 * `+47 912 3`.
 */
pretty: string, 
/**
 * ISO 3166-1 alpha-2, or empty when not known yet.
 */
country: string, } | { "kind": "number", 
/**
 * The number.
 */
phone: PhoneView, 
/**
 * Why it is unusual, if it is.
 */
warning?: PhoneWarning, 
/**
 * The login that waits for this number already; Enter shows that one.
 */
loginId?: string, } | { "kind": "card" } | { "kind": "not_a_number", 
/**
 * Why.
 */
problem: PhoneProblem, };

export type EnterAction = { "kind": "nothing" } | { "kind": "enter_number" } | { "kind": "open_member", 
/**
 * Which.
 */
memberId: string, } | { "kind": "check_in", 
/**
 * Which.
 */
memberId: string, } | { "kind": "guest_arrived", 
/**
 * Which.
 */
guestId: string, } | { "kind": "open_guest", 
/**
 * Which.
 */
guestId: string, } | { "kind": "next" } | { "kind": "set_aside" } | { "kind": "ask_again" };

export type EscapeAction = "give_up" | "close";

export type NumberEntered = { "kind": "member", 
/**
 * Who.
 */
member: MemberCard, } | { "kind": "login", 
/**
 * Which.
 */
login: LoginView, };

export type ScanView = { "kind": "typed" } | { "kind": "again" } | { "kind": "scanned", 
/**
 * How the code reads.
 */
view: LookUpView, };

export type PresenceRow = { 
/**
 * Which row; no two of a day have the same.
 */
rowId: string, 
/**
 * Which guest, if they are one.
 */
guestId?: string, 
/**
 * Which check-in, if they are no guest.
 */
visitId?: string, 
/**
 * Which member, if they are one.
 */
memberId?: string, 
/**
 * What they are called; empty if only a number is known.
 */
name: string, 
/**
 * Masked. Empty if there is none.
 */
maskedPhone: string, 
/**
 * Where they are.
 */
presence: Presence, 
/**
 * Since when; none while they are expected.
 */
sinceMs?: number, 
/**
 * The list they are on. Empty for those who walked in, and for members.
 */
list: string, 
/**
 * Whether they are a guest who was on no list.
 */
walkIn: boolean, 
/**
 * Whether there is something to be read about them.
 */
noteWaits: boolean, 
/**
 * How they stand, if they are a member.
 */
standing?: Standing, 
/**
 * What Enter does on this row.
 */
enter: EnterAction, };

export type Presence = "expected" | "here" | "left";

export type Standing = "active" | "message_waiting" | "paused" | "expired" | "ended";

export type HeadCount = { 
/**
 * Everybody in the house.
 */
here: number, 
/**
 * Members in the house.
 */
membersHere: number, 
/**
 * Guests in the house who are no members.
 */
guestsHere: number, 
/**
 * Guests who are still to come.
 */
expected: number, 
/**
 * Everybody who has been here and has left.
 */
left: number, };

export type HouseView = { 
/**
 * `2026-11-23`.
 */
day: string, 
/**
 * How many.
 */
headCount: HeadCount, 
/**
 * Guests who are still to come, by name.
 */
expected: Array<PresenceRow>, 
/**
 * Those in the house, the last who came first.
 */
here: Array<PresenceRow>, 
/**
 * Those who have left, the last who left first.
 */
left: Array<PresenceRow>, };

export type GuestCard = { 
/**
 * Which guest.
 */
guestId: string, 
/**
 * What they are called; empty if only the number is known.
 */
name: string, 
/**
 * Their number.
 */
phone?: PhoneView, 
/**
 * What staff should know; empty if nothing.
 */
note: string, 
/**
 * The list they are on; empty for those who walked in.
 */
list: string, 
/**
 * Whether they were on no list.
 */
walkIn: boolean, 
/**
 * Where they are.
 */
presence: Presence, 
/**
 * When they came.
 */
arrivedAtMs?: number, 
/**
 * When they left.
 */
leftAtMs?: number, 
/**
 * What Enter does.
 */
enter: EnterAction, 
/**
 * What Esc does.
 */
escape: EscapeAction, };

export type GuestSeen = { "kind": "guest", 
/**
 * Who.
 */
guest: GuestCard, } | { "kind": "member", 
/**
 * Who.
 */
member: MemberCard, } | { "kind": "gone" };

export type GuestsImported = { 
/**
 * `2026-11-23`.
 */
day: string, 
/**
 * What the list is called.
 */
list: string, 
/**
 * Whether it was only looked at.
 */
dryRun: boolean, 
/**
 * Rows that are guests now.
 */
new: number, 
/**
 * Of these, how many are members.
 */
members: number, 
/**
 * Rows of people who were on the day's lists already.
 */
there: number, 
/**
 * Rows that cannot be used.
 */
refused: number, 
/**
 * Why, of the first hundred.
 */
problems: Array<RowProblem>, 
/**
 * Headings of columns that nothing was taken from.
 */
unusedColumns: Array<string>, };

export type RowProblem = { 
/**
 * Its number, as a spreadsheet counts.
 */
row: number, 
/**
 * Why.
 */
reason: RowReason, };

export type RowReason = "nobody" | "phone" | "too_long" | "unreadable";

export type IntentView = { 
/**
 * Which.
 */
intentId: string, 
/**
 * `+47 ••• •• 567`.
 */
maskedPhone: string, 
/**
 * Since when it is kept.
 */
keptAtMs: number, };

export type DeskView = { 
/**
 * The club's name. Empty while there is no configuration.
 */
club: string, 
/**
 * The language of the desk.
 */
language: Language, 
/**
 * The app's name in the club's market.
 */
brand: Brand, 
/**
 * Whether the provider is the simulator: show the striped banner.
 */
simulator: boolean, 
/**
 * How a login ends, if staff do not say otherwise.
 */
ending: Ending, 
/**
 * Whether a login can end on the club's page at all: it has an address.
 */
hasPage: boolean, 
/**
 * Whether requests can be sent at all: there is a client secret.
 */
hasSecret: boolean, 
/**
 * Whether the provider answers, as far as known.
 */
provider: ProviderState, 
/**
 * Why the desk cannot work at all, if so.
 */
problem?: WireError, 
/**
 * The version of the program.
 */
version: string, };

export type Language = "nb" | "en" | "da" | "fi" | "sv";

export type ProviderState = "unknown" | "reachable" | "unreachable" | "down";

export type DisplayView = { 
/**
 * The club's name.
 */
club: string, 
/**
 * The language of the customer's market while there is a code, else the desk's.
 */
language: Language, 
/**
 * Whether the provider is the simulator.
 */
simulator: boolean, 
/**
 * The code of the request that staff have in front of them, while the customer has not answered.
 */
code?: string, };

export type Secret = string;

export type ShiftView = { 
/**
 * Whom the desk asks for a PIN.
 */
asks: Asks, 
/**
 * Who is signed in, if anybody.
 */
signedIn?: StaffView, 
/**
 * Whether the counter is open to whoever is there.
 */
counterIsOpen: boolean, 
/**
 * Whether the back room is.
 */
backRoomIsOpen: boolean, 
/**
 * After so many minutes without a touch the shift ends by itself; 0: never.
 */
idleLockMin: number, 
/**
 * Everybody who works here, in the order in which they came.
 */
staff: Array<StaffView>, };

export type StaffView = { 
/**
 * Who.
 */
staffId: string, 
/**
 * What they are called.
 */
name: string, 
/**
 * What they may do.
 */
role: Role, 
/**
 * Whether they have a PIN.
 */
hasPin: boolean, 
/**
 * Until when their PIN is not to be tried, after wrong tries.
 */
closedUntilMs?: number, };

export type Role = "counter" | "manager";

export type Asks = "nobody" | "back_room" | "everybody";

export type PinProblem = "not_digits" | "too_short" | "too_long" | "repeats" | "in_a_row" | "line";

export type StaffProblem = "name_taken" | "no_manager" | "pin_missing" | "other_pin_missing";

export type FieldProblem = "empty" | "too_long" | "unprintable" | "not_an_address" | "not_a_day" | "not_a_number" | "number_taken" | "too_many";

export type MembersFound = { 
/**
 * The text this answers, so that a late answer to an older text can be dropped.
 */
text: string, 
/**
 * At most 20, best first. Numbers are masked.
 */
rows: Array<MemberRow>, };

export type MemberPage = { 
/**
 * As at the counter.
 */
card: MemberCard, 
/**
 * Short words to sort members by, in order.
 */
tags: Array<string>, 
/**
 * Their last visits, newest first, at most twenty.
 */
visits: Array<VisitView>, 
/**
 * Who was made one with them and can be parted from them again, the last first.
 */
merges: Array<MergeView>, };

export type MergeView = { 
/**
 * Which merge.
 */
mergeId: string, 
/**
 * When.
 */
atMs: number, 
/**
 * The number on their card.
 */
memberNumber: string, 
/**
 * What they were called.
 */
name: string, };

export type MemberAdded = { "kind": "added", 
/**
 * Who.
 */
page: MemberPage, } | { "kind": "known", 
/**
 * Who has the number, or the name.
 */
rows: Array<MemberRow>, };

export type FileSaved = { 
/**
 * Where it is.
 */
path: string, };

export type CertificateView = { 
/**
 * What it is.
 */
title: string, 
/**
 * Whose register, and when.
 */
facts: Array<CertificateFact>, 
/**
 * What was done, and plainly what could not be reached.
 */
paragraphs: Array<CertificateParagraph>, };

export type CertificateFact = { 
/**
 * `Register`
 */
name: string, 
/**
 * `Fjellheim Turlag`
 */
value: string, };

export type CertificateParagraph = { 
/**
 * The sentence.
 */
text: string, 
/**
 * The list; may be empty.
 */
lines: Array<CertificateLine>, };

export type CertificateLine = { 
/**
 * What.
 */
text: string, 
/**
 * How many, where they were counted.
 */
count?: number, };

export type DayVisits = { 
/**
 * `2026-11-23`.
 */
day: string, 
/**
 * The day before.
 */
previous?: string, 
/**
 * The day after, if that has come.
 */
next?: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The newest first, at most a thousand.
 */
visits: Array<DayVisit>, };

export type DayVisit = { 
/**
 * The check-in.
 */
visit: VisitView, 
/**
 * Whose.
 */
memberId: string, 
/**
 * The number on their card.
 */
memberNumber: string, 
/**
 * What they are called.
 */
name: string, 
/**
 * Whether it can be said now that they have left.
 */
canEnd: boolean, };

export type AuditView = { 
/**
 * The newest first.
 */
entries: Array<AuditEntryView>, 
/**
 * What to ask for, to see those before; none: there are none.
 */
older?: string, };

export type AuditEntryView = { 
/**
 * Which.
 */
entryId: string, 
/**
 * When.
 */
atMs: number, 
/**
 * What was done.
 */
what: AuditWhat, 
/**
 * Who of the staff did it, if somebody was signed in.
 */
by?: string, 
/**
 * Who of the staff it was about.
 */
about?: string, 
/**
 * The member it was about, if they are still in the register.
 */
member?: AuditMember, 
/**
 * How many it was about, where that was nobody in particular.
 */
n?: number, };

export type AuditMember = { 
/**
 * Whose page it is; of one who was made one with another, the other's.
 */
memberId: string, 
/**
 * What they are called.
 */
name: string, };

export type AuditGroup = "seen" | "changed" | "house" | "staff" | "desk";

export type AuditWhat = "opened" | "guest_opened" | "person_opened" | "exported" | "added" | "imported" | "number_set" | "status_set" | "valid_until_set" | "note_set" | "tags_set" | "consent_withdrawn" | "taken_back" | "merged" | "merge_undone" | "erased" | "erased_again" | "let_in" | "let_in_message_waiting" | "let_in_paused" | "let_in_expired" | "let_in_ended" | "visit_undone" | "guests_imported" | "guest_undone" | "signed_in" | "handed_over" | "locked" | "locked_by_itself" | "signed_out" | "pin_wrong" | "pin_set" | "staff_added" | "staff_changed" | "staff_removed" | "settings_changed" | "restored" | "clock_believed" | "retention_needs_staff" | "retention_intents" | "retention_ended_members" | "retention_unconfirmed_members" | "retention_guests" | "retention_visits" | "retention_notes" | "retention_answers" | "retention_former_numbers" | "retention_logins" | "retention_merges" | "retention_audit" | "retention_day_counts";

export type SettingsView = { 
/**
 * What can be filled in.
 */
form: SettingsForm, 
/**
 * The keys whose value comes from the environment, as in `skranke.toml`: `club.name`. They cannot be changed here.
 */
fixed: Array<string>, 
/**
 * Where a change is written; none: nowhere, for it is the simulator's desk, whose settings go with it.
 */
file?: string, 
/**
 * The provider's address for each choice there is.
 */
issuers: Array<IssuerView>, 
/**
 * Whether there is a client secret. What it is never comes to the page.
 */
secret: SecretState, 
/**
 * What can be asked for.
 */
scopes: Array<ScopeChoice>, };

export type SettingsForm = { 
/**
 * `club.name`
 */
club: string, 
/**
 * `club.language`
 */
language: Language, 
/**
 * `club.default_country`
 */
country: Market, 
/**
 * `club.idle_lock_min`
 */
idleLockMin: string, 
/**
 * `display.open`
 */
opensDisplay: boolean, 
/**
 * `provider.issuer`
 */
provider: ProviderChoice, 
/**
 * `provider.client_id`
 */
clientId: string, 
/**
 * `provider.client_auth`
 */
clientAuth: ClientAuth, 
/**
 * `provider.merchant_serial_number`
 */
merchantSerialNumber: string, 
/**
 * `provider.ending`
 */
ending: Ending, 
/**
 * `browser_ending.redirect_uri`; empty: there is none.
 */
redirectUri: string, 
/**
 * `scopes.enrol`
 */
enrol: Array<string>, 
/**
 * `scopes.check_in`
 */
checkIn: Array<string>, 
/**
 * `[retention]`, every kind once.
 */
retention: Array<RetentionSetting>, };

export type Market = "NO" | "DK" | "FI" | "SE";

export type ProviderChoice = "test" | "production" | "other";

export type IssuerView = { 
/**
 * Which.
 */
provider: ProviderChoice, 
/**
 * Its issuer.
 */
issuer: string, };

export type ClientAuth = "client_secret_basic" | "client_secret_post";

export type SecretState = "missing" | "environment" | "kept";

export type ScopeChoice = { 
/**
 * The provider's word.
 */
scope: string, 
/**
 * What it is, as far as it is known.
 */
kind: ScopeKind, 
/**
 * Whether it is always asked for.
 */
always: boolean, };

export type ScopeKind = "openid" | "phone" | "name" | "email" | "address" | "birthdate" | "consents" | "other";

export type RetentionSetting = { 
/**
 * What.
 */
kind: KeptKind, 
/**
 * Counted in.
 */
unit: KeptUnit, 
/**
 * So many, as typed; none: as long as there is a register.
 */
count?: string, };

export type KeptUnit = "months" | "days" | "hours";

export type KeptKind = "needs_staff" | "intents" | "ended_members" | "unconfirmed_members" | "guests" | "visits" | "notes" | "answers" | "former_numbers" | "merges" | "logins" | "audit" | "day_counts";

export type SettingProblem = { "kind": "empty" } | { "kind": "not_a_number" } | { "kind": "out_of_range", 
/**
 * From here.
 */
least: number, 
/**
 * To here.
 */
most: number, } | { "kind": "no_page" } | { "kind": "address", 
/**
 * Why.
 */
problem: AddressProblem, } | { "kind": "fixed" } | { "kind": "requests_wait" } | { "kind": "passphrase_too_short" } | { "kind": "wrong_passphrase" } | { "kind": "no_keychain" } | { "kind": "keychain_locked" } | { "kind": "unusable" };

export type AddressProblem = "too_long" | "sign" | "fragment" | "query" | "not_an_address" | "scheme" | "plain_http" | "credentials" | "no_path" | "other_address";

export type FindingView = { 
/**
 * What was looked at.
 */
check: Check, 
/**
 * How it stands.
 */
state: FindingState, 
/**
 * What was found.
 */
word: FindingWord, 
/**
 * What stands in its sentence: an address, a number of seconds, scopes.
 */
values: Array<string>, 
/**
 * For what has to be set right: its code.
 */
code?: Code, 
/**
 * The same in English, for the person who installs.
 */
message: string, };

export type FindingState = "well" | "note" | "wrong";

export type Check = "configuration" | "redirect_uri" | "page" | "vault" | "register" | "key" | "client_secret" | "proxy" | "discovery" | "certificate" | "clock" | "keys" | "credentials" | "user_exists" | "scopes";

export type FindingWord = "settings_fine" | "settings_missing" | "settings_unusable" | "redirect_uri_fine" | "redirect_uri_unfit" | "page_fine" | "page_taken" | "page_for_everybody" | "page_cannot_listen" | "vault_environment" | "vault_passphrase" | "vault_keychain" | "register_sound" | "register_closed" | "register_damaged" | "key_change_unfinished" | "secret_missing" | "through_proxy" | "provider_answers" | "provider_unreachable" | "proxy_unreachable" | "provider_fault" | "other_issuer" | "no_provider" | "certificate_fine" | "certificate_added" | "certificate_untrusted" | "clock_fine" | "clock_ahead" | "clock_behind" | "keys_fine" | "credentials_fine" | "credentials_refused" | "not_switched_on" | "credentials_untried" | "user_exists_off" | "user_exists_fine" | "user_exists_nowhere" | "user_exists_silent" | "scopes_unlisted" | "scope_dropped";

export type Event = { "event": "login_changed", 
/**
 * As it stands now.
 */
login: LoginView, } | { "event": "desk_changed", 
/**
 * As it stands now.
 */
desk: DeskView, } | { "event": "examined", 
/**
 * What was found.
 */
finding: FindingView, } | { "event": "display_toggled" } | { "event": "member_changed", 
/**
 * Their card, as it stands now.
 */
member: MemberCard, } | { "event": "shift_changed", 
/**
 * As it stands now.
 */
shift: ShiftView, } | { "event": "house_changed", 
/**
 * As many as there are now.
 */
headCount: HeadCount, } | { "event": "intents_changed", 
/**
 * All that are kept now, oldest first.
 */
intents: Array<IntentView>, };

export type ReportView = { 
/**
 * `2026-11-23`.
 */
day: string, 
/**
 * The day before; none before the first there is.
 */
previous?: string, 
/**
 * The day after; none: this is today.
 */
next?: string, 
/**
 * Requests that came to an end.
 */
ended: number, 
/**
 * Requests whose customer confirmed: new members, and members from before.
 */
confirmed: number, 
/**
 * New members by a request.
 */
enrolled: number, 
/**
 * Of these, taken back.
 */
takenBack: number, 
/**
 * Members who were checked in, each once; none: check-ins are not kept for so long.
 */
membersCame?: number, 
/**
 * Guests who came as no members; none: guests are not kept for so long.
 */
guestsCame?: number, 
/**
 * After so long half of those who confirmed had done so; none: nobody confirmed.
 */
medianMs?: number, 
/**
 * Enrolments by the hour of the clock on the wall, from 0 to 23.
 */
enrolledByHour: Array<number>, 
/**
 * How many confirmed after how long, the quickest first.
 */
confirmedAfter: Array<ConfirmedAfter>, 
/**
 * What the requests came to; what none came to is not among them.
 */
cameTo: Array<CameToView>, 
/**
 * In which languages the club's page was read.
 */
pages: Array<PageLanguage>, };

export type ConfirmedAfter = { 
/**
 * Whole seconds.
 */
seconds: number, 
/**
 * How many.
 */
count: number, };

export type CameToView = { 
/**
 * What.
 */
what: CameTo, 
/**
 * In the app.
 */
app: number, 
/**
 * On the club's page.
 */
browser: number, };

export type CameTo = "enrolled" | "welcomed_back" | "declined" | "expired" | "not_eligible" | "old_app" | "too_many" | "given_up" | "wrong_person" | "refused" | "lost" | "unreachable" | "set_up" | "unknown";

export type PageLanguage = { 
/**
 * Which.
 */
language: Language, 
/**
 * How many.
 */
count: number, };

export type BackupsView = { 
/**
 * Where they lie.
 */
folder: string, 
/**
 * All of them.
 */
backups: Array<BackupView>, };

export type BackupView = { 
/**
 * Which.
 */
backupId: string, 
/**
 * As of when.
 */
madeAtMs: number, 
/**
 * Why it was made.
 */
reason: BackupReason, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * What a first look finds wrong with it, if anything.
 */
wrong?: Code, };

export type BackupReason = "daily" | "asked" | "upgrade" | "replaced";

export type SinceBackup = { 
/**
 * Members who were added.
 */
members: number, 
/**
 * Check-ins.
 */
visits: number, 
/**
 * Other deeds in the audit.
 */
deeds: number, };

export type BackupRestored = { 
/**
 * So many members are in the register now.
 */
members: number, };

export type SheetReader = "excel" | "program";

export type MembersExported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many they are.
 */
members: number, };

export type RetentionView = { 
/**
 * Every kind once, in the order in which they are gone through.
 */
rules: Array<RetentionSetting>, 
/**
 * When the rules were last gone through, if ever.
 */
lastRunMs?: number, 
/**
 * The last runs that removed something, the newest first.
 */
runs: Array<RetentionRun>, };

export type RetentionRun = { 
/**
 * When.
 */
atMs: number, 
/**
 * Who said so, if it was not by itself.
 */
by?: string, 
/**
 * How much of what.
 */
removed: Array<KindCount>, };

export type KindCount = { 
/**
 * What.
 */
kind: KeptKind, 
/**
 * How many.
 */
count: number, };

export type ViewDesk = Record<symbol, never>;

export type LookUp = { 
/**
 * What stands in the field.
 */
text: string, };

export type ReadScan = { 
/**
 * What arrived.
 */
text: string, 
/**
 * How long it took, from the first sign to the last.
 */
tookMs: number, };

export type EnterNumber = { 
/**
 * What stands in the field.
 */
text: string, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * How it ends; none: as the club has it.
 */
ending?: Ending, };

export type AskNumber = { 
/**
 * What stands in the field.
 */
text: string, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * How it ends; none: as the club has it.
 */
ending?: Ending, };

export type AskMember = { 
/**
 * Whom.
 */
memberId: string, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * How it ends; none: as the club has it.
 */
ending?: Ending, };

export type ListLogins = Record<symbol, never>;

export type TakeUpLogin = { 
/**
 * Which login.
 */
loginId: string, };

export type ShowToCustomer = { 
/**
 * Which login; none: no login is in front.
 */
loginId?: string, };

export type ToggleDisplay = Record<symbol, never>;

export type GiveUp = { 
/**
 * Which login.
 */
loginId: string, };

export type AskAgain = { 
/**
 * Which login.
 */
loginId: string, 
/**
 * How it ends; none: as that one would have.
 */
ending?: Ending, };

export type CloseLogin = { 
/**
 * Which login.
 */
loginId: string, };

export type SettleLogin = { 
/**
 * Which login.
 */
loginId: string, 
/**
 * One of its candidates; none: a new member.
 */
memberId?: string, };

export type SayWrongPerson = { 
/**
 * Which login.
 */
loginId: string, };

export type OpenMember = { 
/**
 * Which member.
 */
memberId: string, };

export type WithdrawConsents = { 
/**
 * Which member.
 */
memberId: string, 
/**
 * Which of their wishes; each must stand accepted.
 */
consentIds: Array<string>, };

export type CheckIn = { 
/**
 * Which member.
 */
memberId: string, };

export type LetInAnyway = { 
/**
 * Which member.
 */
memberId: string, };

export type Leave = { 
/**
 * Which check-in.
 */
visitId: string, };

export type UndoCheckIn = { 
/**
 * Which check-in.
 */
visitId: string, };

export type ListGuests = Record<symbol, never>;

export type OpenGuest = { 
/**
 * Which guest.
 */
guestId: string, };

export type AddGuest = { 
/**
 * What stands in the field.
 */
text: string, };

export type GuestArrived = { 
/**
 * Which guest.
 */
guestId: string, };

export type GuestLeft = { 
/**
 * Which guest.
 */
guestId: string, };

export type UndoGuest = { 
/**
 * Which guest.
 */
guestId: string, };

export type ImportGuests = { 
/**
 * The file, byte for byte: what is in it is for the desk to say.
 */
content: Array<number>, 
/**
 * What the list is called.
 */
list: string, 
/**
 * `2026-11-23`; none: today.
 */
day?: string, 
/**
 * Only look at it.
 */
dryRun: boolean, };

export type ListIntents = Record<symbol, never>;

export type KeepForLater = { 
/**
 * Which login.
 */
loginId: string, };

export type AskIntent = { 
/**
 * Which kept number.
 */
intentId: string, };

export type DropIntent = { 
/**
 * Which kept number.
 */
intentId: string, };

export type ViewShift = Record<symbol, never>;

export type SignIn = { 
/**
 * Who.
 */
staffId: string, 
/**
 * What they typed.
 */
pin: Secret, };

export type HandOver = Record<symbol, never>;

export type Lock = Record<symbol, never>;

export type Touch = Record<symbol, never>;

export type AddStaff = { 
/**
 * What they are called.
 */
name: string, 
/**
 * What they may do.
 */
role: Role, 
/**
 * Their PIN; from two on everybody has one.
 */
pin?: Secret, };

export type ChangeStaff = { 
/**
 * Who.
 */
staffId: string, 
/**
 * What they are called from now on.
 */
name: string, 
/**
 * What they may do from now on.
 */
role: Role, };

export type SetPin = { 
/**
 * Whose.
 */
staffId: string, 
/**
 * The new one.
 */
pin: Secret, };

export type RemoveStaff = { 
/**
 * Who.
 */
staffId: string, };

export type FindMembers = { 
/**
 * What stands in the field.
 */
text: string, };

export type ViewMember = { 
/**
 * Which member.
 */
memberId: string, };

export type ChangeMember = { 
/**
 * Which member.
 */
memberId: string, 
/**
 * The number on the card.
 */
memberNumber?: string, 
/**
 * Whether the membership holds.
 */
status?: MemberStatus, 
/**
 * The last day it holds, as people write it; empty: it has none.
 */
validUntil?: string, 
/**
 * What staff should know.
 */
note?: string, 
/**
 * All of their tags, with commas between, or one a line.
 */
tags?: string, };

export type AddMember = { 
/**
 * Given name.
 */
givenName: string, 
/**
 * Family name; may be empty.
 */
familyName: string, 
/**
 * Their number, as it is typed; may be empty.
 */
phone: string, 
/**
 * Their e-mail address; may be empty.
 */
email: string, 
/**
 * Also if somebody in the register may be the same.
 */
anyway: boolean, };

export type MergeMembers = { 
/**
 * Who stays.
 */
memberId: string, 
/**
 * Who is the same person, and goes out of sight.
 */
otherId: string, };

export type UndoMerge = { 
/**
 * Who stayed.
 */
memberId: string, 
/**
 * Which merge of theirs.
 */
mergeId: string, };

export type SavePerson = { 
/**
 * Which member.
 */
memberId: string, };

export type EraseMember = { 
/**
 * Which member.
 */
memberId: string, };

export type ListVisits = { 
/**
 * `2026-11-23`; none, or one that is still to come: today.
 */
day?: string, };

export type EndVisit = { 
/**
 * Which check-in.
 */
visitId: string, };

export type UndoVisit = { 
/**
 * Which check-in.
 */
visitId: string, };

export type ListAudit = { 
/**
 * Only what is about this; none: everything.
 */
group?: AuditGroup, 
/**
 * Those before: `older` of the page before.
 */
before?: string, };

export type ViewSettings = Record<symbol, never>;

export type SaveSettings = { 
/**
 * As they were when the form was opened: only what differs is written.
 */
was: SettingsForm, 
/**
 * As they shall be.
 */
form: SettingsForm, 
/**
 * A new client secret; none: as it is.
 */
clientSecret?: Secret, };

export type SetUp = { 
/**
 * Of the screen.
 */
language: Language, 
/**
 * Of numbers without one.
 */
country: Market, 
/**
 * What the club is called.
 */
club: string, 
/**
 * Test or production.
 */
provider: ProviderChoice, 
/**
 * As pasted.
 */
clientId: string, 
/**
 * As pasted.
 */
clientSecret: Secret, 
/**
 * As pasted.
 */
merchantSerialNumber: string, 
/**
 * Where there is no keychain: what opens the desk's secrets from now on.
 */
passphrase?: Secret, };

export type TrySimulator = { 
/**
 * Of the screen and of the simulated phone.
 */
language: Language, };

export type Unlock = { 
/**
 * What opens the desk's secrets.
 */
passphrase: Secret, };

export type ExamineDesk = Record<symbol, never>;

export type ViewReport = { 
/**
 * `2026-11-23`; none, or one that is still to come: today.
 */
day?: string, };

export type ListBackups = Record<symbol, never>;

export type MakeBackup = Record<symbol, never>;

export type LookAtBackup = { 
/**
 * Which, as the list has it.
 */
backupId: string, };

export type RestoreBackup = { 
/**
 * Which, as the list has it.
 */
backupId: string, };

export type ViewRetention = Record<symbol, never>;

export type CountOverdue = Record<symbol, never>;

export type RemoveOverdue = { 
/**
 * Somebody has looked at the clock, though it has jumped.
 */
clockIsRight: boolean, };

export type ExportMembers = { 
/**
 * For whom the file is.
 */
reader: SheetReader, };

export type Commands = {
  /** How the desk is: club, language, provider, what is wrong. */
  view_desk: { input: ViewDesk; output: DeskView };
  /** How a typed text reads and who fits it. At each keystroke; sends nothing. */
  look_up: { input: LookUp; output: LookUpView };
  /** Whether signs that arrived in one go were scanned, and how the code reads. The same code twice in a moment is one. */
  read_scan: { input: ReadScan; output: ScanView };
  /** Look a number up, then send a request if nobody in the register has it. */
  enter_number: { input: EnterNumber; output: NumberEntered };
  /** Send a request to a number, whoever in the register has it. */
  ask_number: { input: AskNumber; output: LoginView };
  /** Send a request to the number of a member (proof, or to refresh). */
  ask_member: { input: AskMember; output: LoginView };
  /** All logins with a card on the counter, oldest first. */
  list_logins: { input: ListLogins; output: Array<LoginView> };
  /** Lay the card of a login of the journal, to go on with it here. */
  take_up_login: { input: TakeUpLogin; output: LoginView };
  /** Which card lies in front: the customers' display shows its code while it waits. */
  show_to_customer: { input: ShowToCustomer; output: null };
  /** Open the customers' display, or close it. */
  toggle_display: { input: ToggleDisplay; output: null };
  /** Stop asking. The provider has no cancel. */
  give_up: { input: GiveUp; output: LoginView };
  /** A new request to the number of a login that ended. */
  ask_again: { input: AskAgain; output: LoginView };
  /** Close the card of a login that has ended. */
  close_login: { input: CloseLogin; output: LoginView };
  /** Staff decide who a confirmed person is. */
  settle_login: { input: SettleLogin; output: LoginView };
  /** Give the login up, or take back the enrolment just made, and forget all about it. */
  say_wrong_person: { input: SayWrongPerson; output: LoginView };
  /** Open a member's card. */
  open_member: { input: OpenMember; output: MemberCard };
  /** A member takes consents back, said at the counter. */
  withdraw_consents: { input: WithdrawConsents; output: MemberCard };
  /** Check a member in; who is not let in just so is only shown. */
  check_in: { input: CheckIn; output: MemberCard };
  /** Check a member in though they are not let in just so. Noted as that. */
  let_in_anyway: { input: LetInAnyway; output: MemberCard };
  /** Note that a member who was checked in has left. */
  leave: { input: Leave; output: MemberCard };
  /** Take the last word on a check-in back: that they left, else the check-in. */
  undo_check_in: { input: UndoCheckIn; output: MemberCard };
  /** Who is expected, here, or gone today. */
  list_guests: { input: ListGuests; output: HouseView };
  /** Open a guest's card. */
  open_guest: { input: OpenGuest; output: GuestCard };
  /** Add somebody who walks in: a name, a number, or both. */
  add_guest: { input: AddGuest; output: GuestSeen };
  /** Tick a guest off the list. */
  guest_arrived: { input: GuestArrived; output: GuestSeen };
  /** Note that a guest has left. */
  guest_left: { input: GuestLeft; output: GuestSeen };
  /** Take the last word on a guest back. */
  undo_guest: { input: UndoGuest; output: GuestSeen };
  /** Take a guest list in, or only look at it. */
  import_guests: { input: ImportGuests; output: GuestsImported };
  /** Numbers that were kept while the provider could not be reached, oldest first. */
  list_intents: { input: ListIntents; output: Array<IntentView> };
  /** Keep the number of a login that did not reach the provider, and close its card. */
  keep_for_later: { input: KeepForLater; output: Array<IntentView> };
  /** Send a request to a kept number. */
  ask_intent: { input: AskIntent; output: LoginView };
  /** Forget a kept number. */
  drop_intent: { input: DropIntent; output: Array<IntentView> };
  /** Who is signed in, who else may be, and what is open to whoever is there. */
  view_shift: { input: ViewShift; output: ShiftView };
  /** Sign in with a PIN. */
  sign_in: { input: SignIn; output: ShiftView };
  /** End the shift, for the next one to sign in. */
  hand_over: { input: HandOver; output: ShiftView };
  /** End the shift, because nobody will be there. */
  lock: { input: Lock; output: ShiftView };
  /** Somebody is there and only looks. */
  touch: { input: Touch; output: null };
  /** Back room: add somebody to the staff. */
  add_staff: { input: AddStaff; output: ShiftView };
  /** Back room: what somebody is called and may do. */
  change_staff: { input: ChangeStaff; output: ShiftView };
  /** Back room: give somebody a PIN. */
  set_pin: { input: SetPin; output: ShiftView };
  /** Back room: somebody works here no more. */
  remove_staff: { input: RemoveStaff; output: ShiftView };
  /** Back room: whom a text means. At each keystroke. */
  find_members: { input: FindMembers; output: MembersFound };
  /** Back room: all that is known of a member. Opening is noted. */
  view_member: { input: ViewMember; output: MemberPage };
  /** Back room: change what staff may change of a member. */
  change_member: { input: ChangeMember; output: MemberPage };
  /** Back room: add a member by hand, unconfirmed; unless somebody in the register may be the same. */
  add_member: { input: AddMember; output: MemberAdded };
  /** Back room: make two members one, who are one person. */
  merge_members: { input: MergeMembers; output: MemberPage };
  /** Back room: part two members again, as they were; refused if the one has changed since. */
  undo_merge: { input: UndoMerge; output: MemberPage };
  /** Back room: write everything known of a member into a file, in clear. Noted. */
  save_person: { input: SavePerson; output: FileSaved };
  /** Back room: erase a member from the register and its backups, for good. */
  erase_member: { input: EraseMember; output: CertificateView };
  /** Back room: the check-ins of a day. */
  list_visits: { input: ListVisits; output: DayVisits };
  /** Back room: somebody who was checked in has left; only within a day. Answers the day of the check-in. */
  end_visit: { input: EndVisit; output: DayVisits };
  /** Back room: take the last word on a check-in back: that they left, else the check-in. Answers its day. */
  undo_visit: { input: UndoVisit; output: DayVisits };
  /** Back room: what was noted, the newest first, a page at a time. */
  list_audit: { input: ListAudit; output: AuditView };
  /** Back room: the settings as a form. */
  view_settings: { input: ViewSettings; output: SettingsView };
  /** Back room: write settings down, and go on with them at once. */
  save_settings: { input: SaveSettings; output: SettingsView };
  /** Without settings: write the first ones, keep the secret, and open the desk. */
  set_up: { input: SetUp; output: DeskView };
  /** Without settings: open the desk at a simulator of its own; nothing of it is kept. */
  try_simulator: { input: TrySimulator; output: DeskView };
  /** Open the desk whose secrets are under a passphrase. */
  unlock: { input: Unlock; output: DeskView };
  /** Back room: examine everything from the settings to the provider. What is found is told as it is found. */
  examine_desk: { input: ExamineDesk; output: Array<FindingView> };
  /** Back room: a day in figures. */
  view_report: { input: ViewReport; output: ReportView };
  /** Back room: the copies of the register that the desk looks after. */
  list_backups: { input: ListBackups; output: BackupsView };
  /** Back room: make one now. */
  make_backup: { input: MakeBackup; output: BackupsView };
  /** Back room: what would be gone with a backup in the register's place. */
  look_at_backup: { input: LookAtBackup; output: SinceBackup };
  /** Back room: put a backup in the register's place, and open the desk anew. What was there is kept as a backup. */
  restore_backup: { input: RestoreBackup; output: BackupRestored };
  /** Back room: how long what is kept, and what went. */
  view_retention: { input: ViewRetention; output: RetentionView };
  /** Back room: what has had its time. Removes nothing. */
  count_overdue: { input: CountOverdue; output: Array<KindCount> };
  /** Back room: remove what has had its time. */
  remove_overdue: { input: RemoveOverdue; output: RetentionView };
  /** Back room: write all members into a file, in clear. */
  export_members: { input: ExportMembers; output: MembersExported };
};
