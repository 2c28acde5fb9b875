import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { card, checkedIn, desk, ended, lookUp, now, waiting } from '../src/gallery/people';
import { emptyHouse, guestCard, guestRow, heads, house, imported, intents } from '../src/gallery/reception';
import type { Answers } from '../src/host/fake';
import type { Standing } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

// The clock on the screen ticks when a test says so.
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function open(answers: Answers = {}) {
  const host = fakeDesk(answers);
  render(CounterView, { host });
  await settle();
  return host;
}

const field = () => screen.getByTestId<HTMLInputElement>('omnibox');
const text = (testid: string) => screen.getByTestId(testid).textContent?.trim();

async function type(what: string) {
  await fireEvent.input(field(), { target: { value: what } });
  await settle();
}

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
  return event;
}

/** A list file as a browser hands it over; jsdom's own cannot be read. */
const file = (name: string, content: string) =>
  Object.assign(new File([content], name), {
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(content).buffer),
  });

async function choose(name: string, content: string) {
  const chooser = screen.getByTestId('list-file');
  Object.defineProperty(chooser, 'files', { value: [file(name, content)] });
  await fireEvent.change(chooser);
  await settle();
}

describe('the day at the reception', () => {
  it('says always how many are here, and anew when somebody comes', async () => {
    const host = await open({ list_guests: () => house() });
    expect(text('here')).toContain('3 here');
    host.tell({ event: 'house_changed', headCount: heads });
    await settle();
    expect(text('here')).toContain('42 here');
    expect(host.callsOf('list_guests'), 'only a day that is open is drawn anew').toHaveLength(1);
  });

  it('opens with F2, with who is expected, here and gone, and F2 or Esc closes it', async () => {
    await open({ list_guests: () => house() });
    await press('F2');
    expect(screen.getAllByTestId('presence-row')).toHaveLength(10);
    expect(['expected', 'here', 'left'].map((name) => text(`count-${name}`))).toEqual(['6', '3', '1']);
    expect(document.activeElement).toBe(field());
    await press('F2');
    expect(screen.queryByTestId('reception')).toBeNull();
    await press('F2');
    await press('Escape');
    expect(screen.queryByTestId('reception')).toBeNull();
  });

  it('shows no whole number and no message, only that there is one', async () => {
    await open({ list_guests: () => house() });
    await press('F2');
    expect(text('reception')).not.toMatch(/\d{3} \d{2} \d{3}/);
    expect(text('reception')).toContain('There is a message');
  });

  it('ticks off one after the other with the arrow keys and Enter', async () => {
    const host = await open({ list_guests: () => house() });
    await press('F2');
    await press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe('presence-guest-1');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('guest_arrived')).toEqual([{ guestId: '1' }]);
    expect(screen.queryByTestId('guest-card'), 'the day stays in view').toBeNull();
    host.answer({ list_guests: () => emptyHouse });
    host.tell({ event: 'house_changed', headCount: emptyHouse.headCount });
    await settle();
    expect(screen.queryAllByTestId('presence-row')).toHaveLength(0);
  });

  it('opens the card of a member who is not let in just so', async () => {
    const host = await open({
      list_guests: () => house(),
      open_member: () => ({ ...card({ status: 'ended' }), standing: 'ended' }),
    });
    await press('F2');
    for (let row = 0; row < 4; row++) await press('ArrowDown');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('open_member')).toEqual([{ memberId: 'm-9' }]);
    expect(text('advice')).toContain('has ended');
    await press('Escape');
    expect(screen.getByTestId('reception'), 'behind the card lies the day').toBeTruthy();
  });

  it('has one key for leaving and one for undo, for guests and members alike', async () => {
    const member = { ...card(), today: { visitId: '31', atMs: now } };
    const host = await open({
      list_guests: () => house(),
      guest_left: () => ({ kind: 'guest', guest: guestCard({ presence: 'left', leftAtMs: now }) }),
      undo_guest: () => ({ kind: 'gone' }),
      leave: () => member,
      undo_check_in: () => member,
    });
    await press('F2');
    await press('ArrowDown');
    await press('F7');
    expect(host.callsOf('guest_left'), 'nobody leaves who has not come').toEqual([]);
    await press('ArrowRight');
    await press('F7');
    await press('F10');
    expect(host.callsOf('guest_left')).toEqual([{ guestId: '7' }]);
    expect(host.callsOf('undo_guest')).toEqual([{ guestId: '7' }]);
    await press('ArrowUp');
    await press('F7');
    await press('F10');
    expect(host.callsOf('leave')).toEqual([{ visitId: '31' }]);
    expect(host.callsOf('undo_check_in')).toEqual([{ visitId: '31' }]);
  });
});

