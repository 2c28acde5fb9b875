import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { applied, card, ended, kari, now, phone, waiting } from '../src/gallery/people';
import type { LoginView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

/** The nth customer of a row of eight: a number, a code and a name of their own. */
const customer = (nth: number) => ({
  phone: { ...phone, pretty: `+47 912 34 56${nth}`, masked: `+47 ••• •• 56${nth}` },
  bindingMessage: `C0D-E0${nth}`,
  name: `Customer Number${nth}`,
});

const own = (nth: number): Partial<LoginView> => {
  const { phone, bindingMessage } = customer(nth);
  return { loginId: `l-${nth}`, phone, bindingMessage, startedAtMs: now - 20_000 + nth };
};

const theirs = (nth: number, changes: Partial<LoginView> = {}) => waiting({ ...own(nth), ...changes });

const confirmed = (nth: number) =>
  applied({ ...own(nth), member: { ...kari, ...customer(nth), memberId: `m-${nth}` } });

const over = (nth: number, changes: Partial<LoginView>) => ended({ ...own(nth), ...changes });

async function open(logins: LoginView[]) {
  const host = fakeDesk({ list_logins: () => logins });
  render(CounterView, { host });
  await settle();
  const tell = async (login: LoginView) => {
    host.tell({ event: 'login_changed', login });
    await settle();
  };
  return { host, tell };
}

const field = () => screen.getByTestId<HTMLInputElement>('omnibox');
const inFront = () => screen.getByRole('main').textContent;
const rail = () => within(screen.getByTestId('rail')).getAllByTestId('rail-login');

async function press(key: string, more: KeyboardEventInit = {}) {
  const init = { key, code: `Digit${key}`, bubbles: true, cancelable: true, ...more };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
  await settle();
}

const bringForward = (place: number) => press(String(place), { ctrlKey: true });

/** Nobody but this customer is to be read of in front: no name, no number, no code of another. */
function checkAlone(nth: number) {
  for (let other = 0; other < 8; other++) {
    const { name, phone, bindingMessage } = customer(other);
    for (const trace of [name, phone.pretty, bindingMessage])
      if (other !== nth)
        expect(inFront(), `customer ${other} in front of customer ${nth}`).not.toContain(trace);
  }
  expect(inFront()).toContain(customer(nth).phone.pretty);
}

describe('eight at once', () => {
  it('answered in another order are not mixed up, and nothing of one stands in front of the next', async () => {
    const { tell } = await open(Array.from({ length: 8 }, (_, nth) => theirs(nth)));
    await bringForward(1);
    for (const login of [
      confirmed(5),
      over(3, { state: 'declined', code: 'access_denied' }),
      theirs(2, { waitingReason: 'unreachable', revision: 3 }),
      confirmed(7),
      over(6, { state: 'declined', code: 'access_denied' }),
      over(4, { state: 'expired', code: 'expired' }),
      confirmed(2),
      confirmed(0),
    ]) {
      await tell(login);
      checkAlone(0);
    }
    const states = ['applied', 'waiting', 'applied', 'declined', 'expired', 'applied', 'declined', 'applied'];
    expect(rail().map((button) => button.dataset['state'])).toEqual(states);
    for (const nth of [6, 1, 7, 3, 0, 2, 5, 4]) {
      await bringForward(nth + 1);
      checkAlone(nth);
      expect(screen.getByTestId('login-card').dataset['state']).toBe(states[nth]);
      if (states[nth] === 'applied') expect(inFront()).toContain(customer(nth).name);
    }
  });

  it('show masked numbers and no name at the side', async () => {
    await open([confirmed(0), theirs(1)]);
    const text = screen.getByTestId('rail').textContent;
    expect(text).toContain(customer(0).phone.masked);
    expect(text).not.toContain(customer(0).name);
    expect(text).not.toContain(customer(0).phone.pretty);
  });
});

describe('one that is confirmed', () => {
  it('beside the typing takes neither the focus nor a keystroke, and is marked at the side', async () => {
    const { tell } = await open([theirs(0), theirs(1)]);
    field().value = '9';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await tell(confirmed(1));
    expect(field().value).toBe('9');
    expect(document.activeElement).toBe(field());
    expect(screen.getByTestId('reading')).toBeTruthy();
    expect(rail().map((button) => button.dataset['news'])).toEqual([undefined, 'good']);
  });

  it('is no news any more once it was looked at', async () => {
    const { tell } = await open([theirs(0), theirs(1)]);
    await bringForward(1);
    await tell(confirmed(1));
    await bringForward(2);
    await bringForward(1);
    expect(rail().map((button) => button.dataset['news'])).toEqual([undefined, undefined]);
  });

  it('comes forward when the card in front makes room, and not by the same key press', async () => {
    const { host, tell } = await open([theirs(0), theirs(1), theirs(2)]);
    await bringForward(1);
    await tell(confirmed(2));
    await tell(confirmed(0));
    host.pass(500);
    await press('Enter');
    checkAlone(2);
    await press('Enter');
    checkAlone(2);
    host.pass(500);
    await press('Enter');
    expect(screen.getByTestId('empty')).toBeTruthy();
    expect(host.callsOf('close_login')).toEqual([{ loginId: 'l-0' }, { loginId: 'l-2' }]);
  });

  it('is reached with Tab and Enter, too, and the field has the focus again', async () => {
    await open([theirs(0), confirmed(1)]);
    rail()[1]?.focus();
    await press('Enter');
    rail()[1]?.click();
    await settle();
    checkAlone(1);
    expect(document.activeElement).toBe(field());
  });

  it('leaves bare digits to the field', async () => {
    const { host } = await open([theirs(0), confirmed(1)]);
    await press('2');
    expect(document.activeElement).toBe(field());
    expect(screen.queryByTestId('login-card')).toBeNull();
    expect(host.callsOf('open_member')).toEqual([]);
  });
});

it('somebody who is a member already is shown without the card of the former customer', async () => {
  const { host } = await open([theirs(0)]);
  host.answer({ enter_number: () => ({ kind: 'member', member: card({ name: 'Somebody Else' }) }) });
  await bringForward(1);
  field().value = '98765432';
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  host.pass(500);
  await press('Enter');
  expect(inFront()).toContain('Somebody Else');
  expect(inFront()).not.toContain(customer(0).bindingMessage);
});
