import type { Answers } from '../src/host/fake';
import { FakeHost } from '../src/host/fake';
import { applied, card, checkedIn, desk, ended, lookUp, now, waiting } from '../src/gallery/people';
import { emptyHouse, guestCard } from '../src/gallery/reception';
import { openShift } from '../src/gallery/staff';

/** A desk that answers everything plainly; a test overrides what it is about. */
export function fakeDesk(answers: Answers = {}): FakeHost {
  return new FakeHost(
    {
      view_desk: () => desk,
      view_shift: () => openShift,
      list_logins: () => [],
      list_guests: () => emptyHouse,
      list_intents: () => [],
      guest_arrived: () => ({ kind: 'guest', guest: guestCard() }),
      open_guest: () => guestCard(),
      look_up: ({ text }) => lookUp(text),
      show_to_customer: () => null,
      toggle_display: () => null,
      read_scan: () => ({ kind: 'typed' }),
      enter_number: () => ({ kind: 'login', login: waiting() }),
      open_member: () => card(),
      check_in: () => checkedIn(),
      ask_member: () => waiting({ purpose: 'check_in' }),
      ask_again: () => waiting({ loginId: 'l-2', bindingMessage: 'B2B-B2B' }),
      give_up: () => ended({ state: 'cancelled', code: 'cancelled', enter: { kind: 'next' }, revision: 9 }),
      close_login: () => applied(),
      settle_login: () => applied({ revision: 8 }),
      say_wrong_person: () => ended({ state: 'cancelled', code: 'cancelled', revision: 9 }),
      ...answers,
    },
    now,
  );
}

/** Lets every answer that is already given arrive. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

/** An answer that the test gives when it likes. */
export function later<T>(): {
  promise: Promise<T>;
  give: (value: T) => void;
  refuse: (reason: unknown) => void;
} {
  let give!: (value: T) => void;
  let refuse!: (reason: unknown) => void;
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  return { promise, give, refuse };
}
