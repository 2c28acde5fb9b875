import { check } from '../check/da';
import { settings } from '../settings/da';
import type { BackRoomWords } from './en';
import { audit } from './audit/da';
import { members } from './members/da';
import { visits } from './visits/da';
import { backups } from './backups/da';
import { report } from './report/da';
import { retention } from './retention/da';
import { transfer } from './transfer/da';

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
    text: 'Vælg dit navn, og tast din PIN-kode.',
    people: 'Ansatte',
    pin: 'PIN-kode',
    enter: 'Log ind',
    waiting: (count) => `Anmodninger, der venter imens: ${count}`,
    closed: (time) => `Denne PIN-kode kan prøves igen om ${time}.`,
    signedIn: (name) => `Logget ind: ${name}`,
    handOver: 'Giv videre',
    lock: 'Lås skranken',
  },
  room: {
    title: 'Baglokalet',
    sections: 'Dele af baglokalet',
    leave: 'Tilbage til skranken',
    stepBack: 'Et skridt tilbage; til sidst til skranken',
    requests: (count) => `Anmodninger, der venter: ${count}`,
    save: 'Gem',
    cancel: 'Annuller',
    saved: 'Gemt.',
    fields: {
      empty: 'Her skal der stå noget.',
      too_long: 'Det er for langt.',
      unprintable: 'Der er tegn her, som ikke kan vises.',
      not_an_address: 'Det ligner ikke en e-mailadresse.',
      not_a_day: 'Den dag findes ikke. Skriv den som 31.12.2026.',
      not_a_number: 'Her skal stå et helt tal over 0.',
      number_taken: 'En anden har dette nummer.',
      too_many: 'Der er for mange af dem.',
    },
  },
  settings,
  check,
  staff: {
    title: 'Ansatte',
    roles: { counter: 'Skranke', manager: 'Leder' },
    mayDo: {
      counter: 'Må gøre alt ved skranken.',
      manager: 'Må gøre alt ved skranken og komme herind.',
    },
    asks: {
      nobody: 'Ingen bliver bedt om en PIN-kode ved denne skranke, og alle kan komme herind.',
      back_room: 'Ved skranken bliver ingen spurgt. Herind kommer man kun med lederens PIN-kode.',
      everybody: 'Alle logger ind med deres egen PIN-kode. Kun ledere kommer herind.',
    },
    firstHeading: 'Lås baglokalet med en PIN-kode',
    firstText:
      'Tilføj dig selv som leder, og vælg en PIN-kode. Fra da af kommer kun du herind. Tilføj de andre, når de også skal logge ind.',
    idle: (minutes) =>
      `Den, der er logget ind, logges ud, når ingen har rørt skranken i ${minutes} minutter.`,
    name: 'Navn',
    role: 'Rolle',
    pin: 'PIN-kode',
    newPin: 'Ny PIN-kode',
    pinHint: 'Fire til otte cifre, der er svære at gætte.',
    noPin: 'uden PIN-kode',
    add: 'Tilføj en ansat',
    change: 'Navn og rolle',
    setPin: 'Ny PIN-kode',
    remove: 'Fjern',
    removeSure: (name) =>
      `${name} kan ikke længere logge ind. I loggen bliver navnet stående ved det, der er gjort.`,
    pins: {
      not_digits: 'En PIN-kode har kun cifre.',
      too_short: 'En PIN-kode har mindst fire cifre.',
      too_long: 'En PIN-kode har højst otte cifre.',
      repeats: 'Den gentager sig selv. Det er det første, nogen prøver.',
      in_a_row: 'Cifrene følger efter hinanden. Det er det første, nogen prøver.',
      line: 'Det er en streg hen over tasterne. Det er det første, nogen prøver.',
    },
    rules: {
      name_taken: 'En anden af de ansatte hedder det.',
      no_manager: 'Der skal være en leder, og dette er den eneste.',
      pin_missing: 'Så snart der er to, skal alle have en PIN-kode.',
      other_pin_missing: 'Giv først den, der er her, en PIN-kode; tilføj så den næste.',
    },
  },
};
