import type { Catalogue } from './en';
import { backroom } from './backroom/fi';
import { guide } from './guide/fi';
import { consents } from './consents/fi';
import { reception } from './reception/fi';
import { spelling } from './spelling/fi';
import { visit } from './visit/fi';

const setUp = 'Käytä paperilomaketta ja kerro asiasta ohjelman asentajalle.';
const sayForm = 'Tämä ei juuri nyt onnistu meillä. Täytetäänkö tiedot sen sijaan lomakkeelle?';
const sayMoment = 'Koneemme tarvitsee hetken. Kirjoitanko tiedot siksi aikaa paperille?';
// The app takes the endings of the cases, so that its name stands as it is.
const either = (brand: string) =>
  brand === 'Vipps' ? 'Vippsillä tai MobilePaylla' : 'MobilePaylla tai Vippsillä';

/** Suomi. */
export const fi: Catalogue = {
  quote: (sentence) => `”${sentence}”`,
  spelling,
  backroom,
  guide,

  frame: {
    simulator: 'SIMULAATTORI — ei oikeita asiakkaita',
    desk: 'Ohjelman tila',
    help: 'Näppäimet',
    noSecret: 'Pyyntöjä ei voi lähettää: client secret puuttuu',
    provider: (brand) => ({
      unknown: `Yhdistetään: ${brand}…`,
      reachable: `${brand} vastaa`,
      unreachable: `${brand}: ei yhteyttä`,
      down: `${brand} ei vastaa`,
    }),
  },

  omnibox: {
    label: 'Puhelinnumero tai nimi',
    sending: 'Lähetetään…',
    rows: 'Hakuun sopivat jäsenet',
    rowCount: (count) => (count === 1 ? 'Yksi jäsen löytyi.' : `${count} jäsentä löytyi.`),
    nobody: 'Sen nimistä jäsentä ei ole. Uuden jäsenen voi liittää kirjoittamalla puhelinnumeron.',
    newNumber: 'Ei rekisterissä. Enter lähettää pyynnön tähän numeroon.',
    waitsAlready: 'Tähän numeroon on jo lähetetty pyyntö, joka odottaa vastausta. Enter näyttää sen.',
    unknownCountry: 'Maa ei ole vielä selvillä',
    problems: (brand) => ({
      empty: 'Kirjoita puhelinnumero tai nimi.',
      letters: 'Numeroiden joukossa on kirjaimia. Puhelinnumerossa on vain numeroita.',
      too_short: 'Numero on liian lyhyt. Siitä puuttuu numeroita.',
      too_long: 'Numero on liian pitkä. Siinä on liikaa numeroita.',
      impossible: 'Tällaista numeroa ei ole. Tarkista se asiakkaalta.',
      country_not_served: `Tämän maan numeroita ei tavoita ${either(brand)}.`,
      emergency: 'Tämä on hätänumero. Siihen ei lähetetä pyyntöä.',
      web_address: 'Tämä on verkko-osoite eikä puhelinnumero. Kirjoita numero.',
      no_number_in_code: 'Numero ei ole tässä koodissa. Kysy numero ja kirjoita se.',
      unknown_card: 'Kenelläkään jäsenellä ei ole korttia, jossa on tämä numero.',
    }),
    warnings: {
      landline: 'Tämä näyttää lankapuhelimen numerolta. Kysy matkapuhelinnumeroa.',
      unusual: 'Numeron pituus on epätavallinen. Tarkista se asiakkaalta.',
    },
  },

  keys: {
    title: 'Näppäimet',
    enterNumber: 'Hae ja lähetä',
    backRoom: 'Takahuone',
    openMember: 'Avaa',
    showLogin: 'Näytä pyyntö',
    checkIn: 'Kirjaa sisään',
    next: 'Seuraava asiakas',
    askAgain: 'Kysy uudelleen',
    giveUp: 'Lopeta kysyminen',
    close: 'Sulje',
    clear: 'Tyhjennä kenttä',
    wrongPerson: 'Väärä henkilö',
    askProof: (brand) => `Pyydä vahvistus: ${brand}`,
    choose: 'Valitse',
    confirmChoice: 'Vahvista valinta',
    bringForward: 'Tuo pyyntö esiin',
    customerDisplay: 'Asiakasnäyttö',
    enterHelp:
      'Vie eteenpäin: hae ja lähetä, avaa, kirjaa sisään, kysy uudelleen, seuraava asiakas. Kortti kertoo, mitä tapahtuu.',
    escapeHelp: 'Tyhjentää ensin kentän. Sen jälkeen lopettaa kysymisen tai sulkee kortin.',
    help: 'Näytä nämä näppäimet',
    typing: 'Kirjoita missä tahansa: teksti menee aina kenttään.',
  },

  display: { question: 'Näkyykö puhelimessasi sama koodi?' },

  empty: {
    heading: 'Kenen vuoro?',
    lead: 'Kirjoita puhelinnumero tai nimi. Se menee kenttään, missä ikinä oletkin.',
    offline: 'Rekisterissä olevat jäsenet voi silti kirjata sisään.',
    steps: (brand) => [
      {
        title: 'Kirjoita numero',
        text: 'Enter katsoo ensin rekisteristä. Jäsen näkyy heti, eikä mitään lähetetä.',
      },
      {
        title: 'Lue koodi ääneen',
        text: `Uuteen numeroon tulee pyyntö ${brand}-sovellukseen. Sama koodi näkyy tässä ja puhelimessa.`,
      },
      {
        title: 'Asiakas vahvistaa',
        text: 'Kortti muuttuu jäsenen kortiksi. Paina Enter, niin on seuraavan vuoro.',
      },
    ],
  },

  login: {
    states: {
      asked: 'Lähetetään',
      waiting: 'Odottaa',
      confirmed: 'Vahvistettu',
      applied: 'Valmis',
      needs_staff: 'Valitse kuka',
      declined: 'Hylätty',
      expired: 'Aika päättyi',
      not_eligible: 'Ei tavoitettu',
      cancelled: 'Lopetettu',
      refused: 'Ei hyväksytty',
      lost: 'Katosi',
      failed: 'Ei onnistunut',
    },
    rail: 'Pyynnöt',
    card: (phone) => `Pyyntö numeroon ${phone}`,
    sending: 'Pyyntöä lähetetään…',
    sent: (brand) => `Pyyntö lähetetty: ${brand}`,
    code: 'Koodi',
    saySending: (brand) => `Saat hetken päästä pyynnön ${brand}-sovellukseen.`,
    sayWaiting: (brand) => ({
      enrol: `Sait nyt pyynnön ${brand}-sovellukseen. Jos siinä näkyy koodi, jonka luen ääneen, niin vahvista se.`,
      check_in: `Sait nyt pyynnön ${brand}-sovellukseen. Jos siinä näkyy koodi, jonka luen ääneen, niin vahvista, että se olet sinä.`,
    }),
    hint: (brand) => `Eikö ilmoitusta tullut? Avaa ${brand} ja vedä näyttöä alaspäin.`,
    newestCode: 'Puhelimessa voi olla kaksi pyyntöä. Vastaa uusimpaan koodiin.',
    timeLeft: 'Aikaa jäljellä',
    confirmed: 'Vahvistettu. Tietoja haetaan…',
    sayConfirmed: 'Kiitos. Pieni hetki vain.',
    reasons: {
      slow_down: 'Odotetaan yhä. Palvelu on ruuhkautunut, joten vastaus voi vähän viipyä.',
      too_many_requests: 'Odotetaan yhä. Palvelussa on ruuhkaa, ja se pyysi meitä odottamaan vähän.',
      provider_down: 'Odotetaan yhä. Palvelu ei juuri nyt vastaa, mutta kysymme edelleen.',
      unreachable: 'Ei yhteyttä juuri nyt. Pyyntö on voimassa, ja kysymme edelleen.',
      fetching_profile: 'Vahvistettu. Tietoja haetaan, pieni hetki.',
    },
    announce: {
      waiting: (code) => `Pyyntö lähetetty. Koodi on ${code}.`,
      applied: (name) => `Vahvistettu: ${name}.`,
      other: (code, state) => `Pyyntö ${code}: ${state}.`,
    },
  },

  outcome: {
    words: { enrolled: 'Uusi jäsen', welcomed_back: 'Tervetuloa takaisin' },
    confirmed: 'Vahvistettu',
    say: { enrolled: 'Tervetuloa! Olet nyt jäsen.', welcomed_back: 'Tervetuloa takaisin!' },
  },

  needsStaff: {
    heading: 'Kuka tämä on?',
    text: 'Asiakas vahvisti, mutta kyseessä voi olla useampi jäsen. Kysy ja valitse. Mitään ei yhdistetä ennen valintaasi.',
    say: 'Oletko ollut meillä jäsenenä aiemmin, ehkä toisella numerolla?',
    newMember: 'Uusi jäsen',
    newMemberText: 'Ei kukaan näistä. Aloita uusi jäsenyys.',
    choices: 'Kuka tämä voi olla',
  },

  reception,

  visit,
  consents,

  member: {
    card: (name) => `Jäsen ${name}`,
    number: 'Jäsennumero',
    phone: 'Puhelin',
    email: 'Sähköposti',
    lastVisit: 'Viimeisin käynti',
    visits: 'Käynnit',
    joined: 'Liittynyt',
    birthdate: 'Syntymäaika',
    address: { home: 'Kotiosoite', work: 'Työosoite', other: 'Muu osoite' },
    noPhone: 'Ei numeroa',
    firstVisit: 'Ei aiempia käyntejä',
    todayAt: (time) => `Tänään klo ${time}`,
    confirmedIn: (brand) => `vahvistettu: ${brand}`,
    interests: 'Kiinnostuksen kohteet',
    birthday: 'Syntymäpäivätervehdys',
    greeting: { wanted: 'Kyllä, mielellään', unwanted: 'Ei kiitos' },
    unconfirmed: 'ei vahvistettu',
    checkedIn: (time) => `Kirjattu sisään klo ${time}`,
    ended: 'Jäsenyys on päättynyt. Juttele asiakkaan kanssa ennen kuin kirjaat sisään.',
    paused: 'Jäsenyys on tauolla. Juttele asiakkaan kanssa ennen kuin kirjaat sisään.',
    status: { active: 'Voimassa', paused: 'Tauolla', ended: 'Päättynyt' },
  },

  say: 'Sano',
  retryIn: (time) => `Voit kysyä uudelleen ${time} kuluttua`,
  retryNow: 'Nyt voit kysyä uudelleen.',
  check: (check) => `Asentajalle: ${check}`,

  endings: (brand) => ({
    invalid_phone: {
      heading: 'Tähän numeroon ei voi lähettää',
      staff: 'Tähän numeroon ei voi lähettää pyyntöä. Tarkista numero asiakkaalta.',
      say: 'Saisinko numerosi vielä kerran?',
    },
    usage: {
      heading: 'Näyttö ja ohjelma ovat eri mieltä',
      staff: 'Käynnistä Skranke uudelleen. Jos sama toistuu, kerro ohjelman asentajalle.',
      say: sayMoment,
    },
    not_a_list: {
      heading: 'Ei vieraslista',
      staff:
        'Tiedostoa ei voi lukea vieraslistana. Sen pitää olla tekstiä tai CSV:tä, siinä pitää olla nimi- tai puhelinnumerosarake ja enintään 5000 riviä.',
      say: 'Hetki vain, katson.',
    },
    not_found: {
      heading: 'Ei enää täällä',
      staff: 'Sitä ei enää ole rekisterissä. Kirjoita numero tai nimi uudelleen.',
      say: 'Hetkinen, katson uudestaan.',
    },
    not_now: {
      heading: 'Tilanne ehti muuttua',
      staff: 'Pyyntö on sillä välin edennyt. Katso korttia uudelleen.',
      say: 'Hetkinen, katson.',
    },
    cancelled: {
      heading: 'Kysyminen lopetettu',
      staff: `Emme enää kysy. Jos pyyntö näkyy vielä ${brand}-sovelluksessa, vastausta siihen ei käytetä.`,
      say: 'Voit jättää puhelimeesi tulleen pyynnön vastaamatta.',
    },
    taken_back: {
      heading: 'Peruttu',
      staff: 'Tästä liittymisestä ei jäänyt mitään talteen. Tarkista numero asiakkaalta.',
      say: 'Minulla oli väärä numero. Saisinko sinun numerosi vielä kerran?',
    },
    access_denied: {
      heading: 'Hylätty',
      staff: 'Pyyntö hylättiin. Mitään tietoja ei jaettu.',
      say: 'Ei se mitään. Mitään tietoja ei jaettu.',
    },
    expired: {
      heading: 'Vastausta ei tullut ajoissa',
      staff: 'Pyynnön aika päättyi. Mitään tietoja ei jaettu. Lähetetäänkö uusi?',
      say: 'Pyynnön aika ehti päättyä. Lähetänkö uuden?',
    },
    not_eligible: {
      heading: 'Numeroa ei tavoiteta',
      staff: `Tätä numeroa ei tavoita ${either(brand)}. Kysy, onko toista numeroa, tai käytä paperilomaketta.`,
      say: `En tavoita tätä numeroa ${either(brand)}. Onko sinulla toista numeroa?`,
    },
    old_app: {
      heading: 'Sovellus pitää päivittää',
      staff: 'Asiakas voi päivittää sovelluksen ja yrittää uudelleen, tai voitte käyttää paperilomaketta.',
      say: `${brand}-sovelluksesi pitää päivittää. Haluatko tehdä sen nyt, vai täytetäänkö lomake?`,
    },
    too_many: {
      heading: 'Odota hetki',
      staff: 'Asiakkaan puhelimessa on jo pyyntö. Uuden voi lähettää, kun aika on kulunut.',
      say: 'Puhelimessasi on jo pyyntö. Voin lähettää uuden hetken päästä.',
    },
    needs_staff: {
      heading: 'Kuka tämä on?',
      staff: 'Kyseessä voi olla useampi jäsen. Kysy ja valitse.',
      say: 'Oletko ollut meillä jäsenenä aiemmin, ehkä toisella numerolla?',
    },
    lost: {
      heading: 'Vastaus katosi matkalla',
      staff: 'Yhteys katkesi juuri vastauksen tullessa, joten sitä ei voida tietää. Kysy uudelleen.',
      say: 'Vastauksesi ei tullut perille. Saanko lähettää uuden pyynnön?',
    },
    unreachable: {
      heading: 'Ei yhteyttä',
      staff:
        'Palveluun ei saatu yhteyttä. Tarkista verkko. Rekisterissä olevat jäsenet voi silti kirjata sisään.',
      say: 'Meillä ei juuri nyt ole yhteyttä. Kokeillaanko hetken päästä uudelleen?',
    },
    provider_down: {
      heading: 'Palvelu ei vastaa',
      staff: 'Yritä hetken päästä uudelleen tai käytä paperilomaketta.',
      say: 'Palvelu ei juuri nyt vastaa. Kokeillaanko hetken päästä uudelleen?',
    },
    refused: {
      heading: 'Vastausta ei hyväksytty',
      staff:
        'Se ei läpäissyt turvatarkistusta, joten mitään ei tallennettu. Kysy uudelleen. Jos sama toistuu, kerro ohjelman asentajalle.',
      say: 'Meillä meni jotain vikaan, eikä mitään tallennettu. Saanko lähettää uuden pyynnön?',
    },
    wrong_person: {
      heading: 'Vastaus tuli toisesta numerosta',
      staff: 'Vastaus tuli eri puhelinnumerosta kuin mihin kysyit. Mitään ei tallennettu. Tarkista numero.',
      say: 'Vastaus tuli toisesta numerosta. Saisinko sinun numerosi vielä kerran?',
    },
    unknown_error: {
      heading: 'Se ei onnistunut',
      staff: 'Palvelu vastasi jotain, mitä emme tunne. Yritä uudelleen tai käytä paperilomaketta.',
      say: 'Se ei tällä kertaa onnistunut. Yritetäänkö uudelleen?',
    },
    invalid_client: {
      heading: 'Ohjelma ei pääse palveluun',
      staff: `Palvelu ei hyväksy tämän ohjelman avaimia. ${setUp}`,
      say: sayForm,
    },
    invalid_scope: {
      heading: 'Asetuksissa on jotain vialla',
      staff: `Ohjelma pyytää jotain, mitä palvelu ei tunne. ${setUp}`,
      say: sayForm,
    },
    unauthorized_client: {
      heading: 'Ei otettu käyttöön tässä',
      staff: `Tällaisia pyyntöjä ei ole otettu palvelussa käyttöön. ${setUp}`,
      say: sayForm,
    },
    invalid_request: {
      heading: 'Palvelu ei ymmärtänyt',
      staff: `Tarkista numero asiakkaalta. Jos se on oikein, vika on meidän järjestelmässämme. ${setUp}`,
      say: 'Saisinko numerosi vielä kerran?',
    },
    claim_missing: {
      heading: 'Numero ei tullut mukana',
      staff: `Asiakas vahvisti, mutta palvelu ei antanut puhelinnumeroa. Asetuksista puuttuu jotain. ${setUp}`,
      say: sayForm,
    },
    sign_in_needed: {
      heading: 'Kuka on paikalla?',
      staff: 'Jonkun henkilökunnasta on kirjauduttava, ennen kuin tiskiä voi käyttää.',
      say: 'Hetkinen, kirjaudun sisään.',
    },
    manager_needed: {
      heading: 'Vain esihenkilölle',
      staff: 'Vain esihenkilö voi tehdä tämän. Pyydä esihenkilöä kirjautumaan.',
      say: 'Hetkinen, kysyn kollegalta.',
    },
    wrong_pin: {
      heading: 'PIN-koodi on väärä',
      staff: 'Näppäile PIN-koodi uudelleen. Useiden virheiden jälkeen täytyy odottaa.',
      say: 'Hetkinen vain.',
    },
    pin_closed: {
      heading: 'Tämän PIN-koodin on odotettava',
      staff:
        'Se on näppäilty väärin liian monta kertaa. Sitä voi yrittää uudelleen, kun aika on kulunut; joku muu voi kirjautua sillä välin.',
      say: 'Hetkinen, kysyn kollegalta.',
    },
    invalid_pin: {
      heading: 'Valitse toinen PIN-koodi',
      staff: 'Tätä PIN-koodia ei voi käyttää. Valitse neljästä kahdeksaan numeroa, joita on vaikea arvata.',
      say: 'Hetkinen vain.',
    },
    staff_rule: {
      heading: 'Henkilökuntaa ei voi muuttaa näin',
      staff: 'Jokin sääntö estää sen; se lukee kentän vieressä.',
      say: 'Hetkinen vain.',
    },
    invalid_field: {
      heading: 'Jotakin ei voi tallentaa',
      staff: 'Yhtä kentistä ei voi tallentaa sellaisenaan; se on merkitty.',
      say: 'Hetkinen vain.',
    },
    file_not_written: {
      heading: 'Tiedostoa ei kirjoitettu',
      staff: 'Kansiota ei ole, tai siihen ei voi kirjoittaa. Kerro tietokoneen ylläpitäjälle.',
      say: 'Hetkinen vain.',
    },
    invalid_setting: {
      heading: 'Asetusta ei voi käyttää',
      staff: 'Jotakin asetusta ei voi käyttää tällaisenaan; se on merkitty.',
      say: 'Hetkinen vain.',
    },
    secret_missing: {
      heading: 'Pyyntöjä ei voi lähettää',
      staff:
        'Client secret puuttuu. Kerro esihenkilölle; se liitetään asetuksiin. Rekisterissä olevat jäsenet voi silti kirjata sisään.',
      say: sayForm,
    },
    passphrase_needed: {
      heading: 'Tiski on lukossa',
      staff: 'Sen avaa tunnuslause. Se on esihenkilöllä tai sillä, joka asensi tämän tiskin.',
      say: sayMoment,
    },
    wrong_passphrase: {
      heading: 'Se ei ole tunnuslause',
      staff: 'Kirjoita se uudelleen. Isot ja pienet kirjaimet ja välilyönnit ratkaisevat.',
      say: sayMoment,
    },
    no_simulator: {
      heading: 'Simulaattoria ei ole',
      staff: 'Sen ohjelma ei ole Skranken vieressä. Asenna Skranke uudelleen simulaattorin kanssa.',
      say: sayMoment,
    },
    config_missing: {
      heading: 'Ei vielä käyttövalmis',
      staff: 'Ohjelmalla ei vielä ole asetuksia. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    config_invalid: {
      heading: 'Asetuksia ei voi käyttää',
      staff: 'Asetuksissa on virhe. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_locked: {
      heading: 'Rekisteri on lukossa',
      staff: 'Rekisteriin ei ole avainta. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_wrong_key: {
      heading: 'Avain ei sovi',
      staff: 'Rekisterillä on eri avain. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_damaged: {
      heading: 'Rekisteri on vioittunut',
      staff: 'Siihen ei ole koskettu. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_foreign: {
      heading: 'Ei meidän rekisterimme',
      staff:
        'Tiedosto kuuluu toiselle ohjelmalle, eikä siihen ole koskettu. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_newer: {
      heading: 'Rekisteri on ohjelmaa uudempi',
      staff: 'Skranke pitää päivittää. Kerro asiasta ohjelman asentajalle.',
      say: sayMoment,
    },
    store_full: {
      heading: 'Levy on täynnä',
      staff: 'Mitään ei voi tallentaa, ennen kuin levyllä on tilaa. Kerro asiasta koneen ylläpitäjälle.',
      say: sayMoment,
    },
    store_read_only: {
      heading: 'Mitään ei voi tallentaa',
      staff: 'Rekisterin kansio on kirjoitussuojattu. Kerro asiasta koneen ylläpitäjälle.',
      say: sayMoment,
    },
    store_failed: {
      heading: 'Rekisteri ei vastannut',
      staff: 'Yritä vielä kerran. Jos sama toistuu, käynnistä Skranke uudelleen.',
      say: sayMoment,
    },
    internal: {
      heading: 'Ohjelmassa on vika',
      staff: 'Vika on meidän, ei sinun. Yritä vielä kerran. Jos sama toistuu, käynnistä Skranke uudelleen.',
      say: sayMoment,
    },
  }),

  problem: {
    todo: 'Näin pääset eteenpäin',
    detail: 'Asentajalle',
    pages: {
      config_missing: {
        heading: 'Skranke ei ole vielä käyttövalmis',
        what: 'Asetuksia ei ole, joten ohjelma ei tunne seuraanne eikä saa yhteyttä.',
        todo: 'Kirjoita asetukset alla mainittuun tiedostoon ja käynnistä Skranke uudelleen. Voit ensin kokeilla kaikkea simulaattorilla.',
      },
      config_invalid: {
        heading: 'Asetuksia ei voi käyttää',
        what: 'Asetukset luettiin, mutta niissä on virhe. Mitään ei muutettu.',
        todo: 'Korjaa alla mainittu rivi ja käynnistä Skranke uudelleen.',
      },
      store_locked: {
        heading: 'Rekisteri on lukossa',
        what: 'Jäsenet ovat tallessa, mutta rekisteriin ei ole avainta.',
        todo: 'Avaa koneen avainnippu kirjautumalla sisään ja käynnistä Skranke uudelleen. Jos avainnippua ei ole, avain pitää saada asentajalta.',
      },
      store_wrong_key: {
        heading: 'Avain ei sovi rekisteriin',
        what: 'Rekisteri on tehty toisella avaimella. Siinä ei ole muutettu mitään.',
        todo: 'Etsi avain, joka kuuluu tähän rekisteriin. Jos rekisteri tuotiin toiselta koneelta, sen avain pitää tuoda mukana.',
      },
      store_damaged: {
        heading: 'Rekisteri on vioittunut',
        what: 'Tiedostoa ei voi lukea sellaisenaan. Siihen ei ole koskettu.',
        todo: 'Älä poista mitään. Ota varmuuskopio käyttöön tai soita ohjelman asentajalle.',
      },
      store_foreign: {
        heading: 'Tämä tiedosto ei ole rekisteri',
        what: 'Rekisterin paikalla on toisen ohjelman tiedosto. Siihen ei ole koskettu.',
        todo: 'Siirrä tiedosto muualle tai anna Skrankelle toinen kansio, ja käynnistä uudelleen.',
      },
      store_newer: {
        heading: 'Rekisteri tarvitsee uudemman Skranken',
        what: 'Uudempi versio on käyttänyt tätä rekisteriä. Vanhempi voisi vahingoittaa sitä, joten siihen ei ole koskettu.',
        todo: 'Päivitä Skranke tällä koneella ja käynnistä se uudelleen.',
      },
      store_full: {
        heading: 'Levy on täynnä',
        what: 'Mitään ei mahdu tallentamaan. Aiemmin tallennettu on tallessa.',
        todo: 'Tee levylle tilaa ja käynnistä Skranke uudelleen.',
      },
      store_read_only: {
        heading: 'Tänne ei voi tallentaa',
        what: 'Rekisterin kansio on kirjoitussuojattu. Aiemmin tallennettu on tallessa.',
        todo: 'Anna tälle käyttäjälle oikeus kirjoittaa alla mainittuun kansioon ja käynnistä Skranke uudelleen.',
      },
      store_failed: {
        heading: 'Rekisteri ei vastaa',
        what: 'Rekisteriä ei voitu avata. Aiemmin tallennettuun ei ole koskettu.',
        todo: 'Sulje muut ohjelmat, jotka käyttävät tiedostoa, ja käynnistä Skranke uudelleen. Jos sama toistuu, soita ohjelman asentajalle.',
      },
      internal: {
        heading: 'Skranke ei käynnistynyt',
        what: 'Ohjelmassa on vika. Jäsenenne ovat tallessa.',
        todo: 'Käynnistä Skranke uudelleen. Jos sama toistuu, lähetä alla oleva pieni teksti ohjelman asentajalle.',
      },
    },
  },
};
