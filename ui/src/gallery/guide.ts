import { someWrong } from './check';
import type { Answers } from '../host/fake';
import { desk } from './people';
import type { Scenario } from './scenarios';

const missing = { problem: { code: 'config_missing' } } as const;
const keys = [
  'type:guide-club=Fjellheim Turlag',
  'type:guide-client-id=3f0c6a1e-52d7-4b8e-9a44-6f1e7c2b9d10',
  'type:guide-client-secret=not-shown',
  'type:guide-msn=900123',
];
const answers: Answers = { set_up: () => desk, examine_desk: () => someWrong };
const guided = (pressed: string[], more: Answers = {}): Scenario => ({
  desk: missing,
  answers: { ...answers, ...more },
  keys: pressed,
});
const noKeychain = {
  code: 'invalid_setting',
  field: 'client_secret',
  settingProblem: { kind: 'no_keychain' },
};
const locked = { problem: { code: 'passphrase_needed' } } as const;

/** The first minutes of a desk, and one that is locked. */
export const guideScenarios: Record<string, Scenario> = {
  guide: guided([]),
  'guide-choice': guided(['Enter']),
  'guide-simulator-missing': guided(['Enter', 'Enter'], {
    try_simulator: () => Promise.reject({ code: 'no_simulator' }),
  }),
  'guide-keys': guided(['Enter', 'click:choice-keys', 'Enter', ...keys]),
  'guide-passphrase': guided(['Enter', 'click:choice-keys', 'Enter', ...keys, 'Enter'], {
    set_up: () => Promise.reject(noKeychain),
  }),
  'guide-check': guided(['Enter', 'click:choice-keys', 'Enter', ...keys, 'Enter']),
  'guide-pin': guided(['Enter', 'click:choice-keys', 'Enter', ...keys, 'Enter', 'Enter']),
  unlock: { desk: locked },
  'unlock-refused': {
    desk: locked,
    answers: { unlock: () => Promise.reject({ code: 'wrong_passphrase' }) },
    keys: ['type:unlock-passphrase=wrong', 'Enter'],
  },
};
