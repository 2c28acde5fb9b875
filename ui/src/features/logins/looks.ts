import type { Code, LoginState } from '../../ipc/wire';
import type { IconName, Tone } from '../../shared/icons';

/** How a state or an ending looks: never by colour alone. */
export type Look = { icon: IconName; tone: Tone };

const good: Look = { icon: 'check', tone: 'good' };
const waiting: Look = { icon: 'wait', tone: 'accent' };
const ended: Look = { icon: 'stop', tone: 'plain' };
const careful: Look = { icon: 'warn', tone: 'warn' };
const broken: Look = { icon: 'warn', tone: 'bad' };
const setUp: Look = { icon: 'tools', tone: 'bad' };
const offline: Look = { icon: 'unlink', tone: 'warn' };

export const stateLooks: Record<LoginState, Look> = {
  asked: { icon: 'send', tone: 'accent' },
  waiting,
  confirmed: good,
  applied: good,
  needs_staff: { icon: 'people', tone: 'warn' },
  declined: { icon: 'no', tone: 'plain' },
  expired: { icon: 'wait', tone: 'warn' },
  not_eligible: careful,
  cancelled: ended,
  refused: broken,
  lost: careful,
  failed: broken,
};

/** The calm ones first: most endings are nobody's fault. */
export const codeLooks: Record<Code, Look> = {
  cancelled: ended,
  taken_back: ended,
  access_denied: { icon: 'no', tone: 'plain' },
  expired: { icon: 'wait', tone: 'warn' },
  too_many: { icon: 'wait', tone: 'warn' },
  not_eligible: { icon: 'phone', tone: 'warn' },
  old_app: { icon: 'phone', tone: 'warn' },
  needs_staff: { icon: 'people', tone: 'warn' },
  lost: careful,
  unreachable: offline,
  provider_down: offline,
  invalid_phone: careful,
  not_a_list: careful,
  not_found: careful,
  not_now: careful,
  refused: broken,
  wrong_person: { icon: 'person', tone: 'bad' },
  unknown_error: broken,
  usage: broken,
  internal: broken,
  invalid_client: setUp,
  invalid_scope: setUp,
  unauthorized_client: setUp,
  invalid_request: setUp,
  claim_missing: setUp,
  sign_in_needed: { icon: 'person', tone: 'warn' },
  manager_needed: { icon: 'person', tone: 'warn' },
  wrong_pin: careful,
  pin_closed: { icon: 'wait', tone: 'warn' },
  invalid_pin: careful,
  staff_rule: careful,
  invalid_field: careful,
  file_not_written: careful,
  invalid_setting: careful,
  secret_missing: setUp,
  passphrase_needed: { icon: 'lock', tone: 'warn' },
  wrong_passphrase: careful,
  no_simulator: setUp,
  config_missing: setUp,
  config_invalid: setUp,
  store_locked: setUp,
  store_wrong_key: setUp,
  store_damaged: setUp,
  store_foreign: setUp,
  store_newer: setUp,
  store_full: setUp,
  store_read_only: setUp,
  store_failed: setUp,
};
