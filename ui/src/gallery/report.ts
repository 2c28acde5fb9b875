import type { ReportView } from '../ipc/wire';

/** Waits of invented customers: most are quick, a few have to look for their phone. */
const waits: [number, number][] = [
  [6, 1],
  [8, 2],
  [9, 3],
  [11, 4],
  [12, 3],
  [13, 5],
  [14, 3],
  [16, 4],
  [17, 2],
  [18, 3],
  [21, 2],
  [24, 3],
  [27, 2],
  [31, 1],
  [35, 2],
  [42, 1],
  [48, 1],
  [63, 1],
  [71, 1],
  [96, 1],
  [118, 1],
];

const byHour: Record<number, number> = {
  9: 1,
  10: 3,
  11: 5,
  12: 2,
  13: 1,
  15: 2,
  16: 6,
  17: 9,
  18: 7,
  19: 1,
};

/** A busy day of an invented club. */
export const report = (changes: Partial<ReportView> = {}): ReportView => ({
  day: '2026-11-23',
  previous: '2026-11-22',
  ended: 58,
  confirmed: 46,
  enrolled: 37,
  takenBack: 1,
  membersCame: 214,
  guestsCame: 31,
  medianMs: 16_000,
  enrolledByHour: Array.from({ length: 24 }, (_, hour) => byHour[hour] ?? 0),
  confirmedAfter: waits.map(([seconds, count]) => ({ seconds, count })),
  cameTo: [
    { what: 'enrolled', app: 28, browser: 9 },
    { what: 'welcomed_back', app: 8, browser: 1 },
    { what: 'declined', app: 3, browser: 0 },
    { what: 'expired', app: 4, browser: 1 },
    { what: 'not_eligible', app: 2, browser: 0 },
    { what: 'given_up', app: 1, browser: 0 },
    { what: 'unreachable', app: 1, browser: 0 },
  ],
  pages: [
    { language: 'nb', count: 6 },
    { language: 'en', count: 3 },
    { language: 'fi', count: 1 },
  ],
  ...changes,
});

/** A day on which nothing happened, long ago. */
export const emptyReport: ReportView = {
  day: '2024-07-14',
  previous: '2024-07-13',
  next: '2024-07-15',
  ended: 0,
  confirmed: 0,
  enrolled: 0,
  takenBack: 0,
  enrolledByHour: Array.from({ length: 24 }, () => 0),
  confirmedAfter: [],
  cameTo: [],
  pages: [],
};

/** One customer, in the app. */
export const quietReport: ReportView = {
  ...emptyReport,
  day: '2026-11-21',
  previous: '2026-11-20',
  next: '2026-11-22',
  ended: 1,
  confirmed: 1,
  enrolled: 1,
  membersCame: 3,
  guestsCame: 0,
  medianMs: 9_500,
  enrolledByHour: Array.from({ length: 24 }, (_, hour) => (hour === 6 ? 1 : 0)),
  confirmedAfter: [
    { seconds: 9, count: 1 },
    { seconds: 10, count: 1 },
  ],
  cameTo: [{ what: 'enrolled', app: 1, browser: 0 }],
};
