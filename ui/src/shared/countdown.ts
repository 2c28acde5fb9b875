/** What is left of a span, computed from its end; nothing is counted. */
export type Countdown = {
  /** `2:59`. The last second shows as `0:01`, and `0:00` means over. */
  text: string;
  /** From 1 (all) to 0 (nothing left). */
  part: number;
  /** Whether it is over. */
  over: boolean;
};

/** The countdown to `end` of a span that began at `start`. */
export function countdown(start: number, end: number, now: number): Countdown {
  const left = Math.max(0, end - now);
  const seconds = Math.ceil(left / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const part = end > start ? Math.min(1, left / (end - start)) : 0;
  return { text, part, over: left === 0 };
}
