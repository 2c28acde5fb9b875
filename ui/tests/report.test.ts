import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { busiest, hoursShown, waitBins } from '../src/features/backroom/report/figures';
import { emptyReport, quietReport, report } from '../src/gallery/report';
import type { Answers, FakeHost } from '../src/host/fake';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, settle } from './setup';

beforeEach(() => {
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({ view_report: () => report(), ...answers });
  render(CounterView, { host });
  await settle();
  await press('F9');
  await fireEvent.click(screen.getByTestId('section-report'));
  await settle();
  return host;
}

const texts = (testid: string) =>
  [...screen.getByTestId(testid).querySelectorAll('svg text')].map((text) => text.textContent?.trim());

describe('the day’s report', () => {
  it('is of today at first, and says what the day came to', async () => {
    const host = await open();
    expect(host.callsOf('view_report')).toEqual([{}]);
    expect(screen.getByTestId('report-day').textContent).toContain('23 November 2026');
    const figures = screen.getByTestId('figures').textContent;
    for (const figure of ['37', '46', 'of 58 requests', '16 s', '214', '31'])
      expect(figures).toContain(figure);
  });

  it('goes from day to day by key, and never past today', async () => {
    const host = await open({
      view_report: ({ day }) => (day ? { ...quietReport, day, next: '2026-11-23' } : report()),
    });
    await press('ArrowRight', { ctrlKey: true });
    await press('ArrowLeft', { ctrlKey: true });
    await press('ArrowRight', { ctrlKey: true });
    await press('ArrowLeft', { ctrlKey: true });
    await press('Home', { ctrlKey: true });
    expect(host.callsOf('view_report')).toEqual([
      {},
      { day: '2026-11-22' },
      { day: '2026-11-23' },
      { day: '2026-11-20' },
      {},
    ]);
  });

  it('writes each number beside its bar, and the same into a table', async () => {
    await open();
    const hours = texts('plot-hours');
    for (const text of ['08', '19', '9', '7']) expect(hours).toContain(text);
    expect(screen.getByTestId('median').textContent).toBe('half within 16 s');
    expect(texts('plot-came-to')).toContain('28 + 9');
    const rows = [...screen.getByTestId('plot-hours').querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.textContent)).toContain('17–189');
    expect(screen.getByTestId('plot-came-to').querySelectorAll('tbody tr')).toHaveLength(7);
  });

  it('says of a day on which nothing ended that it was so, and draws nothing', async () => {
    await open({ view_report: () => emptyReport });
    expect(screen.getByTestId('nothing').textContent).toContain('No request');
    expect(document.querySelectorAll('figure')).toHaveLength(0);
    expect(screen.getByTestId('figures').textContent).toContain('not kept any longer');
  });

  it('says why, if the desk has no report to give', async () => {
    await open({ view_report: () => Promise.reject({ code: 'store_failed' }) });
    expect(screen.getByTestId('refused').dataset.code).toBe('store_failed');
  });

  it('prints by key', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await open();
    await press('p', { ctrlKey: true });
    expect(print).toHaveBeenCalledTimes(1);
  });
});

describe('what is drawn', () => {
  const day = (counts: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

  it('is the working day, and as far beyond as anybody enrolled', () => {
    expect(hoursShown(day({}))).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(hoursShown(day({ 5: 1, 12: 3 })).at(0)).toBe(5);
    expect(hoursShown(day({ 23: 1 })).at(-1)).toBe(23);
    expect([busiest(day({})), busiest(day({ 9: 2, 17: 2 }))]).toEqual([0, 9]);
  });

  it('has every customer in exactly one stretch of time, also the slowest', () => {
    for (const waits of [
      [{ seconds: 0, count: 1 }],
      [
        { seconds: 4, count: 2 },
        { seconds: 5, count: 3 },
        { seconds: 60, count: 1 },
      ],
      [{ seconds: 900, count: 7 }],
    ]) {
      const { bins } = waitBins(waits);
      const of = (list: { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0);
      expect(of(bins)).toBe(of(waits));
      expect(bins.every(({ from, to }) => from < to)).toBe(true);
    }
    const ten = waitBins([{ seconds: 10, count: 3 }]).bins.find(({ count }) => count > 0);
    expect(ten?.from, 'a whole number of seconds belongs to what begins with it').toBe(10);
  });
});
