import { check } from '../check/sv';
import { settings } from '../settings/sv';
import type { BackRoomWords } from './en';
import { audit } from './audit/sv';
import { members } from './members/sv';
import { visits } from './visits/sv';
import { backups } from './backups/sv';
import { report } from './report/sv';
import { retention } from './retention/sv';
import { transfer } from './transfer/sv';

export const backroom: BackRoomWords = {
  members,
  audit,
  visits,
  report,
  backups,
  retention,
  transfer,
  signIn: {
    heading: 'Vem är här?',
    headingBack: 'För chefen',
    text: 'Välj ditt namn och skriv din PIN-kod.',
    people: 'Personal',
    pin: 'PIN-kod',
    enter: 'Logga in',
    waiting: (count) => `Förfrågningar som väntar under tiden: ${count}`,
    closed: (time) => `Den här PIN-koden kan prövas igen om ${time}.`,
    signedIn: (name) => `Inloggad: ${name}`,
    handOver: 'Lämna över',
    lock: 'Lås disken',
  },
  room: {
    title: 'Bakrummet',
    sections: 'Delar av bakrummet',
    leave: 'Tillbaka till disken',
    stepBack: 'Ett steg tillbaka; till sist till disken',
    requests: (count) => `Förfrågningar som väntar: ${count}`,
    save: 'Spara',
    cancel: 'Avbryt',
    saved: 'Sparat.',
    fields: {
      empty: 'Här måste det stå något.',
      too_long: 'Det här är för långt.',
      unprintable: 'Det finns tecken här som inte kan visas.',
      not_an_address: 'Det här ser inte ut som en e-postadress.',
      not_a_day: 'Den dagen finns inte. Skriv den som 31.12.2026.',
      not_a_number: 'Här måste det stå ett heltal över 0.',
      number_taken: 'Någon annan har det här numret.',
      too_many: 'Det är för många.',
    },
  },
  settings,
  check,
  staff: {
    title: 'Personal',
    roles: { counter: 'Disk', manager: 'Chef' },
    mayDo: {
      counter: 'Får göra allt vid disken.',
      manager: 'Får göra allt vid disken och komma in hit.',
    },
    asks: {
      nobody: 'Ingen blir tillfrågad om en PIN-kod vid den här disken, och alla kan komma in hit.',
      back_room: 'Vid disken blir ingen tillfrågad. Hit in kommer man bara med chefens PIN-kod.',
      everybody: 'Alla loggar in med sin egen PIN-kod. Bara chefer kommer in hit.',
    },
    firstHeading: 'Lås bakrummet med en PIN-kod',
    firstText:
      'Lägg till dig själv som chef och välj en PIN-kod. Från och med då kommer bara du in hit. Lägg till de andra när även de ska logga in.',
    idle: (minutes) => `Den som är inloggad loggas ut när ingen har rört disken på ${minutes} minuter.`,
    name: 'Namn',
    role: 'Roll',
    pin: 'PIN-kod',
    newPin: 'Ny PIN-kod',
    pinHint: 'Fyra till åtta siffror som är svåra att gissa.',
    noPin: 'utan PIN-kod',
    add: 'Lägg till någon',
    change: 'Namn och roll',
    setPin: 'Ny PIN-kod',
    remove: 'Ta bort',
    removeSure: (name) =>
      `${name} kan inte längre logga in. I loggen står namnet kvar vid det som har gjorts.`,
    pins: {
      not_digits: 'En PIN-kod har bara siffror.',
      too_short: 'En PIN-kod har minst fyra siffror.',
      too_long: 'En PIN-kod har högst åtta siffror.',
      repeats: 'Den upprepar sig. Det är det första någon prövar.',
      in_a_row: 'Siffrorna står i följd. Det är det första någon prövar.',
      line: 'Det är ett streck över knapparna. Det är det första någon prövar.',
    },
    rules: {
      name_taken: 'Någon annan i personalen heter så.',
      no_manager: 'Det måste finnas en chef, och det här är den enda.',
      pin_missing: 'Så snart ni är två behöver alla en PIN-kod.',
      other_pin_missing: 'Ge först den som är här en PIN-kod; lägg sedan till nästa.',
    },
  },
};
