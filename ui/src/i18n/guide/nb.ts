import type { GuideWords } from './en';

export const guide: GuideWords = {
  headings: {
    language: 'Velkommen til Skranke',
    choice: 'Hvordan vil du begynne?',
    keys: 'Nøklene deres',
    check: 'La oss se om alt virker',
    pin: 'Din egen PIN-kode',
  },
  welcome: 'Om noen minutter er dette skranken deres. Velg språket på skjermen og landet dere er i.',
  ways: { simulator: 'Prøv med simulatoren først', keys: 'Jeg har nøklene' },
  wayTexts: {
    simulator:
      'En simulert telefon åpnes ved siden av skranken, og du spiller kunden. Ingen ekte kunde kan nås, og ingenting blir tatt vare på. Når du er ferdig, lukker du Skranke og starter på nytt.',
    keys: 'Du har en client ID og en client secret fra leverandørens portal, for test eller på ordentlig.',
  },
  keysText: 'Lim dem inn slik de står i leverandørens portal. Mellomrom rundt gjør ingenting.',
  secretHint: 'Den legges i nøkkelringen på denne maskinen, aldri i en fil, og vises ikke igjen.',
  passphrase: 'Passordfrase',
  passphraseText:
    'Denne maskinen har ingen nøkkelring. Velg en passordfrase i stedet: den åpner medlemmene og hemmeligheten hver gang Skranke starter. Ingen kan åpne dem uten den.',
  passphraseHint: 'Minst åtte tegn. En egen setning er best. Skriv den ned på et trygt sted.',
  checkText: 'Skranken er åpen. Det som må rettes, kan endres på bakrommet (F9), under Innstillinger.',
  pinText:
    'Du må ikke ha en. Med en PIN-kode kommer bare du inn på bakrommet, der innstillingene og alle medlemmene er.',
  next: {
    language: 'Gå videre',
    choice: 'Gå videre',
    keys: 'Åpne skranken',
    check: 'Gå videre',
    pin: 'Lagre og gå til skranken',
  },
  back: 'Tilbake',
  toCounter: 'Til skranken',
  opening: 'Åpner skranken …',
  unlock: {
    heading: 'Skranken er låst',
    text: 'Medlemmene og nøklene til denne skranken ligger under en passordfrase. Skriv den for å åpne.',
    open: 'Åpne skranken',
    opening: 'Åpner. Det tar litt tid med vilje …',
  },
};
