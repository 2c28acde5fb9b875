import type { GuideWords } from './en';

export const guide: GuideWords = {
  headings: {
    language: 'Tervetuloa Skrankeen',
    choice: 'Miten haluat aloittaa?',
    keys: 'Teidän avaimenne',
    check: 'Katsotaan, toimiiko kaikki',
    pin: 'Oma PIN-koodi',
  },
  welcome: 'Muutaman minuutin päästä tämä on teidän tiskinne. Valitse näytön kieli ja maa, jossa olette.',
  ways: { simulator: 'Kokeile ensin simulaattorilla', keys: 'Minulla on avaimet' },
  wayTexts: {
    simulator:
      'Tiskin viereen avautuu simuloitu puhelin, ja sinä esität asiakasta. Oikeita asiakkaita ei voi tavoittaa, eikä mitään tallenneta. Kun olet valmis, sulje Skranke ja käynnistä se uudelleen.',
    keys: 'Sinulla on client ID ja client secret palveluntarjoajan portaalista, joko testiin tai tosikäyttöön.',
  },
  keysText:
    'Liitä ne sellaisina kuin ne ovat palveluntarjoajan portaalissa. Ylimääräiset välilyönnit eivät haittaa.',
  secretHint:
    'Se tallennetaan tämän tietokoneen avainnippuun, ei koskaan tiedostoon, eikä sitä näytetä uudelleen.',
  passphrase: 'Tunnuslause',
  passphraseText:
    'Tällä tietokoneella ei ole avainnippua. Valitse sen sijaan tunnuslause: se avaa jäsenet ja salaisuuden aina, kun Skranke käynnistyy. Ilman sitä kukaan ei voi avata niitä.',
  passphraseHint:
    'Vähintään kahdeksan merkkiä. Oma lause on paras. Kirjoita se talteen turvalliseen paikkaan.',
  checkText: 'Tiski on auki. Korjattavat asiat voi muuttaa takahuoneessa (F9) kohdassa Asetukset.',
  pinText:
    'Koodi ei ole pakollinen. PIN-koodilla vain sinä pääset takahuoneeseen, jossa ovat asetukset ja kaikki jäsenet.',
  next: {
    language: 'Jatka',
    choice: 'Jatka',
    keys: 'Avaa tiski',
    check: 'Jatka',
    pin: 'Tallenna ja siirry tiskille',
  },
  back: 'Takaisin',
  toCounter: 'Tiskille',
  opening: 'Tiskiä avataan…',
  unlock: {
    heading: 'Tiski on lukossa',
    text: 'Tämän tiskin jäsenet ja avaimet ovat tunnuslauseen takana. Avaa tiski kirjoittamalla se.',
    open: 'Avaa tiski',
    opening: 'Avataan. Se kestää hetken tarkoituksella…',
  },
};