describe('a guest in the field', () => {
  const guest = guestRow(1, 'Aino Virtanen');
  const reads: Answers = {
    look_up: ({ text }) => lookUp(text, { reading: { kind: 'name' }, guests: [guest], enter: guest.enter }),
  };

  it('stands above the members, marked as a guest, and Enter ticks off', async () => {
    const host = await open(reads);
    await type('ain');
    expect(text('guest-row')).toMatch(/Aino Virtanen.*Guest.*Expected/s);
    expect(screen.getByTestId('guest-row').getAttribute('aria-selected')).toBe('true');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('guest_arrived')).toEqual([{ guestId: '1' }]);
    expect(text('presence')).toMatch(/^Here since \d\d:32$/);
    expect(text('message')).toContain('Allergic to nuts');
    expect(field().value).toBe('');
  });

  it('is chosen with the arrow keys before the members', async () => {
    const host = await open({
      look_up: ({ text }) =>
        lookUp(text, {
          reading: { kind: 'name' },
          guests: [guest, guestRow(2, 'Aino Ek', { presence: 'here', sinceMs: now })],
          rows: [{ memberId: 'm-1', memberNumber: '1', name: 'Aino', maskedPhone: '', status: 'active' }],
          enter: { kind: 'nothing' },
        }),
    });
    await type('ain');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe('row-guest-2');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('open_guest')).toEqual([{ guestId: '2' }]);
    await type('aino');
    for (let row = 0; row < 3; row++) await press('ArrowDown');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('open_member')).toEqual([{ memberId: 'm-1' }]);
  });

  it('who is on no list is added with F3, and a mistake is gone with F10', async () => {
    const host = await open({
      look_up: ({ text }) => lookUp(text, { reading: { kind: 'name' }, enter: { kind: 'nothing' } }),
      add_guest: () => ({ kind: 'guest', guest: guestCard({ walkIn: true, list: '' }) }),
      undo_guest: () => ({ kind: 'gone' }),
    });
    await press('F3');
    expect(host.callsOf('add_guest'), 'nobody without a name').toEqual([]);
    await type('Aino Virtanen 912 34 567');
    await press('F3');
    expect(host.callsOf('add_guest')).toEqual([{ text: 'Aino Virtanen 912 34 567' }]);
    expect(text('guest-card')).toContain('Walked in');
    await press('F10');
    expect(screen.queryByTestId('guest-card')).toBeNull();
  });

  it('what is wrong with a walk-in stands at the field, and nothing typed is lost', async () => {
    await open({ add_guest: () => Promise.reject({ code: 'invalid_phone', problem: 'too_short' }) });
    await type('Aino 12');
    await press('F3');
    expect(text('field-error')).toContain('too short');
    expect(field().value).toBe('Aino 12');
  });

  it('is asked to enrol with F4', async () => {
    const host = await open({ ...reads, ask_number: () => waiting() });
    await type('ain');
    host.pass(500);
    await press('Enter');
    await press('F4');
    expect(host.callsOf('ask_number')).toEqual([{ text: '+47 912 34 567', purpose: 'enrol' }]);
  });
});

describe('letting a member in', () => {
  const standings: Exclude<Standing, 'active'>[] = ['message_waiting', 'paused', 'expired', 'ended'];

  it.each(standings)('%s is a word, a colour and an icon, and Enter does nothing', async (standing) => {
    const held = { ...card(), standing, note: 'Ask for the key', enter: { kind: 'nothing' as const } };
    const host = await open({
      enter_number: () => ({ kind: 'member', member: held }),
      let_in_anyway: () => ({ ...checkedIn(), standing }),
    });
    await type('91234567');
    host.pass(500);
    await press('Enter');
    const pill = screen.getByTestId('member-card').querySelector('.status');
    expect(pill?.querySelector('svg')).toBeTruthy();
    expect(pill?.textContent.trim().length).toBeGreaterThan(3);
    expect(text('message')).toBe('Ask for the key');
    expect(screen.queryByTestId('key-enter')).toBeNull();
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('check_in')).toEqual([]);
    await press('Enter', { ctrlKey: true });
    expect(host.callsOf('let_in_anyway')).toEqual([{ memberId: 'm-1204' }]);
    expect(screen.getByTestId('checked-in')).toBeTruthy();
    await press('Enter', { ctrlKey: true });
    expect(host.callsOf('let_in_anyway'), 'once').toHaveLength(1);
  });

  it('who is active is not let in anyway, but just so', async () => {
    const host = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    await type('91234567');
    host.pass(500);
    await press('Enter');
    await press('Enter', { ctrlKey: true });
    expect(host.callsOf('let_in_anyway')).toEqual([]);
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('check_in')).toHaveLength(1);
  });
});

