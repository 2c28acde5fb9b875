import type { RetentionWords } from './en';

export const retention: RetentionWords = {
  title: 'Opbevaring',
  text: 'En gang om dagen fjerner skranken det, der har haft sin tid. Hvor længe det er, står i indstillingerne.',
  what: 'Hvad',
  keptFor: 'Opbevares i',
  wouldGo: 'Ville gå i dag',
  hours: (count) => (count === '1' ? '1 time' : `${count} timer`),
  days: (count) => (count === '1' ? '1 dag' : `${count} dage`),
  months: (count) => (count === '1' ? '1 måned' : `${count} måneder`),
  always: 'så længe registeret findes',
  count: 'Hvad ville gå i dag?',
  counting: 'Tæller …',
  nothing: 'Intet har haft sin tid i dag.',
  remove: 'Fjern det nu',
  removeSure:
    'Det, der har haft sin tid, fjernes for altid. Ældre sikkerhedskopier har det, indtil de tyndes ud.',
  removing: 'Det bliver fjernet …',
  removed: 'Færdig. Det, der gik, står nedenfor.',
  clockTitle: 'Går uret rigtigt?',
  clock: (when) =>
    `Uret på denne maskine har sprunget, siden registeret sidst var i brug, så intet blev fjernet. Nu viser det ${when}.`,
  clockIsRight: 'Uret går rigtigt: fjern',
  lastRun: (when) => `Reglerne blev sidst gået igennem: ${when}`,
  neverRun: 'Reglerne er ikke gået igennem endnu.',
  log: 'Det, der er fjernet',
  logNone: 'Intet er fjernet på grund af alder endnu.',
  byItself: 'af sig selv',
};
