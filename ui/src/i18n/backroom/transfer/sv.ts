import type { TransferWords } from './en';

export const transfer: TransferWords = {
  title: 'Ta in och lämna ut',
  outHeading: 'Lämna ut alla medlemmar',
  outText:
    'Alla medlemmar skrivs till en CSV-fil i din dokumentmapp. Den kan tas in igen som den är. Att den gjordes står i loggen.',
  out: 'Skriv filen',
  outTitle: 'Skriva alla medlemmar till en fil?',
  inClear:
    'Filen är inte krypterad: den som har den kan läsa namn, nummer och anteckningar. Ha den där bara du kommer åt den och radera den när den inte behövs längre.',
  reader: 'Vem ska läsa den?',
  readers: { excel: 'Excel eller ett annat kalkylark', program: 'Ett program' },
  readerTexts: {
    excel: 'Öppnas med ett dubbelklick. Det som ser ut som en formel görs ofarligt.',
    program: 'Kommatecken och UTF-8, telefonnummer med landskod.',
  },
  writing: 'Filen skrivs …',
  written: (count) => `Klart. Medlemmar i filen: ${count}`,
  inHeading: 'Ta in medlemmar',
  inText:
    'Medlemmar tas in på kommandoraden, där en fil kan ha en miljon rader och kan avbrytas och fortsättas. Ett vanligt kalkylark som CSV räcker; första raden säger vad kolumnerna heter.',
  look: 'Titta först: vad det skulle bli av det, rad för rad. Ingenting ändras.',
  take: 'Ta sedan in. Ingen kommer in två gånger, och rader som inte kan användas skrivs till en fil bredvid.',
};
