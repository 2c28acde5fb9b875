import { describe, expect, it } from 'vitest';

import { Counter } from '../src/features/counter/counter.svelte';
import { applied, asked, card, ended, lookUp, needsStaff, waiting } from '../src/gallery/people';
import type { Answers } from '../src/host/fake';
import type { LookUpView, NumberEntered } from '../src/ipc/wire';
import { fakeDesk, later, settle } from './setup';

async function open(answers: Answers = {}) {
  const host = fakeDesk(answers);
  const counter = new Counter(host);
  const stop = counter.start();
  stop(); // the clock; the listening is not needed where a test calls `hear` itself
  await settle();
  return { host, counter };
}

/** Types and presses Enter, half a second after whatever was before. */
async function enter(counter: Counter, host: { pass(ms: number): void }, text?: string) {
  if (text !== undefined) counter.omnibox.type(text);
  host.pass(500);
  await counter.enter();
  await settle();
}

describe('Enter twice', () => {
  it('sends one request when the second comes within 400 ms', async () => {
    const { host, counter } = await open();
    counter.omnibox.type('91234567');
    await settle();
    const first = counter.enter();
    host.pass(399);
    await Promise.all([first, counter.enter()]);
    expect(host.callsOf('enter_number')).toHaveLength(1);
  });

  it('does not check a member in by the second half of a double press', async () => {
    const { host, counter } = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    counter.omnibox.type('91234567');
    await counter.enter();
    await settle();
    expect(counter.member?.member.name).toBe('Kari Østby Nordmann');
    host.pass(399);
    await counter.enter();
    expect(host.callsOf('check_in')).toEqual([]);
    host.pass(1);
    await counter.enter();
    expect(host.callsOf('check_in')).toEqual([{ memberId: 'm-1204' }]);
  });

  it('sends one request while the first is still on its way, however long that takes', async () => {
    const reply = later<NumberEntered>();
    const { host, counter } = await open({ enter_number: () => reply.promise });
    counter.omnibox.type('91234567');
    await settle();
    void counter.enter();
    await settle();
    expect(counter.sending).toBe(true);
    host.pass(5_000);
    await counter.enter();
    expect(host.callsOf('enter_number')).toHaveLength(1);
    reply.give({ kind: 'login', login: waiting() });
    await settle();
    expect(counter.sending).toBe(false);
  });

  it('does not fall on a card that changed by itself the moment before', async () => {
    const { host, counter } = await open();
    await enter(counter, host, '91234567');
    host.pass(10_000);
    counter.hear({ event: 'login_changed', login: applied() });
    host.pass(50);
    await counter.enter();
    expect(counter.login?.state).toBe('applied');
    host.pass(400);
    await counter.enter();
    expect(counter.front.kind).toBe('none');
  });
});

