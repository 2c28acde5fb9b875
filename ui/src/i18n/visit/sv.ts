import type { VisitWords } from './en';

export const visit: VisitWords = {
  trail: 'Hur långt den har kommit',
  steps: {
    confirm: (brand) => `Bekräfta i ${brand}`,
    confirmed: (brand) => `Bekräftat i ${brand}`,
    page: 'Vår sida',
    opening: 'Vår sida öppnas',
    done: 'Klart',
  },
  onPage: 'Vår sida är öppen',
  block: (step, name) => `${step}: ${name}`,
  handedOver: 'Har gått vidare till vår butik',
  through: 'Klar med vår sida',
  side: {
    on_page: 'På vår sida',
    block: (number, of) => `Steg ${number} av ${of}`,
    handed_over: 'I vår butik',
    done: 'Klar',
  },
  aside: 'Nästa kund, den här ligger kvar',
  say: {
    waiting: (brand) => ({
      enrol: `Nu har du fått en förfrågan i ${brand}. Om den visar koden jag läser upp är det bara att bekräfta. Sedan öppnas vår sida på din telefon.`,
      check_in: `Nu har du fått en förfrågan i ${brand}. Om den visar koden jag läser upp kan du bekräfta att det är du. Sedan öppnas vår sida på din telefon.`,
    }),
    confirmed: 'Tack! Nu öppnas vår sida på din telefon.',
    onPage: {
      enrolled: 'Välkommen! Nu är du medlem. Resten tar du på telefonen.',
      welcomed_back: 'Välkommen tillbaka! Resten tar du på telefonen.',
    },
  },
  hints: (inTheApp) => ({
    declined:
      'Någon kom till vår sida efter att ha tackat nej. Fråga kunden: om det gällde den här förfrågan slutar vi fråga med Esc.',
    old_app:
      'Någon kom till vår sida med en app som behöver uppdateras. Om det är den här kunden slutar vi fråga med Esc. Skriv numret igen när appen är uppdaterad.',
    set_up: `Tjänsten godtar inte hur vår sida är inställd. Sluta fråga med Esc. Skriv sedan numret igen och tryck ${inTheApp}, så avslutas det i appen. Säg till den som installerade disken.`,
    try_again:
      'Det fungerade inte på någons telefon. Om det är den här kunden slutar vi fråga med Esc. Skriv sedan numret igen.',
    refused:
      'Någon öppnade en länk till vår sida som inte gäller längre. Om det är den här kunden slutar vi fråga med Esc. Skriv sedan numret igen.',
    maybe_lost:
      'Ett svar gick förlorat på vägen. Om den här kunden redan har bekräftat slutar vi fråga med Esc. Skriv sedan numret igen.',
  }),
  other: { browser: 'Fråga, sedan vår sida', app: 'Fråga, bara i appen' },
  otherHelp: {
    browser: 'Frågar som Enter och fortsätter på vår sida efter bekräftelsen.',
    app: 'Frågar som Enter och avslutar i appen.',
  },
};
