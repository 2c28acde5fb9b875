import type { TransferWords } from './en';

export const transfer: TransferWords = {
  title: 'Hent ind og giv ud',
  outHeading: 'Giv alle medlemmer ud',
  outText:
    'Alle medlemmer skrives i en CSV-fil i din dokumentmappe. Den kan hentes ind igen, som den er. At den blev lavet, står i loggen.',
  out: 'Skriv filen',
  outTitle: 'Skriv alle medlemmer i en fil?',
  inClear:
    'Filen er ikke krypteret: Den, der har den, kan læse navne, numre og noter. Hav den, hvor kun du kan komme til den, og slet den, når den ikke længere er nødvendig.',
  reader: 'Hvem skal læse den?',
  readers: { excel: 'Excel eller et andet regneark', program: 'Et program' },
  readerTexts: {
    excel: 'Åbnes med et dobbeltklik. Det, der ligner en formel, gøres uskadeligt.',
    program: 'Kommaer og UTF-8, telefonnumre med landekode.',
  },
  writing: 'Filen bliver skrevet …',
  written: (count) => `Filen er skrevet. Medlemmer i den: ${count}`,
  inHeading: 'Hent medlemmer ind',
  inText:
    'Medlemmer hentes ind på kommandolinjen, hvor en fil kan have en million rækker og kan afbrydes og fortsættes. Et almindeligt regneark som CSV er nok; første række siger, hvad kolonnerne hedder.',
  look: 'Se først: hvad der ville komme ud af det, række for række. Intet ændres.',
  take: 'Hent så ind. Ingen kommer ind to gange, og rækker, der ikke kan bruges, skrives i en fil ved siden af.',
};
