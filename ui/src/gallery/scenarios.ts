import type { Answers } from '../host/fake';
import type {
  Code,
  DeskView,
  DisplayView,
  HouseView,
  LoginState,
  LoginView,
  LookUpView,
  MemberCard,
} from '../ipc/wire';
import { checkScenarios } from './check';
import { guideScenarios } from './guide';
import { emptyHouse, guestCard, guestRow, heads, house, imported, intents } from './reception';
import {
  applied,
  asked,
  card,
  checkedIn,
  danishPhone,
  desk,
  ended,
  lookUp,
  needsStaff,
  now,
  phone,
  rows,
  told,
  toldMore,
  waiting,
} from './people';
import { registerScenarios } from './register';
import { consentScenarios } from './consents';
import { visits } from './visit';
import { settingsScenarios, settingsView } from './settings';
import { careScenarios } from './care';
import { lockedShift, manager, ola, onShift, openShift } from './staff';

/** A state of the screen to look at: how the desk answers, then what is typed and pressed. */
export type Scenario = {
  /** The customers' display in place of the counter. */
  display?: Partial<DisplayView>;
  desk?: Partial<DeskView>;
  logins?: LoginView[];
  reads?: Partial<LookUpView>;
  answers?: Answers;
  /** Typed into the field. */
  type?: string;
  /** A guest list of this name, dropped on the day. */
  lookAt?: string;
  /** Typed as a PIN, and entered. */
  typePin?: string;
  /** Pressed after that: `Enter`, `Ctrl+1`; or `click:TESTID`, `type:TESTID=TEXT`. */
  keys?: string[];
};

const front = (login: LoginView, others: LoginView[] = []): Scenario => ({
  logins: [login, ...others],
  keys: ['Ctrl+1'],
});

const day = (changes: Partial<HouseView> = {}): Scenario => ({
  answers: { list_guests: () => house(changes) },
});

const member = (
  changes: Parameters<typeof card>[0],
  keys: string[] = [],
  more: Partial<MemberCard> = {},
): Scenario => ({
  type: '91234567',
  answers: {
    enter_number: () => ({ kind: 'member', member: { ...card(changes), ...more } }),
    check_in: () => checkedIn(changes),
  },
  keys: ['Enter', ...keys],
});

const endings: [Code, LoginState, Partial<LoginView>?][] = [
  ['access_denied', 'declined'],
  ['expired', 'expired'],
  ['not_eligible', 'not_eligible', { enter: { kind: 'next' } }],
  ['old_app', 'failed'],
  ['too_many', 'failed', { retryAtMs: now + 47_000 }],
  ['cancelled', 'cancelled', { enter: { kind: 'next' }, newestCode: true }],
  ['refused', 'refused', { check: 'id_token.nonce' }],
  ['wrong_person', 'refused', { enter: { kind: 'next' } }],
  ['lost', 'lost'],
  ['unreachable', 'failed', { canBeKept: true }],
  ['provider_down', 'failed', { canBeKept: true }],
  ['claim_missing', 'failed', { enter: { kind: 'next' } }],
  ['invalid_client', 'failed', { enter: { kind: 'next' } }],
  ['invalid_scope', 'failed', { enter: { kind: 'next' } }],
  ['unauthorized_client', 'failed', { enter: { kind: 'next' } }],
  ['invalid_request', 'failed', { enter: { kind: 'next' } }],
  ['unknown_error', 'failed', { check: 'teapot' }],
  ['internal', 'failed', { enter: { kind: 'next' } }],
];

const problems: Code[] = [
  'config_missing',
  'config_invalid',
  'store_locked',
  'store_wrong_key',
  'store_damaged',
  'store_foreign',
  'store_newer',
  'store_full',
  'store_read_only',
  'store_failed',
  'internal',
];

const family: LoginView[] = [
  waiting({
    loginId: 'l-1',
    bindingMessage: '7KM-4XR',
    startedAtMs: now - 40_000,
    expiresAtMs: now + 140_000,
    openAppHintAtMs: now - 30_000,
  }),
  applied({ loginId: 'l-2', bindingMessage: 'W2Q-9FD', startedAtMs: now - 30_000 }),
  waiting({
    loginId: 'l-3',
    bindingMessage: 'P8T-3HJ',
    phone: danishPhone,
    startedAtMs: now - 20_000,
    expiresAtMs: now + 160_000,
  }),
  ended({
    loginId: 'l-4',
    bindingMessage: 'C5N-6YV',
    state: 'declined',
    code: 'access_denied',
    startedAtMs: now - 10_000,
  }),
];

