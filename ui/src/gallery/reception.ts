import type {
  EnterAction,
  GuestCard,
  GuestsImported,
  HeadCount,
  HouseView,
  IntentView,
  PresenceRow,
} from '../ipc/wire';
import { now, phone } from './people';

/** An invented day at the reception, for the gallery and for tests. */
export const guestRow = (place: number, name: string, changes: Partial<PresenceRow> = {}): PresenceRow => {
  const guestId = String(place);
  const enter: EnterAction =
    changes.presence && changes.presence !== 'expected'
      ? { kind: 'open_guest', guestId }
      : { kind: 'guest_arrived', guestId };
  return {
    rowId: `guest-${place}`,
    guestId,
    name,
    maskedPhone: `+47 ••• •• ${100 + place}`,
    presence: 'expected',
    list: 'Topptur Galdhøpiggen',
    walkIn: false,
    noteWaits: false,
    enter,
    ...changes,
  };
};

const minutes = (count: number) => now - count * 60_000;

const expected = [
  guestRow(1, 'Aino Virtanen', { noteWaits: true }),
  guestRow(2, 'Bjørn Håkon Sørlie'),
  guestRow(3, 'Freja Lindqvist-Østergaard av Nordfjord', { maskedPhone: '' }),
  guestRow(4, 'Ingrid Bakken', {
    memberId: 'm-9',
    standing: 'ended',
    enter: { kind: 'open_member', memberId: 'm-9' },
  }),
  guestRow(5, 'Jens Peter Holm', {
    memberId: 'm-10',
    standing: 'message_waiting',
    enter: { kind: 'open_member', memberId: 'm-10' },
  }),
  guestRow(6, 'Maja Norén'),
];

const here = [
  guestRow(7, 'Olav Tveit', { presence: 'here', sinceMs: minutes(4) }),
  guestRow(8, 'Sigrid Moe', {
    presence: 'here',
    sinceMs: minutes(12),
    walkIn: true,
    list: '',
    noteWaits: true,
  }),
  {
    ...guestRow(9, 'Kari Østby Nordmann', { presence: 'here', sinceMs: minutes(55), list: '' }),
    rowId: 'visit-31',
    guestId: undefined,
    visitId: '31',
    memberId: 'm-1204',
    standing: 'active' as const,
    enter: { kind: 'open_member' as const, memberId: 'm-1204' },
  },
];

const left = [guestRow(10, 'Lars Dahl', { presence: 'left', sinceMs: minutes(20) })];

export const heads: HeadCount = { here: 42, membersHere: 31, guestsHere: 11, expected: 6, left: 1 };

export const house = (changes: Partial<HouseView> = {}): HouseView => ({
  day: '2026-11-23',
  headCount: { ...heads, here: 3, membersHere: 1, guestsHere: 2 },
  expected,
  here,
  left,
  ...changes,
});

export const emptyHouse: HouseView = {
  day: '2026-11-23',
  headCount: { here: 0, membersHere: 0, guestsHere: 0, expected: 0, left: 0 },
  expected: [],
  here: [],
  left: [],
};

export const guestCard = (changes: Partial<GuestCard> = {}): GuestCard => ({
  guestId: '1',
  name: 'Aino Virtanen',
  phone,
  note: 'Allergic to nuts. The rope is in locker 4.',
  list: 'Topptur Galdhøpiggen',
  walkIn: false,
  presence: 'here',
  arrivedAtMs: now,
  enter: { kind: 'next' },
  escape: 'close',
  ...changes,
});

export const imported = (changes: Partial<GuestsImported> = {}): GuestsImported => ({
  day: '2026-11-23',
  list: 'Topptur Galdhøpiggen',
  dryRun: true,
  new: 24,
  members: 9,
  there: 2,
  refused: 2,
  problems: [
    { row: 7, reason: 'phone' },
    { row: 19, reason: 'nobody' },
  ],
  unusedColumns: ['Rom', 'Skostørrelse'],
  ...changes,
});

export const intents: IntentView[] = [
  { intentId: '1', maskedPhone: '+47 ••• •• 567', keptAtMs: minutes(70) },
  { intentId: '2', maskedPhone: '+45 •• •• •5 67', keptAtMs: minutes(58) },
  { intentId: '3', maskedPhone: '+47 ••• •• 210', keptAtMs: minutes(3) },
];
