import { nice, ticks } from 'd3-array';

/** From values to places on a sheet. */
export type Scale = ((value: number) => number) & {
  domain: [number, number];
  /** About so many round values. */
  ticks: (count: number) => number[];
  /** The same over other places. */
  over: (places: [number, number]) => Scale;
};

/**
 * Evenly, with round ends if `round` says about how many steps there are. Not d3-scale: it brings d3-color along, which gives an
 * object a `constructor` of its own by assignment, and the window freezes the prototypes.
 */
export function linear(domain: [number, number], places: [number, number], round?: number): Scale {
  const ends = round === undefined ? domain : nice(...domain, round);
  const [from, to] = ends;
  const [first, last] = places;
  const place = (value: number) =>
    to === from ? first : first + ((value - from) / (to - from)) * (last - first);
  return Object.assign(place, {
    domain: ends,
    ticks: (count: number) => ticks(from, to, count),
    over: (others: [number, number]) => linear(ends, others),
  });
}

/** Bars of one width side by side, with gaps of this part of a step, also at both ends. */
export function band(count: number, [first, last]: [number, number], gap: number) {
  const step = (last - first) / Math.max(1, count + gap);
  return { step, width: step * (1 - gap), at: (place: number) => first + step * (gap + place) };
}
