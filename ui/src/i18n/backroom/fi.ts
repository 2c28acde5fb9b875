import { check } from '../check/fi';
import { settings } from '../settings/fi';
import type { BackRoomWords } from './en';
import { audit } from './audit/fi';
import { members } from './members/fi';
import { visits } from './visits/fi';
import { backups } from './backups/fi';
import { report } from './report/fi';
import { retention } from './retention/fi';
import { transfer } from './transfer/fi';

export const backroom: BackRoomWords = {
  members,
  audit,
  visits,
  report,
  backups,
  retention,
  transfer,
  signIn: {
    heading: 'Kuka on paikalla?',
    headingBack: 'Esihenkilölle',
    text: 'Valitse nimesi ja näppäile PIN-koodisi.',
    people: 'Henkilökunta',
    pin: 'PIN-koodi',
    enter: 'Kirjaudu',
    waiting: (count) => `Sillä välin odottavia pyyntöjä: ${count}`,
    closed: (time) => `Tätä PIN-koodia voi yrittää uudelleen, kun on kulunut ${time}.`,
    signedIn: (name) => `Kirjautuneena: ${name}`,
    handOver: 'Vaihda vuoroa',
    lock: 'Lukitse tiski',
  },
  room: {
    title: 'Takahuone',
    sections: 'Takahuoneen osat',
    leave: 'Takaisin tiskille',
    stepBack: 'Askel taaksepäin; lopuksi tiskille',
    requests: (count) => `Odottavia pyyntöjä: ${count}`,
    save: 'Tallenna',
    cancel: 'Peruuta',
    saved: 'Tallennettu.',
    fields: {
      empty: 'Tämä ei saa olla tyhjä.',
      too_long: 'Tämä on liian pitkä.',
      unprintable: 'Tässä on merkkejä, joita ei voi näyttää.',
      not_an_address: 'Tämä ei näytä sähköpostiosoitteelta.',
      not_a_day: 'Sellaista päivää ei ole. Kirjoita se muodossa 31.12.2026.',
      not_a_number: 'Tässä on oltava kokonaisluku, joka on suurempi kuin 0.',
      number_taken: 'Tämä numero on jo jollakulla muulla.',
      too_many: 'Niitä on liikaa.',
    },
  },
  settings,
  check,
  staff: {
    title: 'Henkilökunta',
    roles: { counter: 'Tiski', manager: 'Esihenkilö' },
    mayDo: {
      counter: 'Saa tehdä kaiken tiskillä.',
      manager: 'Saa tehdä kaiken tiskillä ja tulla tänne.',
    },
    asks: {
      nobody: 'Keneltäkään ei kysytä PIN-koodia tällä tiskillä, ja kaikki pääsevät tänne.',
      back_room: 'Tiskillä ei kysytä keneltäkään. Tänne pääsee vain esihenkilön PIN-koodilla.',
      everybody: 'Jokainen kirjautuu omalla PIN-koodillaan. Tänne pääsevät vain esihenkilöt.',
    },
    firstHeading: 'Lukitse takahuone PIN-koodilla',
    firstText:
      'Lisää itsesi esihenkilöksi ja valitse PIN-koodi. Sen jälkeen vain sinä pääset tänne. Lisää muut, kun heidänkin on kirjauduttava.',
    idle: (minutes) => `Kirjautunut kirjataan ulos, kun tiskiin ei ole koskettu ${minutes} minuuttiin.`,
    name: 'Nimi',
    role: 'Rooli',
    pin: 'PIN-koodi',
    newPin: 'Uusi PIN-koodi',
    pinHint: 'Neljästä kahdeksaan numeroa, joita on vaikea arvata.',
    noPin: 'ei PIN-koodia',
    add: 'Lisää työntekijä',
    change: 'Nimi ja rooli',
    setPin: 'Uusi PIN-koodi',
    remove: 'Poista',
    removeSure: (name) => `${name} ei voi enää kirjautua. Lokissa nimi säilyy tehtyjen asioiden kohdalla.`,
    pins: {
      not_digits: 'PIN-koodissa on vain numeroita.',
      too_short: 'PIN-koodissa on vähintään neljä numeroa.',
      too_long: 'PIN-koodissa on enintään kahdeksan numeroa.',
      repeats: 'Se toistaa itseään. Sitä kokeillaan ensimmäisenä.',
      in_a_row: 'Numerot ovat järjestyksessä. Sitä kokeillaan ensimmäisenä.',
      line: 'Se on suora viiva näppäimillä. Sitä kokeillaan ensimmäisenä.',
    },
    rules: {
      name_taken: 'Joku muu henkilökunnasta on samanniminen.',
      no_manager: 'Esihenkilöitä on oltava, ja tämä on ainoa.',
      pin_missing: 'Heti kun teitä on kaksi, jokainen tarvitsee PIN-koodin.',
      other_pin_missing: 'Anna ensin nykyiselle PIN-koodi; lisää sitten seuraava.',
    },
  },
};
