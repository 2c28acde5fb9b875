import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { auditPage, memberPage } from '../src/gallery/register';
import { manager, onShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

/** The audit's part of the back room. */
async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({
    view_shift: () => onShift(manager),
    list_audit: ({ before }) => auditPage(before === '700' ? { older: undefined } : { older: '700' }),
    view_member: () => memberPage(),
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await fireEvent.click(screen.getByTestId('section-audit'));
  await settle();
  return host;
}

const asked = (host: FakeHost) => host.callsOf('list_audit').map(({ group, before }) => [group, before]);

it('says what was done, by whom and of whom, the newest first', async () => {
  await open();
  const [first, ...others] = screen.getAllByTestId('audit-row').map((row) => row.textContent);
  for (const part of ['Solveig Berg', 'Member opened', 'Kari Østby Nordmann']) expect(first).toContain(part);
  expect(others.join()).toContain('nobody signed in');
  expect(others.join()).toContain('42');
});

it('turns the pages with the keyboard, and not past the last', async () => {
  const host = await open();
  await press('ArrowLeft', { ctrlKey: true });
  await press('ArrowLeft', { ctrlKey: true });
  await press('ArrowRight', { ctrlKey: true });
  await press('ArrowRight', { ctrlKey: true });
  expect(asked(host)).toEqual([
    [undefined, undefined],
    [undefined, '700'],
    [undefined, undefined],
  ]);
});

it('shows one kind alone, from its newest on', async () => {
  const host = await open();
  await press('ArrowLeft', { ctrlKey: true });
  await press('F2');
  expect(screen.getByTestId('audit-group-seen').getAttribute('aria-pressed')).toBe('true');
  await fireEvent.click(screen.getByTestId('audit-group-desk'));
  await settle();
  expect(asked(host).slice(2)).toEqual([
    ['seen', undefined],
    ['desk', undefined],
  ]);
  await press('F2');
  expect(screen.getByTestId('audit-group-all').getAttribute('aria-pressed')).toBe('true');
});

it('opens the page of the member it was about, and of nobody else', async () => {
  const host = await open();
  await press('ArrowUp');
  await press('Enter');
  expect(host.callsOf('view_member')).toEqual([]);
  await press('ArrowDown');
  await press('Enter');
  expect(host.callsOf('view_member')).toEqual([{ memberId: 'm-1204' }]);
});

it('says that there is nothing of a kind, and why it cannot be read', async () => {
  await open({
    list_audit: ({ group }) => (group ? Promise.reject({ code: 'store_failed' }) : { entries: [] }),
  });
  expect(screen.getByTestId('audit-empty')).toBeTruthy();
  await press('F2');
  expect(screen.getByTestId('refused').dataset.code).toBe('store_failed');
});
