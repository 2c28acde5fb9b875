import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { allWell, someWrong } from '../src/gallery/check';
import { manager, onShift } from '../src/gallery/staff';
import type { Answers, FakeHost } from '../src/host/fake';
import { catalogues } from '../src/i18n/catalogues';
import type { FindingView } from '../src/ipc/wire';
import CounterView from '../src/views/CounterView.svelte';
import { fakeDesk, later, settle } from './setup';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

async function press(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

/** The back room with the check in view. */
async function open(answers: Answers = {}): Promise<FakeHost> {
  const host = fakeDesk({ view_shift: () => onShift(manager), ...answers });
  render(CounterView, { host });
  await settle();
  await press('F9');
  screen.getByTestId('section-check').click();
  await settle();
  return host;
}

const lines = () => screen.queryAllByTestId('finding').map(({ dataset }) => dataset.check);

describe('the check', () => {
  it('is started with Enter, shows each line as it is found, and says when all is well', async () => {
    const answer = later<FindingView[]>();
    const host = await open({ examine_desk: () => answer.promise });
    await press('Enter');
    expect(lines()).toEqual([]);
    host.tell({ event: 'examined', finding: allWell[0] as FindingView });
    await settle();
    expect(lines()).toEqual(['configuration']);
    await press('Enter');
    expect(host.callsOf('examine_desk'), 'one look at a time').toHaveLength(1);
    answer.give(allWell);
    await settle();
    expect(lines()).toHaveLength(allWell.length);
    expect(screen.getByTestId('check-result').dataset.well).toBe('true');
  });

  it('says what is wrong in words, with the small print for the person who installs', async () => {
    await open({ examine_desk: () => someWrong });
    await press('Enter');
    const wrong = screen
      .getAllByTestId('finding')
      .filter(({ dataset }) => dataset.state === 'wrong')
      .map(({ textContent }) => textContent);
    expect(wrong[0]).toContain('312 seconds slow');
    expect(wrong[1]).toContain('does not accept the client id and secret');
    expect(screen.getByTestId('check-result').dataset.well).toBe('false');
  });

  it('every sentence ends as one, in every language', () => {
    for (const [language, { backroom }] of Object.entries(catalogues))
      for (const [word, said] of Object.entries(backroom.check.words)) {
        const sentence =
          typeof said === 'string' ? said : (said as (a: string, b: string) => string)('a', 'b');
        expect(sentence, `${language} ${word}`).toMatch(/\.$/);
      }
  });
});
