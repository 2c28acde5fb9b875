import type { FindingView } from '../ipc/wire';
import type { Scenario } from './scenarios';

const well = (
  check: FindingView['check'],
  word: FindingView['word'],
  values: string[] = [],
): FindingView => ({
  check,
  state: 'well',
  word,
  values,
  message: word,
});

/** A desk where all is well. */
export const allWell: FindingView[] = [
  well('configuration', 'settings_fine'),
  well('vault', 'vault_keychain'),
  well('register', 'register_sound'),
  well('discovery', 'provider_answers'),
  well('certificate', 'certificate_fine'),
  well('clock', 'clock_fine'),
  well('keys', 'keys_fine'),
  well('credentials', 'credentials_fine'),
  well('user_exists', 'user_exists_fine'),
];

/** One with a few things to set right. */
export const someWrong: FindingView[] = [
  ...allWell.slice(0, 4),
  {
    check: 'certificate',
    state: 'note',
    word: 'certificate_added',
    values: [],
    message: "the provider's certificate is vouched for only by an authority that was added on this machine",
  },
  {
    check: 'clock',
    state: 'wrong',
    word: 'clock_behind',
    values: ['312'],
    code: 'config_invalid',
    message: "this machine's clock is 312 s behind of the provider's: set it",
  },
  {
    check: 'credentials',
    state: 'wrong',
    word: 'credentials_refused',
    values: [],
    code: 'invalid_client',
    message: 'the provider does not accept the client id and secret: check both',
  },
];

const looked = (findings: FindingView[]): Scenario => ({
  answers: { examine_desk: () => findings },
  keys: ['F9', 'click:section-check', 'click:check-start'],
});

/** Checking, from the back room. */
export const checkScenarios: Record<string, Scenario> = {
  'room-check': { keys: ['F9', 'click:section-check'] },
  'room-check-well': looked(allWell),
  'room-check-wrong': looked(someWrong),
};