export const scenarios: Record<string, Scenario> = {
  empty: {},
  simulator: { desk: { simulator: true } },
  unreachable: { desk: { provider: 'unreachable' } },
  'long-names': { desk: { club: 'Østre Fredrikstad og omegn turlag og friluftsforening', provider: 'down' } },
  'typing-part': {
    type: '9123',
    reads: {
      reading: { kind: 'part_of_number', pretty: '+47 912 3', country: 'NO' },
      rows: rows.slice(0, 2),
      enter: { kind: 'nothing' },
    },
  },
  'typing-number': { type: '91234567' },
  'typing-known': {
    type: '91234567',
    reads: { rows: rows.slice(0, 1), enter: { kind: 'open_member', memberId: 'm-1204' } },
  },
  'typing-landline': {
    type: '22123456',
    reads: {
      reading: { kind: 'number', phone: { ...phone, pretty: '+47 22 12 34 56' }, warning: 'landline' },
    },
  },
  'typing-name': {
    type: 'kar',
    reads: { reading: { kind: 'name' }, rows, enter: { kind: 'open_member', memberId: 'm-1204' } },
    keys: ['ArrowDown', 'ArrowDown'],
  },
  'typing-many': {
    type: 'a',
    reads: {
      reading: { kind: 'name' },
      rows: Array.from(
        { length: 20 },
        (_, place) => ({ ...rows[place % 4], memberId: `m-${place}` }) as (typeof rows)[0],
      ),
      enter: { kind: 'open_member', memberId: 'm-0' },
    },
  },
  'typing-guests': {
    type: 'ka',
    reads: {
      reading: { kind: 'name' },
      rows: rows.slice(0, 2),
      guests: [
        guestRow(1, 'Karin Ek'),
        guestRow(2, 'Kalle Sund', { presence: 'here', sinceMs: now, walkIn: true, list: '' }),
        guestRow(3, 'Kaja Bakken', { standing: 'expired', memberId: 'm-9' }),
      ],
      enter: { kind: 'nothing' },
    },
  },
  'typing-guest': {
    type: '91234567',
    reads: {
      guests: [guestRow(1, 'Aino Virtanen', { maskedPhone: phone.masked })],
      enter: { kind: 'guest_arrived', guestId: '1' },
    },
  },
  reception: { ...day(), keys: ['F2', 'ArrowDown', 'ArrowDown'] },
  'reception-here': { ...day(), keys: ['F2', 'ArrowDown', 'ArrowRight', 'ArrowDown'] },
  'reception-empty': { keys: ['F2'] },
  'reception-crowded': {
    ...day({
      expected: Array.from({ length: 200 }, (_, place) => guestRow(place, `Aino Virtanen ${place}`)),
      headCount: { ...heads, expected: 412 },
    }),
    keys: ['F2'],
  },
  'reception-import': { ...day(), lookAt: 'Topptur Galdhøpiggen', keys: ['F2'] },
  'guest-card': {
    ...day(),
    type: '91234567',
    reads: { guests: [guestRow(1, 'Aino Virtanen')], enter: { kind: 'guest_arrived', guestId: '1' } },
    keys: ['Enter'],
  },
  'member-message': member({}, [], {
    standing: 'message_waiting',
    note: 'The key you asked for is at the desk.\nSign for it here.',
    enter: { kind: 'nothing' },
  }),
  'member-expired': member({}, [], {
    standing: 'expired',
    validUntil: '2026-10-31',
    enter: { kind: 'nothing' },
  }),
  'member-here': member({}, [], { today: { visitId: 'v-1', atMs: now - 3_600_000 } }),
  kept: { desk: { provider: 'unreachable' }, answers: { list_intents: () => intents } },
  'kept-back': { answers: { list_intents: () => intents }, keys: ['ArrowDown'] },
  'typing-nobody': { type: 'zzz', reads: { reading: { kind: 'name' }, enter: { kind: 'nothing' } } },
  'typing-waits-already': {
    type: '91234567',
    reads: { reading: { kind: 'number', phone, loginId: 'l-1' } },
    logins: [waiting()],
  },
  'field-error': {
    type: '112',
    reads: { reading: { kind: 'not_a_number', problem: 'emergency' }, enter: { kind: 'nothing' } },
  },
  'field-error-entered': {
    type: '91234567',
    answers: { enter_number: () => Promise.reject({ code: 'unreachable' }) },
    keys: ['Enter'],
  },
  sending: {
    type: '91234567',
    answers: { enter_number: () => new Promise(() => undefined) },
    keys: ['Enter'],
  },
  asked: front(asked()),
  waiting: front(waiting()),
  'waiting-simulator': { ...front(waiting()), desk: { simulator: true } },
  'waiting-hint': front(
    waiting({ openAppHintAtMs: now - 1_000, startedAtMs: now - 9_000, expiresAtMs: now + 171_000 }),
  ),
  'waiting-everything': {
    ...front(
      waiting({
        bindingMessage: 'WW-QN-0O',
        openAppHintAtMs: now - 1_000,
        startedAtMs: now - 170_000,
        expiresAtMs: now + 10_000,
        newestCode: true,
        waitingReason: 'too_many_requests',
      }),
      family.slice(1),
    ),
    desk: { simulator: true },
  },
  'waiting-mobilepay': front(waiting({ phone: danishPhone, purpose: 'check_in', bindingMessage: 'H1I-0O8' })),
  confirmed: front(waiting({ state: 'confirmed', waitingReason: 'fetching_profile' })),
  enrolled: front(applied()),
  'enrolled-simulator': { ...front(applied()), desk: { simulator: true } },
  'welcomed-back': front(applied({ outcome: 'welcomed_back', member: card().member })),
  'needs-staff': { ...front(needsStaff()), keys: ['Ctrl+1', 'ArrowRight'] },
  member: member({}),
  'member-details': {
    type: '91234567',
    answers: { enter_number: () => ({ kind: 'member', member: { ...card(), details: toldMore } }) },
    keys: ['Enter'],
  },
  'member-ended': member({
    status: 'ended',
    phoneConfirmed: false,
    email: undefined,
    lastVisitAtMs: undefined,
    visits: 0,
  }),
  'member-long': member({
    name: 'Karoline Wilhelmine Anckarsvärd-Hämäläinen von Trampe',
    lastVisitAtMs: now - 3_600_000,
  }),
  'member-told': {
    ...member({}),
    answers: { enter_number: () => ({ kind: 'member', member: { ...card(), answers: told } }) },
  },
  'checked-in': member({}, ['Enter']),
  family: front(family[0] as LoginView, family.slice(1)),
  'family-typing': { logins: family, type: '98765432' },
  'family-empty': { logins: family },
  notice: {
    ...member({}),
    answers: {
      enter_number: () => ({ kind: 'member', member: card() }),
      check_in: () => Promise.reject({ code: 'store_full' }),
    },
    keys: ['Enter', 'Enter'],
  },
  keys: { keys: ['F1'] },
  'display-idle': { display: {} },
  'display-code': { display: { code: '7KM-4XR' } },
  ...Object.fromEntries(
    endings.map(([code, state, more]) => [`ending-${code}`, front(ended({ state, code, ...more }))]),
  ),
  ...Object.fromEntries(
    problems.map((code) => [
      `problem-${code}`,
      {
        desk: {
          club: '',
          problem: {
            code,
            detail: 'skranke.toml, line 7: unknown key "isuer", did you mean "issuer"?',
          },
        },
      },
    ]),
  ),
};

