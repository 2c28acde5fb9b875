import type { Catalogue } from './en';
import { backroom } from './backroom/da';
import { guide } from './guide/da';
import { consents } from './consents/da';
import { reception } from './reception/da';
import { spelling } from './spelling/da';
import { visit } from './visit/da';

const setUp = 'Brug papirskemaet, og sig det til den, der har sat skranken op.';
const sayForm = 'Det virker ikke her lige nu. Må jeg skrive det på et skema i stedet?';
const sayMoment = 'Vores computer skal lige bruge et øjeblik. Må jeg skrive det ned på papir så længe?';
const either = (brand: string) => (brand === 'Vipps' ? 'Vipps eller MobilePay' : 'MobilePay eller Vipps');

/** Dansk. */
export const da: Catalogue = {
  quote: (sentence) => `»${sentence}«`,
  spelling,
  backroom,
  guide,

  frame: {
    simulator: 'SIMULATOR — ingen rigtige kunder',
    desk: 'Sådan står det til med skranken',
    help: 'Taster',
    noSecret: 'Der kan ikke sendes anmodninger: client secret mangler',
    provider: (brand) => ({
      unknown: `Forbinder til ${brand} …`,
      reachable: `${brand} svarer`,
      unreachable: `Ingen forbindelse til ${brand}`,
      down: `${brand} svarer ikke`,
    }),
  },

  omnibox: {
    label: 'Telefonnummer eller navn',
    sending: 'Sender …',
    rows: 'Medlemmer, der passer',
    rowCount: (count) => (count === 1 ? 'Ét medlem passer.' : `${count} medlemmer passer.`),
    nobody: 'Der er ingen medlemmer med det navn. Tast telefonnummeret for at melde en ny ind.',
    newNumber: 'Findes ikke i registeret. Enter sender en anmodning til dette nummer.',
    waitsAlready: 'Der venter allerede en anmodning til dette nummer. Enter viser den.',
    unknownCountry: 'Landet er ikke kendt endnu',
    problems: (brand) => ({
      empty: 'Tast et telefonnummer eller et navn.',
      letters: 'Der er bogstaver mellem cifrene. Et telefonnummer består kun af cifre.',
      too_short: 'Nummeret er for kort. Der mangler cifre.',
      too_long: 'Nummeret er for langt. Der er for mange cifre.',
      impossible: 'Det nummer findes ikke. Tjek det med kunden.',
      country_not_served: `Numre fra det land kan vi ikke nå med ${either(brand)}.`,
      emergency: 'Det er et alarmnummer. Der bliver ikke sendt noget til det.',
      web_address: 'Det er en webadresse og ikke et telefonnummer. Tast nummeret.',
      no_number_in_code: 'Nummeret står ikke i denne kode. Spørg om nummeret, og tast det.',
      unknown_card: 'Ingen medlemmer har et kort med dette nummer.',
    }),
    warnings: {
      landline: 'Det ligner et fastnetnummer. Spørg efter mobilnummeret.',
      unusual: 'Nummeret har en usædvanlig længde. Tjek det med kunden.',
    },
  },

  keys: {
    title: 'Taster',
    enterNumber: 'Slå op, og send',
    backRoom: 'Baglokalet',
    openMember: 'Åbn',
    showLogin: 'Vis anmodningen',
    checkIn: 'Tjek ind',
    next: 'Næste kunde',
    askAgain: 'Spørg igen',
    giveUp: 'Stop med at spørge',
    close: 'Luk',
    clear: 'Tøm feltet',
    wrongPerson: 'Forkert person',
    askProof: (brand) => `Bed om bekræftelse i ${brand}`,
    choose: 'Vælg',
    confirmChoice: 'Bekræft valget',
    bringForward: 'Hent en anmodning frem',
    customerDisplay: 'Kundeskærm',
    enterHelp:
      'Går videre: slår op og sender, åbner, tjekker ind, spørger igen, næste kunde. Kortet siger hvad.',
    escapeHelp: 'Tømmer først feltet. Derefter holder vi op med at spørge, eller kortet bliver lukket.',
    help: 'Vis tasterne her',
    typing: 'Skriv hvor som helst: Det havner altid i feltet.',
  },

  display: { question: 'Viser din telefon den samme kode?' },

  empty: {
    heading: 'Hvem er her?',
    lead: 'Tast et telefonnummer eller et navn. Det havner i feltet, uanset hvor du er.',
    offline: 'Medlemmer i registeret kan stadig tjekkes ind.',
    steps: (brand) => [
      {
        title: 'Tast nummeret',
        text: 'Enter kigger først i registeret. Et medlem dukker op med det samme, og der bliver ikke sendt noget.',
      },
      {
        title: 'Læs koden højt',
        text: `Et nyt nummer får en anmodning i ${brand}. Den samme kode står her og på telefonen.`,
      },
      { title: 'Kunden bekræfter', text: 'Kortet bliver til medlemmet. Enter, så er det den næstes tur.' },
    ],
  },

  login: {
    states: {
      asked: 'Sender',
      waiting: 'Venter',
      confirmed: 'Bekræftet',
      applied: 'Færdig',
      needs_staff: 'Vælg hvem',
      declined: 'Afvist',
      expired: 'Tiden løb ud',
      not_eligible: 'Ikke nået',
      cancelled: 'Stoppet',
      refused: 'Ikke godtaget',
      lost: 'Gik tabt',
      failed: 'Virkede ikke',
    },
    rail: 'Anmodninger',
    card: (phone) => `Anmodning til ${phone}`,
    sending: 'Sender anmodningen …',
    sent: (brand) => `Anmodningen er sendt til ${brand}`,
    code: 'Koden',
    saySending: (brand) => `Du får en anmodning i ${brand} om et øjeblik.`,
    sayWaiting: (brand) => ({
      enrol: `Nu har du fået en anmodning i ${brand}. Hvis den viser den kode, jeg læser op, skal du bare bekræfte.`,
      check_in: `Nu har du fået en anmodning i ${brand}. Hvis den viser den kode, jeg læser op, skal du bekræfte, at det er dig.`,
    }),
    hint: (brand) => `Kom der ingen besked? Åbn ${brand}, og træk ned.`,
    newestCode: 'Der ligger måske to anmodninger på telefonen. Svar på den nyeste kode.',
    timeLeft: 'Tid tilbage',
    confirmed: 'Bekræftet. Henter oplysningerne …',
    sayConfirmed: 'Tak skal du have. Lige et øjeblik.',
    reasons: {
      slow_down: 'Venter stadig. Tjenesten har travlt, så svaret kan komme lidt sent.',
      too_many_requests: 'Venter stadig. Tjenesten har meget at lave og bad os vente lidt.',
      provider_down: 'Venter stadig. Tjenesten svarer ikke lige nu, og vi bliver ved med at spørge.',
      unreachable: 'Ingen forbindelse lige nu. Anmodningen gælder stadig, og vi bliver ved med at spørge.',
      fetching_profile: 'Bekræftet. Henter oplysningerne, lige et øjeblik.',
    },
    announce: {
      waiting: (code) => `Anmodningen er sendt. Koden er ${code}.`,
      applied: (name) => `Bekræftet: ${name}.`,
      other: (code, state) => `Anmodning ${code}: ${state}.`,
    },
  },

  outcome: {
    words: { enrolled: 'Nyt medlem', welcomed_back: 'Velkommen tilbage' },
    confirmed: 'Bekræftet',
    say: { enrolled: 'Velkommen! Nu er du medlem.', welcomed_back: 'Velkommen tilbage!' },
  },

  needsStaff: {
    heading: 'Hvem er det?',
    text: 'Kunden har bekræftet, men det kan være flere medlemmer. Spørg, og vælg. Intet bliver slået sammen, før du har valgt.',
    say: 'Har du været medlem her før, måske med et andet nummer?',
    newMember: 'Nyt medlem',
    newMemberText: 'Ingen af dem. Start et nyt medlemskab.',
    choices: 'Hvem det kan være',
  },

  reception,

  visit,
  consents,

  member: {
    card: (name) => `Medlem ${name}`,
    number: 'Medlemsnummer',
    phone: 'Telefon',
    email: 'E-mail',
    lastVisit: 'Seneste besøg',
    visits: 'Besøg',
    joined: 'Medlem siden',
    birthdate: 'Fødselsdato',
    address: { home: 'Hjemmeadresse', work: 'Arbejdsadresse', other: 'Anden adresse' },
    noPhone: 'Intet',
    firstVisit: 'Ingen før i dag',
    todayAt: (time) => `I dag kl. ${time}`,
    confirmedIn: (brand) => `bekræftet i ${brand}`,
    interests: 'Interesser',
    birthday: 'Fødselsdagshilsen',
    greeting: { wanted: 'Ja tak', unwanted: 'Nej tak' },
    unconfirmed: 'ikke bekræftet',
    checkedIn: (time) => `Tjekket ind kl. ${time}`,
    ended: 'Medlemskabet er ophørt. Tal med kunden, før du tjekker ind.',
    paused: 'Medlemskabet er sat på pause. Tal med kunden, før du tjekker ind.',
    status: { active: 'Aktiv', paused: 'På pause', ended: 'Ophørt' },
  },

  say: 'Sig',
  retryIn: (time) => `Du kan spørge igen om ${time}`,
  retryNow: 'Nu kan du spørge igen.',
  check: (check) => `Til den, der sætter op: ${check}`,

  endings: (brand) => ({
    invalid_phone: {
      heading: 'Ikke et nummer, vi kan spørge',
      staff: 'Der kan ikke sendes nogen anmodning til dette nummer. Tjek det med kunden.',
      say: 'Må jeg lige få dit nummer en gang til?',
    },
    usage: {
      heading: 'Skærmen og programmet er uenige',
      staff: 'Start Skranke igen. Hvis det sker igen, så sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    not_a_list: {
      heading: 'Ikke en gæsteliste',
      staff:
        'Filen kan ikke læses som en gæsteliste. Den skal være tekst eller CSV med en kolonne med navne eller telefonnumre og højst 5000 rækker.',
      say: 'Et øjeblik, jeg ser efter.',
    },
    not_found: {
      heading: 'Ikke her længere',
      staff: 'Det findes ikke længere i registeret. Tast nummeret eller navnet igen.',
      say: 'Lige et øjeblik, jeg kigger en gang til.',
    },
    not_now: {
      heading: 'Det har ændret sig',
      staff: 'Anmodningen er kommet videre i mellemtiden. Se på kortet en gang til.',
      say: 'Lige et øjeblik, jeg kigger.',
    },
    cancelled: {
      heading: 'Vi spørger ikke længere',
      staff: `Vi spørger ikke længere. Hvis anmodningen stadig vises i ${brand}, bliver et svar på den ikke brugt.`,
      say: 'Du kan bare lade anmodningen på telefonen ligge.',
    },
    taken_back: {
      heading: 'Taget tilbage',
      staff: 'Intet fra denne indmeldelse er gemt. Tjek nummeret med kunden.',
      say: 'Jeg havde et forkert nummer. Må jeg få dit en gang til?',
    },
    access_denied: {
      heading: 'Afvist',
      staff: 'Anmodningen blev afvist. Intet blev delt.',
      say: 'Det er helt i orden. Intet blev delt.',
    },
    expired: {
      heading: 'Intet svar i tide',
      staff: 'Tiden løb ud for anmodningen. Intet blev delt. Vil du sende en ny?',
      say: 'Tiden løb ud. Skal jeg sende en ny anmodning?',
    },
    not_eligible: {
      heading: 'Det nummer kan vi ikke nå',
      staff: `Vi kan ikke nå nummeret med ${either(brand)}. Spørg, om der er et andet nummer, eller brug papirskemaet.`,
      say: `Jeg kan ikke nå det nummer med ${either(brand)}. Har du et andet nummer?`,
    },
    old_app: {
      heading: 'Appen skal opdateres',
      staff: 'Kunden kan opdatere appen og prøve igen, eller I kan bruge papirskemaet.',
      say: `Din ${brand}-app skal opdateres. Vil du gøre det nu, eller skal vi udfylde et skema?`,
    },
    too_many: {
      heading: 'Vent lidt',
      staff: 'Der ligger allerede en anmodning på kundens telefon. Du kan sende en ny, når tiden er gået.',
      say: 'Der ligger allerede en anmodning på din telefon. Jeg kan sende en ny om et øjeblik.',
    },
    needs_staff: {
      heading: 'Hvem er det?',
      staff: 'Det kan være flere medlemmer. Spørg, og vælg.',
      say: 'Har du været medlem her før, måske med et andet nummer?',
    },
    lost: {
      heading: 'Svaret gik tabt',
      staff: 'Forbindelsen røg, netop som svaret kom, så vi kan ikke vide, hvad det var. Spørg igen.',
      say: 'Dit svar nåede ikke frem til os. Må jeg sende en ny anmodning?',
    },
    unreachable: {
      heading: 'Ingen forbindelse',
      staff: 'Tjenesten kunne ikke nås. Tjek netværket. Medlemmer i registeret kan stadig tjekkes ind.',
      say: 'Vi har ingen forbindelse lige nu. Skal vi prøve igen om et minut?',
    },
    provider_down: {
      heading: 'Tjenesten svarer ikke',
      staff: 'Prøv igen om et minut, eller brug papirskemaet.',
      say: 'Tjenesten svarer ikke lige nu. Skal vi prøve igen om et minut?',
    },
    refused: {
      heading: 'Svaret blev ikke godtaget',
      staff:
        'Det bestod ikke en sikkerhedskontrol, så intet blev gemt. Spørg igen. Hvis det sker igen, så sig det til den, der har sat skranken op.',
      say: 'Noget gik galt hos os, og intet blev gemt. Må jeg sende en ny anmodning?',
    },
    wrong_person: {
      heading: 'Et andet nummer svarede',
      staff: 'Svaret kom fra et andet telefonnummer end det, du spurgte. Intet blev gemt. Tjek nummeret.',
      say: 'Svaret kom fra et andet nummer. Må jeg få dit en gang til?',
    },
    unknown_error: {
      heading: 'Det gik ikke',
      staff: 'Tjenesten svarede noget, vi ikke kender. Prøv igen, eller brug papirskemaet.',
      say: 'Det gik ikke denne gang. Skal vi prøve igen?',
    },
    invalid_client: {
      heading: 'Skranken kan ikke få forbindelse',
      staff: `Tjenesten godtager ikke denne skrankes nøgler. ${setUp}`,
      say: sayForm,
    },
    invalid_scope: {
      heading: 'Noget er galt i opsætningen',
      staff: `Skranken beder om noget, som tjenesten ikke kender. ${setUp}`,
      say: sayForm,
    },
    unauthorized_client: {
      heading: 'Ikke slået til for denne skranke',
      staff: `Denne slags anmodninger er ikke slået til hos tjenesten. ${setUp}`,
      say: sayForm,
    },
    invalid_request: {
      heading: 'Tjenesten forstod det ikke',
      staff: `Tjek nummeret med kunden. Hvis det er rigtigt, er der noget galt i vores system. ${setUp}`,
      say: 'Må jeg lige få dit nummer en gang til?',
    },
    claim_missing: {
      heading: 'Nummeret kom ikke med',
      staff: `Kunden bekræftede, men tjenesten gav os ikke telefonnummeret. Der mangler noget i opsætningen. ${setUp}`,
      say: sayForm,
    },
    sign_in_needed: {
      heading: 'Hvem er her?',
      staff: 'En af de ansatte skal logge ind, før skranken kan bruges igen.',
      say: 'Et øjeblik, jeg logger ind.',
    },
    manager_needed: {
      heading: 'For lederen',
      staff: 'Kun en leder kan gøre dette. Bed en leder om at logge ind.',
      say: 'Et øjeblik, jeg spørger en kollega.',
    },
    wrong_pin: {
      heading: 'Det er ikke PIN-koden',
      staff: 'Tast PIN-koden en gang til. Efter flere fejl må den vente.',
      say: 'Lige et øjeblik.',
    },
    pin_closed: {
      heading: 'Denne PIN-kode må vente',
      staff:
        'Den er tastet forkert for mange gange. Den kan prøves igen, når tiden er gået; imens kan en anden logge ind.',
      say: 'Et øjeblik, jeg spørger en kollega.',
    },
    invalid_pin: {
      heading: 'Vælg en anden PIN-kode',
      staff: 'Denne PIN-kode kan ikke bruges. Vælg fire til otte cifre, som er svære at gætte.',
      say: 'Lige et øjeblik.',
    },
    staff_rule: {
      heading: 'Sådan kan listen over ansatte ikke ændres',
      staff: 'En regel står i vejen; den står ved feltet.',
      say: 'Lige et øjeblik.',
    },
    invalid_field: {
      heading: 'Noget kan ikke gemmes',
      staff: 'Et af felterne kan ikke gemmes, som det er; det er markeret.',
      say: 'Lige et øjeblik.',
    },
    file_not_written: {
      heading: 'Filen blev ikke skrevet',
      staff: 'Mappen findes ikke, eller der kan ikke skrives i den. Sig det til den, der passer computeren.',
      say: 'Lige et øjeblik.',
    },
    invalid_setting: {
      heading: 'En indstilling kan ikke bruges',
      staff: 'En af indstillingerne kan ikke bruges, som den står; den er markeret.',
      say: 'Et øjeblik.',
    },
    secret_missing: {
      heading: 'Der kan ikke sendes anmodninger',
      staff:
        'Hemmeligheden (client secret) mangler. Sig det til lederen; den indsættes i indstillingerne. Medlemmer i registeret kan stadig tjekkes ind.',
      say: sayForm,
    },
    passphrase_needed: {
      heading: 'Skranken er låst',
      staff: 'En adgangssætning åbner den. Lederen, eller den der har sat skranken op, har den.',
      say: sayMoment,
    },
    wrong_passphrase: {
      heading: 'Det er ikke adgangssætningen',
      staff: 'Skriv den en gang til. Store og små bogstaver og mellemrum tæller.',
      say: sayMoment,
    },
    no_simulator: {
      heading: 'Simulatoren er her ikke',
      staff: 'Programmet ligger ikke ved siden af Skranke. Installer Skranke igen, med simulatoren.',
      say: sayMoment,
    },
    config_missing: {
      heading: 'Ikke sat op endnu',
      staff: 'Skranken har ingen indstillinger endnu. Sig det til den, der sætter den op.',
      say: sayMoment,
    },
    config_invalid: {
      heading: 'Indstillingerne kan ikke bruges',
      staff: 'Der er en fejl i indstillingerne. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_locked: {
      heading: 'Registeret er låst',
      staff: 'Der er ingen nøgle til registeret. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_wrong_key: {
      heading: 'Nøglen passer ikke',
      staff: 'Registeret har en anden nøgle. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_damaged: {
      heading: 'Registeret er beskadiget',
      staff: 'Det er ikke rørt. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_foreign: {
      heading: 'Ikke vores register',
      staff: 'Filen hører til et andet program og er ikke rørt. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_newer: {
      heading: 'Registeret er nyere end programmet',
      staff: 'Skranke skal opdateres. Sig det til den, der har sat skranken op.',
      say: sayMoment,
    },
    store_full: {
      heading: 'Disken er fuld',
      staff: 'Intet kan gemmes, før der er plads på disken. Sig det til den, der står for computeren.',
      say: sayMoment,
    },
    store_read_only: {
      heading: 'Der kan ikke skrives noget',
      staff: 'Registerets mappe er skrivebeskyttet. Sig det til den, der står for computeren.',
      say: sayMoment,
    },
    store_failed: {
      heading: 'Registeret svarede ikke',
      staff: 'Prøv en gang til. Hvis det sker igen, så start Skranke igen.',
      say: sayMoment,
    },
    internal: {
      heading: 'En fejl i programmet',
      staff: 'Det er vores fejl, ikke din. Prøv en gang til. Hvis det sker igen, så start Skranke igen.',
      say: sayMoment,
    },
  }),

  problem: {
    todo: 'Det kan du gøre',
    detail: 'Til den, der sætter op',
    pages: {
      config_missing: {
        heading: 'Skranken er ikke sat op endnu',
        what: 'Der er ingen indstillinger, så skranken kender ikke jeres klub og kan ikke få forbindelse.',
        todo: 'Læg indstillingerne i den fil, der er nævnt nedenfor, og start Skranke igen. Du kan prøve det hele med simulatoren først.',
      },
      config_invalid: {
        heading: 'Indstillingerne kan ikke bruges',
        what: 'Indstillingerne blev læst, men der er en fejl i dem. Intet er ændret.',
        todo: 'Ret den linje, der er nævnt nedenfor, og start Skranke igen.',
      },
      store_locked: {
        heading: 'Registeret er låst',
        what: 'Medlemmerne er i sikkerhed, men der er ingen nøgle at åbne registeret med.',
        todo: 'Lås computerens nøglering op ved at logge ind, og start Skranke igen. Uden en nøglering skal nøglen komme fra den, der sætter op.',
      },
      store_wrong_key: {
        heading: 'Nøglen passer ikke til registeret',
        what: 'Registeret er lavet med en anden nøgle. Intet i det er rørt.',
        todo: 'Find den nøgle, der hører til dette register. Kom registeret fra en anden computer, skal dens nøgle med.',
      },
      store_damaged: {
        heading: 'Registeret er beskadiget',
        what: 'Filen kan ikke læses, som den er. Den er ikke rørt.',
        todo: 'Slet ikke noget. Læg en sikkerhedskopi i stedet, eller ring til den, der har sat skranken op.',
      },
      store_foreign: {
        heading: 'Denne fil er ikke et register',
        what: 'Der, hvor registeret skulle ligge, ligger en fil fra et andet program. Den er ikke rørt.',
        todo: 'Flyt filen, eller giv Skranke en anden mappe, og start igen.',
      },
      store_newer: {
        heading: 'Registeret kræver en nyere Skranke',
        what: 'En nyere version har brugt dette register. En ældre kunne skade det, så det er ikke rørt.',
        todo: 'Opdater Skranke på denne computer, og start igen.',
      },
      store_full: {
        heading: 'Disken er fuld',
        what: 'Der er ikke plads til at gemme noget. Det, der var gemt i forvejen, er i sikkerhed.',
        todo: 'Skaf plads på disken, og start Skranke igen.',
      },
      store_read_only: {
        heading: 'Her kan der ikke skrives noget',
        what: 'Registerets mappe er skrivebeskyttet. Det, der var gemt i forvejen, er i sikkerhed.',
        todo: 'Giv denne bruger lov til at skrive i den mappe, der er nævnt nedenfor, og start Skranke igen.',
      },
      store_failed: {
        heading: 'Registeret svarer ikke',
        what: 'Registeret kunne ikke åbnes. Det, der var gemt i forvejen, er ikke rørt.',
        todo: 'Luk andre programmer, der bruger filen, og start Skranke igen. Hvis det sker igen, så ring til den, der har sat skranken op.',
      },
      internal: {
        heading: 'Skranke kunne ikke starte',
        what: 'Der er en fejl i programmet. Jeres medlemmer er i sikkerhed.',
        todo: 'Start Skranke igen. Hvis det sker igen, så send det, der står med småt nedenfor, til den, der har sat skranken op.',
      },
    },
  },
};
