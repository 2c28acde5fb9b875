import type { VisitsWords } from './en';

export const visits: VisitsWords = {
  title: 'Besøk',
  open: 'Åpne medlemmet',
  next: 'Neste',
  previous: 'Forrige',
  count: (count) => `Innsjekkinger: ${count}`,
  came: (time) => `kom ${time}`,
  left: (time) => `gikk ${time}`,
  nobody: 'Ingen ble sjekket inn denne dagen.',
  nobodyYet: 'Ingen er sjekket inn ennå i dag.',
  more: (count) => `De siste ${count} står i listen.`,
};
