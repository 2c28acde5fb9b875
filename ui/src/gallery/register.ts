import type { Answers } from '../host/fake';
import type { MemberPage, MemberRow } from '../ipc/wire';
import { card, now, rows } from './people';
import type { Scenario } from './scenarios';
import { manager, onShift } from './staff';

const day = 24 * 60 * 60 * 1000;

/** The page of a member, with all that can stand on it. */
export const memberPage = (changes: Partial<MemberPage> = {}): MemberPage => ({
  card: { ...card(), note: 'Nøkkelen til boden ligger i skuffen.\nKvitter her.', validUntil: '2026-12-31' },
  tags: ['dugnad', 'klatring', 'ungdom'],
  visits: Array.from({ length: 8 }, (_, place) => ({
    visitId: `v-${place}`,
    atMs: now - place * 3 * day,
    leftAtMs: place % 3 === 0 ? undefined : now - place * 3 * day + 5_400_000,
  })),
  ...changes,
});

/** Somebody who was added by hand a moment ago. */
export const byHand = (): MemberPage => ({
  card: card({
    memberId: 'm-9',
    memberNumber: '1211',
    name: 'Emil Nordmann',
    phone: undefined,
    phoneConfirmed: false,
    email: undefined,
    confirmedAtMs: undefined,
    lastVisitAtMs: undefined,
    joinedAtMs: now,
    visits: 0,
  }),
  tags: [],
  visits: [],
});

export const many: MemberRow[] = Array.from(
  { length: 20 },
  (_, place) => ({ ...rows[place % 4], memberId: `m-${place}`, memberNumber: `${place + 1}` }) as MemberRow,
);

const answers: Answers = {
  view_shift: () => onShift(manager),
  find_members: ({ text }) => ({ text, rows: text === 'zzz' ? [] : text === 'a' ? many : rows }),
  view_member: () => memberPage(),
};
const room = (keys: string[], more: Answers = {}): Scenario => ({
  answers: { ...answers, ...more },
  keys: ['F9', 'click:section-members', ...keys],
});
const opened = ['type:member-search=kar', 'Enter'];

/** The register behind the counter. */
export const registerScenarios: Record<string, Scenario> = {
  'room-members-empty': room([]),
  'room-members-found': room(['type:member-search=kar', 'ArrowDown']),
  'room-members-many': room(['type:member-search=a']),
  'room-members-nobody': room(['type:member-search=zzz']),
  'room-members-keys': room(['type:member-search=kar', 'F1']),
  'room-member-page': room(opened),
  'room-member-page-by-hand': room(opened, { view_member: byHand }),
  'room-member-change': room([...opened, 'F2']),
  'room-member-change-refused': room([...opened, 'F2', 'type:edit-number=77', 'click:dialog-enter'], {
    change_member: () =>
      Promise.reject({ code: 'invalid_field', field: 'memberNumber', fieldProblem: 'number_taken' }),
  }),
  'room-member-add': room(['F3']),
  'room-member-add-known': room(['F3', 'type:add-given=Emil', 'click:dialog-enter'], {
    add_member: () => ({ kind: 'known', rows: rows.slice(0, 2) }),
  }),
};
