import type { Catalogue } from './en';
import { backroom } from './backroom/sv';
import { guide } from './guide/sv';
import { consents } from './consents/sv';
import { reception } from './reception/sv';
import { spelling } from './spelling/sv';
import { visit } from './visit/sv';

const setUp = 'Använd pappersblanketten och säg till den som har installerat programmet.';
const sayForm = 'Det går inte här just nu. Kan jag skriva på en blankett i stället?';
const sayMoment = 'Vår dator behöver en liten stund. Kan jag skriva ner det på papper så länge?';
const either = (brand: string) => (brand === 'MobilePay' ? 'MobilePay eller Vipps' : 'Vipps eller MobilePay');

/** Svenska. */
export const sv: Catalogue = {
  quote: (sentence) => `”${sentence}”`,
  spelling,
  backroom,
  guide,

  frame: {
    simulator: 'SIMULATOR — inga riktiga kunder',
    desk: 'Så är läget just nu',
    help: 'Tangenter',
    noSecret: 'Ingen förfrågan kan skickas: client secret saknas',
    provider: (brand) => ({
      unknown: `Ansluter till ${brand} …`,
      reachable: `${brand} svarar`,
      unreachable: `Ingen kontakt med ${brand}`,
      down: `${brand} svarar inte`,
    }),
  },

  omnibox: {
    label: 'Telefonnummer eller namn',
    sending: 'Skickar …',
    rows: 'Medlemmar som stämmer',
    rowCount: (count) => (count === 1 ? 'En medlem stämmer.' : `${count} medlemmar stämmer.`),
    nobody: 'Ingen medlem heter så. Skriv telefonnumret för att lägga till någon ny.',
    newNumber: 'Finns inte i registret. Enter skickar en förfrågan till det här numret.',
    waitsAlready: 'En förfrågan till det här numret väntar redan. Enter visar den.',
    unknownCountry: 'Landet är inte känt än',
    problems: (brand) => ({
      empty: 'Skriv ett telefonnummer eller ett namn.',
      letters: 'Det finns bokstäver bland siffrorna. Ett telefonnummer har bara siffror.',
      too_short: 'Numret är för kort. Det saknas siffror.',
      too_long: 'Numret är för långt. Det är för många siffror.',
      impossible: 'Det finns inget sådant nummer. Kolla det med kunden.',
      country_not_served: `Nummer från det här landet går inte att nå med ${either(brand)}.`,
      emergency: 'Det här är ett nödnummer. Ingen förfrågan skickas dit.',
      web_address: 'Det här är en webbadress, inte ett telefonnummer. Skriv numret.',
      no_number_in_code: 'Numret finns inte i den här koden. Fråga efter numret och skriv det.',
      unknown_card: 'Ingen medlem har ett kort med det här numret.',
    }),
    warnings: {
      landline: 'Det ser ut som ett fast nummer. Fråga efter mobilnumret.',
      unusual: 'Numret har en ovanlig längd. Kolla det med kunden.',
    },
  },

  keys: {
    title: 'Tangenter',
    enterNumber: 'Slå upp och skicka',
    backRoom: 'Bakrummet',
    openMember: 'Öppna',
    showLogin: 'Visa förfrågan',
    checkIn: 'Checka in',
    next: 'Nästa kund',
    askAgain: 'Fråga igen',
    giveUp: 'Sluta fråga',
    close: 'Stäng',
    clear: 'Töm fältet',
    wrongPerson: 'Fel person',
    askProof: (brand) => `Be om bekräftelse i ${brand}`,
    choose: 'Välj',
    confirmChoice: 'Bekräfta valet',
    bringForward: 'Ta fram en förfrågan',
    customerDisplay: 'Kundskärm',
    enterHelp:
      'Går vidare: slår upp och skickar, öppnar, checkar in, frågar igen, nästa kund. Kortet säger vad.',
    escapeHelp: 'Tömmer först fältet. Sedan slutar vi fråga, eller så stängs kortet.',
    help: 'Visa de här tangenterna',
    typing: 'Skriv var som helst: det hamnar alltid i fältet.',
  },

  display: { question: 'Visar din telefon samma kod?' },

  empty: {
    heading: 'Vem är här?',
    lead: 'Skriv ett telefonnummer eller ett namn. Det hamnar i fältet, var du än är.',
    offline: 'Medlemmar i registret går att checka in ändå.',
    steps: (brand) => [
      {
        title: 'Skriv numret',
        text: 'Enter tittar i registret först. En medlem visas direkt, och ingenting skickas.',
      },
      {
        title: 'Läs upp koden',
        text: `Ett nytt nummer får en förfrågan i ${brand}. Samma kod står här och på telefonen.`,
      },
      { title: 'Kunden bekräftar', text: 'Kortet blir till medlemmen. Enter, så är det nästa kunds tur.' },
    ],
  },

  login: {
    states: {
      asked: 'Skickar',
      waiting: 'Väntar',
      confirmed: 'Bekräftad',
      applied: 'Klar',
      needs_staff: 'Välj vem',
      declined: 'Nekad',
      expired: 'Tiden gick ut',
      not_eligible: 'Ej nådd',
      cancelled: 'Stoppad',
      refused: 'Ej godkänd',
      lost: 'Gick förlorad',
      failed: 'Gick inte',
    },
    rail: 'Förfrågningar',
    card: (phone) => `Förfrågan till ${phone}`,
    sending: 'Skickar förfrågan …',
    sent: (brand) => `Förfrågan är skickad till ${brand}`,
    code: 'Koden',
    saySending: (brand) => `Du får en förfrågan i ${brand} alldeles strax.`,
    sayWaiting: (brand) => ({
      enrol: `Nu har du fått en förfrågan i ${brand}. Om den visar koden jag läser upp är det bara att bekräfta.`,
      check_in: `Nu har du fått en förfrågan i ${brand}. Om den visar koden jag läser upp kan du bekräfta att det är du.`,
    }),
    hint: (brand) => `Kom det ingen avisering? Öppna ${brand} och dra nedåt.`,
    newestCode: 'Det kan ligga två förfrågningar på telefonen. Svara på den nyaste koden.',
    timeLeft: 'Tid kvar',
    confirmed: 'Bekräftat. Hämtar uppgifterna …',
    sayConfirmed: 'Tack! Ett ögonblick bara.',
    reasons: {
      slow_down: 'Väntar fortfarande. Tjänsten har mycket att göra, så svaret kan dröja lite.',
      too_many_requests: 'Väntar fortfarande. Tjänsten är överbelastad och bad oss vänta lite.',
      provider_down: 'Väntar fortfarande. Tjänsten svarar inte just nu, och vi fortsätter att fråga.',
      unreachable: 'Ingen kontakt just nu. Förfrågan gäller fortfarande, och vi fortsätter att fråga.',
      fetching_profile: 'Bekräftat. Hämtar uppgifterna, ett ögonblick.',
    },
    announce: {
      waiting: (code) => `Förfrågan är skickad. Koden är ${code}.`,
      applied: (name) => `Bekräftat: ${name}.`,
      other: (code, state) => `Förfrågan ${code}: ${state}.`,
    },
  },

  outcome: {
    words: { enrolled: 'Ny medlem', welcomed_back: 'Välkommen tillbaka' },
    confirmed: 'Bekräftat',
    say: { enrolled: 'Välkommen! Nu är du medlem.', welcomed_back: 'Välkommen tillbaka!' },
  },

  needsStaff: {
    heading: 'Vem är det?',
    text: 'Kunden har bekräftat, men det kan gälla flera medlemmar. Fråga och välj. Inget slås ihop förrän du har valt.',
    say: 'Har du varit medlem här förut, kanske med ett annat nummer?',
    newMember: 'Ny medlem',
    newMemberText: 'Ingen av dem. Börja ett nytt medlemskap.',
    choices: 'Vem det kan vara',
  },

  reception,

  visit,
  consents,

  member: {
    card: (name) => `Medlem ${name}`,
    number: 'Medlemsnummer',
    phone: 'Telefon',
    email: 'E-post',
    lastVisit: 'Senaste besök',
    visits: 'Besök',
    joined: 'Medlem sedan',
    birthdate: 'Födelsedatum',
    address: { home: 'Hemadress', work: 'Arbetsadress', other: 'Annan adress' },
    noPhone: 'Inget',
    firstVisit: 'Inget före i dag',
    todayAt: (time) => `I dag kl. ${time}`,
    confirmedIn: (brand) => `bekräftat i ${brand}`,
    interests: 'Intressen',
    birthday: 'Födelsedagshälsning',
    greeting: { wanted: 'Ja, gärna', unwanted: 'Nej tack' },
    unconfirmed: 'inte bekräftat',
    checkedIn: (time) => `Incheckad kl. ${time}`,
    ended: 'Medlemskapet är avslutat. Prata med kunden innan du checkar in.',
    paused: 'Medlemskapet är pausat. Prata med kunden innan du checkar in.',
    status: { active: 'Aktiv', paused: 'Pausad', ended: 'Avslutad' },
  },

  say: 'Säg',
  retryIn: (time) => `Du kan fråga igen om ${time}`,
  retryNow: 'Nu kan du fråga igen.',
  check: (check) => `Till den som installerar: ${check}`,

  endings: (brand) => ({
    invalid_phone: {
      heading: 'Inget nummer vi kan fråga',
      staff: 'Det går inte att skicka någon förfrågan till det här numret. Kolla det med kunden.',
      say: 'Kan jag få ditt nummer en gång till?',
    },
    usage: {
      heading: 'Skärmen och programmet är oense',
      staff: 'Starta om Skranke. Händer det igen, säg till den som har installerat programmet.',
      say: sayMoment,
    },
    not_a_list: {
      heading: 'Ingen gästlista',
      staff:
        'Filen går inte att läsa som en gästlista. Den ska vara text eller CSV med en kolumn med namn eller telefonnummer och högst 5000 rader.',
      say: 'Ett ögonblick, jag tittar.',
    },
    not_found: {
      heading: 'Finns inte längre',
      staff: 'Det finns inte längre i registret. Skriv numret eller namnet igen.',
      say: 'Ett ögonblick, jag tittar en gång till.',
    },
    not_now: {
      heading: 'Det har redan ändrats',
      staff: 'Förfrågan har gått vidare under tiden. Titta på kortet en gång till.',
      say: 'Ett ögonblick, jag tittar.',
    },
    cancelled: {
      heading: 'Vi har slutat fråga',
      staff: `Vi frågar inte längre. Om förfrågan fortfarande syns i ${brand} används inte ett svar på den.`,
      say: 'Du kan låta förfrågan på telefonen vara.',
    },
    taken_back: {
      heading: 'Ångrat',
      staff: 'Inget från den här registreringen är sparat. Kolla numret med kunden.',
      say: 'Jag hade fel nummer. Kan jag få ditt en gång till?',
    },
    access_denied: {
      heading: 'Förfrågan nekad',
      staff: 'Förfrågan nekades. Inget delades.',
      say: 'Det är helt okej. Inget delades.',
    },
    expired: {
      heading: 'Inget svar i tid',
      staff: 'Tiden för förfrågan gick ut. Inget delades. Vill du skicka en ny?',
      say: 'Tiden gick ut. Ska jag skicka en ny förfrågan?',
    },
    not_eligible: {
      heading: 'Det här numret går inte att nå',
      staff: `Vi når inte det här numret med ${either(brand)}. Fråga om det finns ett annat nummer, eller använd pappersblanketten.`,
      say: `Jag når inte det här numret med ${either(brand)}. Har du ett annat nummer?`,
    },
    old_app: {
      heading: 'Appen behöver uppdateras',
      staff: 'Kunden kan uppdatera appen och försöka igen, eller så använder ni pappersblanketten.',
      say: `Din ${brand}-app behöver uppdateras. Vill du göra det nu, eller ska vi fylla i en blankett?`,
    },
    too_many: {
      heading: 'Vänta lite',
      staff: 'Det ligger redan en förfrågan på kundens telefon. Du kan skicka en ny när tiden har gått.',
      say: 'Det ligger redan en förfrågan på din telefon. Jag kan skicka en ny om en liten stund.',
    },
    needs_staff: {
      heading: 'Vem är det?',
      staff: 'Det kan gälla flera medlemmar. Fråga och välj.',
      say: 'Har du varit medlem här förut, kanske med ett annat nummer?',
    },
    lost: {
      heading: 'Svaret försvann på vägen',
      staff: 'Kontakten bröts precis när svaret kom, så vi kan inte veta vad det var. Fråga igen.',
      say: 'Ditt svar kom inte fram till oss. Får jag skicka en ny förfrågan?',
    },
    unreachable: {
      heading: 'Ingen kontakt',
      staff: 'Tjänsten gick inte att nå. Kolla nätet. Medlemmar i registret går fortfarande att checka in.',
      say: 'Vi har ingen kontakt just nu. Ska vi försöka igen om en minut?',
    },
    provider_down: {
      heading: 'Tjänsten svarar inte',
      staff: 'Försök igen om en minut, eller använd pappersblanketten.',
      say: 'Tjänsten svarar inte just nu. Ska vi försöka igen om en minut?',
    },
    refused: {
      heading: 'Svaret godkändes inte',
      staff:
        'Det klarade inte en säkerhetskontroll, så inget sparades. Fråga igen. Händer det igen, säg till den som har installerat programmet.',
      say: 'Något gick fel hos oss, och inget sparades. Får jag skicka en ny förfrågan?',
    },
    wrong_person: {
      heading: 'Ett annat nummer svarade',
      staff: 'Svaret kom från ett annat telefonnummer än det du frågade. Inget sparades. Kolla numret.',
      say: 'Svaret kom från ett annat nummer. Kan jag få ditt en gång till?',
    },
    unknown_error: {
      heading: 'Det gick inte',
      staff: 'Tjänsten svarade något vi inte känner till. Försök igen, eller använd pappersblanketten.',
      say: 'Det gick inte den här gången. Ska vi försöka igen?',
    },
    invalid_client: {
      heading: 'Programmet kommer inte in hos tjänsten',
      staff: `Tjänsten godtar inte nycklarna härifrån. ${setUp}`,
      say: sayForm,
    },
    invalid_scope: {
      heading: 'Något är fel i inställningarna',
      staff: `Programmet ber om något som tjänsten inte känner till. ${setUp}`,
      say: sayForm,
    },
    unauthorized_client: {
      heading: 'Inte påslaget här',
      staff: `Den här sortens förfrågan är inte påslagen hos tjänsten. ${setUp}`,
      say: sayForm,
    },
    invalid_request: {
      heading: 'Tjänsten förstod inte',
      staff: `Kolla numret med kunden. Är det rätt så är något fel i vårt system. ${setUp}`,
      say: 'Kan jag få ditt nummer en gång till?',
    },
    claim_missing: {
      heading: 'Numret följde inte med',
      staff: `Kunden bekräftade, men tjänsten gav oss inte telefonnumret. Något saknas i inställningarna. ${setUp}`,
      say: sayForm,
    },
    sign_in_needed: {
      heading: 'Vem är här?',
      staff: 'Någon i personalen måste logga in innan disken kan användas igen.',
      say: 'Ett ögonblick, jag loggar in.',
    },
    manager_needed: {
      heading: 'För chefen',
      staff: 'Bara en chef kan göra det här. Be en chef logga in.',
      say: 'Ett ögonblick, jag frågar en kollega.',
    },
    wrong_pin: {
      heading: 'Det är inte PIN-koden',
      staff: 'Skriv PIN-koden en gång till. Efter flera fel måste den vänta.',
      say: 'Ett ögonblick.',
    },
    pin_closed: {
      heading: 'Den här PIN-koden måste vänta',
      staff:
        'Den har skrivits fel för många gånger. Den kan prövas igen när tiden har gått; under tiden kan någon annan logga in.',
      say: 'Ett ögonblick, jag frågar en kollega.',
    },
    invalid_pin: {
      heading: 'Välj en annan PIN-kod',
      staff: 'Den här PIN-koden kan inte användas. Välj fyra till åtta siffror som är svåra att gissa.',
      say: 'Ett ögonblick.',
    },
    staff_rule: {
      heading: 'Så kan personalen inte ändras',
      staff: 'En regel står i vägen; den står vid fältet.',
      say: 'Ett ögonblick.',
    },
    invalid_field: {
      heading: 'Något kan inte sparas',
      staff: 'Ett av fälten kan inte sparas som det är; det är markerat.',
      say: 'Ett ögonblick.',
    },
    file_not_written: {
      heading: 'Filen skrevs inte',
      staff: 'Mappen finns inte, eller så går det inte att skriva i den. Säg till den som sköter datorn.',
      say: 'Ett ögonblick.',
    },
    invalid_setting: {
      heading: 'En inställning kan inte användas',
      staff: 'En av inställningarna kan inte användas som den är; den är markerad.',
      say: 'Ett ögonblick.',
    },
    secret_missing: {
      heading: 'Ingen förfrågan kan skickas',
      staff:
        'Hemligheten (client secret) saknas. Säg till chefen; den klistras in i inställningarna. Medlemmar i registret kan ändå checkas in.',
      say: sayForm,
    },
    passphrase_needed: {
      heading: 'Disken är låst',
      staff: 'En lösenfras öppnar den. Chefen, eller den som installerade disken, har den.',
      say: sayMoment,
    },
    wrong_passphrase: {
      heading: 'Det är inte lösenfrasen',
      staff: 'Skriv den en gång till. Stora och små bokstäver och blanksteg räknas.',
      say: sayMoment,
    },
    no_simulator: {
      heading: 'Simulatorn finns inte här',
      staff: 'Programmet ligger inte bredvid Skranke. Installera Skranke igen, med simulatorn.',
      say: sayMoment,
    },
    config_missing: {
      heading: 'Inte inställt än',
      staff: 'Det finns inga inställningar än. Säg till den som installerar programmet.',
      say: sayMoment,
    },
    config_invalid: {
      heading: 'Inställningarna går inte att använda',
      staff: 'Det är ett fel i inställningarna. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_locked: {
      heading: 'Registret är låst',
      staff: 'Det finns ingen nyckel till registret. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_wrong_key: {
      heading: 'Nyckeln passar inte',
      staff: 'Registret har en annan nyckel. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_damaged: {
      heading: 'Registret är skadat',
      staff: 'Det har lämnats orört. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_foreign: {
      heading: 'Inte vårt register',
      staff:
        'Filen hör till ett annat program och har lämnats orörd. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_newer: {
      heading: 'Registret är nyare än programmet',
      staff: 'Skranke behöver uppdateras. Säg till den som har installerat programmet.',
      say: sayMoment,
    },
    store_full: {
      heading: 'Hårddisken är full',
      staff: 'Inget kan sparas förrän det finns plats på hårddisken. Säg till den som sköter datorn.',
      say: sayMoment,
    },
    store_read_only: {
      heading: 'Det går inte att spara något',
      staff: 'Registrets mapp är skrivskyddad. Säg till den som sköter datorn.',
      say: sayMoment,
    },
    store_failed: {
      heading: 'Registret svarade inte',
      staff: 'Försök en gång till. Händer det igen, starta om Skranke.',
      say: sayMoment,
    },
    internal: {
      heading: 'Ett fel i programmet',
      staff: 'Det är vårt fel, inte ditt. Försök en gång till. Händer det igen, starta om Skranke.',
      say: sayMoment,
    },
  }),

  problem: {
    todo: 'Så här kan du göra',
    detail: 'Till den som installerar',
    pages: {
      config_missing: {
        heading: 'Skranke är inte inställt än',
        what: 'Det finns inga inställningar, så programmet känner inte till er förening och kan inte ansluta.',
        todo: 'Lägg inställningarna i filen som nämns nedan och starta om Skranke. Du kan prova allt med simulatorn först.',
      },
      config_invalid: {
        heading: 'Inställningarna går inte att använda',
        what: 'Inställningarna lästes, men det är ett fel i dem. Inget har ändrats.',
        todo: 'Rätta raden som nämns nedan och starta om Skranke.',
      },
      store_locked: {
        heading: 'Registret är låst',
        what: 'Medlemmarna är i säkert förvar, men det finns ingen nyckel att öppna registret med.',
        todo: 'Lås upp datorns nyckelring genom att logga in, och starta om Skranke. Utan nyckelring måste nyckeln komma från den som installerar.',
      },
      store_wrong_key: {
        heading: 'Nyckeln passar inte till registret',
        what: 'Registret är gjort med en annan nyckel. Inget i det har rörts.',
        todo: 'Leta upp nyckeln som hör till det här registret. Kom registret från en annan dator måste dess nyckel följa med.',
      },
      store_damaged: {
        heading: 'Registret är skadat',
        what: 'Filen går inte att läsa som den är. Den har lämnats orörd.',
        todo: 'Radera ingenting. Lägg in en säkerhetskopia i stället, eller ring den som har installerat programmet.',
      },
      store_foreign: {
        heading: 'Den här filen är inget register',
        what: 'Där registret skulle ligga finns en fil från ett annat program. Den har lämnats orörd.',
        todo: 'Flytta filen, eller ge Skranke en annan mapp, och starta om.',
      },
      store_newer: {
        heading: 'Registret behöver en nyare Skranke',
        what: 'En nyare version har använt det här registret. En äldre kunde skada det, så det har lämnats orört.',
        todo: 'Uppdatera Skranke på den här datorn och starta om.',
      },
      store_full: {
        heading: 'Hårddisken är full',
        what: 'Det finns ingen plats att spara något på. Det som redan var sparat är i säkert förvar.',
        todo: 'Gör plats på hårddisken och starta om Skranke.',
      },
      store_read_only: {
        heading: 'Här går det inte att spara något',
        what: 'Registrets mapp är skrivskyddad. Det som redan var sparat är i säkert förvar.',
        todo: 'Ge den här användaren rätt att skriva i mappen som nämns nedan, och starta om Skranke.',
      },
      store_failed: {
        heading: 'Registret svarar inte',
        what: 'Registret gick inte att öppna. Det som redan var sparat har lämnats orört.',
        todo: 'Stäng andra program som använder filen och starta om Skranke. Händer det igen, ring den som har installerat programmet.',
      },
      internal: {
        heading: 'Skranke kunde inte starta',
        what: 'Det är ett fel i programmet. Era medlemmar är i säkert förvar.',
        todo: 'Starta om Skranke. Händer det igen, skicka det finstilta nedan till den som har installerat programmet.',
      },
    },
  },
};
