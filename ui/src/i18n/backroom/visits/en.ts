/** The visits of a day. */
export const visits = {
  title: 'Visits',
  open: 'Open the member',
  next: 'Next',
  previous: 'Previous',
  count: (count: string) => `Check-ins: ${count}`,
  came: (time: string) => `came ${time}`,
  left: (time: string) => `left ${time}`,
  nobody: 'Nobody was checked in on this day.',
  nobodyYet: 'Nobody has been checked in yet today.',
  more: (count: string) => `The latest ${count} are listed.`,
};

/** The type every language has. */
export type VisitsWords = typeof visits;
