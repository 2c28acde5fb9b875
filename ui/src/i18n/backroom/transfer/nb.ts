import type { TransferWords } from './en';

export const transfer: TransferWords = {
  title: 'Hente inn og gi ut',
  outHeading: 'Gi ut alle medlemmer',
  outText:
    'Alle medlemmer skrives til en CSV-fil i dokumentmappen din. Den kan hentes inn igjen som den er. At den ble laget, står i loggen.',
  out: 'Skriv filen',
  outTitle: 'Skrive alle medlemmer til en fil?',
  inClear:
    'Filen er ikke kryptert: Den som har den, kan lese navn, numre og notater. Ha den der bare du kommer til, og slett den når den ikke trengs lenger.',
  reader: 'Hvem skal lese den?',
  readers: { excel: 'Excel eller et annet regneark', program: 'Et program' },
  readerTexts: {
    excel: 'Åpnes med et dobbeltklikk. Det som ser ut som en formel, gjøres ufarlig.',
    program: 'Komma og UTF-8, telefonnumre med landkode.',
  },
  writing: 'Filen blir skrevet …',
  written: (count) => `Skrevet. Medlemmer i filen: ${count}`,
  inHeading: 'Hente inn medlemmer',
  inText:
    'Medlemmer hentes inn på kommandolinjen, der en fil kan ha en million rader og kan avbrytes og fortsettes. Et vanlig regneark som CSV holder; første rad sier hva kolonnene heter.',
  look: 'Se først: hva det ville blitt til, rad for rad. Ingenting endres.',
  take: 'Hent så inn. Ingen kommer inn to ganger, og rader som ikke kan brukes, skrives til en fil ved siden av.',
};
