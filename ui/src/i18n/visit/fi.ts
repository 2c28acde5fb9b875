import type { VisitWords } from './en';

export const visit: VisitWords = {
  trail: 'Missä vaiheessa ollaan',
  steps: {
    confirm: (brand) => `Vahvistus: ${brand}`,
    confirmed: (brand) => `Vahvistettu: ${brand}`,
    page: 'Sivumme',
    opening: 'Sivumme avautuu',
    done: 'Valmis',
  },
  onPage: 'Sivumme on auki',
  block: (step, name) => `${step}: ${name}`,
  handedOver: 'Siirtynyt verkkokauppaamme',
  through: 'Sivumme on käyty läpi',
  side: {
    on_page: 'Sivullamme',
    block: (number, of) => `Vaihe ${number}/${of}`,
    handed_over: 'Verkkokaupassa',
    done: 'Valmis',
  },
  aside: 'Seuraava asiakas, tämä jää sivuun',
  say: {
    waiting: (brand) => ({
      enrol: `Sait nyt pyynnön ${brand}-sovellukseen. Jos siinä näkyy koodi, jonka luen ääneen, niin vahvista se. Sitten puhelimeesi avautuu meidän sivumme.`,
      check_in: `Sait nyt pyynnön ${brand}-sovellukseen. Jos siinä näkyy koodi, jonka luen ääneen, niin vahvista, että se olet sinä. Sitten puhelimeesi avautuu meidän sivumme.`,
    }),
    confirmed: 'Kiitos. Puhelimeesi avautuu nyt meidän sivumme.',
    onPage: {
      enrolled: 'Tervetuloa! Olet nyt jäsen. Loput löydät puhelimestasi.',
      welcomed_back: 'Tervetuloa takaisin! Loput löydät puhelimestasi.',
    },
  },
  hints: (inTheApp) => ({
    declined:
      'Joku tuli sivullemme hylättyään pyynnön. Kysy asiakkaalta: jos se oli tämä pyyntö, lopeta kysyminen Esc-näppäimellä.',
    old_app:
      'Joku tuli sivullemme, ja hänen sovelluksensa pitää päivittää. Jos se on tämä asiakas, lopeta kysyminen Esc-näppäimellä ja kirjoita numero uudelleen päivityksen jälkeen.',
    set_up: `Palvelu ei hyväksy sivumme asetuksia. Lopeta kysyminen Esc-näppäimellä, kirjoita numero uudelleen ja paina ${inTheApp}, niin pyyntö päättyy sovellukseen. Kerro tämän tiskin asentajalle.`,
    try_again:
      'Jonkun puhelimessa se ei onnistunut. Jos se on tämä asiakas, lopeta kysyminen Esc-näppäimellä ja kirjoita numero uudelleen.',
    refused:
      'Joku avasi sivullemme linkin, joka ei ole enää voimassa. Jos se on tämä asiakas, lopeta kysyminen Esc-näppäimellä ja kirjoita numero uudelleen.',
    maybe_lost:
      'Yksi vastaus katosi matkalla. Jos tämä asiakas on jo vahvistanut, lopeta kysyminen Esc-näppäimellä ja kirjoita numero uudelleen.',
  }),
  other: { browser: 'Kysy, sitten sivumme', app: 'Kysy vain sovelluksessa' },
  otherHelp: {
    browser: 'Kysyy kuten Enter ja jatkaa vahvistuksen jälkeen sivullamme.',
    app: 'Kysyy kuten Enter ja päättyy sovellukseen.',
  },
};
