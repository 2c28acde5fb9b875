import type { VisitsWords } from './en';

export const visits: VisitsWords = {
  title: 'Besök',
  open: 'Öppna medlemmen',
  next: 'Nästa',
  previous: 'Föregående',
  count: (count) => `Incheckningar: ${count}`,
  came: (time) => `kom ${time}`,
  left: (time) => `gick ${time}`,
  nobody: 'Ingen checkades in den här dagen.',
  nobodyYet: 'Ingen har checkats in ännu i dag.',
  more: (count) => `De senaste ${count} står i listan.`,
};
