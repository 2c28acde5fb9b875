import type { VisitsWords } from './en';

export const visits: VisitsWords = {
  title: 'Käynnit',
  open: 'Avaa jäsen',
  next: 'Seuraava',
  previous: 'Edellinen',
  count: (count) => `Kirjauksia: ${count}`,
  came: (time) => `tuli ${time}`,
  left: (time) => `lähti ${time}`,
  nobody: 'Ketään ei kirjattu sisään tänä päivänä.',
  nobodyYet: 'Ketään ei ole vielä kirjattu sisään tänään.',
  more: (count) => `Luettelossa on viimeisimmät ${count}.`,
};
