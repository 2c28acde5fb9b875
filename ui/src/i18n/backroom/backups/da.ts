import type { BackupsWords } from './en';

export const backups: BackupsWords = {
  title: 'Sikkerhedskopier',
  text: 'Skranken tager en sikkerhedskopi hver dag. De sidste to ugers bliver gemt, derefter én om ugen i otte uger. De er krypteret, som registeret er.',
  folder: (folder) => `De ligger i ${folder}`,
  none: 'Der er ingen sikkerhedskopi endnu.',
  make: 'Tag en nu',
  making: 'Sikkerhedskopien bliver taget …',
  made: 'Sikkerhedskopien er taget.',
  when: 'Fra',
  reason: 'Taget, fordi',
  size: 'Størrelse',
  reasons: {
    daily: 'det var på tide',
    asked: 'nogen bad om den',
    upgrade: 'en ny version kom',
    replaced: 'en anden blev gendannet',
  },
  unusable: 'Den kan ikke bruges',
  restore: 'Gendan',
  restoreTitle: (when) => `Gendan sikkerhedskopien fra ${when}?`,
  lost: 'Det, der er kommet ind i registeret siden da, forsvinder fra det:',
  lostMembers: (count) => `Nye medlemmer: ${count}`,
  lostVisits: (count) => `Indtjekninger: ${count}`,
  lostDeeds: (count) => `Linjer i loggen: ${count}`,
  kept: 'Det, der er der nu, gemmes først som sikkerhedskopi, så du kan vende tilbage til det.',
  erased: 'De, der er slettet siden da, forbliver slettet: De slettes også fra det, der gendannes.',
  signIn:
    'Skranken lukkes og åbnes igen. De, der arbejder her, skal logge ind igen med pinkoden fra dengang.',
  restoring: 'Sikkerhedskopien lægges på plads. Det kan tage et minut …',
  requestsWait: 'Der er anmodninger, der venter. Gendan, når de er besvaret eller opgivet.',
  done: (count) => `Sikkerhedskopien er på plads. Medlemmer i registeret nu: ${count}`,
  goOn: 'Fortsæt',
  elsewhere:
    'En kopi, der er taget med ud under en adgangssætning, gendannes på kommandolinjen, mens dette vindue er lukket:',
};
