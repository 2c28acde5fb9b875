import type { LoginView, PageProgress } from '../ipc/wire';
import { applied, kari, needsStaff, now, waiting } from './people';

/** Requests that go on on the club's page. */
const onPage = (page?: PageProgress, changes: Partial<LoginView> = {}): LoginView => {
  const isUnderWay = page !== undefined && ['on_page', 'block'].includes(page.step);
  return applied({
    ending: 'browser',
    page,
    enter: { kind: isUnderWay ? 'set_aside' : 'next' },
    ...changes,
  });
};

export const awaited = (changes: Partial<LoginView> = {}) => waiting({ ending: 'browser', ...changes });

export const opened = (changes?: Partial<LoginView>) => onPage({ step: 'on_page' }, changes);

export const atBlock = (number: number, changes?: Partial<LoginView>) =>
  onPage({ step: 'block', number, of: 4, name: names[number - 1] ?? '' }, changes);

export const handedOver = (changes?: Partial<LoginView>) => onPage({ step: 'handed_over' }, changes);

export const through = (changes?: Partial<LoginView>) => onPage({ step: 'done' }, changes);

/** As the club's page calls them. */
const names = ['Velkommen!', 'Litt mer om deg', 'Får Fjellheim Turlag kontakte deg?', 'Vilkårene'];

/** Four at once, each somewhere else on the way. */
const several: LoginView[] = [
  awaited({ loginId: 'l-1', bindingMessage: '7KM-4XR', pageHint: 'declined', startedAtMs: now - 50_000 }),
  atBlock(3, { loginId: 'l-2', bindingMessage: 'W2Q-9FD', startedAtMs: now - 40_000 }),
  through({ loginId: 'l-3', bindingMessage: 'P8T-3HJ', startedAtMs: now - 30_000 }),
  awaited({
    loginId: 'l-4',
    bindingMessage: 'C5N-6YV',
    state: 'confirmed',
    waitingReason: 'fetching_profile',
    startedAtMs: now - 10_000,
  }),
];

const front = (login: LoginView, others: LoginView[] = []) => ({
  logins: [login, ...others],
  keys: ['Ctrl+1'],
});

export const visits = {
  'page-awaited': front(awaited()),
  'page-hint': front(awaited({ pageHint: 'set_up', openAppHintAtMs: now - 1_000 })),
  'page-confirmed': front(awaited({ state: 'confirmed', waitingReason: 'fetching_profile' })),
  'page-opened': front(opened()),
  'page-block': front(atBlock(2, { wishes: [{ id: 'email', accepted: true, atMs: now }] })),
  'page-welcomed-back': front(atBlock(3, { outcome: 'welcomed_back', member: kari })),
  'page-through': front(through()),
  'page-handed-over': front(handedOver()),
  'page-needs-staff': front({
    ...needsStaff(),
    ending: 'browser' as const,
    page: { step: 'block' as const, number: 2, of: 4, name: 'Litt mer om deg' },
  }),
  'page-several': front(several[0] as LoginView, several.slice(1)),
  'page-empty': { logins: several },
};
