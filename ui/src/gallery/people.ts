import type {
  EnterAction,
  DeskView,
  LoginView,
  LookUpView,
  AnswerView,
  DetailsView,
  MemberCard,
  MemberRow,
  MemberView,
  PhoneView,
  Standing,
} from '../ipc/wire';

/** Invented people and numbers, for the gallery and for tests. */
export const now = Date.UTC(2026, 10, 23, 13, 32);

export const phone: PhoneView = {
  pretty: '+47 912 34 567',
  masked: '+47 ••• •• 567',
  country: 'NO',
  brand: 'vipps',
};

export const danishPhone: PhoneView = {
  pretty: '+45 31 23 45 67',
  masked: '+45 •• •• •5 67',
  country: 'DK',
  brand: 'mobilepay',
};

export const desk: DeskView = {
  club: 'Fjellheim Turlag',
  language: 'en',
  brand: 'vipps',
  simulator: false,
  ending: 'app',
  hasPage: true,
  hasSecret: true,
  provider: 'reachable',
  version: '0.1.0',
};

export const kari: MemberView = {
  memberId: 'm-1204',
  memberNumber: '1204',
  name: 'Kari Østby Nordmann',
  phone,
  phoneConfirmed: true,
  email: 'kari.nordmann@example.com',
  status: 'active',
  joinedAtMs: Date.UTC(2024, 2, 4, 12),
  confirmedAtMs: Date.UTC(2026, 10, 2, 12),
  lastVisitAtMs: Date.UTC(2026, 10, 19, 17, 5),
  visits: 87,
};

export const row = (member: MemberView): MemberRow => ({
  memberId: member.memberId,
  memberNumber: member.memberNumber,
  name: member.name,
  maskedPhone: member.phone?.masked ?? '',
  status: member.status,
});

export const rows: MemberRow[] = [
  row(kari),
  {
    memberId: 'm-88',
    memberNumber: '88',
    name: 'Karl Åge Brekke',
    maskedPhone: '+47 ••• •• 210',
    status: 'paused',
  },
  {
    memberId: 'm-401',
    memberNumber: '401',
    name: 'Karoline Wilhelmine Anckarsvärd-Hämäläinen',
    maskedPhone: '+358 •• ••• 6612',
    status: 'ended',
  },
  { memberId: 'm-77', memberNumber: '77', name: 'Oskar Lund', maskedPhone: '', status: 'active' },
];

export const card = (changes: Partial<MemberView> = {}): MemberCard => {
  const member = { ...kari, ...changes };
  const standing: Standing = member.status;
  const enter: EnterAction =
    standing === 'active' ? { kind: 'check_in', memberId: member.memberId } : { kind: 'nothing' };
  return {
    member,
    details: { addresses: [] },
    answers: [],
    wishes: [],
    consents: [],
    standing,
    note: '',
    enter,
    escape: 'close',
  };
};

/** Of a club that asks for more. */
export const toldMore: DetailsView = {
  birthdate: '1990-01-31',
  addresses: [
    { kind: 'home', lines: ['Prøveveien 1', 'Oppgang B', '0001 Oslo'] },
    { kind: 'work', lines: ['Testikatu 2', '00100 Helsinki', 'FI'] },
  ],
};

/** What somebody told on the club's page. */
export const told: AnswerView[] = [
  { kind: 'interests', labels: ['Fotturer', 'Langrenn'] },
  { kind: 'birthday_greeting', wanted: true },
  { kind: 'field', asked: 'Hvilken hytte liker du best?', text: 'Gjendebu, og שלום 👋🏽' },
];

export const checkedIn = (changes: Partial<MemberView> = {}): MemberCard => ({
  ...card(changes),
  visit: { visitId: 'v-1', atMs: now },
  today: { visitId: 'v-1', atMs: now },
  enter: { kind: 'next' },
});

export const waiting = (changes: Partial<LoginView> = {}): LoginView => ({
  loginId: 'l-1',
  revision: 2,
  phone,
  purpose: 'enrol',
  state: 'waiting',
  bindingMessage: '7KM-4XR',
  startedAtMs: now - 6_000,
  expiresAtMs: now + 174_000,
  openAppHintAtMs: now + 2_000,
  ending: 'app',
  newestCode: false,
  wishes: [],
  candidates: [],
  enter: { kind: 'nothing' },
  escape: 'give_up',
  canBeWrongPerson: true,
  canBeKept: false,
  ...changes,
});

export const asked = (changes: Partial<LoginView> = {}): LoginView =>
  waiting({ state: 'asked', revision: 1, expiresAtMs: undefined, openAppHintAtMs: undefined, ...changes });

export const applied = (changes: Partial<LoginView> = {}): LoginView =>
  waiting({
    revision: 5,
    state: 'applied',
    outcome: 'enrolled',
    member: { ...kari, joinedAtMs: now, lastVisitAtMs: undefined, visits: 0 },
    enter: { kind: 'next' },
    escape: 'close',
    ...changes,
  });

export const ended = (changes: Partial<LoginView>): LoginView =>
  waiting({
    revision: 5,
    enter: { kind: 'ask_again' },
    escape: 'close',
    canBeWrongPerson: false,
    ...changes,
  });

export const needsStaff = (): LoginView =>
  waiting({
    revision: 4,
    state: 'needs_staff',
    code: 'needs_staff',
    candidates: rows.slice(0, 2),
    enter: { kind: 'nothing' },
    escape: 'close',
  });

export const lookUp = (text: string, changes: Partial<LookUpView> = {}): LookUpView => ({
  text,
  reading: { kind: 'number', phone },
  rows: [],
  guests: [],
  enter: { kind: 'enter_number' },
  ...changes,
});
