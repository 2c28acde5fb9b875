import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { dayVisits, memberPage } from '../src/gallery/register';
import { heads } from '../src/gallery/reception';
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

/** The visits' part of the back room. */
async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({
    view_shift: () => onShift(manager),
    list_visits: ({ day }) => dayVisits(day ? { day, next: '2026-11-23' } : {}),
    end_visit: () => dayVisits(),
    undo_visit: () => dayVisits({ count: 13 }),
    view_member: () => memberPage(),
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await fireEvent.click(screen.getByTestId('section-visits'));
  await settle();
  return host;
}

it('begins with today, in the list, and the arrow keys choose', async () => {
  const host = await open();
  expect(host.callsOf('list_visits')).toEqual([{}]);
  expect(document.activeElement).toBe(screen.getByTestId('visits'));
  await press('ArrowDown');
  const chosen = screen.getByTestId('visits').getAttribute('aria-activedescendant');
  expect(chosen).toBe('visit-98');
  expect(screen.getAllByTestId('visit-row')[1]?.getAttribute('aria-selected')).toBe('true');
});

it('goes to the day before and after, and never past today', async () => {
  const host = await open();
  await press('ArrowRight', { ctrlKey: true });
  await press('ArrowLeft', { ctrlKey: true });
  await press('ArrowRight', { ctrlKey: true });
  await press('Home', { ctrlKey: true });
  expect(host.callsOf('list_visits')).toEqual([{}, { day: '2026-11-22' }, { day: '2026-11-23' }, {}]);
});

it('notes who has left, and takes the last word back, with one key each', async () => {
  const host = await open();
  await press('F7');
  expect(host.callsOf('end_visit')).toEqual([{ visitId: '99' }]);
  await press('ArrowUp');
  await press('F10');
  expect(host.callsOf('undo_visit')).toEqual([{ visitId: '86' }]);
  expect(screen.getByTestId('visits-count').textContent).toContain('13');
});

it('offers nothing that cannot be said any more', async () => {
  const host = await open();
  await press('ArrowDown');
  await press('ArrowDown');
  expect(screen.queryByTestId('visit-end')).toBeNull();
  await press('F7');
  expect(host.callsOf('end_visit')).toEqual([]);
});

it('says why something was refused', async () => {
  await open({ undo_visit: () => Promise.reject({ code: 'not_found' }) });
  await press('F10');
  expect(screen.getByTestId('refused').dataset.code).toBe('not_found');
});

it('opens the page of whoever is chosen', async () => {
  const host = await open();
  await press('Enter');
  expect(host.callsOf('view_member')).toEqual([{ memberId: 'm-0' }]);
  expect(screen.getByTestId('member-page')).toBeTruthy();
});

it('is told anew when somebody comes or leaves at the counter, as long as it is today', async () => {
  const host = await open();
  host.tell({ event: 'house_changed', headCount: heads });
  await settle();
  expect(host.callsOf('list_visits')).toHaveLength(2);
  await press('ArrowLeft', { ctrlKey: true });
  host.tell({ event: 'house_changed', headCount: heads });
  await settle();
  expect(host.callsOf('list_visits')).toHaveLength(3);
});