describe('the field', () => {
  it('never acts on the reading of an older text', async () => {
    const answers = new Map<string, ReturnType<typeof later<LookUpView>>>();
    const { host, counter } = await open({
      look_up: ({ text }) => {
        const answer = later<LookUpView>();
        answers.set(text, answer);
        return answer.promise;
      },
    });
    counter.omnibox.type('9123456');
    counter.omnibox.type('91234567');
    answers.get('9123456')?.give(lookUp('9123456', { enter: { kind: 'open_member', memberId: 'm-9' } }));
    await settle();
    expect(counter.omnibox.answer, 'a late answer is dropped').toBeUndefined();

    const entered = counter.enter();
    expect(host.callsOf('open_member')).toEqual([]);
    answers.get('91234567')?.give(lookUp('91234567'));
    await entered;
    expect(host.callsOf('enter_number')).toEqual([{ text: '91234567', purpose: 'enrol' }]);
  });

  it('goes on showing the newest reading when an older one comes late', async () => {
    const older = later<LookUpView>();
    const { counter } = await open({ look_up: ({ text }) => (text === '9' ? older.promise : lookUp(text)) });
    counter.omnibox.type('9');
    counter.omnibox.type('91');
    await settle();
    older.give(lookUp('9'));
    await settle();
    expect(counter.omnibox.shown?.text).toBe('91');
  });

  it('forgets an Enter when another text was typed before its reading came', async () => {
    const reading = later<LookUpView>();
    const { host, counter } = await open({
      look_up: ({ text }) => (text === '9' ? reading.promise : lookUp(text)),
    });
    counter.omnibox.type('9');
    const entered = counter.enter();
    counter.omnibox.type('91');
    reading.give(lookUp('9'));
    await entered;
    await settle();
    expect(host.callsOf('enter_number')).toEqual([]);
  });

  it('asks at each keystroke', async () => {
    const { host, counter } = await open();
    for (const text of ['9', '91', '912']) counter.omnibox.type(text);
    expect(host.callsOf('look_up')).toEqual([{ text: '9' }, { text: '91' }, { text: '912' }]);
  });

  it('keeps the text and says why when a number is refused', async () => {
    const { host, counter } = await open({
      enter_number: () => Promise.reject({ code: 'invalid_phone', problem: 'country_not_served' }),
    });
    await enter(counter, host, '+1 202 555 0123');
    expect(counter.omnibox.text).toBe('+1 202 555 0123');
    expect(counter.omnibox.problem?.problem).toBe('country_not_served');
    counter.omnibox.type('+1 202 555 012');
    expect(counter.omnibox.error, 'the next keystroke takes it away').toBeUndefined();
  });

  it('says that digits are missing only when Enter was pressed', async () => {
    const { host, counter } = await open({
      look_up: ({ text }) =>
        lookUp(text, { reading: { kind: 'not_a_number', problem: 'too_short' }, enter: { kind: 'nothing' } }),
    });
    counter.omnibox.type('91');
    await settle();
    expect(counter.omnibox.problem).toBeUndefined();
    await enter(counter, host);
    expect(counter.omnibox.problem?.problem).toBe('too_short');
    expect(host.callsOf('enter_number')).toEqual([]);
  });

  it('leaves what is typed meanwhile alone when a request has been sent', async () => {
    const reply = later<NumberEntered>();
    const { counter } = await open({ enter_number: () => reply.promise });
    counter.omnibox.type('91234567');
    await settle();
    void counter.enter();
    await settle();
    counter.omnibox.type('98');
    reply.give({ kind: 'login', login: waiting() });
    await settle();
    expect(counter.omnibox.text).toBe('98');
    expect(counter.front.kind).toBe('none');
    expect(counter.others).toHaveLength(1);
  });

  it('goes round through the rows with the arrow keys', async () => {
    const { counter } = await open({
      look_up: ({ text }) =>
        lookUp(text, { rows: needsStaff().candidates, enter: { kind: 'open_member', memberId: 'm-1204' } }),
    });
    counter.omnibox.type('kar');
    await settle();
    const chosen = () => counter.omnibox.chosenRow?.memberId;
    expect(chosen()).toBeUndefined();
    counter.move(-1);
    expect(chosen()).toBe('m-88');
    counter.move(1);
    expect(chosen()).toBe('m-1204');
    counter.omnibox.type('karl');
    expect(chosen(), 'a choice belongs to one text').toBeUndefined();
  });
});

