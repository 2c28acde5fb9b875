import type { RetentionWords } from './en';

export const retention: RetentionWords = {
  title: 'Lagringstid',
  text: 'En gång om dagen tar disken bort det som har haft sin tid. Hur länge det är står i inställningarna.',
  what: 'Vad',
  keptFor: 'Sparas i',
  wouldGo: 'Skulle tas bort i dag',
  hours: (count) => (count === '1' ? '1 timme' : `${count} timmar`),
  days: (count) => (count === '1' ? '1 dag' : `${count} dagar`),
  months: (count) => (count === '1' ? '1 månad' : `${count} månader`),
  always: 'så länge registret finns',
  count: 'Vad skulle tas bort i dag?',
  counting: 'Räknar …',
  nothing: 'Ingenting har haft sin tid i dag.',
  remove: 'Ta bort det nu',
  removeSure:
    'Det som har haft sin tid tas bort för gott. Äldre säkerhetskopior har det kvar tills de gallras.',
  removing: 'Det tas bort …',
  removed: 'Klart. Det som togs bort står nedan.',
  clockTitle: 'Går klockan rätt?',
  clock: (when) =>
    `Klockan på den här datorn har hoppat sedan registret senast användes, så ingenting togs bort. Nu visar den ${when}.`,
  clockIsRight: 'Klockan går rätt: ta bort',
  lastRun: (when) => `Reglerna gicks senast igenom: ${when}`,
  neverRun: 'Reglerna har inte gåtts igenom ännu.',
  log: 'Det som har tagits bort',
  logNone: 'Ingenting har tagits bort på grund av ålder ännu.',
  byItself: 'av sig självt',
};
