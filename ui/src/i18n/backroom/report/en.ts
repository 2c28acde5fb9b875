import type { CameTo } from '../../../ipc/wire';

/** The day's report; and the type of every other language. */
export const report = {
  title: 'Day report',
  soFar: 'Today, so far',
  previous: 'Day before',
  next: 'Day after',
  today: 'Today',
  print: 'Print',
  nothing: 'No request ended on this day.',
  anonymous: 'Only numbers are kept of a day. Nobody can be recognised in them.',
  asTable: 'The numbers as a table',
  seconds: (count: string) => `${count} s`,
  figures: {
    enrolled: 'Enrolled',
    takenBack: (count: string) => `of these taken back: ${count}`,
    members: 'Members who came',
    guests: 'Guests who came',
    notKept: 'not kept any longer',
    confirmed: 'Confirmed',
    ofRequests: (count: string) => `of ${count} requests`,
    median: 'Time to confirm',
    medianIs: 'half of them were quicker',
  },
  hours: {
    title: 'Enrolments by the hour',
    says: (hour: string, count: string) => `Most enrolled from ${hour} o’clock: ${count}.`,
    hour: 'Hour of the day',
    from: (from: string, to: string) => `${from}–${to}`,
    count: 'Enrolled',
  },
  wait: {
    title: 'Time to confirm',
    says: (median: string) => `Half of the customers had confirmed after ${median}.`,
    after: 'Seconds after the request',
    between: (from: string, to: string) => `${from}–${to}`,
    count: 'Customers',
    median: (median: string) => `half within ${median}`,
  },
  cameTo: {
    title: 'How the requests ended',
    says: (what: string, count: string) => `Most often: ${what}, ${count}.`,
    what: 'Ending',
    app: 'in the app',
    browser: 'on our page',
    words: {
      enrolled: 'Confirmed, new member',
      welcomed_back: 'Confirmed, was a member already',
      declined: 'Declined',
      expired: 'Nobody answered in time',
      not_eligible: 'Could not be asked in the app',
      old_app: 'The app was too old',
      too_many: 'Too many requests to the number',
      given_up: 'Given up at the counter',
      wrong_person: 'Another person confirmed',
      refused: 'The answer did not pass the check',
      lost: 'The answer was lost on the way',
      unreachable: 'No connection to the provider',
      set_up: 'Something is wrong in the set-up',
      unknown: 'An answer nobody knows',
    } satisfies Record<CameTo, string>,
  },
  pages: {
    title: 'In which language our page was read',
    says: (language: string, count: string) => `Most often: ${language}, ${count}.`,
    language: 'Language',
    count: 'Customers',
  },
};

/** The type every language has. */
export type ReportWords = typeof report;
