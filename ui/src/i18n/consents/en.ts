import type { ConsentSource } from '../../ipc/wire';

/** What a member wants to be told, and the receipts of it. */
export const consents = {
  open: 'Consents',
  card: (name: string) => `Consents: ${name}`,
  wants: 'Wants',
  now: 'As it stands now',
  yes: 'Yes',
  no: 'No',
  offers: {
    email: 'Offers by e-mail',
    sms: 'Offers by text message',
    digital: 'Offers in digital media',
    personal: 'Offers that fit them',
  } as Record<string, string>,
  nothingAsked: 'They have not been asked for anything that can be taken back.',
  history: 'Receipts, the newest first',
  source: (brand: string): Record<ConsentSource, string> => ({
    app: `In ${brand}`,
    page: 'On our page',
    counter: 'Taken back at the counter',
  }),
  receipt: 'Receipt',
  time: 'Time',
  language: 'Language',
  noLanguage: 'not said',
  version: (version: string) => `Version ${version}`,
  required: 'Could not go on without it.',
  couldOpen: 'Could be opened',
  button: 'On the button',
  asKept: 'As it is kept, sign for sign',
  unreadable: 'This version of Skranke cannot lay this receipt out. It is kept as it came.',
  print: 'Print the receipt',
  takeBack: 'Take back…',
  ask: {
    heading: 'What is taken back?',
    text: 'It becomes a receipt of its own. What was answered before stays as it is.',
    choices: 'What can be taken back',
    all: 'All of it',
    confirm: 'Take it back',
    cancel: 'Leave it as it is',
  },
  printed: (club: string, time: string) => `Printed by ${club}, ${time}`,
};

/** The type every language has. */
export type ConsentWords = typeof consents;
