import type { BackupsWords } from './en';

export const backups: BackupsWords = {
  title: 'Varmuuskopiot',
  text: 'Tiski tekee varmuuskopion joka päivä. Kahden viime viikon kopiot säilytetään, sen jälkeen yksi viikossa kahdeksan viikon ajan. Ne on salattu kuten rekisteri.',
  folder: (folder) => `Ne ovat kansiossa ${folder}`,
  none: 'Varmuuskopioita ei vielä ole.',
  make: 'Tee kopio nyt',
  making: 'Varmuuskopiota tehdään …',
  made: 'Varmuuskopio on tehty.',
  when: 'Ajankohta',
  reason: 'Tehty, koska',
  size: 'Koko',
  reasons: {
    daily: 'oli aika',
    asked: 'joku pyysi',
    upgrade: 'tuli uusi versio',
    replaced: 'toinen kopio palautettiin',
  },
  unusable: 'Sitä ei voi käyttää',
  restore: 'Palauta',
  restoreTitle: (when) => `Palautetaanko varmuuskopio: ${when}?`,
  lost: 'Rekisteristä häviää se, mitä siihen on tullut sen jälkeen:',
  lostMembers: (count) => `Uusia jäseniä: ${count}`,
  lostVisits: (count) => `Sisäänkirjauksia: ${count}`,
  lostDeeds: (count) => `Lokimerkintöjä: ${count}`,
  kept: 'Nykyinen sisältö otetaan ensin talteen varmuuskopioksi, joten siihen voi palata.',
  erased: 'Sen jälkeen poistetut pysyvät poistettuina: heidät poistetaan myös palautetusta sisällöstä.',
  signIn:
    'Tiski suljetaan ja avataan uudelleen. Työntekijät kirjautuvat uudelleen sen ajankohdan PIN-koodilla.',
  restoring: 'Varmuuskopiota palautetaan. Tämä voi kestää minuutin …',
  requestsWait: 'Pyyntöjä odottaa vielä. Palauta, kun niihin on vastattu tai ne on keskeytetty.',
  done: (count) => `Varmuuskopio on palautettu. Jäseniä rekisterissä nyt: ${count}`,
  goOn: 'Jatka',
  elsewhere:
    'Muualle viety, tunnuslauseella suojattu kopio palautetaan komentoriviltä, kun tämä ikkuna on suljettu:',
};
