import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  applied,
  asked,
  card,
  desk,
  ended,
  lookUp,
  needsStaff,
  now,
  rows,
  told,
  waiting,
} from '../src/gallery/people';
import { answersFor, scenarios, type Scenario } from '../src/gallery/scenarios';
import { FakeHost, type Answers } from '../src/host/fake';
import type { Code, LoginView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

// The clock on the screen ticks when a test says so.
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function tickOnce() {
  vi.advanceTimersByTime(250);
  await settle();
}

async function show(host: FakeHost) {
  render(CounterView, { host });
  await settle();
  return host;
}

const open = (answers: Answers = {}) => show(fakeDesk(answers));

/** The counter with this login's card in front. */
async function withLogin(login: LoginView, answers: Answers = {}) {
  const host = await open({ list_logins: () => [login], ...answers });
  await press('1', { ctrlKey: true, code: 'Digit1' });
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

describe("a member's card", () => {
  it('shows what else they told a club that asks for more, as on an envelope', async () => {
    await show(new FakeHost(answersFor(scenarios['member-details'] as Scenario, 'en')));
    await type('91234567');
    await press('Enter');
    const told = screen.getByTestId('member-card').textContent ?? '';
    for (const part of [
      'Date of birth',
      '31 January 1990',
      'Home address',
      'Oppgang B',
      'Work address',
      '00100 Helsinki',
    ]) {
      expect(told).toContain(part);
    }
  });
});

describe('the frame', () => {
  it('asks the desk once when it opens, and goes on listening', async () => {
    const host = await open();
    expect(host.calls.map(([verb]) => verb)).toEqual([
      'view_desk',
      'view_shift',
      'list_logins',
      'list_guests',
      'list_intents',
    ]);
    host.tell({ event: 'desk_changed', desk: { ...desk, provider: 'down' } });
    await settle();
    expect(text('desk-status')).toBe('Vipps does not answer');
  });

  it('says whose desk it is and whether the provider answers, in words', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Fjellheim Turlag');
    expect(text('desk-status')).toBe('Vipps answers');
    expect(screen.queryByTestId('simulator-banner')).toBeNull();
  });

  it('wears the striped banner with the simulator', async () => {
    await show(new FakeHost(answersFor(scenarios['simulator'] as Scenario, 'en')));
    expect(text('simulator-banner')).toBe('SIMULATOR — no real customers');
  });

  it('speaks the language of the desk, and the page says which that is', async () => {
    await show(new FakeHost(answersFor({}, 'nb')));
    expect(document.documentElement.lang).toBe('nb');
    expect(field().getAttribute('aria-label')).toBe('Telefonnummer eller navn');
  });

  it('shows a page of its own when the desk cannot work', async () => {
    await show(new FakeHost(answersFor(scenarios['problem-store_wrong_key'] as Scenario, 'en')));
    expect(screen.getByTestId('desk-problem').dataset['code']).toBe('store_wrong_key');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain(
      'The key does not fit the register',
    );
    expect(screen.queryByTestId('omnibox')).toBeNull();
  });

  it('shows that page too when the desk does not answer at all', async () => {
    await open({ view_desk: () => Promise.reject({ code: 'internal', detail: 'no desk' }) });
    expect(text('desk-problem')).toContain('no desk');
  });
});

describe('the field', () => {
  it('has the focus from the first moment, and after a click on a button', async () => {
    await withLogin(ended({ state: 'declined', code: 'access_denied' }));
    expect(document.activeElement).toBe(field());
    const button = screen.getByTestId('key-escape');
    button.focus();
    await fireEvent.click(button);
    await settle();
    expect(document.activeElement).toBe(field());
  });

  it('has the focus again after a click on a button that stays', async () => {
    await withLogin(needsStaff());
    const button = screen.getByTestId('candidate-new');
    button.focus();
    await fireEvent.click(button);
    expect(document.activeElement).toBe(field());
    expect(button.getAttribute('aria-checked')).toBe('true');
  });

  it('takes the focus for every key that can be typed, wherever it was', async () => {
    await open();
    for (const key of ['9', 'å', '+', ' ', 'Backspace', 'Dead']) {
      field().blur();
      await press(key);
      expect(document.activeElement, key).toBe(field());
    }
  });

  it('leaves Tab and a shortcut of the system alone', async () => {
    await open();
    for (const more of [{ key: 'Tab' }, { key: 'c', ctrlKey: true }]) {
      field().blur();
      const event = await press(more.key, more);
      expect(event.defaultPrevented).toBe(false);
    }
  });

  it('has the focus again when the dialog with the keys was closed', async () => {
    await open();
    await press('F1');
    const dialog = screen.getByTestId('shortcuts');
    await fireEvent(dialog, new Event('close'));
    await settle();
    expect(screen.queryByTestId('shortcuts')).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  it('shows the number large, with its country, while it is typed', async () => {
    await open({
      look_up: ({ text }) =>
        lookUp(text, { reading: { kind: 'part_of_number', pretty: '+47 912 3', country: 'NO' } }),
    });
    await type('9123');
    expect(text('typed-number')).toBe('+47 912 3 Norway');
  });

  it('points to the sentence about what is wrong with it', async () => {
    await open({
      look_up: ({ text }) =>
        lookUp(text, { reading: { kind: 'not_a_number', problem: 'emergency' }, enter: { kind: 'nothing' } }),
    });
    await type('112');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    const note = document.getElementById(field().getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toContain('This is an emergency number. No request is sent to it.');
  });

  it('keeps the text when Enter came to nothing', async () => {
    await open({ enter_number: () => Promise.reject({ code: 'unreachable' }) });
    await type('91234567');
    await press('Enter');
    expect(field().value).toBe('91234567');
    expect(text('field-error')).toContain('The service could not be reached.');
  });

  it('names the row that the arrow keys stand on, and Enter opens it', async () => {
    const host = await open({
      look_up: ({ text }) =>
        lookUp(text, { reading: { kind: 'name' }, rows, enter: { kind: 'open_member', memberId: 'm-1204' } }),
    });
    await type('kar');
    expect(screen.getAllByTestId('member-row')).toHaveLength(4);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe('row-m-88');
    expect(document.getElementById('row-m-88')?.getAttribute('aria-selected')).toBe('true');
    await press('Enter', { code: 'NumpadEnter' });
    expect(host.callsOf('open_member')).toEqual([{ memberId: 'm-88' }]);
    expect(text('member-name')).toBe('Kari Østby Nordmann');
  });

  it('takes a held key for one press', async () => {
    const host = await open();
    await type('91234567');
    await press('Escape');
    expect(field().value).toBe('');
    await type('91234567');
    await press('Enter', { repeat: true });
    expect(host.callsOf('enter_number')).toEqual([]);
  });
});

describe('a waiting card', () => {
  it('shows the very code, its spelling, the number with its country, and what to say', async () => {
    await withLogin(waiting());
    expect(screen.getByTestId('login-card').dataset['state']).toBe('waiting');
    expect(screen.getByTestId('binding-message').textContent).toBe('7KM-4XR');
    expect(text('spelling')).toBe('seven Kilo Mike hyphen four X-ray Romeo');
    expect(text('asked-number')).toBe('+47 912 34 567');
    expect(text('say')).toBe(
      '“You have a request in Vipps now. If it shows the code I read out, please confirm.”',
    );
  });

  it('counts down from the end of the request, by the clock of the host', async () => {
    const host = await withLogin(waiting({ expiresAtMs: now + 61_000 }));
    expect(text('time-left')).toBe('1:01');
    host.pass(60_500);
    await tickOnce();
    expect(text('time-left')).toBe('0:01');
  });

  it('tells to pull down only once that is due', async () => {
    const host = await withLogin(waiting({ openAppHintAtMs: now + 8_000 }));
    expect(screen.queryByTestId('open-app-hint')).toBeNull();
    host.pass(8_000);
    await tickOnce();
    expect(text('open-app-hint')).toBe('No notice? Open Vipps and pull down.');
  });

  it('has no time left to show before the provider has taken the request', async () => {
    await withLogin(asked());
    expect(screen.queryByTestId('time-left')).toBeNull();
    expect(screen.getByTestId('login-card').textContent).toContain('Sending the request…');
  });

  it('says which code to answer when there may be two', async () => {
    await withLogin(waiting({ newestCode: true, waitingReason: 'unreachable' }));
    expect(text('newest-code')).toContain('Answer the newest code.');
    expect(text('waiting-reason')).toContain('No connection right now.');
  });

  it('turns into the member when the customer confirms, and says so to a screen reader', async () => {
    const host = await withLogin(waiting());
    host.tell({ event: 'login_changed', login: applied() });
    await settle();
    expect(text('outcome')).toBe('New member');
    expect(text('member-name')).toBe('Kari Østby Nordmann');
    expect(text('member-number')).toBe('1204');
    expect(screen.getByTestId('login-card').textContent).toContain('confirmed in Vipps');
    expect(text('announcement')).toBe('Confirmed: Kari Østby Nordmann.');
  });

  it('offers "wrong person" with F8 where it can be said, and only there', async () => {
    const host = await withLogin(waiting());
    expect(text('wrong-person')).toBe('F8Wrong person');
    await press('F8');
    expect(host.callsOf('say_wrong_person')).toEqual([{ loginId: 'l-1' }]);
    host.tell({ event: 'login_changed', login: ended({ state: 'expired', code: 'expired', revision: 20 }) });
    await settle();
    expect(screen.queryByTestId('wrong-person')).toBeNull();
  });
});

describe('an ending', () => {
  const endings: [Code, LoginView['state']][] = [
    ['access_denied', 'declined'],
    ['expired', 'expired'],
    ['not_eligible', 'not_eligible'],
    ['old_app', 'failed'],
    ['cancelled', 'cancelled'],
    ['refused', 'refused'],
    ['wrong_person', 'refused'],
    ['lost', 'lost'],
    ['unreachable', 'failed'],
    ['provider_down', 'failed'],
    ['claim_missing', 'failed'],
    ['invalid_client', 'failed'],
    ['unknown_error', 'failed'],
    ['internal', 'failed'],
  ];

  it.each(endings)('%s says what happened, what to say, and one next key', async (code, state) => {
    await withLogin(ended({ code, state }));
    expect(screen.getByTestId('login-card').dataset['code']).toBe(code);
    expect(screen.getByTestId('ending').dataset['code']).toBe(code);
    expect(text('staff')?.length).toBeGreaterThan(10);
    expect(text('say')?.length).toBeGreaterThan(10);
    expect(text('key-enter')).toBe('EnterAsk again');
  });

  it('without a code says it by its state', async () => {
    await withLogin(ended({ state: 'declined' }));
    expect(screen.getByTestId('ending').dataset['code']).toBe('access_denied');
  });

  it('too many requests counts down to when asking is allowed again', async () => {
    await withLogin(ended({ code: 'too_many', state: 'failed', retryAtMs: now + 47_000 }));
    expect(text('retry')).toBe('Ask again in 0:47');
  });
});

describe('staff decide', () => {
  it('between the candidates and a new member, with nothing chosen beforehand', async () => {
    const host = await withLogin(needsStaff());
    const choices = screen.getAllByRole('radio');
    expect(choices).toHaveLength(3);
    expect(choices.filter((choice) => choice.getAttribute('aria-checked') === 'true')).toEqual([]);
    await press('ArrowRight');
    await press('ArrowRight');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('settle_login')).toEqual([{ loginId: 'l-1', memberId: 'm-88' }]);
  });
});

describe('a member', () => {
  it('is checked in with Enter, and the card says when', async () => {
    const host = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    await type('91234567');
    await press('Enter');
    expect(text('member-name')).toBe('Kari Østby Nordmann');
    expect(screen.queryByTestId('checked-in')).toBeNull();
    host.pass(500);
    await press('Enter');
    expect(text('checked-in')).toMatch(/^Checked in at \d\d:\d\d$/);
    host.pass(500);
    await press('Enter');
    expect(screen.getByTestId('empty')).toBeTruthy();
  });

  it('shows what they told on the page, and nothing where nothing was told', async () => {
    await open({ enter_number: () => ({ kind: 'member', member: { ...card(), answers: told } }) });
    await type('91234567');
    await press('Enter');
    expect(text('member-answers')).toMatch(/Interests.*Fotturer, Langrenn.*Yes, please.*Gjendebu/s);
    await press('Escape');
    await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    expect(screen.queryByTestId('member-answers')).toBeNull();
  });

  it('is asked for proof with F4', async () => {
    const host = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    await type('91234567');
    await press('Enter');
    await press('F4');
    expect(host.callsOf('ask_member')).toEqual([{ memberId: 'm-1204', purpose: 'check_in' }]);
    expect(screen.getByTestId('login-card').dataset['state']).toBe('waiting');
  });
});

describe('the rail', () => {
  it('shows all requests once there is one that is not in view', async () => {
    const host = await withLogin(waiting());
    expect(screen.queryByTestId('rail')).toBeNull();
    const second = waiting({ loginId: 'l-2', bindingMessage: 'P8T-3HJ', startedAtMs: now });
    host.tell({ event: 'login_changed', login: second });
    await settle();
    const entries = screen.getAllByTestId('rail-login');
    expect(entries.map((entry) => entry.getAttribute('aria-current'))).toEqual(['true', null]);
    expect(entries[1]?.textContent).toContain('+47 ••• •• 567');
  });

  it('brings one forward with Ctrl and its digit', async () => {
    const second = waiting({ loginId: 'l-2', bindingMessage: 'P8T-3HJ', startedAtMs: now });
    await open({ list_logins: () => [waiting(), second] });
    await press('2', { ctrlKey: true, code: 'Digit2' });
    expect(screen.getByTestId('binding-message').textContent).toBe('P8T-3HJ');
    expect(field().value).toBe('');
  });
});

it.each(Object.keys(scenarios))('the gallery can show %s', async (name) => {
  await show(new FakeHost(answersFor(scenarios[name] as Scenario, 'nb')));
  expect(document.body.textContent?.trim()).not.toBe('');
});
