import type { Asks, FieldProblem, PinProblem, Role, StaffProblem } from '../../ipc/wire';
import { audit } from './audit/en';
import { members } from './members/en';
import { visits } from './visits/en';
import { check } from '../check/en';
import { settings } from '../settings/en';
import { backups } from './backups/en';
import { report } from './report/en';
import { retention } from './retention/en';
import { transfer } from './transfer/en';

/** Signing in, and the back room; and the type of every other language. */
export const backroom = {
  members,
  audit,
  visits,
  report,
  backups,
  retention,
  transfer,
  signIn: {
    heading: 'Who is here?',
    headingBack: 'For the manager',
    text: 'Choose your name and type your PIN.',
    people: 'Staff',
    pin: 'PIN',
    enter: 'Sign in',
    waiting: (count: number) => `Requests that wait meanwhile: ${count}`,
    closed: (time: string) => `This PIN can be tried again in ${time}.`,
    signedIn: (name: string) => `Signed in: ${name}`,
    handOver: 'Hand over',
    lock: 'Lock the desk',
  },
  room: {
    title: 'Back room',
    sections: 'Parts of the back room',
    leave: 'Back to the counter',
    stepBack: 'One step back; at last to the counter',
    requests: (count: number) => `Requests that wait: ${count}`,
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved.',
    fields: {
      empty: 'Something has to stand here.',
      too_long: 'This is too long.',
      unprintable: 'There are signs in it that cannot be shown.',
      not_an_address: 'It does not look like an e-mail address.',
      not_a_day: 'There is no such day. Write it like 31.12.2026.',
      not_a_number: 'This has to be a whole number above 0.',
      number_taken: 'Somebody else has this number.',
      too_many: 'There are too many of them.',
    } satisfies Record<FieldProblem, string>,
  },
  settings,
  check,
  staff: {
    title: 'Staff',
    roles: { counter: 'Counter', manager: 'Manager' } satisfies Record<Role, string>,
    mayDo: {
      counter: 'May do everything at the counter.',
      manager: 'May do everything at the counter, and come in here.',
    } satisfies Record<Role, string>,
    asks: {
      nobody: 'Nobody is asked for a PIN at this desk, and everybody can come in here.',
      back_room: 'Nobody is asked at the counter. Coming in here takes the manager’s PIN.',
      everybody: 'Everybody signs in with a PIN of their own. Only managers come in here.',
    } satisfies Record<Asks, string>,
    firstHeading: 'Close the back room with a PIN',
    firstText:
      'Add yourself as the manager and choose a PIN. From then on only you come in here. Add the others when they shall sign in, too.',
    idle: (minutes: number) =>
      `After ${minutes} minutes without a touch, whoever is signed in is signed out.`,
    name: 'Name',
    role: 'Role',
    pin: 'PIN',
    newPin: 'New PIN',
    pinHint: 'Four to eight digits that are hard to guess.',
    noPin: 'without a PIN',
    add: 'Add somebody',
    change: 'Name and role',
    setPin: 'New PIN',
    remove: 'Remove',
    removeSure: (name: string) =>
      `${name} can no longer sign in. In the audit log the name stays with what was done.`,
    pins: {
      not_digits: 'A PIN has digits only.',
      too_short: 'A PIN has four digits at least.',
      too_long: 'A PIN has eight digits at most.',
      repeats: 'It repeats itself. That is the first anybody tries.',
      in_a_row: 'The digits are in a row. That is the first anybody tries.',
      line: 'It is a line on the keys. That is the first anybody tries.',
    } satisfies Record<PinProblem, string>,
    rules: {
      name_taken: 'Somebody else of the staff is called that.',
      no_manager: 'There has to be a manager, and this is the only one.',
      pin_missing: 'As soon as there are two, everybody needs a PIN.',
      other_pin_missing: 'First give the one who is here a PIN; then add the next.',
    } satisfies Record<StaffProblem, string>,
  },
};

/** The type every language has. */
export type BackRoomWords = typeof backroom;
