import { render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { afterTakingBack, consenting } from '../src/gallery/consents';
import { applied, card } from '../src/gallery/people';
import type { Answers } from '../src/host/fake';
import type { MemberCard } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

afterEach(() => vi.unstubAllGlobals());

const field = () => screen.getByTestId<HTMLInputElement>('omnibox');
const text = (testid: string) => screen.getByTestId(testid).textContent?.replaceAll(/\s+/g, ' ').trim();
const receipt = () => within(screen.getByTestId('consents')).getByTestId('receipt');

async function press(key: string, more: KeyboardEventInit = {}) {
  const init = { key, bubbles: true, cancelable: true, ...more };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
  await settle();
}

async function type(what: string) {
  field().value = what;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

/** This member's card in front, and then these keys, each half a second after the one before. */
async function open(member: MemberCard, keys: string[] = [], answers: Answers = {}) {
  const host = fakeDesk({
    enter_number: () => ({ kind: 'member', member }),
    withdraw_consents: () => afterTakingBack(),
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await type('91234567');
  for (const key of ['Enter', ...keys]) {
    host.pass(500);
    await press(key);
  }
  return host;
}

it('a member’s card says what they want, yes and no, as they read it; and nothing where nobody asked', async () => {
  await open(consenting());
  const wishes = screen.getAllByTestId('wish').map((wish) => wish.textContent?.trim());
  expect(wishes[0]).toMatch(/^No\s*E-post$/);
  expect(wishes[1]).toMatch(/^Yes\s*Yes, send me tips/);
  document.body.innerHTML = '';
  await open(card());
  expect(screen.queryByTestId('wishes')).toBeNull();
  expect(screen.queryByTestId('open-consents')).toBeNull();
  await press('F11');
  expect(screen.queryByTestId('consents')).toBeNull();
});

it('an offer of the provider’s that came without a text has its name in the language of the desk', async () => {
  const wishes = [{ id: 'sms', accepted: true, atMs: 0 }];
  await open(consenting({ wishes }));
  expect(text('wishes')).toBe('Yes Offers by text message');
});

it('who has just confirmed is shown with what they want', async () => {
  const host = fakeDesk({ list_logins: () => [applied({ wishes: consenting().wishes })] });
  render(CounterView, { host });
  await settle();
  await press('1', { ctrlKey: true, code: 'Digit1' });
  expect(screen.getAllByTestId('wish')).toHaveLength(3);
});

describe('the receipts', () => {
  it('are all there, the newest first, and each is shown word for word', async () => {
    await open(consenting(), ['F11']);
    expect(
      screen.getAllByTestId('receipt-row').map((row) => row.querySelector('strong')?.textContent),
    ).toEqual(['On our page', 'On our page', 'In Vipps', 'On our page']);
    const terms = receipt().textContent ?? '';
    for (const part of [
      'The terms',
      'Please read the terms before you accept them.',
      'https://club.example.test/terms',
      'I accept the terms of Fjellheim Turlag.',
      'Version 2026-11',
      'Could not go on without it.',
      'Accept and go on',
      'English',
    ])
      expect(terms).toContain(part);
    expect(terms).toMatch(/12 November 2026.*\d\d:09:41/);
    await press('ArrowDown');
    expect(receipt().textContent).toContain('https://club.example.test/privacy#tips');
    const languages = [...receipt().querySelectorAll('li p[lang]')].map((p) => p.getAttribute('lang'));
    expect(languages).toEqual(['en', 'nb']);
    await press('ArrowDown');
    expect(receipt().textContent).toContain('Fjellheim Turlag er ansvarlig for samtykkene.');
  });

  it('that cannot be laid out are shown as they are kept', async () => {
    await open(consenting(), ['F11', 'ArrowDown', 'ArrowDown', 'ArrowDown']);
    expect(receipt().textContent).toContain('"block":"quiz"');
    await press('ArrowDown');
    expect(receipt().textContent).toContain('"block":"quiz"');
  });

  it('are printed alone, by Ctrl and P, and only where one is in view', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await open(consenting());
    await press('p', { ctrlKey: true });
    expect(print).not.toHaveBeenCalled();
    expect(screen.queryByTestId('paper')).toBeNull();
    await press('F11');
    await press('p', { ctrlKey: true });
    expect(print).toHaveBeenCalledTimes(1);
    expect(text('paper')).toMatch(
      /^Fjellheim Turlag Receipt Kari Østby Nordmann · Member number 1204 On our page/,
    );
    expect(screen.getByTestId('paper').closest('.frame')).toBeNull();
  });

  it('leave the field to whoever types, and are still there when it is cleared', async () => {
    await open(consenting(), ['F11']);
    await type('9');
    expect(screen.queryByTestId('consents')).toBeNull();
    await press('Escape');
    expect(screen.getByTestId('consents')).toBeTruthy();
    await press('Escape');
    expect(screen.getByTestId('member-card')).toBeTruthy();
  });

  it('stay open when something arrives from the page', async () => {
    const host = await open(consenting(), ['F11']);
    host.tell({ event: 'member_changed', member: afterTakingBack() });
    await settle();
    expect(screen.getAllByTestId('receipt-row')).toHaveLength(5);
  });

  it('are told to a screen reader one by one', async () => {
    await open(consenting(), ['F11', 'ArrowDown']);
    expect(text('announcement')).toMatch(/^Consents: Kari Østby Nordmann\. On our page, 12 November 2026/);
  });

  it('lie over the card: its other keys do nothing meanwhile', async () => {
    const host = await open(consenting(), ['F11', 'F4', 'Enter']);
    await press('Enter', { shiftKey: true });
    expect(host.callsOf('ask_member')).toEqual([]);
    expect(host.callsOf('check_in')).toEqual([]);
  });
});

describe('taking back', () => {
  it('is one key that asks once, with nothing chosen beforehand among several', async () => {
    const host = await open(consenting(), ['F11', 'F8']);
    const choices = screen.getAllByTestId('withdrawal-choice').map((choice) => choice.textContent?.trim());
    expect(choices).toEqual([
      'Yes, send me tips for trips by e-mail.',
      'Ja, send meg SMS når en tur er avlyst.',
      'All of it',
    ]);
    expect(text('announcement')).toContain('What is taken back?');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('withdraw_consents')).toEqual([]);
    await press('ArrowDown');
    host.pass(500);
    await press('Enter');
    expect(host.callsOf('withdraw_consents')).toEqual([{ memberId: 'm-1204', consentIds: ['tips'] }]);
    expect(receipt().textContent).toContain('Taken back at the counter');
    expect(screen.getAllByTestId('receipt-row')).toHaveLength(5);
  });

  it('takes all of it back at once if that is said', async () => {
    const host = await open(consenting(), ['F11', 'F8', 'ArrowUp', 'Enter']);
    expect(host.callsOf('withdraw_consents')[0]?.consentIds).toEqual(['tips', 'called_off']);
  });

  it('of a single thing asks for that, and Esc leaves it as it is', async () => {
    const wishes = consenting().wishes.slice(0, 2);
    const host = await open(consenting({ wishes }), ['F11', 'F8']);
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(screen.getByRole('radio').getAttribute('aria-checked')).toBe('true');
    await press('Escape');
    expect(screen.queryByTestId('withdrawal')).toBeNull();
    expect(screen.getByTestId('consents')).toBeTruthy();
    expect(host.callsOf('withdraw_consents')).toEqual([]);
  });

  it('is not offered where nothing stands accepted, nor outside', async () => {
    const host = await open(consenting({ wishes: [] }), ['F11', 'F8']);
    expect(screen.queryByTestId('withdrawal')).toBeNull();
    expect(screen.queryByTestId('take-back')).toBeNull();
    await press('Escape');
    await press('F8');
    expect(host.callsOf('withdraw_consents')).toEqual([]);
  });

  it('that came too late says so and changes nothing', async () => {
    await open(consenting(), ['F11', 'F8', 'ArrowDown', 'Enter'], {
      withdraw_consents: () => Promise.reject({ code: 'not_now' }),
    });
    expect(screen.getByTestId('notice').dataset['code']).toBe('not_now');
    expect(screen.getByTestId('consents')).toBeTruthy();
  });
});
