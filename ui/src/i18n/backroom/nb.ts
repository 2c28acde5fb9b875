import { check } from '../check/nb';
import { settings } from '../settings/nb';
import type { BackRoomWords } from './en';
import { audit } from './audit/nb';
import { members } from './members/nb';
import { visits } from './visits/nb';
import { backups } from './backups/nb';
import { report } from './report/nb';
import { retention } from './retention/nb';
import { transfer } from './transfer/nb';

export const backroom: BackRoomWords = {
  members,
  audit,
  visits,
  report,
  backups,
  retention,
  transfer,
  signIn: {
    heading: 'Hvem er her?',
    headingBack: 'For lederen',
    text: 'Velg navnet ditt og skriv PIN-koden.',
    people: 'Ansatte',
    pin: 'PIN-kode',
    enter: 'Logg inn',
    waiting: (count) => `Forespørsler som venter så lenge: ${count}`,
    closed: (time) => `Denne PIN-koden kan prøves igjen om ${time}.`,
    signedIn: (name) => `Innlogget: ${name}`,
    handOver: 'Gi over til neste',
    lock: 'Lås skranken',
  },
  room: {
    title: 'Bakrommet',
    sections: 'Deler av bakrommet',
    leave: 'Tilbake til skranken',
    stepBack: 'Ett steg tilbake; til slutt til skranken',
    requests: (count) => `Forespørsler som venter: ${count}`,
    save: 'Lagre',
    cancel: 'Avbryt',
    saved: 'Lagret.',
    fields: {
      empty: 'Her må det stå noe.',
      too_long: 'Dette er for langt.',
      unprintable: 'Det er tegn her som ikke kan vises.',
      not_an_address: 'Dette ser ikke ut som en e-postadresse.',
      not_a_day: 'Den dagen finnes ikke. Skriv den som 31.12.2026.',
      not_a_number: 'Her må det stå et helt tall over 0.',
      number_taken: 'Noen andre har dette nummeret.',
      too_many: 'Det er for mange av dem.',
    },
  },
  settings,
  check,
  staff: {
    title: 'Ansatte',
    roles: { counter: 'Skranke', manager: 'Leder' },
    mayDo: {
      counter: 'Kan gjøre alt ved skranken.',
      manager: 'Kan gjøre alt ved skranken, og komme inn hit.',
    },
    asks: {
      nobody: 'Ingen blir spurt om PIN-kode ved denne skranken, og alle kan komme inn hit.',
      back_room: 'Ved skranken blir ingen spurt. Inn hit kommer man bare med lederens PIN-kode.',
      everybody: 'Alle logger inn med sin egen PIN-kode. Bare ledere kommer inn hit.',
    },
    firstHeading: 'Lås bakrommet med en PIN-kode',
    firstText:
      'Legg deg selv til som leder og velg en PIN-kode. Fra da av kommer bare du inn hit. Legg til de andre når også de skal logge inn.',
    idle: (minutes) => `Den som er innlogget, logges ut når ingen har rørt skranken på ${minutes} minutter.`,
    name: 'Navn',
    role: 'Rolle',
    pin: 'PIN-kode',
    newPin: 'Ny PIN-kode',
    pinHint: 'Fire til åtte sifre som er vanskelige å gjette.',
    noPin: 'uten PIN-kode',
    add: 'Legg til noen',
    change: 'Navn og rolle',
    setPin: 'Ny PIN-kode',
    remove: 'Fjern',
    removeSure: (name) =>
      `${name} kan ikke logge inn lenger. I loggen blir navnet stående ved det som er gjort.`,
    pins: {
      not_digits: 'En PIN-kode har bare sifre.',
      too_short: 'En PIN-kode har minst fire sifre.',
      too_long: 'En PIN-kode har høyst åtte sifre.',
      repeats: 'Den gjentar seg selv. Det er det første noen prøver.',
      in_a_row: 'Sifrene står på rad. Det er det første noen prøver.',
      line: 'Det er en strek over tastene. Det er det første noen prøver.',
    },
    rules: {
      name_taken: 'En annen av de ansatte heter det.',
      no_manager: 'Det må finnes en leder, og dette er den eneste.',
      pin_missing: 'Så snart det er to, må alle ha en PIN-kode.',
      other_pin_missing: 'Gi først den som er her, en PIN-kode; legg så til den neste.',
    },
  },
};
