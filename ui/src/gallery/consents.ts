import type { ConsentView, MemberCard, Wish } from '../ipc/wire';
import { card } from './people';

const of = (day: number, hour: number) => Date.UTC(2026, 10, day, hour, 9, 41);

/** From the provider's app, in the customer's language. */
const inTheApp: ConsentView = {
  source: 'app',
  language: 'nb',
  atMs: of(2, 11),
  verbatim: '{}',
  parts: [
    {
      heading: { text: 'Dine valg' },
      texts: [
        { text: 'Fjellheim Turlag vil gjerne kontakte deg.' },
        { text: 'Fjellheim Turlag er ansvarlig for samtykkene.' },
      ],
      links: [
        { text: 'Vilkår', url: 'https://club.example.test/terms' },
        { text: 'Personvern', url: 'https://club.example.test/privacy' },
      ],
      answers: [
        { id: 'email', text: { text: 'E-post' }, more: [], accepted: false, required: false, isOffer: true },
      ],
      button: 'OK',
    },
  ],
};

/** From the club's page, with one text in another language. */
const onThePage: ConsentView = {
  source: 'page',
  language: 'en',
  atMs: of(12, 15),
  verbatim: '{}',
  parts: [
    {
      heading: { text: 'May Fjellheim Turlag contact you?' },
      texts: [{ text: 'Each is a choice of its own. Tick what you want, and leave the rest open.' }],
      links: [],
      answers: [
        {
          id: 'tips',
          text: { text: 'Yes, send me tips for trips by e-mail.' },
          more: [],
          link: { text: 'Read more about this', url: 'https://club.example.test/privacy#tips' },
          accepted: true,
          required: false,
          isOffer: true,
        },
        {
          id: 'called_off',
          text: { text: 'Ja, send meg SMS når en tur er avlyst.', language: 'nb' },
          more: [],
          accepted: true,
          required: false,
          isOffer: true,
        },
      ],
      button: 'Save my choices',
    },
  ],
};

const terms: ConsentView = {
  source: 'page',
  language: 'en',
  atMs: of(12, 16),
  verbatim: '{}',
  parts: [
    {
      heading: { text: 'The terms' },
      texts: [{ text: 'Please read the terms before you accept them.' }],
      links: [{ text: 'The terms of Fjellheim Turlag', url: 'https://club.example.test/terms' }],
      answers: [
        {
          id: 'terms',
          text: { text: 'I accept the terms of Fjellheim Turlag.' },
          more: [],
          version: '2026-11',
          accepted: true,
          required: true,
          isOffer: false,
        },
      ],
      button: 'Accept and go on',
    },
  ],
};

/** Something a later version has to lay out. */
const unreadable: ConsentView = {
  source: 'page',
  language: 'und',
  atMs: of(1, 9),
  verbatim: '{"block":"quiz","asks":[{"key":"a","accepted":true}]}',
  parts: [],
};

export const takenBack = (id: string, text: string): ConsentView => ({
  source: 'counter',
  language: 'nb',
  atMs: of(23, 13),
  verbatim: '{}',
  parts: [
    {
      texts: [],
      links: [],
      answers: [{ id, text: { text }, more: [], accepted: false, required: false, isOffer: true }],
    },
  ],
});

const wishes: Wish[] = [
  { id: 'email', text: 'E-post', accepted: false, atMs: inTheApp.atMs },
  { id: 'tips', text: 'Yes, send me tips for trips by e-mail.', accepted: true, atMs: onThePage.atMs },
  {
    id: 'called_off',
    text: 'Ja, send meg SMS når en tur er avlyst.',
    accepted: true,
    atMs: onThePage.atMs,
  },
];

/** A member who was asked in the app and on the page. */
export const consenting = (changes: Partial<MemberCard> = {}): MemberCard => ({
  ...card(),
  wishes,
  consents: [terms, onThePage, inTheApp, unreadable],
  ...changes,
});

/** The same after one thing was taken back. */
export const afterTakingBack = (): MemberCard =>
  consenting({
    wishes: wishes.map((wish) => (wish.id === 'tips' ? { ...wish, accepted: false } : wish)),
    consents: [takenBack('tips', 'Yes, send me tips for trips by e-mail.'), ...consenting().consents],
  });

const opened = (keys: string[]) => ({
  type: '91234567',
  answers: {
    enter_number: () => ({ kind: 'member' as const, member: consenting() }),
    withdraw_consents: () => afterTakingBack(),
  },
  keys: ['Enter', ...keys],
});

export const consentScenarios = {
  'member-wishes': opened([]),
  consents: opened(['F11', 'ArrowDown']),
  'consents-app': opened(['F11', 'ArrowDown', 'ArrowDown']),
  'consents-terms': opened(['F11']),
  'consents-unreadable': opened(['F11', 'ArrowDown', 'ArrowDown', 'ArrowDown']),
  'consents-ask': opened(['F11', 'F8', 'ArrowDown']),
  'consents-taken-back': opened(['F11', 'F8', 'ArrowDown', 'Enter']),
};
