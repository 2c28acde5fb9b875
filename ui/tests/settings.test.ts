import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { settingsForm, settingsView } from '../src/gallery/settings';
import { lockedShift, manager, onShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import CounterView from '../src/views/CounterView.svelte';
import { desk } from '../src/gallery/people';
import { fakeDesk, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

/** The back room with its settings in view. */
async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({
    view_shift: () => onShift(manager),
    view_settings: () => settingsView(),
    save_settings: ({ form }) => settingsView({ form }),
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await fireEvent.click(screen.getByTestId('section-settings'));
  await settle();
  return host;
}

const isThere = (testid: string) => screen.queryByTestId(testid) !== null;
const field = (key: string) => screen.getByTestId<HTMLInputElement>(`setting-${key}`);

async function write(key: string, what: string) {
  await fireEvent.input(field(key), { target: { value: what } });
  await settle();
}

describe('the settings', () => {
  it('are saved with a key, together with how they were', async () => {
    const host = await open();
    await write('club.name', 'Fjellheim Klatreklubb');
    await press('s', { ctrlKey: true });
    const form = { ...settingsForm, club: 'Fjellheim Klatreklubb' };
    expect(host.callsOf('save_settings')).toEqual([{ was: settingsForm, form }]);
    expect(isThere('settings-saved')).toBe(true);
    expect(field('club.name').value).toBe('Fjellheim Klatreklubb');
  });

  it('keep what is typed when it is refused, and say why at the field', async () => {
    const problem = { kind: 'out_of_range', least: 0, most: 240 } as const;
    const refused = { code: 'invalid_setting', field: 'club.idle_lock_min', settingProblem: problem };
    await open({ save_settings: () => Promise.reject(refused) });
    await write('club.idle_lock_min', '900');
    await press('s', { ctrlKey: true });
    expect(field('club.idle_lock_min').getAttribute('aria-invalid')).toBe('true');
    expect(field('club.idle_lock_min').value).toBe('900');
    expect(screen.getByTestId('settings-refused').textContent).toContain('0 to 240');
    expect(document.activeElement).toBe(field('club.idle_lock_min'));
  });

  it('show nothing of the secret, send a new one without the space around it, and forget it', async () => {
    const host = await open();
    expect(field('client_secret').value).toBe('');
    expect(field('client_secret').type).toBe('password');
    await write('client_secret', '  s3cret\n ');
    await press('s', { ctrlKey: true });
    expect(host.callsOf('save_settings')[0]?.clientSecret).toBe('s3cret');
    expect(field('client_secret').value).toBe('');
  });

  it('that come from the environment cannot be changed', async () => {
    await open({
      view_settings: () => settingsView({ fixed: ['provider.client_id', 'retention.visits_months'] }),
    });
    expect(field('provider.client_id').readOnly).toBe(true);
    expect(field('retention.visits_months').disabled).toBe(true);
    expect(field('club.name').readOnly).toBe(false);
  });

  it('of the simulator’s desk can only be looked at', async () => {
    const view = settingsView();
    delete view.file;
    await open({ view_settings: () => view });
    expect([isThere('settings-fixed'), isThere('settings-save')]).toEqual([true, false]);
    expect(field('club.name').readOnly).toBe(true);
  });

  it('always ask for the phone number, and for what is ticked besides', async () => {
    const host = await open();
    expect(screen.getByTestId<HTMLInputElement>('scope-enrol-phoneNumber')).toHaveProperty('disabled', true);
    await fireEvent.click(screen.getByTestId('scope-enrol-email'));
    await fireEvent.click(screen.getByTestId('scope-checkIn-birthDate'));
    await press('s', { ctrlKey: true });
    expect(host.callsOf('save_settings')[0]?.form).toMatchObject({
      enrol: ['openid', 'name', 'phoneNumber'],
      checkIn: ['openid', 'name', 'phoneNumber', 'birthDate'],
    });
  });

  it('keep a kind for ever, or for a time', async () => {
    const host = await open();
    await fireEvent.click(screen.getByTestId('forever-retention.visits_months'));
    await fireEvent.click(screen.getByTestId('forever-retention.notes_months'));
    await write('retention.notes_months', '6');
    await press('s', { ctrlKey: true });
    const kept = host.callsOf('save_settings')[0]?.form.retention ?? [];
    expect(kept.find(({ kind }) => kind === 'visits')?.count).toBeUndefined();
    expect(kept.find(({ kind }) => kind === 'notes')?.count).toBe('6');
  });

  it('are still as typed when the desk was locked meanwhile', async () => {
    const host = await open();
    await write('club.name', 'Halvferdig');
    host.tell({ event: 'shift_changed', shift: lockedShift });
    await settle();
    expect(isThere('settings')).toBe(false);
    host.tell({ event: 'shift_changed', shift: onShift(manager) });
    await settle();
    await fireEvent.click(screen.getByTestId('section-settings'));
    await settle();
    expect(field('club.name').value).toBe('Halvferdig');
    await fireEvent.click(screen.getByTestId('settings-drop'));
    expect(field('club.name').value).toBe('Fjellheim Turlag');
  });

  it('are not for whoever signs in instead', async () => {
    const host = await open();
    await write('club.name', 'Halvferdig');
    for (const shift of [onShift(manager), lockedShift, onShift({ ...manager, staffId: 'other' })]) {
      host.tell({ event: 'shift_changed', shift });
      await settle();
    }
    await press('F9');
    await fireEvent.click(screen.getByTestId('section-settings'));
    await settle();
    expect(field('club.name').value).toBe('Fjellheim Turlag');
  });
});

it('a desk without a client secret says on its edge that no request can be sent', async () => {
  const host = fakeDesk({ view_desk: () => ({ ...desk, hasSecret: false }) });
  render(CounterView, { host });
  await settle();
  expect(screen.getByTestId('desk-status').dataset.provider).toBe('no_secret');
});
