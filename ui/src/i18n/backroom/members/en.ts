import type { MemberStatus } from '../../../ipc/wire';

/** The register in the back room. */
export const members = {
  title: 'Members',
  field: 'Name, phone number or member number',
  found: 'Members that fit',
  card: (number: string) => `No. ${number}`,
  next: 'Next',
  previous: 'Previous',
  emptyHeading: 'Find a member',
  emptyText: [
    'Type part of a name or of a number, or the number on the card. Arrow keys choose, Enter opens.',
    'Lists never show whole numbers. When you open a page, the audit log keeps that it was you.',
    'Somebody without the app becomes a member by hand: F3.',
  ],
  nobody: 'Nobody fits',
  nobodyText: 'No member has this name or this number. Try fewer letters or digits, or add somebody with F3.',
  add: 'Add by hand',
  change: 'Change',
  back: 'Back to the list',
  unconfirmed: 'Not confirmed in the app',
  note: 'Note',
  noNote: 'None',
  tags: 'Tags',
  noTags: 'None',
  visits: 'Last visits',
  noVisits: 'None yet',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  addTitle: 'Add a member by hand',
  addText: 'For somebody without the app. They stand as not confirmed until a login confirms them.',
  givenName: 'Given name',
  familyName: 'Family name',
  optional: 'May be empty.',
  known: 'Already in the register. Is it the same person?',
  openKnown: 'Open the member',
  addAnyway: 'Add all the same',
  changeTitle: (name: string) => `Change ${name}`,
  status: 'Membership',
  statusText: {
    active: 'Is let in.',
    paused: 'Rests. Is not let in just so.',
    ended: 'Is over. Is not let in just so.',
  } satisfies Record<MemberStatus, string>,
  noteHint: 'Stands on the card at the counter.',
  validUntilHint: 'For example 31.12.2026. Empty: no last day.',
  tagsHint: 'With commas between them.',
};

/** The type every language has. */
export type MembersWords = typeof members;
