import type { RetentionSetting, SettingsForm, SettingsView } from '../ipc/wire';
import type { Scenario } from './scenarios';

const months = (kind: RetentionSetting['kind'], count?: string): RetentionSetting => ({
  kind,
  unit: 'months',
  ...(count === undefined ? {} : { count }),
});

/** The settings of an invented club. */
export const settingsForm: SettingsForm = {
  club: 'Fjellheim Turlag',
  language: 'nb',
  country: 'NO',
  idleLockMin: '10',
  opensDisplay: false,
  provider: 'test',
  clientId: '3f0c6a1e-52d7-4b8e-9a44-6f1e7c2b9d10',
  clientAuth: 'client_secret_basic',
  merchantSerialNumber: '900123',
  ending: 'app',
  redirectUri: '',
  enrol: ['openid', 'name', 'phoneNumber', 'email'],
  checkIn: ['openid', 'name', 'phoneNumber'],
  retention: [
    months('visits', '24'),
    months('ended_members', '12'),
    months('unconfirmed_members'),
    months('notes'),
    months('answers'),
    months('former_numbers', '24'),
    months('merges', '12'),
    months('logins', '1'),
    months('audit', '24'),
    months('day_counts'),
    { kind: 'intents', unit: 'days', count: '7' },
    { kind: 'guests', unit: 'days', count: '7' },
    { kind: 'needs_staff', unit: 'hours', count: '24' },
  ],
};

export const settingsView = (changes: Partial<SettingsView> = {}): SettingsView => ({
  form: settingsForm,
  fixed: [],
  file: '/home/skranke/.config/skranke/skranke.toml',
  issuers: [
    { provider: 'test', issuer: 'https://apitest.vipps.no/access-management-1.0/access/' },
    { provider: 'production', issuer: 'https://api.vipps.no/access-management-1.0/access/' },
  ],
  secret: 'kept',
  scopes: [
    { scope: 'openid', kind: 'openid', always: true },
    { scope: 'phoneNumber', kind: 'phone', always: true },
    { scope: 'name', kind: 'name', always: false },
    { scope: 'email', kind: 'email', always: false },
    { scope: 'address', kind: 'address', always: false },
    { scope: 'birthDate', kind: 'birthdate', always: false },
    { scope: 'delegatedConsents', kind: 'consents', always: false },
    { scope: 'gender', kind: 'other', always: false },
  ],
  ...changes,
});

const refused = {
  code: 'invalid_setting',
  field: 'club.idle_lock_min',
  settingProblem: { kind: 'out_of_range', least: 0, most: 240 },
  detail: '`club.idle_lock_min` must be from 0 (never) to 240',
};

/** The settings of the desk. */
export const settingsScenarios: Record<string, Scenario> = {
  'room-settings': { keys: ['F9', 'click:section-settings'] },
  'room-settings-refused': {
    answers: {
      view_settings: () =>
        settingsView({ form: { ...settingsForm, idleLockMin: '900' }, fixed: ['club.name'] }),
      save_settings: () => Promise.reject(refused),
    },
    keys: ['F9', 'click:section-settings', 'click:settings-save'],
  },
  'no-secret': { desk: { hasSecret: false } },
};
