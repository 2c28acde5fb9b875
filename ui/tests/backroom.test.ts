import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { card, waiting } from '../src/gallery/people';
import { lockedShift, manager, ola, onShift, openShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk(answers);
  render(CounterView, { host });
  await settle();
  return host;
}

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function write(testid: string, what: string) {
  await fireEvent.input(screen.getByTestId(testid), { target: { value: what } });
  await settle();
}

async function click(testid: string) {
  await fireEvent.click(screen.getByTestId(testid));
  await settle();
}

async function submit() {
  await fireEvent.submit(document.querySelector('dialog form') as HTMLFormElement);
  await settle();
}

const isThere = (testid: string) => screen.queryByTestId(testid) !== null;

describe('a desk that everybody signs in to', () => {
  const locked = (answers: Answers = {}) =>
    open({ view_shift: () => lockedShift, sign_in: () => onShift(ola), ...answers });

  it('shows nothing of the counter before somebody has signed in', async () => {
    await locked({ list_logins: () => Promise.reject({ code: 'sign_in_needed' }) });
    expect([isThere('sign-in'), isThere('omnibox'), isThere('notice')]).toEqual([true, false, false]);
  });

  it('takes the PIN of whoever was chosen, and asks for what was missed', async () => {
    const host = await locked();
    await press('ArrowDown');
    await write('pin', '9305');
    await press('Enter');
    expect(host.callsOf('sign_in')).toEqual([{ staffId: '2', pin: '9305' }]);
    expect(host.callsOf('list_logins')).toHaveLength(2);
    expect(isThere('omnibox')).toBe(true);
    expect(screen.getByTestId('signed-in').textContent).toContain('Ola Nordli');
  });

  it('says that a PIN was wrong, and keeps none of it', async () => {
    await locked({ sign_in: () => Promise.reject({ code: 'wrong_pin' }) });
    await write('pin', '4072');
    await press('Enter');
    expect(screen.getByTestId('sign-in-refused').dataset.code).toBe('wrong_pin');
    expect(screen.getByTestId<HTMLInputElement>('pin').value).toBe('');
  });

  it('counts down how long a PIN has to wait', async () => {
    const closed = {
      ...lockedShift,
      staff: [{ ...manager, closedUntilMs: Date.UTC(2026, 10, 23, 13, 32, 29) }],
    };
    await locked({ view_shift: () => closed });
    expect(screen.getByTestId('pin-closed').textContent).toContain('0:29');
  });

  it('locks when the desk says so, and what waits is still there afterwards', async () => {
    const host = await open({ view_shift: () => onShift(ola), list_logins: () => [waiting()] });
    host.tell({ event: 'shift_changed', shift: lockedShift });
    await settle();
    expect([isThere('sign-in'), isThere('rail')]).toEqual([true, false]);
    host.tell({ event: 'shift_changed', shift: onShift(ola) });
    await settle();
    expect([isThere('sign-in'), isThere('rail')]).toEqual([false, true]);
  });

  it('keeps what was typed for the same one, and shows the next one nothing of the former customer', async () => {
    const host = await open({ view_shift: () => onShift(ola), open_member: () => card() });
    const field = () => screen.getByTestId<HTMLInputElement>('omnibox');
    await write('omnibox', 'Kari');
    for (const [who, left] of [
      [ola, 'Kari'],
      [manager, ''],
    ] as const) {
      host.tell({ event: 'shift_changed', shift: lockedShift });
      await settle();
      expect(document.body.textContent, 'nothing of anybody while it is locked').not.toContain('Kari');
      host.tell({ event: 'shift_changed', shift: onShift(who) });
      await settle();
      expect(field().value).toBe(left);
    }
  });

  it('is handed over with one key, and locked with another', async () => {
    const host = await open({
      view_shift: () => onShift(ola),
      hand_over: () => lockedShift,
      lock: () => lockedShift,
    });
    await press('F12');
    expect(isThere('sign-in')).toBe(true);
    host.tell({ event: 'shift_changed', shift: onShift(ola) });
    await settle();
    await press('l', { ctrlKey: true });
    expect([host.callsOf('hand_over').length, host.callsOf('lock').length]).toEqual([1, 1]);
  });

  it('begins at the counter for the next one, also if the one before was behind it', async () => {
    const host = await open({ view_shift: () => onShift(manager), hand_over: () => lockedShift });
    await press('F9');
    expect(isThere('back-room')).toBe(true);
    await press('F12');
    host.tell({ event: 'shift_changed', shift: onShift(manager) });
    await settle();
    expect([isThere('back-room'), isThere('omnibox')]).toEqual([false, true]);
  });

  it('begins at the counter for whoever signs in after it was locked, unless it is the same one', async () => {
    const host = await open({ view_shift: () => onShift(manager) });
    await press('F9');
    host.tell({ event: 'shift_changed', shift: lockedShift });
    host.tell({ event: 'shift_changed', shift: onShift(manager) });
    await settle();
    expect(isThere('back-room')).toBe(true);
    host.tell({ event: 'shift_changed', shift: lockedShift });
    host.tell({ event: 'shift_changed', shift: onShift(ola) });
    host.tell({ event: 'shift_changed', shift: onShift(manager) });
    await settle();
    expect(isThere('back-room')).toBe(false);
  });

  it('tells the desk now and then that somebody is there', async () => {
    const host = await open({ view_shift: () => onShift(ola), touch: () => null });
    await press('PageDown');
    await press('PageDown');
    expect(host.callsOf('touch')).toHaveLength(1);
    host.pass(31_000);
    await press('PageDown');
    expect(host.callsOf('touch')).toHaveLength(2);
  });
});

