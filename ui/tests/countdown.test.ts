import { expect, it } from 'vitest';

import { Clock } from '../src/shared/clock.svelte';
import { countdown } from '../src/shared/countdown';

it.each([
  ['all of it at the start', 0, '3:00', 1],
  ['the second that has begun', 1, '3:00', 179_999 / 180_000],
  ['minutes and seconds', 116_000, '1:04', 64_000 / 180_000],
  ['the last second until it is over', 179_999, '0:01', 1 / 180_000],
  ['nothing at the end', 180_000, '0:00', 0],
  ['nothing after the end', 999_000, '0:00', 0],
])('a countdown shows %s', (_, now, text, part) => {
  expect(countdown(0, 180_000, now)).toEqual({ text, part, over: now >= 180_000 });
});

it('a countdown of a clock that was set back never shows more than all of it', () => {
  expect(countdown(1_000, 181_000, 0).part).toBe(1);
});

it('a clock reads the time anew, so a computer that slept wakes with the right one', () => {
  let time = 1_000;
  const clock = new Clock(() => time);
  time = 3_601_000;
  clock.tick();
  expect(clock.now).toBe(3_601_000);
});
