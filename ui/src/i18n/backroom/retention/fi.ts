import type { RetentionWords } from './en';

export const retention: RetentionWords = {
  title: 'Säilytysajat',
  text: 'Kerran päivässä tiski poistaa sen, minkä säilytysaika on kulunut. Ajat ovat asetuksissa.',
  what: 'Mitä',
  keptFor: 'Säilytetään',
  wouldGo: 'Poistuisi tänään',
  hours: (count) => (count === '1' ? '1 tunti' : `${count} tuntia`),
  days: (count) => (count === '1' ? '1 päivä' : `${count} päivää`),
  months: (count) => (count === '1' ? '1 kuukausi' : `${count} kuukautta`),
  always: 'niin kauan kuin rekisteri on olemassa',
  count: 'Mitä poistuisi tänään?',
  counting: 'Lasketaan …',
  nothing: 'Minkään säilytysaika ei ole kulunut tänään.',
  remove: 'Poista nyt',
  removeSure:
    'Se, minkä säilytysaika on kulunut, poistetaan pysyvästi. Vanhemmissa varmuuskopioissa se on, kunnes niitä karsitaan.',
  removing: 'Poistetaan …',
  removed: 'Valmis. Poistettu näkyy alla.',
  clockTitle: 'Onko kello oikeassa?',
  clock: (when) =>
    `Tämän koneen kello on hypännyt sen jälkeen, kun rekisteriä viimeksi käytettiin, joten mitään ei poistettu. Nyt se näyttää: ${when}.`,
  clockIsRight: 'Kello on oikeassa: poista',
  lastRun: (when) => `Säännöt käytiin viimeksi läpi: ${when}`,
  neverRun: 'Sääntöjä ei ole vielä käyty läpi.',
  log: 'Mitä on poistettu',
  logNone: 'Mitään ei ole vielä poistettu iän vuoksi.',
  byItself: 'itsestään',
};
