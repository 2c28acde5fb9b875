import type { BackupReason } from '../../../ipc/wire';

/** The backups; and the type of every other language. */
export const backups = {
  title: 'Backups',
  text: 'The desk makes a backup every day. Those of the last two weeks are kept, then one a week for eight weeks. They are encrypted as the register is.',
  folder: (folder: string) => `They lie in ${folder}`,
  none: 'There is no backup yet.',
  make: 'Make one now',
  making: 'The backup is being made …',
  made: 'The backup is made.',
  when: 'As of',
  reason: 'Made because',
  size: 'Size',
  reasons: {
    daily: 'it was time',
    asked: 'somebody asked for it',
    upgrade: 'a new version came',
    replaced: 'another one was restored',
  } satisfies Record<BackupReason, string>,
  unusable: 'It cannot be used',
  restore: 'Restore',
  restoreTitle: (when: string) => `Restore the backup of ${when}?`,
  lost: 'What has come into the register since then is gone from it:',
  lostMembers: (count: string) => `New members: ${count}`,
  lostVisits: (count: string) => `Check-ins: ${count}`,
  lostDeeds: (count: string) => `Entries of the audit log: ${count}`,
  kept: 'What is there now is kept as a backup first, so you can come back to it.',
  erased: 'Whoever was erased since then stays erased: they are erased from what is restored, too.',
  signIn:
    'The desk is closed and opened again for it. Whoever works here signs in again, with the PIN of that time.',
  restoring: 'The backup is being put in place. This can take a minute …',
  requestsWait: 'Requests are still waiting. Restore when they have been answered or given up.',
  done: (count: string) => `The backup is in place. Members in the register now: ${count}`,
  goOn: 'Go on',
  elsewhere:
    'A backup that was carried away, under a passphrase, is restored on the command line while this window is closed:',
};

/** The type every language has. */
export type BackupsWords = typeof backups;
