import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { allWell } from '../src/gallery/check';
import { desk } from '../src/gallery/people';
import { manager, onShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import type { DeskView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

const closed = (code: 'config_missing' | 'passphrase_needed', more: Partial<DeskView> = {}): DeskView => ({
  ...desk,
  hasSecret: false,
  problem: { code },
  ...more,
});

async function open(answers: Answers = {}, view = closed('config_missing', { club: '' })): Promise<FakeHost> {
  const host = fakeDesk({ view_desk: () => view, examine_desk: () => allWell, ...answers });
  render(CounterView, { host });
  await settle();
  return host;
}

async function press(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function write(testid: string, what: string) {
  await fireEvent.input(screen.getByTestId(testid), { target: { value: what } });
  await settle();
}

async function choose(value: string) {
  await fireEvent.click(screen.getByTestId(`choice-${value}`));
  await settle();
}

const step = () => screen.queryByTestId('guide')?.dataset.step;
const isThere = (testid: string) => screen.queryByTestId(testid) !== null;

async function fillIn() {
  await press('Enter');
  await choose('keys');
  await press('Enter');
  await write('guide-club', 'Fjellheim');
  await write('guide-client-id', 'abc');
  await write('guide-client-secret', 's3cret');
  await write('guide-msn', '900123');
}

describe('a desk without settings', () => {
  it('begins with the language, and speaks it at once', async () => {
    await open();
    expect(step()).toBe('language');
    await choose('fi');
    expect(screen.getByTestId('guide').textContent).toContain('Tervetuloa');
    expect(document.documentElement.lang).toBe('fi');
    expect(screen.getByTestId<HTMLInputElement>('choice-FI').checked, 'and guesses the country').toBe(true);
  });

  it('goes to the simulator with two keys', async () => {
    const host = await open({
      try_simulator: () => {
        host.tell({ event: 'desk_changed', desk: { ...desk, simulator: true } });
        return { ...desk, simulator: true };
      },
    });
    await press('Enter');
    await press('Enter');
    expect(host.callsOf('try_simulator')).toEqual([{ language: 'en' }]);
    expect([isThere('guide'), isThere('simulator-banner'), isThere('omnibox')]).toEqual([false, true, true]);
  });

  it('takes the keys, looks at everything, and keeps a PIN', async () => {
    const host = await open({
      set_up: () => {
        host.tell({ event: 'desk_changed', desk });
        return desk;
      },
      add_staff: () => onShift(manager),
    });
    await fillIn();
    await press('Enter');
    expect(host.callsOf('set_up')).toEqual([
      {
        language: 'en',
        country: 'NO',
        club: 'Fjellheim',
        provider: 'test',
        clientId: 'abc',
        clientSecret: 's3cret',
        merchantSerialNumber: '900123',
      },
    ]);
    expect([step(), screen.getAllByTestId('finding').length]).toEqual(['check', allWell.length]);
    await press('Enter');
    await write('guide-name', 'Solveig');
    await write('pin', '4071');
    await press('Enter');
    expect(host.callsOf('add_staff')).toEqual([{ name: 'Solveig', role: 'manager', pin: '4071' }]);
    expect([isThere('guide'), isThere('omnibox')]).toEqual([false, true]);
  });

  it('needs no PIN', async () => {
    const host = await open({
      set_up: () => {
        host.tell({ event: 'desk_changed', desk });
        return desk;
      },
    });
    await fillIn();
    for (const key of ['Enter', 'Enter', 'Escape']) await press(key);
    expect([host.callsOf('add_staff').length, isThere('omnibox')]).toEqual([0, true]);
  });

  it('asks for a passphrase where there is no keychain, and loses nothing that was typed', async () => {
    const noKeychain = {
      code: 'invalid_setting',
      field: 'client_secret',
      settingProblem: { kind: 'no_keychain' },
    };
    const host = await open({ set_up: () => Promise.reject(noKeychain) });
    await fillIn();
    await press('Enter');
    expect([isThere('guide-no-keychain'), isThere('guide-refused')]).toEqual([true, false]);
    expect(screen.getByTestId<HTMLInputElement>('guide-client-secret').value).toBe('s3cret');
    await write('guide-passphrase', 'correct horse');
    host.answer({ set_up: () => desk });
    await press('Enter');
    expect(host.callsOf('set_up')[1]).toMatchObject({ passphrase: 'correct horse', clientSecret: 's3cret' });
    expect(step()).toBe('check');
  });

  it('says at the field what cannot be used', async () => {
    const empty = { code: 'invalid_setting', field: 'provider.client_id', settingProblem: { kind: 'empty' } };
    await open({ set_up: () => Promise.reject(empty) });
    await fillIn();
    await press('Enter');
    expect(screen.getByTestId('guide-client-id').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(screen.getByTestId('guide-client-id'));
    await press('Escape');
    await press('Enter');
    expect(screen.getByTestId<HTMLInputElement>('guide-club').value, 'also on the way back and forth').toBe(
      'Fjellheim',
    );
  });
});

describe('a desk under a passphrase', () => {
  it('asks for it, says that it was wrong, keeps none of it, and opens', async () => {
    const host = await open(
      { unlock: () => Promise.reject({ code: 'wrong_passphrase' }) },
      closed('passphrase_needed'),
    );
    await write('unlock-passphrase', 'wrong');
    await press('Enter');
    expect(screen.getByTestId('unlock-refused').dataset.code).toBe('wrong_passphrase');
    expect(screen.getByTestId<HTMLInputElement>('unlock-passphrase').value).toBe('');
    host.answer({
      unlock: () => {
        host.tell({ event: 'desk_changed', desk });
        return desk;
      },
    });
    await write('unlock-passphrase', 'correct horse');
    await press('Enter');
    expect(host.callsOf('unlock').at(-1)).toEqual({ passphrase: 'correct horse' });
    expect([isThere('unlock'), isThere('omnibox')]).toEqual([false, true]);
  });
});
