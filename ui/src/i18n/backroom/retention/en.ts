/** What has had its time; and the type of every other language. */
export const retention = {
  title: 'Retention',
  text: 'Once a day the desk removes what has had its time. How long that is stands in the settings.',
  what: 'What',
  keptFor: 'Kept for',
  wouldGo: 'Would go today',
  hours: (count: string) => (count === '1' ? '1 hour' : `${count} hours`),
  days: (count: string) => (count === '1' ? '1 day' : `${count} days`),
  months: (count: string) => (count === '1' ? '1 month' : `${count} months`),
  always: 'as long as there is a register',
  count: 'What would go today?',
  counting: 'Counting …',
  nothing: 'Nothing has had its time today.',
  remove: 'Remove it now',
  removeSure:
    'What has had its time is removed for good. Older backups still have it until they are thinned out.',
  removing: 'It is being removed …',
  removed: 'Done. What went stands below.',
  clockTitle: 'Is the clock right?',
  clock: (when: string) =>
    `The clock of this computer has jumped since the register was last in use, so nothing was removed. Now it shows ${when}.`,
  clockIsRight: 'The clock is right: remove',
  lastRun: (when: string) => `The rules were last gone through: ${when}`,
  neverRun: 'The rules have not been gone through yet.',
  log: 'What went',
  logNone: 'Nothing has been removed for its age yet.',
  byItself: 'by itself',
};

/** The type every language has. */
export type RetentionWords = typeof retention;
