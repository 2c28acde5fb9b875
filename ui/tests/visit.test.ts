import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { onOtherEnter } from '../src/features/counter/keys';
import { applied, card, danishPhone, desk, ended, lookUp, now, waiting } from '../src/gallery/people';
import { atBlock, awaited, handedOver, opened, through } from '../src/gallery/visit';
import type { Answers } from '../src/host/fake';
import type { LoginView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

const field = () => screen.getByTestId<HTMLInputElement>('omnibox');
const text = (testid: string) => screen.getByTestId(testid).textContent?.trim();
const rail = () => within(screen.getByTestId('rail')).getAllByTestId('rail-login');

async function press(key: string, more: KeyboardEventInit = {}) {
  const init = { key, code: `Digit${key}`, bubbles: true, cancelable: true, ...more };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
  await settle();
}

async function type(what: string) {
  field().value = what;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

/** The counter with these requests, the first in front. */
async function open(logins: LoginView[], answers: Answers = {}) {
  const host = fakeDesk({ list_logins: () => logins, ...answers });
  render(CounterView, { host });
  await settle();
  if (logins.length > 0) await press('1', { ctrlKey: true });
  const tell = async (login: LoginView) => {
    host.tell({ event: 'login_changed', login });
    await settle();
  };
  const later = async (key: string, more: KeyboardEventInit = {}) => {
    host.pass(500);
    await press(key, more);
  };
  return { host, tell, later };
}

describe('a request that goes on on our page', () => {
  it('shows on its card how far it is, from the app to the last block', async () => {
    const { tell } = await open([awaited()]);
    expect(text('trail-current')).toBe('1 Confirm in Vipps');
    expect(text('say')).toContain('Then our page opens on your phone.');
    await tell(awaited({ state: 'confirmed', revision: 4 }));
    expect(text('trail-done')).toBe('Confirmed in Vipps');
    expect(text('trail-current')).toBe('2 Our page opens');
    await tell(atBlock(2, { revision: 6 }));
    expect(text('trail-current')).toBe('2 Step 2 of 4: Litt mer om deg');
    expect(text('member-name')).toBe('Kari Østby Nordmann');
    expect(text('say')).toBe('“Welcome! You are a member now. The rest is on your phone.”');
    await tell(through({ revision: 9 }));
    expect(screen.getAllByTestId('trail-done')).toHaveLength(3);
    expect(text('say')).toBe('“Welcome! You are a member now.”');
  });

  it('says at the side where its visitor is, and at which block, and never who', async () => {
    await open([waiting(), atBlock(3, { loginId: 'l-2' }), handedOver({ loginId: 'l-3' })]);
    const [, atThree, inShop] = rail();
    expect(atThree?.textContent).toMatch(/Step 3 of 4.*Får Fjellheim Turlag kontakte deg\?/s);
    expect(inShop?.textContent).toContain('In our shop');
    expect(screen.getByTestId('rail').textContent).not.toContain('Kari');
  });

  it('is no work done at the side before its visitor is through', async () => {
    await open([waiting(), opened({ loginId: 'l-2' }), applied({ ending: 'browser', loginId: 'l-3' })]);
    expect(rail()[1]?.textContent).not.toContain('Done');
    expect(rail()[2]?.textContent).toContain('Confirmed');
  });

  it('is told to a screen reader step by step, the first with the name', async () => {
    const { tell } = await open([awaited()]);
    await tell(opened({ revision: 5 }));
    expect(text('announcement')).toBe('Confirmed: Kari Østby Nordmann. Our page is open.');
    await tell(atBlock(2, { revision: 6 }));
    expect(text('announcement')).toBe('Step 2 of 4: Litt mer om deg.');
    await tell(through({ revision: 7 }));
    expect(text('announcement')).toBe('Through with our page.');
  });

  it('has each hint as a sentence for staff that names the next key', async () => {
    const { tell } = await open([awaited()]);
    expect(screen.queryByTestId('page-hint')).toBeNull();
    const hints = ['declined', 'old_app', 'set_up', 'try_again', 'refused', 'maybe_lost'] as const;
    for (const [at, pageHint] of hints.entries()) {
      await tell(awaited({ pageHint, revision: 10 + at }));
      expect(text('page-hint'), pageHint).toMatch(/Esc stops asking/);
      expect(text('announcement'), pageHint).toBe(text('page-hint'));
    }
  });

  it('is marked at the side when something came to the page that may be about it', async () => {
    const { tell } = await open([waiting(), awaited({ loginId: 'l-2', startedAtMs: now })]);
    await tell(awaited({ loginId: 'l-2', startedAtMs: now, pageHint: 'declined', revision: 5 }));
    expect(rail()[1]?.dataset['news']).toBe('accent');
    expect(text('announcement')).toContain('Somebody came to our page who had declined.');
  });
});

describe('a visitor who goes on', () => {
  it('keeps nobody waiting: the card goes to the side with Enter and is not closed', async () => {
    const { host, later } = await open([opened()]);
    expect(text('key-enter')).toBe('EnterNext customer; this one stays at the side');
    await later('Enter');
    expect(screen.getByTestId('empty')).toBeTruthy();
    expect(rail()).toHaveLength(1);
    expect(host.callsOf('close_login')).toEqual([]);
  });

  it('takes neither the focus nor a keystroke from the next customer', async () => {
    const { tell, later } = await open([opened()]);
    await later('Enter');
    await type('9');
    for (const [at, login] of [atBlock(1), atBlock(2), through()].entries())
      await tell({ ...login, revision: 20 + at });
    expect(field().value).toBe('9');
    expect(document.activeElement).toBe(field());
    expect(screen.getByTestId('reading')).toBeTruthy();
    expect(rail()[0]?.dataset['news']).toBe('good');
  });

  it('is not brought forward again by the next card that makes room, and goes with it once through', async () => {
    const { host, tell, later } = await open([opened(), applied({ loginId: 'l-2', startedAtMs: now })]);
    await later('Enter');
    expect(screen.getByTestId('login-card').dataset['loginId']).toBe('l-2');
    await tell(through({ revision: 8 }));
    await later('Enter');
    expect(screen.getByTestId('empty')).toBeTruthy();
    expect(screen.queryByTestId('rail')).toBeNull();
    expect(host.callsOf('close_login')).toEqual([{ loginId: 'l-2' }, { loginId: 'l-1' }]);
  });

  it('comes forward once through where nothing else lies on the counter', async () => {
    const { tell, later } = await open([opened()]);
    await later('Enter');
    await tell(through({ revision: 8 }));
    expect(screen.getByTestId('login-card').dataset['loginId']).toBe('l-1');
    await later('Enter');
    expect(screen.getByTestId('empty')).toBeTruthy();
  });

  it('is closed for good with Esc', async () => {
    const { host, later } = await open([opened()]);
    await later('Escape');
    expect(host.callsOf('close_login')).toEqual([{ loginId: 'l-1' }]);
  });
});

describe('the other ending', () => {
  const shift = { shiftKey: true };

  it('is asked for with Shift and Enter, on the reading, and only then', async () => {
    const { host, later } = await open([]);
    await type('91234567');
    expect(text('other-ending')).toBe('Shift EnterAsk, then our page');
    await later('Enter', shift);
    expect(host.callsOf('enter_number')).toEqual([{ text: '91234567', purpose: 'enrol', ending: 'browser' }]);
    await type('98765432');
    await later('Enter');
    expect(host.callsOf('enter_number')[1]).toEqual({ text: '98765432', purpose: 'enrol' });
  });

  it('is the app where the page is the usual one', async () => {
    const { host, later } = await open([], { view_desk: () => ({ ...desk, ending: 'browser' }) });
    await type('91234567');
    expect(text('other-ending')).toBe('Shift EnterAsk, only in the app');
    await later('Enter', shift);
    expect(host.callsOf('enter_number')[0]?.ending).toBe('app');
  });

  it('is not there without a page, nor where Enter asks nobody', async () => {
    const { host, later } = await open([], { view_desk: () => ({ ...desk, hasPage: false }) });
    await type('91234567');
    expect(screen.queryByTestId('other-ending')).toBeNull();
    await later('Enter', shift);
    await press('F1');
    expect(text('shortcuts')).not.toContain('Shift Enter');
    expect(host.callsOf('enter_number')).toEqual([]);
    const known = lookUp('9', { enter: { kind: 'open_member', memberId: 'm-1' } });
    const waits = lookUp('9', { reading: { kind: 'number', phone: danishPhone, loginId: 'l-1' } });
    for (const answer of [known, waits])
      expect(onOtherEnter({ text: '9', answer, hasOther: true }).kind).toBe('nothing');
    expect(onOtherEnter({ text: '', hasOther: true }).kind).toBe('nothing');
  });

  it('is offered where something is asked again, as the other one than before', async () => {
    const failed = ended({ state: 'failed', code: 'unknown_error', ending: 'browser' });
    const { host, later } = await open([failed]);
    expect(text('other-ending')).toBe('Shift EnterAsk, only in the app');
    await later('Enter', shift);
    expect(host.callsOf('ask_again')).toEqual([{ loginId: 'l-1', ending: 'app' }]);
  });

  it('is offered on a member, for proof', async () => {
    const { host, later } = await open([], { enter_number: () => ({ kind: 'member', member: card() }) });
    await type('91234567');
    await later('Enter');
    await later('Enter', shift);
    expect(host.callsOf('ask_member')).toEqual([
      { memberId: 'm-1204', purpose: 'check_in', ending: 'browser' },
    ]);
    expect(host.callsOf('check_in')).toEqual([]);
  });

  it('is sent once by a double press, and stands among the keys', async () => {
    const { host } = await open([]);
    await type('91234567');
    host.pass(500);
    await press('Enter', shift);
    await press('Enter', shift);
    expect(host.callsOf('enter_number')).toHaveLength(1);
    await press('F1');
    expect(text('shortcuts')).toContain('Shift Enter');
  });
});

it('the card of a member that lies open shows what arrives from the page, and no other card does', async () => {
  const { host, later } = await open([], { enter_number: () => ({ kind: 'member', member: card() }) });
  await type('91234567');
  await later('Enter');
  const answers = [{ kind: 'interests' as const, labels: ['Langrenn'] }];
  host.tell({ event: 'member_changed', member: { ...card({ memberId: 'm-1' }), answers } });
  await settle();
  expect(screen.queryByTestId('member-answers')).toBeNull();
  host.tell({ event: 'member_changed', member: { ...card(), answers } });
  await settle();
  expect(text('member-answers')).toContain('Langrenn');
});
