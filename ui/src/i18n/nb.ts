import type { Catalogue } from './en';
import { backroom } from './backroom/nb';
import { guide } from './guide/nb';
import { consents } from './consents/nb';
import { reception } from './reception/nb';
import { spelling } from './spelling/nb';
import { visit } from './visit/nb';

const setUp = 'Bruk papirskjemaet, og si fra til den som har satt opp skranken.';
const sayForm = 'Det virker ikke her akkurat nå. Kan jeg fylle ut et skjema i stedet?';
const sayMoment = 'Maskinen vår trenger et øyeblikk. Kan jeg skrive det ned på papir så lenge?';
const either = (brand: string) => (brand === 'MobilePay' ? 'MobilePay eller Vipps' : 'Vipps eller MobilePay');

/** Norsk bokmål. */
export const nb: Catalogue = {
  quote: (sentence) => `«${sentence}»`,
  spelling,
  backroom,
  guide,

  frame: {
    simulator: 'SIMULATOR — ingen ekte kunder',
    desk: 'Slik står det til med skranken',
    help: 'Taster',
    noSecret: 'Ingen forespørsel kan sendes: client secret mangler',
    provider: (brand) => ({
      unknown: `Kobler til ${brand} …`,
      reachable: `${brand} svarer`,
      unreachable: `Ingen forbindelse med ${brand}`,
      down: `${brand} svarer ikke`,
    }),
  },

  omnibox: {
    label: 'Telefonnummer eller navn',
    sending: 'Sender …',
    rows: 'Medlemmer som passer',
    rowCount: (count) => (count === 1 ? 'Ett medlem passer.' : `${count} medlemmer passer.`),
    nobody: 'Ingen medlemmer heter det. Skriv telefonnummeret for å melde inn noen.',
    newNumber: 'Finnes ikke i registeret. Enter sender en forespørsel til dette nummeret.',
    waitsAlready: 'En forespørsel til dette nummeret venter allerede. Enter viser den.',
    unknownCountry: 'Landet er ikke kjent ennå',
    problems: (brand) => ({
      empty: 'Skriv et telefonnummer eller et navn.',
      letters: 'Det er bokstaver blant sifrene. Et telefonnummer har bare sifre.',
      too_short: 'Nummeret er for kort. Det mangler sifre.',
      too_long: 'Nummeret er for langt. Det er for mange sifre.',
      impossible: 'Det finnes ikke noe slikt nummer. Sjekk det med kunden.',
      country_not_served: `Numre fra dette landet kan ikke nås med ${either(brand)}.`,
      emergency: 'Dette er et nødnummer. Det sendes ingen forespørsel dit.',
      web_address: 'Dette er en nettadresse, ikke et telefonnummer. Skriv nummeret.',
      no_number_in_code: 'Nummeret står ikke i denne koden. Spør om nummeret, og skriv det.',
      unknown_card: 'Ingen medlemmer har et kort med dette nummeret.',
    }),
    warnings: {
      landline: 'Dette ser ut som en fasttelefon. Spør om mobilnummeret.',
      unusual: 'Nummeret har en uvanlig lengde. Sjekk det med kunden.',
    },
  },

  keys: {
    title: 'Taster',
    enterNumber: 'Slå opp, så send',
    backRoom: 'Bakrommet',
    openMember: 'Åpne',
    showLogin: 'Vis forespørselen',
    checkIn: 'Sjekk inn',
    next: 'Neste kunde',
    askAgain: 'Spør igjen',
    giveUp: 'Slutt å spørre',
    close: 'Lukk',
    clear: 'Tøm feltet',
    wrongPerson: 'Feil person',
    askProof: (brand) => `Be om bekreftelse i ${brand}`,
    choose: 'Velg',
    confirmChoice: 'Bekreft valget',
    bringForward: 'Hent fram en forespørsel',
    customerDisplay: 'Kundeskjerm',
    enterHelp: 'Går videre: slå opp og send, åpne, sjekk inn, spør igjen, neste kunde. Kortet sier hva.',
    escapeHelp: 'Tømmer først feltet. Deretter slutter vi å spørre, eller kortet lukkes.',
    help: 'Vis disse tastene',
    typing: 'Skriv hvor som helst: Det havner alltid i feltet.',
  },

  display: { question: 'Viser telefonen din samme kode?' },

  empty: {
    heading: 'Hvem er her?',
    lead: 'Skriv et telefonnummer eller et navn. Det havner i feltet, uansett hvor du er.',
    offline: 'Medlemmer i registeret kan sjekkes inn likevel.',
    steps: (brand) => [
      {
        title: 'Skriv nummeret',
        text: 'Enter ser først i registeret. Et medlem vises straks, og ingenting sendes.',
      },
      {
        title: 'Les koden høyt',
        text: `Et nytt nummer får en forespørsel i ${brand}. Samme kode står her og på telefonen.`,
      },
      { title: 'Kunden bekrefter', text: 'Kortet blir til medlemmet. Enter, så er det nestemann.' },
    ],
  },

  login: {
    states: {
      asked: 'Sender',
      waiting: 'Venter',
      confirmed: 'Bekreftet',
      applied: 'Ferdig',
      needs_staff: 'Velg hvem',
      declined: 'Avslått',
      expired: 'Tiden gikk ut',
      not_eligible: 'Ikke nådd',
      cancelled: 'Stoppet',
      refused: 'Ikke godtatt',
      lost: 'Gikk tapt',
      failed: 'Virket ikke',
    },
    rail: 'Forespørsler',
    card: (phone) => `Forespørsel til ${phone}`,
    sending: 'Sender forespørselen …',
    sent: (brand) => `Forespørsel sendt til ${brand}`,
    code: 'Koden',
    saySending: (brand) => `Du får en forespørsel i ${brand} om et øyeblikk.`,
    sayWaiting: (brand) => ({
      enrol: `Nå har du fått en forespørsel i ${brand}. Hvis den viser koden jeg leser opp, er det bare å bekrefte.`,
      check_in: `Nå har du fått en forespørsel i ${brand}. Hvis den viser koden jeg leser opp, bekrefter du at det er deg.`,
    }),
    hint: (brand) => `Kom det ikke noe varsel? Åpne ${brand} og dra ned.`,
    newestCode: 'Det kan ligge to forespørsler på telefonen. Svar på den nyeste koden.',
    timeLeft: 'Tid igjen',
    confirmed: 'Bekreftet. Henter opplysningene …',
    sayConfirmed: 'Takk. Et øyeblikk, så er vi i mål.',
    reasons: {
      slow_down: 'Venter fortsatt. Tjenesten har det travelt, så svaret kan komme litt sent.',
      too_many_requests: 'Venter fortsatt. Tjenesten har mye å gjøre og ba oss vente litt.',
      provider_down: 'Venter fortsatt. Tjenesten svarer ikke akkurat nå, og vi fortsetter å spørre.',
      unreachable: 'Ingen forbindelse akkurat nå. Forespørselen lever videre, og vi fortsetter å spørre.',
      fetching_profile: 'Bekreftet. Henter opplysningene, et øyeblikk.',
    },
    announce: {
      waiting: (code) => `Forespørselen er sendt. Koden er ${code}.`,
      applied: (name) => `Bekreftet: ${name}.`,
      other: (code, state) => `Forespørsel ${code}: ${state}.`,
    },
  },

  outcome: {
    words: { enrolled: 'Nytt medlem', welcomed_back: 'Velkommen tilbake' },
    confirmed: 'Bekreftet',
    say: { enrolled: 'Velkommen! Nå er du medlem.', welcomed_back: 'Velkommen tilbake!' },
  },

  needsStaff: {
    heading: 'Hvem er dette?',
    text: 'Kunden bekreftet, men det kan gjelde flere medlemmer. Spør, og velg. Ingenting slås sammen før du har valgt.',
    say: 'Har du vært medlem her før, kanskje med et annet nummer?',
    newMember: 'Nytt medlem',
    newMemberText: 'Ingen av disse. Start et nytt medlemskap.',
    choices: 'Hvem det kan være',
  },

  reception,

  visit,
  consents,

  member: {
    card: (name) => `Medlem ${name}`,
    number: 'Medlemsnummer',
    phone: 'Telefon',
    email: 'E-post',
    lastVisit: 'Siste besøk',
    visits: 'Besøk',
    joined: 'Medlem siden',
    birthdate: 'Fødselsdato',
    address: { home: 'Hjemmeadresse', work: 'Jobbadresse', other: 'Annen adresse' },
    noPhone: 'Ingen',
    firstVisit: 'Ingen før i dag',
    todayAt: (time) => `I dag kl. ${time}`,
    confirmedIn: (brand) => `bekreftet i ${brand}`,
    interests: 'Interesser',
    birthday: 'Bursdagshilsen',
    greeting: { wanted: 'Ja, gjerne', unwanted: 'Nei takk' },
    unconfirmed: 'ikke bekreftet',
    checkedIn: (time) => `Sjekket inn kl. ${time}`,
    ended: 'Medlemskapet er avsluttet. Snakk med kunden før du sjekker inn.',
    paused: 'Medlemskapet er satt på pause. Snakk med kunden før du sjekker inn.',
    status: { active: 'Aktiv', paused: 'På pause', ended: 'Avsluttet' },
  },

  say: 'Si',
  retryIn: (time) => `Du kan spørre igjen om ${time}`,
  retryNow: 'Nå kan du spørre igjen.',
  check: (check) => `Til den som setter opp: ${check}`,

  endings: (brand) => ({
    invalid_phone: {
      heading: 'Ikke et nummer vi kan spørre',
      staff: 'Det kan ikke sendes noen forespørsel til dette nummeret. Sjekk det med kunden.',
      say: 'Kan jeg få nummeret ditt en gang til?',
    },
    usage: {
      heading: 'Skjermen og programmet er uenige',
      staff: 'Start Skranke på nytt. Skjer det igjen, si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    not_a_list: {
      heading: 'Ikke en gjesteliste',
      staff:
        'Filen kan ikke leses som en gjesteliste. Den må være tekst eller CSV med en kolonne med navn eller telefonnumre, og ha høyst 5000 rader.',
      say: 'Et øyeblikk, jeg ser etter.',
    },
    not_found: {
      heading: 'Ikke her lenger',
      staff: 'Det finnes ikke i registeret lenger. Skriv nummeret eller navnet på nytt.',
      say: 'Et øyeblikk, jeg ser en gang til.',
    },
    not_now: {
      heading: 'Det har endret seg',
      staff: 'Forespørselen har kommet videre i mellomtiden. Se på kortet en gang til.',
      say: 'Et øyeblikk, jeg ser etter.',
    },
    cancelled: {
      heading: 'Vi har sluttet å spørre',
      staff: `Vi spør ikke lenger. Hvis forespørselen fortsatt vises i ${brand}, blir et svar på den ikke brukt.`,
      say: 'Du kan la forespørselen på telefonen ligge.',
    },
    taken_back: {
      heading: 'Trukket tilbake',
      staff: 'Ingenting av denne innmeldingen er lagret. Sjekk nummeret med kunden.',
      say: 'Jeg hadde feil nummer. Kan jeg få ditt en gang til?',
    },
    access_denied: {
      heading: 'Avslått',
      staff: 'Forespørselen ble avslått. Ingenting ble delt.',
      say: 'Det er helt i orden. Ingenting ble delt.',
    },
    expired: {
      heading: 'Ikke noe svar i tide',
      staff: 'Forespørselen gikk ut på tid. Ingenting ble delt. Vil du sende en ny?',
      say: 'Forespørselen gikk ut på tid. Skal jeg sende en ny?',
    },
    not_eligible: {
      heading: 'Dette nummeret kan ikke nås',
      staff: `Vi når ikke dette nummeret med ${either(brand)}. Spør om det finnes et annet nummer, eller bruk papirskjemaet.`,
      say: `Jeg når ikke dette nummeret med ${either(brand)}. Har du et annet nummer?`,
    },
    old_app: {
      heading: 'Appen må oppdateres',
      staff: 'Kunden kan oppdatere appen og prøve igjen, eller dere kan bruke papirskjemaet.',
      say: `${brand}-appen din må oppdateres. Vil du gjøre det nå, eller skal vi fylle ut et skjema?`,
    },
    too_many: {
      heading: 'Vent litt',
      staff: 'Det ligger allerede en forespørsel på telefonen til kunden. En ny kan sendes når tiden er ute.',
      say: 'Det ligger allerede en forespørsel på telefonen din. Jeg kan sende en ny om et øyeblikk.',
    },
    needs_staff: {
      heading: 'Hvem er dette?',
      staff: 'Det kan gjelde flere medlemmer. Spør, og velg.',
      say: 'Har du vært medlem her før, kanskje med et annet nummer?',
    },
    lost: {
      heading: 'Svaret gikk tapt',
      staff: 'Forbindelsen ble brutt akkurat da svaret kom, så vi kan ikke vite hva det var. Spør igjen.',
      say: 'Svaret ditt kom ikke fram til oss. Kan jeg sende en ny forespørsel?',
    },
    unreachable: {
      heading: 'Ingen forbindelse',
      staff: 'Tjenesten kunne ikke nås. Sjekk nettet. Medlemmer i registeret kan fortsatt sjekkes inn.',
      say: 'Vi har ingen forbindelse akkurat nå. Kan vi prøve igjen om et minutt?',
    },
    provider_down: {
      heading: 'Tjenesten svarer ikke',
      staff: 'Prøv igjen om et minutt, eller bruk papirskjemaet.',
      say: 'Tjenesten svarer ikke akkurat nå. Kan vi prøve igjen om et minutt?',
    },
    refused: {
      heading: 'Svaret ble ikke godtatt',
      staff:
        'Det besto ikke en sikkerhetskontroll, så ingenting ble lagret. Spør igjen. Skjer det igjen, si fra til den som har satt opp skranken.',
      say: 'Noe gikk galt hos oss, og ingenting ble lagret. Kan jeg sende en ny forespørsel?',
    },
    wrong_person: {
      heading: 'Et annet nummer svarte',
      staff: 'Svaret kom fra et annet telefonnummer enn det du spurte. Ingenting ble lagret. Sjekk nummeret.',
      say: 'Svaret kom fra et annet nummer. Kan jeg få ditt en gang til?',
    },
    unknown_error: {
      heading: 'Det gikk ikke',
      staff: 'Tjenesten svarte noe vi ikke kjenner. Prøv igjen, eller bruk papirskjemaet.',
      say: 'Det gikk ikke denne gangen. Skal vi prøve igjen?',
    },
    invalid_client: {
      heading: 'Skranken får ikke koblet til',
      staff: `Tjenesten godtar ikke nøklene til denne skranken. ${setUp}`,
      say: sayForm,
    },
    invalid_scope: {
      heading: 'Noe er feil i oppsettet',
      staff: `Skranken ber om noe som tjenesten ikke kjenner. ${setUp}`,
      say: sayForm,
    },
    unauthorized_client: {
      heading: 'Ikke slått på for denne skranken',
      staff: `Denne typen forespørsel er ikke slått på hos tjenesten. ${setUp}`,
      say: sayForm,
    },
    invalid_request: {
      heading: 'Tjenesten forsto ikke',
      staff: `Sjekk nummeret med kunden. Er det riktig, er noe galt i systemet vårt. ${setUp}`,
      say: 'Kan jeg få nummeret ditt en gang til?',
    },
    claim_missing: {
      heading: 'Nummeret fulgte ikke med',
      staff: `Kunden bekreftet, men tjenesten ga oss ikke telefonnummeret. Noe mangler i oppsettet. ${setUp}`,
      say: sayForm,
    },
    sign_in_needed: {
      heading: 'Hvem er her?',
      staff: 'En av de ansatte må logge inn før skranken kan brukes videre.',
      say: 'Et øyeblikk, jeg logger inn.',
    },
    manager_needed: {
      heading: 'For lederen',
      staff: 'Bare en leder kan gjøre dette. Be en leder logge inn.',
      say: 'Et øyeblikk, jeg spør en kollega.',
    },
    wrong_pin: {
      heading: 'Det er ikke PIN-koden',
      staff: 'Skriv PIN-koden en gang til. Etter flere feil må den vente.',
      say: 'Et øyeblikk.',
    },
    pin_closed: {
      heading: 'Denne PIN-koden må vente',
      staff:
        'Den er skrevet feil for mange ganger. Den kan prøves igjen når tiden er ute; imens kan en annen logge inn.',
      say: 'Et øyeblikk, jeg spør en kollega.',
    },
    invalid_pin: {
      heading: 'Velg en annen PIN-kode',
      staff: 'Denne PIN-koden kan ikke brukes. Velg fire til åtte sifre som er vanskelige å gjette.',
      say: 'Et øyeblikk.',
    },
    staff_rule: {
      heading: 'Slik kan ikke listen over ansatte endres',
      staff: 'En regel står i veien; den står ved feltet.',
      say: 'Et øyeblikk.',
    },
    invalid_field: {
      heading: 'Noe kan ikke lagres',
      staff: 'Et av feltene kan ikke lagres slik det er; det er merket.',
      say: 'Et øyeblikk.',
    },
    file_not_written: {
      heading: 'Filen ble ikke skrevet',
      staff:
        'Mappen finnes ikke, eller det kan ikke skrives i den. Si fra til den som har ansvar for maskinen.',
      say: 'Et øyeblikk.',
    },
    invalid_setting: {
      heading: 'En innstilling kan ikke brukes',
      staff: 'En av innstillingene kan ikke brukes slik den står; den er merket.',
      say: 'Et øyeblikk.',
    },
    secret_missing: {
      heading: 'Ingen forespørsel kan sendes',
      staff:
        'Hemmeligheten (client secret) mangler. Si fra til lederen; den limes inn i innstillingene. Medlemmer i registeret kan fortsatt sjekkes inn.',
      say: sayForm,
    },
    passphrase_needed: {
      heading: 'Skranken er låst',
      staff: 'En passordfrase åpner den. Lederen, eller den som satte opp skranken, har den.',
      say: sayMoment,
    },
    wrong_passphrase: {
      heading: 'Det er ikke passordfrasen',
      staff: 'Skriv den en gang til. Store og små bokstaver og mellomrom teller.',
      say: sayMoment,
    },
    no_simulator: {
      heading: 'Simulatoren er ikke her',
      staff: 'Programmet ligger ikke ved siden av Skranke. Installer Skranke på nytt, med simulatoren.',
      say: sayMoment,
    },
    config_missing: {
      heading: 'Ikke satt opp ennå',
      staff: 'Skranken har ingen innstillinger ennå. Si fra til den som setter den opp.',
      say: sayMoment,
    },
    config_invalid: {
      heading: 'Innstillingene kan ikke brukes',
      staff: 'Det er en feil i innstillingene. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_locked: {
      heading: 'Registeret er låst',
      staff: 'Det finnes ingen nøkkel til registeret. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_wrong_key: {
      heading: 'Nøkkelen passer ikke',
      staff: 'Registeret har en annen nøkkel. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_damaged: {
      heading: 'Registeret er skadet',
      staff: 'Det er ikke rørt. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_foreign: {
      heading: 'Ikke vårt register',
      staff: 'Filen hører til et annet program og er ikke rørt. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_newer: {
      heading: 'Registeret er nyere enn programmet',
      staff: 'Skranke må oppdateres. Si fra til den som har satt opp skranken.',
      say: sayMoment,
    },
    store_full: {
      heading: 'Disken er full',
      staff: 'Ingenting kan lagres før det er plass på disken. Si fra til den som har ansvar for maskinen.',
      say: sayMoment,
    },
    store_read_only: {
      heading: 'Ingenting kan skrives',
      staff: 'Mappen til registeret er skrivebeskyttet. Si fra til den som har ansvar for maskinen.',
      say: sayMoment,
    },
    store_failed: {
      heading: 'Registeret svarte ikke',
      staff: 'Prøv en gang til. Skjer det igjen, start Skranke på nytt.',
      say: sayMoment,
    },
    internal: {
      heading: 'En feil i programmet',
      staff: 'Det er vår feil, ikke din. Prøv en gang til. Skjer det igjen, start Skranke på nytt.',
      say: sayMoment,
    },
  }),

  problem: {
    todo: 'Dette kan du gjøre',
    detail: 'Til den som setter opp',
    pages: {
      config_missing: {
        heading: 'Skranken er ikke satt opp ennå',
        what: 'Det finnes ingen innstillinger, så skranken kjenner ikke klubben og kan ikke koble til.',
        todo: 'Legg innstillingene i filen som er nevnt nedenfor, og start Skranke på nytt. Du kan prøve alt med simulatoren først.',
      },
      config_invalid: {
        heading: 'Innstillingene kan ikke brukes',
        what: 'Innstillingene ble lest, men det er en feil i dem. Ingenting er endret.',
        todo: 'Rett linjen som er nevnt nedenfor, og start Skranke på nytt.',
      },
      store_locked: {
        heading: 'Registeret er låst',
        what: 'Medlemmene er trygge, men det finnes ingen nøkkel å åpne registeret med.',
        todo: 'Lås opp nøkkelringen på maskinen ved å logge inn, og start Skranke på nytt. Uten nøkkelring må nøkkelen gis av den som setter opp.',
      },
      store_wrong_key: {
        heading: 'Nøkkelen passer ikke til registeret',
        what: 'Registeret er laget med en annen nøkkel. Ingenting i det er rørt.',
        todo: 'Finn nøkkelen som hører til dette registeret. Kom registeret fra en annen maskin, må nøkkelen følge med.',
      },
      store_damaged: {
        heading: 'Registeret er skadet',
        what: 'Filen kan ikke leses slik den er. Den er ikke rørt.',
        todo: 'Ikke slett noe. Legg en sikkerhetskopi i stedet, eller ring den som har satt opp skranken.',
      },
      store_foreign: {
        heading: 'Denne filen er ikke et register',
        what: 'Der registeret skulle ligge, ligger en fil fra et annet program. Den er ikke rørt.',
        todo: 'Flytt filen, eller gi Skranke en annen mappe, og start på nytt.',
      },
      store_newer: {
        heading: 'Registeret trenger en nyere Skranke',
        what: 'En nyere versjon har brukt dette registeret. En eldre kunne skade det, så det er ikke rørt.',
        todo: 'Oppdater Skranke på denne maskinen, og start på nytt.',
      },
      store_full: {
        heading: 'Disken er full',
        what: 'Det er ikke plass til å lagre noe. Det som var lagret fra før, er trygt.',
        todo: 'Rydd plass på disken, og start Skranke på nytt.',
      },
      store_read_only: {
        heading: 'Her kan ingenting skrives',
        what: 'Mappen til registeret er skrivebeskyttet. Det som var lagret fra før, er trygt.',
        todo: 'Gi denne brukeren lov til å skrive i mappen som er nevnt nedenfor, og start Skranke på nytt.',
      },
      store_failed: {
        heading: 'Registeret svarer ikke',
        what: 'Registeret lot seg ikke åpne. Det som var lagret fra før, er ikke rørt.',
        todo: 'Lukk andre programmer som bruker filen, og start Skranke på nytt. Skjer det igjen, ring den som har satt opp skranken.',
      },
      internal: {
        heading: 'Skranke kunne ikke starte',
        what: 'Det er en feil i programmet. Medlemmene dine er trygge.',
        todo: 'Start Skranke på nytt. Skjer det igjen, send den lille skriften nedenfor til den som har satt opp skranken.',
      },
    },
  },
};
