import type { Ending, Outcome, PageHint, Purpose } from '../../ipc/wire';

/** A request that goes on on the club's own page. */
export const visit = {
  trail: 'How far it has come',
  steps: {
    confirm: (brand: string) => `Confirm in ${brand}`,
    confirmed: (brand: string) => `Confirmed in ${brand}`,
    page: 'Our page',
    opening: 'Our page opens',
    done: 'Done',
  },
  onPage: 'Our page is open',
  block: (step: string, name: string) => `${step}: ${name}`,
  handedOver: 'Gone on to our shop',
  through: 'Through with our page',
  side: {
    on_page: 'On our page',
    block: (number: string, of: string) => `Step ${number} of ${of}`,
    handed_over: 'In our shop',
    done: 'Done',
  },
  aside: 'Next customer; this one stays at the side',
  say: {
    waiting: (brand: string): Record<Purpose, string> => ({
      enrol: `You have a request in ${brand} now. If it shows the code I read out, please confirm. Then our page opens on your phone.`,
      check_in: `You have a request in ${brand} now. If it shows the code I read out, please confirm that it is you. Then our page opens on your phone.`,
    }),
    confirmed: 'Thank you. Our page opens on your phone now.',
    onPage: {
      enrolled: 'Welcome! You are a member now. The rest is on your phone.',
      welcomed_back: 'Welcome back! The rest is on your phone.',
    } satisfies Record<Outcome, string>,
  },
  hints: (inTheApp: string): Record<PageHint, string> => ({
    declined:
      'Somebody came to our page who had declined. Ask the customer: if it was this request, Esc stops asking.',
    old_app:
      'Somebody came to our page whose app needs an update. If it is this customer, Esc stops asking; type the number again after the update.',
    set_up: `The service does not accept our page as it is set up. Esc stops asking; then type the number again and press ${inTheApp}, and it ends in the app. Tell the person who installed this desk.`,
    try_again:
      'It did not work on somebody’s phone. If it is this customer’s, Esc stops asking; then type the number again.',
    refused:
      'Somebody opened a link to our page that is no good any more. If it is this customer, Esc stops asking; then type the number again.',
    maybe_lost:
      'An answer was lost on the way. If this customer has confirmed already, Esc stops asking; then type the number again.',
  }),
  other: {
    browser: 'Ask, then our page',
    app: 'Ask, only in the app',
  } satisfies Record<Ending, string>,
  otherHelp: {
    browser: 'Asks like Enter, and goes on on our page after confirming.',
    app: 'Asks like Enter, and ends in the app.',
  } satisfies Record<Ending, string>,
};

/** The type every language has. */
export type VisitWords = typeof visit;