describe('the way to the back room', () => {
  it('is one key there and one back, and the card in front stays', async () => {
    await open({ list_logins: () => [waiting()] });
    await press('1', { ctrlKey: true, code: 'Digit1' });
    await press('F9');
    expect([isThere('back-room'), isThere('omnibox')]).toEqual([true, false]);
    expect(screen.getByTestId('room-requests').textContent).toContain('1');
    await press('Escape');
    expect([isThere('back-room'), isThere('login-card')]).toEqual([false, true]);
  });

  it('asks for a manager, offers managers alone, and Esc leads back', async () => {
    const host = await open({ view_shift: () => onShift(ola), sign_in: () => onShift(manager) });
    await press('F9');
    expect(screen.getByTestId('sign-in').dataset.for).toBe('back_room');
    expect(screen.getAllByTestId('sign-in-person')).toHaveLength(1);
    await press('Escape');
    expect(isThere('omnibox')).toBe(true);
    await press('F9');
    await write('pin', '4071');
    await press('Enter');
    expect(host.callsOf('sign_in')).toEqual([{ staffId: '1', pin: '4071' }]);
    expect(isThere('back-room')).toBe(true);
  });

  it('closes behind whose shift has ended', async () => {
    const host = await open({ view_shift: () => onShift(manager) });
    await press('F9');
    host.tell({ event: 'shift_changed', shift: onShift(ola) });
    await settle();
    expect(isThere('back-room')).toBe(false);
  });
});

describe('the staff', () => {
  const staffed = async (answers: Answers = {}) => {
    const host = await open({ view_shift: () => onShift(manager), ...answers });
    await press('F9');
    await click('section-staff');
    return host;
  };

  it('at first there is nobody, and it says how to close the back room', async () => {
    const host = await open({ add_staff: () => ({ ...openShift, asks: 'back_room', staff: [manager] }) });
    await press('F9');
    await click('section-staff');
    expect(isThere('first-pin')).toBe(true);
    await click('staff-add');
    await write('staff-name', 'Solveig Berg');
    await write('pin', '4071');
    await submit();
    expect(host.callsOf('add_staff')).toEqual([{ name: 'Solveig Berg', role: 'manager', pin: '4071' }]);
    expect([isThere('first-pin'), isThere('dialog')]).toEqual([false, false]);
    expect(screen.getAllByTestId('staff-row')).toHaveLength(1);
  });

  it('a PIN that is refused says why, and nothing typed is lost', async () => {
    await staffed({ add_staff: () => Promise.reject({ code: 'invalid_pin', pinProblem: 'in_a_row' }) });
    await click('staff-add');
    await write('staff-name', 'Per');
    await write('pin', '1234');
    await submit();
    expect(screen.getByTestId('refused').textContent).toContain('in a row');
    expect(screen.getByTestId<HTMLInputElement>('staff-name').value).toBe('Per');
  });

  it('a rule that stands in the way is named', async () => {
    await staffed({ remove_staff: () => Promise.reject({ code: 'staff_rule', staffProblem: 'no_manager' }) });
    await fireEvent.click(screen.getAllByTestId('staff-remove')[0] as HTMLElement);
    await settle();
    await submit();
    expect(screen.getByTestId('refused').textContent).toContain('manager');
  });
});
