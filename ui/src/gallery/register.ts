import type { Answers } from '../host/fake';
import type {
  AuditEntryView,
  AuditView,
  CertificateView,
  DayVisits,
  MemberPage,
  MemberRow,
} from '../ipc/wire';
import { card, now, rows } from './people';
import type { Scenario } from './scenarios';
import { manager, onShift } from './staff';

const day = 24 * 60 * 60 * 1000;

/** The page of a member, with all that can stand on it. */
export const memberPage = (changes: Partial<MemberPage> = {}): MemberPage => ({
  card: { ...card(), note: 'Nøkkelen til boden ligger i skuffen.\nKvitter her.', validUntil: '2026-12-31' },
  tags: ['dugnad', 'klatring', 'ungdom'],
  merges: [],
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
  merges: [],
});

/** Somebody who was in the register twice. */
export const mergedPage = (): MemberPage => ({
  ...memberPage(),
  visits: memberPage().visits.slice(0, 4),
  merges: [{ mergeId: '3', atMs: now - 2 * day, memberNumber: '401', name: 'Kari Nordmann' }],
});

export const many: MemberRow[] = Array.from(
  { length: 20 },
  (_, place) => ({ ...rows[place % 4], memberId: `m-${place}`, memberNumber: `${place + 1}` }) as MemberRow,
);

export const certificate: CertificateView = {
  title: 'Bekreftelse på sletting',
  facts: [
    { name: 'Register', value: 'Fjellheim Turlag' },
    { name: 'Dato', value: '2026-11-23 14:32' },
  ],
  paragraphs: [
    {
      text: 'Alt dette registeret hadde om én person, er slettet. Bekreftelsen sier ikke hvem det var.',
      lines: [],
    },
    {
      text: 'Dette er slettet, i antall:',
      lines: [
        { text: 'medlemsoppføringer', count: 1 },
        { text: 'telefonnumre, nåværende og tidligere', count: 2 },
        { text: 'besøk', count: 87 },
        { text: 'samtykkekvitteringer', count: 1 },
      ],
    },
    {
      text: 'Registerets fil er skrevet på nytt, så det ligger heller ingenting igjen i ledig plass i filen.',
      lines: [],
    },
    {
      text: 'Sikkerhetskopier som programmet har laget selv:',
      lines: [
        { text: 'kopier som personen er slettet fra', count: 14 },
        { text: 'kopier som ikke lot seg åpne, og derfor er fjernet', count: 0 },
      ],
    },
    {
      text: 'Dette kan ikke programmet nå:',
      lines: [{ text: 'filer som er eksportert fra registeret' }],
    },
  ],
};

/** A day with comings and goings. */
export const dayVisits = (changes: Partial<DayVisits> = {}): DayVisits => ({
  day: '2026-11-23',
  previous: '2026-11-22',
  count: 14,
  visits: Array.from({ length: 14 }, (_, place) => ({
    visit: {
      visitId: `${99 - place}`,
      atMs: now - place * 1_500_000,
      leftAtMs: place % 3 === 2 ? now - place * 900_000 : undefined,
    },
    memberId: `m-${place}`,
    memberNumber: `${1204 - place * 7}`,
    name: rows[place % 4]?.name ?? '',
    canEnd: place % 3 !== 2,
  })),
  ...changes,
});

const noted: Partial<AuditEntryView>[] = [
  { what: 'opened', by: 'Solveig Berg', member: { memberId: 'm-1204', name: 'Kari Østby Nordmann' } },
  { what: 'number_set', by: 'Solveig Berg', member: { memberId: 'm-1204', name: 'Kari Østby Nordmann' } },
  { what: 'let_in_expired', by: 'Ola Nordli', member: { memberId: 'm-88', name: 'Karl Åge Brekke' } },
  { what: 'signed_in', by: 'Solveig Berg', about: 'Solveig Berg' },
  { what: 'handed_over', by: 'Ola Nordli', about: 'Ola Nordli' },
  { what: 'pin_wrong', about: 'Ola Nordli' },
  { what: 'erased', by: 'Solveig Berg', n: 1 },
  { what: 'guests_imported', by: 'Mia Strand', n: 42 },
  { what: 'retention_unconfirmed_members', n: 3 },
  { what: 'settings_changed', by: 'Solveig Berg' },
  { what: 'staff_changed', by: 'Solveig Berg', about: 'Mia Strand' },
];

/** A page of what was noted. */
export const auditPage = (changes: Partial<AuditView> = {}): AuditView => ({
  entries: noted.map((entry, place) => ({
    entryId: `${900 - place}`,
    atMs: now - place * 3 * 60 * 60 * 1000,
    what: 'opened',
    ...entry,
  })),
  older: '890',
  ...changes,
});

const answers: Answers = {
  view_shift: () => onShift(manager),
  find_members: ({ text }) => ({ text, rows: text === 'zzz' ? [] : text === 'a' ? many : rows }),
  view_member: () => memberPage(),
  save_person: () => ({ path: '/home/solveig/Dokumenter/skranke-1204-2026-11-23.json' }),
  erase_member: () => certificate,
  list_visits: () => dayVisits(),
  list_audit: () => auditPage(),
};
const room = (keys: string[], more: Answers = {}): Scenario => ({
  answers: { ...answers, ...more },
  keys: ['F9', 'click:section-members', ...keys],
});
const part = (name: string, keys: string[] = [], more: Answers = {}): Scenario => ({
  answers: { ...answers, ...more },
  keys: ['F9', `click:section-${name}`, ...keys],
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
  'room-member-saved': room([...opened, 'F6'], { view_member: () => memberPage({ visits: [] }) }),
  'room-member-not-saved': room([...opened, 'F6'], {
    view_member: () => memberPage({ visits: [] }),
    save_person: () => Promise.reject({ code: 'file_not_written' }),
  }),
  'room-member-erase': room([...opened, 'F8']),
  'room-member-erase-live': room([...opened, 'F8', 'click:decide-act'], {
    erase_member: () => Promise.reject({ code: 'not_now' }),
  }),
  'room-member-merge': room([...opened, 'F5', 'type:merge-search=kar']),
  'room-member-merged': room(opened, { view_member: mergedPage }),
  'room-certificate': room([...opened, 'F8', 'click:decide-act']),
  'room-visits': part('visits', ['ArrowDown', 'ArrowDown']),
  'room-visits-before': part('visits', [], {
    list_visits: () => dayVisits({ day: '2026-11-22', next: '2026-11-23', count: 2_310 }),
  }),
  'room-visits-empty': part('visits', [], { list_visits: () => dayVisits({ count: 0, visits: [] }) }),
  'room-audit': part('audit', ['ArrowDown']),
  'room-audit-older': part('audit', ['Ctrl+ArrowLeft', 'F2', 'Ctrl+ArrowLeft']),
  'room-audit-empty': part('audit', ['F2'], { list_audit: () => ({ entries: [] }) }),
  'room-member-add': room(['F3']),
  'room-member-add-known': room(['F3', 'type:add-given=Emil', 'click:dialog-enter'], {
    add_member: () => ({ kind: 'known', rows: rows.slice(0, 2) }),
  }),
};