describe('a login', () => {
  it('is never replaced by an older view of itself', async () => {
    const { counter } = await open();
    counter.hear({ event: 'login_changed', login: applied() });
    counter.hear({ event: 'login_changed', login: waiting() });
    expect(counter.logins.all.map((login) => login.state)).toEqual(['applied']);
  });

  it('confirmed beside the typing takes neither the text nor the view', async () => {
    const { counter } = await open({ list_logins: () => [waiting()] });
    counter.omnibox.type('98');
    counter.hear({ event: 'login_changed', login: applied() });
    expect(counter.omnibox.text).toBe('98');
    expect(counter.front.kind).toBe('none');
  });

  it('confirmed beside another card leaves that card in front', async () => {
    const { host, counter } = await open({ list_logins: () => [waiting({ loginId: 'l-9' })] });
    await enter(counter, host, '91234567');
    counter.hear({ event: 'login_changed', login: applied({ loginId: 'l-9' }) });
    expect(counter.login?.loginId).toBe('l-1');
  });

  it('confirmed while nobody is being served comes forward', async () => {
    const { counter } = await open({ list_logins: () => [waiting()] });
    counter.hear({ event: 'login_changed', login: applied() });
    expect(counter.login?.state).toBe('applied');
  });

  it('whose card was closed does not come back with a late event', async () => {
    const { host, counter } = await open({ list_logins: () => [applied()] });
    counter.bringForward(counter.logins.all[0]);
    await enter(counter, host);
    expect(host.callsOf('close_login')).toEqual([{ loginId: 'l-1' }]);
    counter.hear({ event: 'login_changed', login: applied({ revision: 99 }) });
    expect(counter.logins.all).toEqual([]);
  });

  it('that the desk has forgotten can still be closed', async () => {
    const { host, counter } = await open({
      list_logins: () => [applied()],
      close_login: () => Promise.reject({ code: 'not_found' }),
    });
    counter.bringForward(counter.logins.all[0]);
    await enter(counter, host);
    expect(counter.logins.all).toEqual([]);
    expect(counter.notice).toBeUndefined();
  });

  it('asked again is replaced by the new one', async () => {
    const { host, counter } = await open({
      list_logins: () => [ended({ state: 'expired', code: 'expired' })],
    });
    counter.bringForward(counter.logins.all[0]);
    await enter(counter, host);
    expect(host.callsOf('ask_again')).toEqual([{ loginId: 'l-1' }]);
    expect(counter.logins.all.map((login) => login.loginId)).toEqual(['l-2']);
    expect(counter.login?.bindingMessage).toBe('B2B-B2B');
  });

  it('is given up with Esc, and the text is cleared before that', async () => {
    const { host, counter } = await open();
    await enter(counter, host, '91234567');
    counter.omnibox.type('9');
    await counter.escape();
    expect(counter.omnibox.text).toBe('');
    expect(host.callsOf('give_up')).toEqual([]);
    await counter.escape();
    expect(host.callsOf('give_up')).toEqual([{ loginId: 'l-1' }]);
    expect(counter.login?.state).toBe('cancelled');
  });

  it('can be said to be the wrong person only where that can be said', async () => {
    const { host, counter } = await open({ list_logins: () => [waiting({ canBeWrongPerson: false })] });
    counter.bringForward(counter.logins.all[0]);
    await counter.do({ kind: 'wrong_person' });
    expect(host.callsOf('say_wrong_person')).toEqual([]);
    counter.hear({ event: 'login_changed', login: waiting({ revision: 3 }) });
    await counter.do({ kind: 'wrong_person' });
    expect(host.callsOf('say_wrong_person')).toEqual([{ loginId: 'l-1' }]);
  });

  it('is settled only when staff have chosen', async () => {
    const { host, counter } = await open({ list_logins: () => [needsStaff()] });
    counter.bringForward(counter.logins.all[0]);
    await enter(counter, host);
    expect(host.callsOf('settle_login')).toEqual([]);
    counter.move(1);
    counter.move(1);
    counter.move(1);
    await enter(counter, host);
    expect(host.callsOf('settle_login'), 'the last choice is a new member').toEqual([
      { loginId: 'l-1', memberId: undefined },
    ]);
  });

  it('keeps its card when a command on it fails, and says why', async () => {
    const { counter } = await open({
      list_logins: () => [asked()],
      give_up: () => Promise.reject({ code: 'store_full' }),
    });
    counter.bringForward(counter.logins.all[0]);
    await counter.escape();
    expect(counter.notice?.code).toBe('store_full');
    expect(counter.login?.state).toBe('asked');
  });
});

describe('a member', () => {
  it('is asked for proof with one key', async () => {
    const { host, counter } = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    await enter(counter, host, '91234567');
    await counter.do({ kind: 'ask_proof' });
    expect(host.callsOf('ask_member')).toEqual([{ memberId: 'm-1204', purpose: 'check_in' }]);
    expect(counter.login?.purpose).toBe('check_in');
  });

  it('is checked in with Enter, and the next Enter is for the next customer', async () => {
    const { host, counter } = await open({ enter_number: () => ({ kind: 'member', member: card() }) });
    await enter(counter, host, '91234567');
    await enter(counter, host);
    expect(counter.member?.visit?.visitId).toBe('v-1');
    await enter(counter, host);
    expect(counter.front.kind).toBe('none');
  });
});

describe('the desk', () => {
  it('shows the requests that wait once a problem has gone', async () => {
    const { host, counter } = await open({
      view_desk: () => ({
        club: '',
        language: 'nb',
        brand: 'vipps',
        simulator: false,
        ending: 'app',
        hasPage: false,
        hasSecret: true,
        provider: 'unknown',
        version: '0',
        problem: { code: 'store_locked' },
      }),
      list_logins: () => [waiting()],
    });
    expect(counter.desk.problem?.code).toBe('store_locked');
    expect(host.callsOf('list_logins')).toEqual([]);
    counter.hear({
      event: 'desk_changed',
      desk: {
        club: 'Fjellheim',
        language: 'nb',
        brand: 'vipps',
        simulator: false,
        ending: 'app',
        hasPage: false,
        hasSecret: true,
        provider: 'reachable',
        version: '0',
      },
    });
    await settle();
    expect(counter.logins.all).toHaveLength(1);
  });
});
