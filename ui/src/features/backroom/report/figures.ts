import { bin, max, maxIndex, range } from 'd3-array';

import type { ConfirmedAfter } from '../../../ipc/wire';
import { linear } from '../../../shared/plot/scale';

/** The hours that are drawn: those of a working day, and as far beyond as anybody enrolled. */
export function hoursShown(counts: number[]): number[] {
  const busy = range(counts.length).filter((hour) => (counts[hour] ?? 0) > 0);
  return range(Math.min(8, busy[0] ?? 8), Math.max(18, busy.at(-1) ?? 18) + 1);
}

/** The hour in which most enrolled, the first of them. */
export const busiest = (counts: number[]): number => Math.max(0, maxIndex(counts));

/** So many confirmed from this second on and before that one; the last takes its end too. */
export type WaitBin = { from: number; to: number; count: number };

/** The shortest axis of time, in seconds: a quick day looks quick. */
const AT_LEAST_S = 60;

/** Waits in stretches of a round length. */
export function waitBins(waits: ConfirmedAfter[]) {
  const longest = max(waits, (wait) => wait.seconds) ?? 0;
  const axis = linear([0, Math.max(AT_LEAST_S, longest + 1)], [0, 1], 12);
  const [from, to] = axis.domain;
  const stretches = bin<ConfirmedAfter, number>()
    .value((wait) => wait.seconds)
    .domain([from, to])
    .thresholds(axis.ticks(24));
  const bins: WaitBin[] = stretches(waits)
    .map((waits) => ({
      from: waits.x0 ?? from,
      to: waits.x1 ?? to,
      count: waits.reduce((sum, wait) => sum + wait.count, 0),
    }))
    .filter(({ from, to }) => from < to);
  return { bins, axis };
}
