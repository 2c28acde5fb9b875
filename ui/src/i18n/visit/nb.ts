import type { VisitWords } from './en';

export const visit: VisitWords = {
  trail: 'Hvor langt den har kommet',
  steps: {
    confirm: (brand) => `Bekreft i ${brand}`,
    confirmed: (brand) => `Bekreftet i ${brand}`,
    page: 'Siden vår',
    opening: 'Siden vår åpnes',
    done: 'Ferdig',
  },
  onPage: 'Siden vår er åpen',
  block: (step, name) => `${step}: ${name}`,
  handedOver: 'Har gått videre til butikken vår',
  through: 'Ferdig med siden vår',
  side: {
    on_page: 'På siden vår',
    block: (number, of) => `Steg ${number} av ${of}`,
    handed_over: 'I butikken vår',
    done: 'Ferdig',
  },
  aside: 'Neste kunde, denne blir liggende',
  say: {
    waiting: (brand) => ({
      enrol: `Nå har du fått en forespørsel i ${brand}. Hvis den viser koden jeg leser opp, er det bare å bekrefte. Så åpnes siden vår på telefonen din.`,
      check_in: `Nå har du fått en forespørsel i ${brand}. Hvis den viser koden jeg leser opp, bekrefter du at det er deg. Så åpnes siden vår på telefonen din.`,
    }),
    confirmed: 'Takk. Nå åpnes siden vår på telefonen din.',
    onPage: {
      enrolled: 'Velkommen! Nå er du medlem. Resten tar du på telefonen.',
      welcomed_back: 'Velkommen tilbake! Resten tar du på telefonen.',
    },
  },
  hints: (inTheApp) => ({
    declined:
      'Noen kom til siden vår etter å ha avslått. Spør kunden: Gjaldt det denne forespørselen, slutter vi å spørre med Esc.',
    old_app:
      'Noen kom til siden vår med en app som må oppdateres. Er det denne kunden, slutter vi å spørre med Esc. Skriv nummeret på nytt når appen er oppdatert.',
    set_up: `Tjenesten godtar ikke oppsettet av siden vår. Slutt å spørre med Esc. Skriv så nummeret på nytt og trykk ${inTheApp}, da avsluttes det i appen. Si fra til den som satte opp denne skranken.`,
    try_again:
      'Det gikk ikke på telefonen til noen. Er det denne kunden, slutter vi å spørre med Esc. Skriv så nummeret på nytt.',
    refused:
      'Noen åpnet en lenke til siden vår som ikke gjelder lenger. Er det denne kunden, slutter vi å spørre med Esc. Skriv så nummeret på nytt.',
    maybe_lost:
      'Et svar gikk tapt på veien. Har denne kunden allerede bekreftet, slutter vi å spørre med Esc. Skriv så nummeret på nytt.',
  }),
  other: { browser: 'Spør, så siden vår', app: 'Spør, bare i appen' },
  otherHelp: {
    browser: 'Spør som Enter, og fortsetter på siden vår etter bekreftelsen.',
    app: 'Spør som Enter, og avslutter i appen.',
  },
};
