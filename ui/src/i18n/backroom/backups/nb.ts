import type { BackupsWords } from './en';

export const backups: BackupsWords = {
  title: 'Sikkerhetskopier',
  text: 'Skranken tar en sikkerhetskopi hver dag. De fra de siste to ukene blir tatt vare på, deretter én i uka i åtte uker. De er kryptert slik registeret er.',
  folder: (folder) => `De ligger i ${folder}`,
  none: 'Det finnes ingen sikkerhetskopi ennå.',
  make: 'Ta en nå',
  making: 'Sikkerhetskopien blir tatt …',
  made: 'Sikkerhetskopien er tatt.',
  when: 'Fra',
  reason: 'Tatt fordi',
  size: 'Størrelse',
  reasons: {
    daily: 'det var på tide',
    asked: 'noen ba om den',
    upgrade: 'en ny versjon kom',
    replaced: 'en annen ble lagt tilbake',
  },
  unusable: 'Den kan ikke brukes',
  restore: 'Legg tilbake',
  restoreTitle: (when) => `Legge tilbake sikkerhetskopien fra ${when}?`,
  lost: 'Det som er kommet inn i registeret siden da, blir borte fra det:',
  lostMembers: (count) => `Nye medlemmer: ${count}`,
  lostVisits: (count) => `Innsjekkinger: ${count}`,
  lostDeeds: (count) => `Linjer i loggen: ${count}`,
  kept: 'Det som er der nå, blir først tatt vare på som sikkerhetskopi, så du kan komme tilbake til det.',
  erased: 'De som er slettet siden da, forblir slettet: De slettes også fra det som legges tilbake.',
  signIn:
    'Skranken lukkes og åpnes igjen. De som jobber her, må logge inn på nytt, med PIN-koden fra den gangen.',
  restoring: 'Sikkerhetskopien legges på plass. Det kan ta et minutt …',
  requestsWait: 'Det er forespørsler som venter. Legg tilbake når de er besvart eller avbrutt.',
  done: (count) => `Sikkerhetskopien er på plass. Medlemmer i registeret nå: ${count}`,
  goOn: 'Gå videre',
  elsewhere:
    'En kopi som er tatt med ut, med passordfrase, legges tilbake på kommandolinjen mens dette vinduet er lukket:',
};