/** Behind the counter: who signs in, and the back room. */
const backRoom: Record<string, Scenario> = {
  'sign-in': { answers: { view_shift: () => lockedShift }, logins: [waiting()] },
  'sign-in-refused': {
    answers: {
      view_shift: () => lockedShift,
      sign_in: () => Promise.reject({ code: 'wrong_pin' }),
    },
    typePin: '4072',
  },
  'sign-in-closed': {
    answers: {
      view_shift: () => ({
        ...lockedShift,
        staff: [{ ...manager, closedUntilMs: now + 29_000 }, ola],
      }),
    },
  },
  'on-shift': { answers: { view_shift: () => onShift(ola) } },
  'manager-needed': { answers: { view_shift: () => onShift(ola) }, keys: ['F9'] },
  'staff-first': { keys: ['F9', 'click:section-staff'] },
  staff: {
    answers: { view_shift: () => onShift(manager) },
    logins: [waiting()],
    keys: ['F9', 'click:section-staff'],
  },
};
Object.assign(scenarios, backRoom, registerScenarios, settingsScenarios, checkScenarios, guideScenarios);

/** On the club's page, and what members answered there. */
const onPage: Record<string, Scenario> = { ...visits, ...consentScenarios };
Object.assign(scenarios, onPage);

Object.assign(scenarios, careScenarios);

/** How the fake desk answers in a scenario. */
export function answersFor(scenario: Scenario, language: DeskView['language']): Answers {
  return {
    view_desk: () => ({ ...desk, language, ...scenario.desk }),
    view_shift: () => openShift,
    list_logins: () => scenario.logins ?? [],
    look_up: ({ text }) => lookUp(text, scenario.reads),
    enter_number: () => ({ kind: 'login', login: waiting() }),
    open_member: () => card(),
    ask_member: () => waiting({ purpose: 'check_in' }),
    give_up: () => ended({ state: 'cancelled', code: 'cancelled', enter: { kind: 'next' }, revision: 9 }),
    close_login: () => applied(),
    list_guests: () => emptyHouse,
    list_intents: () => [],
    guest_arrived: () => ({ kind: 'guest', guest: guestCard() }),
    import_guests: () => imported(),
    view_settings: () => settingsView(),
    ...scenario.answers,
  };
}
