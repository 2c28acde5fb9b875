import type { VisitWords } from './en';

export const visit: VisitWords = {
  trail: 'Hvor langt den er kommet',
  steps: {
    confirm: (brand) => `Bekræft i ${brand}`,
    confirmed: (brand) => `Bekræftet i ${brand}`,
    page: 'Vores side',
    opening: 'Vores side åbner',
    done: 'Færdig',
  },
  onPage: 'Vores side er åben',
  block: (step, name) => `${step}: ${name}`,
  handedOver: 'Er gået videre til vores butik',
  through: 'Færdig med vores side',
  side: {
    on_page: 'På vores side',
    block: (number, of) => `Trin ${number} af ${of}`,
    handed_over: 'I vores butik',
    done: 'Færdig',
  },
  aside: 'Næste kunde, denne bliver liggende',
  say: {
    waiting: (brand) => ({
      enrol: `Nu har du fået en anmodning i ${brand}. Hvis den viser den kode, jeg læser op, skal du bare bekræfte. Så åbner vores side på din telefon.`,
      check_in: `Nu har du fået en anmodning i ${brand}. Hvis den viser den kode, jeg læser op, skal du bekræfte, at det er dig. Så åbner vores side på din telefon.`,
    }),
    confirmed: 'Tak skal du have. Nu åbner vores side på din telefon.',
    onPage: {
      enrolled: 'Velkommen! Nu er du medlem. Resten klarer du på telefonen.',
      welcomed_back: 'Velkommen tilbage! Resten klarer du på telefonen.',
    },
  },
  hints: (inTheApp) => ({
    declined:
      'Nogen kom til vores side efter at have afvist. Spørg kunden: Var det denne anmodning, holder vi op med at spørge med Esc.',
    old_app:
      'Nogen kom til vores side med en app, der skal opdateres. Er det denne kunde, holder vi op med at spørge med Esc. Skriv nummeret igen, når appen er opdateret.',
    set_up: `Tjenesten godtager ikke opsætningen af vores side. Hold op med at spørge med Esc. Skriv så nummeret igen, og tryk ${inTheApp}, så slutter det i appen. Sig det til den, der har sat skranken op.`,
    try_again:
      'Det gik ikke på nogens telefon. Er det denne kunde, holder vi op med at spørge med Esc. Skriv så nummeret igen.',
    refused:
      'Nogen åbnede et link til vores side, som ikke gælder længere. Er det denne kunde, holder vi op med at spørge med Esc. Skriv så nummeret igen.',
    maybe_lost:
      'Et svar gik tabt på vejen. Har denne kunde allerede bekræftet, holder vi op med at spørge med Esc. Skriv så nummeret igen.',
  }),
  other: { browser: 'Spørg, så vores side', app: 'Spørg, kun i appen' },
  otherHelp: {
    browser: 'Spørger som Enter og fortsætter på vores side efter bekræftelsen.',
    app: 'Spørger som Enter og slutter i appen.',
  },
};
