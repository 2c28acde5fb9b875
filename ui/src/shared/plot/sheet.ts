/** What a plot is drawn on: so wide and high, and so large is its type, all in the same unit. */
export type Sheet = { width: number; height: number; em: number };

/** Steps of an axis that counts: whole ones only. */
export const wholeTicks = (ticks: number[]): number[] => ticks.filter((tick) => Number.isInteger(tick));
