import type { VisitsWords } from './en';

export const visits: VisitsWords = {
  title: 'Besøg',
  open: 'Åbn medlemmet',
  next: 'Næste',
  previous: 'Forrige',
  count: (count) => `Check-ins: ${count}`,
  came: (time) => `kom ${time}`,
  left: (time) => `gik ${time}`,
  nobody: 'Ingen blev tjekket ind den dag.',
  nobodyYet: 'Ingen er tjekket ind endnu i dag.',
  more: (count) => `De seneste ${count} står på listen.`,
};
