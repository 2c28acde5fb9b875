import type { GuideWords } from './en';

export const guide: GuideWords = {
  headings: {
    language: 'Velkommen til Skranke',
    choice: 'Hvordan vil du begynde?',
    keys: 'Jeres nøgler',
    check: 'Lad os se, om alt virker',
    pin: 'Din egen PIN-kode',
  },
  welcome: 'Om nogle minutter er dette jeres skranke. Vælg sproget på skærmen og det land, I er i.',
  ways: { simulator: 'Prøv med simulatoren først', keys: 'Jeg har nøglerne' },
  wayTexts: {
    simulator:
      'En simuleret telefon åbner ved siden af skranken, og du spiller kunden. Ingen rigtig kunde kan nås, og intet bliver gemt. Når du er færdig, lukker du Skranke og starter igen.',
    keys: 'Du har et client ID og en client secret fra udbyderens portal, til test eller rigtig drift.',
  },
  keysText: 'Indsæt dem, som de står i udbyderens portal. Mellemrum omkring gør ikke noget.',
  secretHint: 'Den gemmes i nøgleringen på denne computer, aldrig i en fil, og vises ikke igen.',
  passphrase: 'Adgangssætning',
  passphraseText:
    'Denne computer har ingen nøglering. Vælg en adgangssætning i stedet: den åbner medlemmerne og hemmeligheden, hver gang Skranke starter. Ingen kan åbne dem uden den.',
  passphraseHint: 'Mindst otte tegn. En sætning af din egen er bedst. Skriv den ned et sikkert sted.',
  checkText: 'Skranken er åben. Det, der skal rettes, kan ændres i baglokalet (F9) under Indstillinger.',
  pinText:
    'Du behøver ikke have en. Med en PIN-kode kommer kun du ind i baglokalet, hvor indstillingerne og alle medlemmer er.',
  next: {
    language: 'Gå videre',
    choice: 'Gå videre',
    keys: 'Åbn skranken',
    check: 'Gå videre',
    pin: 'Gem og gå til skranken',
  },
  back: 'Tilbage',
  toCounter: 'Til skranken',
  opening: 'Åbner skranken …',
  unlock: {
    heading: 'Skranken er låst',
    text: 'Medlemmerne og nøglerne til denne skranke ligger under en adgangssætning. Skriv den for at åbne.',
    open: 'Åbn skranken',
    opening: 'Åbner. Det tager lidt tid med vilje …',
  },
};
