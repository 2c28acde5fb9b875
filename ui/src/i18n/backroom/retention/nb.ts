import type { RetentionWords } from './en';

export const retention: RetentionWords = {
  title: 'Oppbevaring',
  text: 'En gang om dagen fjerner skranken det som har hatt sin tid. Hvor lenge det er, står i innstillingene.',
  what: 'Hva',
  keptFor: 'Oppbevares i',
  wouldGo: 'Ville gått i dag',
  hours: (count) => (count === '1' ? '1 time' : `${count} timer`),
  days: (count) => (count === '1' ? '1 dag' : `${count} dager`),
  months: (count) => (count === '1' ? '1 måned' : `${count} måneder`),
  always: 'så lenge registeret finnes',
  count: 'Hva ville gått i dag?',
  counting: 'Teller …',
  nothing: 'Ingenting har hatt sin tid i dag.',
  remove: 'Fjern det nå',
  removeSure: 'Det som har hatt sin tid, fjernes for godt. Eldre sikkerhetskopier har det til de tynnes ut.',
  removing: 'Det blir fjernet …',
  removed: 'Ferdig. Det som gikk, står nedenfor.',
  clockTitle: 'Går klokka riktig?',
  clock: (when) =>
    `Klokka på denne maskinen har hoppet siden registeret sist var i bruk, så ingenting ble fjernet. Nå viser den ${when}.`,
  clockIsRight: 'Klokka går riktig: fjern',
  lastRun: (when) => `Reglene ble sist gått gjennom: ${when}`,
  neverRun: 'Reglene er ikke gått gjennom ennå.',
  log: 'Det som er fjernet',
  logNone: 'Ingenting er fjernet på grunn av alder ennå.',
  byItself: 'av seg selv',
};
