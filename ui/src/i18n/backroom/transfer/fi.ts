import type { TransferWords } from './en';

export const transfer: TransferWords = {
  title: 'Tuonti ja vienti',
  outHeading: 'Vie kaikki jäsenet',
  outText:
    'Kaikki jäsenet kirjoitetaan CSV-tiedostoon asiakirjakansioosi. Sen voi tuoda takaisin sellaisenaan. Viennistä jää merkintä lokiin.',
  out: 'Kirjoita tiedosto',
  outTitle: 'Kirjoitetaanko kaikki jäsenet tiedostoon?',
  inClear:
    'Tiedosto on salaamaton: kuka tahansa, jolla se on, voi lukea nimet, numerot ja muistiinpanot. Pidä se vain omassa käytössäsi ja poista se, kun sitä ei enää tarvita.',
  reader: 'Kuka sen lukee?',
  readers: { excel: 'Excel tai muu taulukkolaskenta', program: 'Ohjelma' },
  readerTexts: {
    excel: 'Avautuu kaksoisnapsautuksella. Kaavalta näyttävä tehdään vaarattomaksi.',
    program: 'Pilkut ja UTF-8, puhelinnumerot maakoodeineen.',
  },
  writing: 'Tiedostoa kirjoitetaan …',
  written: (count) => `Kirjoitettu. Jäseniä tiedostossa: ${count}`,
  inHeading: 'Tuo jäseniä',
  inText:
    'Jäsenet tuodaan komentoriviltä, jossa tiedostossa voi olla miljoona riviä ja tuonnin voi keskeyttää ja jatkaa. Tavallinen taulukko CSV-muodossa riittää; ensimmäinen rivi nimeää sarakkeet.',
  look: 'Katso ensin rivi riviltä, mitä siitä tulisi. Mitään ei muuteta.',
  take: 'Tuo sitten. Kukaan ei tule kahdesti, ja rivit, joita ei voi käyttää, kirjoitetaan tiedostoon viereen.',
};
