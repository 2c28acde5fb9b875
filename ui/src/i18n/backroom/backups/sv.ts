import type { BackupsWords } from './en';

export const backups: BackupsWords = {
  title: 'Säkerhetskopior',
  text: 'Disken gör en säkerhetskopia varje dag. De senaste två veckornas sparas, därefter en i veckan i åtta veckor. De är krypterade så som registret är.',
  folder: (folder) => `De ligger i ${folder}`,
  none: 'Det finns ingen säkerhetskopia ännu.',
  make: 'Gör en nu',
  making: 'Säkerhetskopian görs …',
  made: 'Säkerhetskopian är gjord.',
  when: 'Från',
  reason: 'Gjord för att',
  size: 'Storlek',
  reasons: {
    daily: 'det var dags',
    asked: 'någon bad om den',
    upgrade: 'en ny version kom',
    replaced: 'en annan återställdes',
  },
  unusable: 'Den kan inte användas',
  restore: 'Återställ',
  restoreTitle: (when) => `Återställa säkerhetskopian från ${when}?`,
  lost: 'Det som har kommit in i registret sedan dess försvinner ur det:',
  lostMembers: (count) => `Nya medlemmar: ${count}`,
  lostVisits: (count) => `Incheckningar: ${count}`,
  lostDeeds: (count) => `Rader i loggen: ${count}`,
  kept: 'Det som finns där nu sparas först som säkerhetskopia, så att du kan gå tillbaka till det.',
  erased: 'De som har raderats sedan dess förblir raderade: de raderas också ur det som återställs.',
  signIn:
    'Disken stängs och öppnas igen. De som arbetar här loggar in på nytt, med PIN-koden från den tiden.',
  restoring: 'Säkerhetskopian läggs på plats. Det kan ta en minut …',
  requestsWait: 'Det finns förfrågningar som väntar. Återställ när de har besvarats eller avbrutits.',
  done: (count) => `Säkerhetskopian är på plats. Medlemmar i registret nu: ${count}`,
  goOn: 'Gå vidare',
  elsewhere:
    'En kopia som har tagits med ut, med lösenfras, återställs på kommandoraden medan det här fönstret är stängt:',
};