describe('a guest list', () => {
  it('is looked at first, and taken in with Enter', async () => {
    const host = await open({ list_guests: () => house(), import_guests: () => imported() });
    await press('F2');
    await choose('Dinner.csv', 'Name\nAino');
    const content = [...new TextEncoder().encode('Name\nAino')];
    expect(host.callsOf('import_guests')).toEqual([{ content, list: 'Dinner', dryRun: true }]);
    expect(text('import-new')).toBe('24');
    expect(text('import-plan')).toContain('Row 7: The phone number is not a phone number.');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('import_guests')[1]).toEqual({ content, list: 'Dinner', dryRun: false });
    expect(screen.getAllByTestId('presence-row').length).toBeGreaterThan(0);
  });

  it('is dropped with Esc, and nothing was taken in', async () => {
    const host = await open({ import_guests: () => imported() });
    await press('F2');
    await choose('Dinner.csv', 'Name\nAino');
    await press('Escape');
    expect(screen.queryByTestId('import-plan')).toBeNull();
    expect(screen.getByTestId('reception')).toBeTruthy();
    expect(host.callsOf('import_guests')).toHaveLength(1);
  });

  it('that is none is told in words', async () => {
    await open({ import_guests: () => Promise.reject({ code: 'not_a_list' }) });
    await press('F2');
    await choose('photo.csv', '\0');
    expect(text('notice')).toContain('cannot be read as a guest list');
    expect(screen.queryByTestId('import-plan')).toBeNull();
  });

  it('is pasted as rows, while one line goes into the field', async () => {
    const host = await open({ import_guests: () => imported() });
    await press('F2');
    const paste = (pasted: string) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => pasted } });
      field().dispatchEvent(event);
      return settle().then(() => event.defaultPrevented);
    };
    expect(await paste('912 34 567\n')).toBe(false);
    expect(await paste('Name\nAino\n')).toBe(true);
    expect(host.callsOf('import_guests').map(({ list }) => list)).toEqual(['Pasted list']);
  });
});

describe('without a connection', () => {
  const unreached = ended({ state: 'failed', code: 'unreachable', canBeKept: true });

  it('one key keeps the number of an enrolment, and closes its card', async () => {
    const host = await open({ list_logins: () => [unreached], keep_for_later: () => intents.slice(0, 1) });
    await press('1', { ctrlKey: true, code: 'Digit1' });
    await press('F5');
    expect(host.callsOf('keep_for_later')).toEqual([{ loginId: 'l-1' }]);
    expect(screen.queryByTestId('login-card')).toBeNull();
    expect(screen.getAllByTestId('kept-number')).toHaveLength(1);
  });

  it('what cannot be kept has no such key', async () => {
    const host = await open({ list_logins: () => [ended({ state: 'declined', code: 'access_denied' })] });
    await press('1', { ctrlKey: true, code: 'Digit1' });
    await press('F5');
    expect(host.callsOf('keep_for_later')).toEqual([]);
    expect(screen.queryByTestId('keep-for-later')).toBeNull();
  });

  it('kept numbers are offered when it is back: one key asks each, one removes', async () => {
    const host = await open({
      view_desk: () => ({ ...desk, provider: 'unreachable' }),
      list_intents: () => intents,
      ask_intent: () => waiting({ state: 'asked' }),
      drop_intent: () => intents.slice(2),
    });
    expect(text('kept')).toContain('while there is no connection: 3');
    host.tell({ event: 'desk_changed', desk });
    await settle();
    expect(text('kept')).toContain('while there was no connection: 3');
    expect(text('kept')).not.toMatch(/\d{3} \d{2} \d{3}/);
    await press('F5');
    host.tell({ event: 'login_changed', login: waiting({ revision: 3 }) });
    await settle();
    expect(screen.getByTestId('rail'), 'the others stay in sight').toBeTruthy();
    host.tell({ event: 'intents_changed', intents: intents.slice(1) });
    await settle();
    await press('F8');
    expect(host.callsOf('ask_intent')).toEqual([{ intentId: '1' }]);
    expect(host.callsOf('drop_intent')).toEqual([{ intentId: '2' }]);
    expect(screen.getAllByTestId('kept-number')).toHaveLength(1);
  });

  it('the request to the last one comes to the front', async () => {
    await open({ list_intents: () => intents.slice(0, 1), ask_intent: () => waiting() });
    await press('F5');
    expect(screen.getByTestId('login-card')).toBeTruthy();
  });
});
