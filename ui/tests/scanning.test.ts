import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { card, lookUp, phone, rows, waiting } from '../src/gallery/people';
import { answersFor, scenarios } from '../src/gallery/scenarios';
import { FakeHost, type Answers } from '../src/host/fake';
import type { LookUpView, ScanView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

const CODE = 'https://qr.vipps.no/28/2/01/031/4791234567?v=1';

/** When the last key was pressed, on the keyboard's own clock. */
let clock = 0;

async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk(answers);
  render(CounterView, { host });
  await settle();
  clock += 10_000;
  return host;
}

const field = () => screen.getByTestId<HTMLInputElement>('omnibox');

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

/** Presses the keys of a text, so many milliseconds apart; each lands where the focus then is. */
function keys(text: string, apart: number, more: KeyboardEventInit = {}) {
  for (const key of text) {
    clock += apart;
    press(key, more);
    const target = document.activeElement;
    if (!(target instanceof HTMLInputElement)) continue;
    target.value += key;
    target.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** What a scanner does, with the key that it ends with. */
async function scan(text: string, end: () => unknown = () => press('Enter')) {
  keys(text, 8);
  clock += 8;
  end();
  await settle();
}

const scanned = (changes: Partial<LookUpView> = {}): ScanView => ({
  kind: 'scanned',
  view: lookUp(phone.pretty, changes),
});

const asNumber: Answers = { read_scan: () => scanned() };

describe('a scanner', () => {
  it('is told by its pace, and what the desk makes of its code is entered', async () => {
    const host = await open(asNumber);
    await scan(CODE);
    expect(host.callsOf('read_scan')).toEqual([{ text: CODE, tookMs: (CODE.length - 1) * 8 }]);
    expect(host.callsOf('enter_number')).toEqual([{ text: phone.pretty, purpose: 'enrol' }]);
    expect(screen.getByTestId('login-card').dataset['state']).toBe('waiting');
    expect(field().value).toBe('');
  });

  it('is not taken for hands, and hands are not taken for one', async () => {
    const host = await open();
    keys('91234567', 120);
    clock += 120;
    press('Enter');
    await settle();
    expect(host.callsOf('read_scan')).toEqual([]);
    expect(host.callsOf('enter_number')).toEqual([{ text: '91234567', purpose: 'enrol' }]);
  });

  it('may turn out to be quick hands after all: then Enter is Enter', async () => {
    const host = await open({ read_scan: () => ({ kind: 'typed' }) });
    await scan('91234567');
    expect(host.callsOf('enter_number')).toEqual([{ text: '91234567', purpose: 'enrol' }]);
  });

  it('is not mixed with what was typed before it', async () => {
    const host = await open(asNumber);
    keys('kar', 150);
    clock += 800;
    await scan(CODE);
    expect(host.callsOf('read_scan')[0]?.text).toBe(CODE);
    expect(host.callsOf('enter_number')).toHaveLength(1);
  });

  it.each([
    ['Enter and Enter', () => [press('Enter'), press('Enter')]],
    ['the Enter of the number pad', () => press('Enter', { code: 'NumpadEnter' })],
    [
      'a carriage return and a line feed',
      () => [press('m', { ctrlKey: true }), press('j', { ctrlKey: true })],
    ],
    ['Tab', () => press('Tab')],
  ])('may end with %s, and asks once', async (_, end) => {
    const host = await open(asNumber);
    await scan(CODE, end);
    expect(host.callsOf('enter_number')).toHaveLength(1);
    expect(field().value).toBe('');
  });

  it('that shows the same code again is passed over, and the field is empty', async () => {
    const host = await open({ read_scan: () => ({ kind: 'again' }) });
    await scan(CODE);
    expect(host.calls.map(([verb]) => verb)).not.toContain('enter_number');
    expect(field().value).toBe('');
  });

  it('with a code that has no number in it is told what to do', async () => {
    const view = lookUp('https://qr.vipps.no/p/token', {
      reading: { kind: 'not_a_number', problem: 'no_number_in_code' },
      enter: { kind: 'nothing' },
    });
    const host = await open({ read_scan: () => ({ kind: 'scanned', view }) });
    await scan('https://qr.vipps.no/p/token');
    expect(screen.getByTestId('field-error').textContent).toContain('Ask for the number, and type it.');
    expect(host.callsOf('enter_number')).toEqual([]);
    press('Escape');
    await settle();
    expect(field().value).toBe('');
  });

  it('with a card opens its member', async () => {
    const enter = { kind: 'open_member', memberId: 'm-1204' } as const;
    const reading = { kind: 'card' } as const;
    const host = await open({ read_scan: () => scanned({ reading, enter, rows: rows.slice(0, 1) }) });
    await scan('0001204');
    expect(host.callsOf('open_member')).toEqual([{ memberId: 'm-1204' }]);
    expect(screen.getByTestId('member-card')).toBeTruthy();
  });

  it('is read once at its end, not at each sign', async () => {
    const host = await open(asNumber);
    await scan(CODE);
    expect(host.callsOf('look_up').length).toBeLessThan(5);
  });

  it('that falters is not cut in two: the whole text is read as if typed', async () => {
    const host = await open();
    keys('00120', 8);
    clock += 90;
    await scan('0004');
    expect(host.callsOf('read_scan')).toEqual([]);
    expect(host.callsOf('enter_number')).toEqual([{ text: '001200004', purpose: 'enrol' }]);
  });

  it('without a closing key is read when it has come to rest', async () => {
    const host = await open();
    keys(CODE, 8);
    await expect.poll(() => host.callsOf('look_up').at(-1)?.text).toBe(CODE);
  });

  it('is not a key that is held down', async () => {
    const host = await open();
    keys('999999', 30, { repeat: true });
    clock += 30;
    press('Enter');
    await settle();
    expect(host.callsOf('read_scan')).toEqual([]);
  });

  it('is not Tab behind a few keys', async () => {
    const host = await open();
    keys('91', 20);
    const tab = press('Tab');
    await settle();
    expect(tab.defaultPrevented).toBe(false);
    expect(host.callsOf('read_scan')).toEqual([]);
  });
});

describe('wherever the focus is', () => {
  // Signing in and the back room have fields of their own.
  const states = Object.entries(scenarios).filter(
    ([name, { keys }]) => !/^(problem-|display-|sign-in|guide|unlock)/.test(name) && !keys?.includes('F9'),
  );

  it.each(states)('a key lands in the field: %s', async (_, scenario) => {
    const host = new FakeHost(answersFor(scenario, 'en'));
    render(CounterView, { host });
    await settle();
    expect(document.activeElement, 'from the first moment').toBe(field());
    for (const name of scenario.keys ?? []) {
      host.pass(500);
      const [, ctrl, key = ''] = /^(Ctrl\+)?(.+)$/.exec(name) ?? [];
      press(key, { ctrlKey: Boolean(ctrl), code: `Digit${key}` });
      await settle();
    }
    for (const somewhere of [document.body, ...document.querySelectorAll('button')]) {
      somewhere.focus();
      press('å');
      expect(document.activeElement).toBe(field());
    }
  });

  it('a scan under the dialog with the keys closes it and loses no sign', async () => {
    const host = await open(asNumber);
    press('F1');
    await settle();
    expect(screen.getByTestId('shortcuts')).toBeTruthy();
    await scan(CODE);
    expect(screen.queryByTestId('shortcuts')).toBeNull();
    expect(host.callsOf('read_scan')[0]?.text).toBe(CODE);
  });

  it('what is pasted lands in the field, in one line', async () => {
    await open({ open_member: () => card(), list_logins: () => [waiting()] });
    const clipboardData = { getData: () => '+47 912\r\n34 567\n' };
    await fireEvent.paste(document.body, { clipboardData });
    await settle();
    expect(field().value).toBe('+47 912 34 567');
    expect(document.activeElement).toBe(field());
  });

  it('the field has the focus again after the window was hidden', async () => {
    await open();
    field().blur();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(document.activeElement).toBe(field());
    field().blur();
    window.dispatchEvent(new Event('focus'));
    expect(document.activeElement).toBe(field());
  });
});
