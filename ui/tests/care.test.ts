import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { backups, overdue, retention } from '../src/gallery/care';
import type { Answers, FakeHost } from '../src/host/fake';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, later, settle } from './setup';

async function press(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function click(testid: string) {
  await fireEvent.click(screen.getAllByTestId(testid)[0] as HTMLElement);
  await settle();
}

async function submit() {
  await fireEvent.submit(document.querySelector('dialog form') as HTMLFormElement);
  await settle();
}

async function open(part: string, answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({
    list_backups: () => backups,
    look_at_backup: () => ({ members: 37, visits: 1214, deeds: 260 }),
    view_retention: () => retention,
    count_overdue: () => overdue,
    ...answers,
  });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await click(`section-${part}`);
  return host;
}

const isThere = (testid: string) => screen.queryByTestId(testid) !== null;

describe('the backups', () => {
  it('are listed with when, why and how large, and one that is damaged cannot be restored', async () => {
    await open('backups');
    const rows = screen.getAllByTestId('backup').map((row) => row.textContent);
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain('it was time');
    expect(rows[1]).toContain('4.6 MB');
    expect(rows[4]).toContain('cannot be used');
    expect(screen.getAllByTestId('restore')).toHaveLength(4);
  });

  it('are made by key', async () => {
    const host = await open('backups', { make_backup: () => backups });
    await press('F2');
    expect(host.callsOf('make_backup')).toEqual([{}]);
    expect(isThere('made')).toBe(true);
  });

  it('are restored after one question, which says what would be gone', async () => {
    const restored = later<{ members: number }>();
    const host = await open('backups', { restore_backup: () => restored.promise });
    await click('restore');
    expect(host.callsOf('look_at_backup')).toEqual([{ backupId: 'a' }]);
    expect(screen.getByTestId('since').textContent).toContain('1,214');
    await submit();
    await submit();
    expect(host.callsOf('restore_backup'), 'once').toEqual([{ backupId: 'a' }]);
    restored.give({ members: 2401 });
    await settle();
    expect(screen.getByTestId('restored').textContent).toContain('2,401');
  });

  it('are not restored by Esc', async () => {
    const host = await open('backups');
    await click('restore');
    await click('dialog-cancel');
    expect([isThere('dialog'), host.callsOf('restore_backup').length]).toEqual([false, 0]);
  });

  it('wait for the requests that wait', async () => {
    await open('backups', { restore_backup: () => Promise.reject({ code: 'not_now' }) });
    await click('restore');
    await submit();
    expect(screen.getByTestId('requests-wait').textContent).toContain('still waiting');
  });

  it('begin the page anew when one stands in the register’s place', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { ...window.location, reload });
    await open('backups', { restore_backup: () => ({ members: 1 }) });
    await click('restore');
    await submit();
    await submit();
    expect(reload).toHaveBeenCalledTimes(1);
  });
});

describe('what has had its time', () => {
  it('stands in words, kind by kind, with what went', async () => {
    await open('retention');
    const rules = screen.getByTestId('rules').textContent;
    for (const text of ['24 hours', '7 days', '1 month', 'as long as there is a register'])
      expect(rules).toContain(text);
    expect(screen.getByTestId('runs').textContent).toContain('Solveig Berg');
    expect(screen.getByTestId('runs').textContent).toContain('by itself');
  });

  it('is counted by one key and removes nothing', async () => {
    const host = await open('retention');
    await press('F3');
    expect(screen.getByTestId('rules').textContent).toContain('1,204');
    expect(host.callsOf('remove_overdue')).toEqual([]);
  });

  it('is told when there is nothing', async () => {
    await open('retention', { count_overdue: () => [] });
    await press('F3');
    expect(isThere('nothing-due')).toBe(true);
  });

  it('is removed after one question', async () => {
    const host = await open('retention', { remove_overdue: () => retention });
    await press('F2');
    expect(host.callsOf('remove_overdue')).toEqual([]);
    await submit();
    expect(host.callsOf('remove_overdue')).toEqual([{ clockIsRight: false }]);
    expect([isThere('dialog'), isThere('removed')]).toEqual([false, true]);
  });

  it('stays if the clock has jumped, until somebody says that it is right', async () => {
    const host = await open('retention', {
      remove_overdue: ({ clockIsRight }) => (clockIsRight ? retention : Promise.reject({ code: 'not_now' })),
    });
    await press('F2');
    await submit();
    expect(screen.getByTestId('asked').textContent).toContain('has jumped');
    await submit();
    expect(host.callsOf('remove_overdue')).toEqual([{ clockIsRight: false }, { clockIsRight: true }]);
    expect(isThere('dialog')).toBe(false);
  });
});

describe('all members in a file', () => {
  it('are written after one question, which says that the file is in clear', async () => {
    const path = '/home/berg/Documents/skranke-2026-11-23.csv';
    const host = await open('transfer', { export_members: () => ({ path, members: 2401 }) });
    await press('F2');
    expect(screen.getByTestId('dialog').textContent).toContain('in clear');
    expect(host.callsOf('export_members')).toEqual([]);
    await submit();
    expect(host.callsOf('export_members')).toEqual([{ reader: 'excel' }]);
    expect(screen.getByTestId('export-path').textContent).toBe(path);
    expect(screen.getByTestId('exported').textContent).toContain('2,401');
  });

  it('are not written where there is no folder, and the reason is said', async () => {
    await open('transfer', { export_members: () => Promise.reject({ code: 'file_not_written' }) });
    await press('F2');
    await submit();
    expect(screen.getByTestId('refused').dataset.code).toBe('file_not_written');
  });
});

it('the tenth part of the back room is on the nought', async () => {
  await open('report', { view_report: () => Promise.reject({ code: 'store_failed' }) });
  const nought = new KeyboardEvent('keydown', { key: '0', code: 'Digit0', ctrlKey: true, bubbles: true });
  document.body.dispatchEvent(nought);
  await settle();
  expect(screen.getByTestId('section-check').getAttribute('aria-current')).toBe('page');
});
