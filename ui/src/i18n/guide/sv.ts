import type { GuideWords } from './en';

export const guide: GuideWords = {
  headings: {
    language: 'Välkommen till Skranke',
    choice: 'Hur vill du börja?',
    keys: 'Era nycklar',
    check: 'Låt oss se om allt fungerar',
    pin: 'Din egen PIN-kod',
  },
  welcome: 'Om några minuter är det här er disk. Välj språk på skärmen och landet ni finns i.',
  ways: { simulator: 'Prova med simulatorn först', keys: 'Jag har nycklarna' },
  wayTexts: {
    simulator:
      'En simulerad telefon öppnas bredvid disken, och du spelar kunden. Ingen riktig kund kan nås, och inget sparas. När du är klar stänger du Skranke och startar igen.',
    keys: 'Du har ett client ID och en client secret från leverantörens portal, för test eller på riktigt.',
  },
  keysText: 'Klistra in dem som de står i leverantörens portal. Blanksteg runtom gör inget.',
  secretHint: 'Den läggs i nyckelringen på den här datorn, aldrig i en fil, och visas inte igen.',
  passphrase: 'Lösenfras',
  passphraseText:
    'Den här datorn har ingen nyckelring. Välj en lösenfras i stället: den öppnar medlemmarna och hemligheten varje gång Skranke startar. Ingen kan öppna dem utan den.',
  passphraseHint: 'Minst åtta tecken. En egen mening är bäst. Skriv ner den på ett säkert ställe.',
  checkText: 'Disken är öppen. Det som måste rättas kan ändras i bakrummet (F9), under Inställningar.',
  pinText:
    'Du behöver inte ha någon. Med en PIN-kod kommer bara du in i bakrummet, där inställningarna och alla medlemmar finns.',
  next: {
    language: 'Fortsätt',
    choice: 'Fortsätt',
    keys: 'Öppna disken',
    check: 'Fortsätt',
    pin: 'Spara och gå till disken',
  },
  back: 'Tillbaka',
  toCounter: 'Till disken',
  opening: 'Öppnar disken …',
  unlock: {
    heading: 'Disken är låst',
    text: 'Medlemmarna och nycklarna till den här disken ligger under en lösenfras. Skriv den för att öppna.',
    open: 'Öppna disken',
    opening: 'Öppnar. Det tar en stund med flit …',
  },
};
