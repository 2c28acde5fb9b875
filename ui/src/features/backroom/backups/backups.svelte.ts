import type { BackupRestored, BackupsView, BackupView, SinceBackup } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** The backups, and the one that is looked at before it takes the register's place. */
export class Backups {
  view = $state.raw<BackupsView>();
  isMade = $state(false);
  asked = $state.raw<{ backup: BackupView; since: SinceBackup }>();
  restored = $state.raw<BackupRestored>();

  readonly room: BackRoom;

  constructor(room: BackRoom) {
    this.room = room;
  }

  async load(): Promise<void> {
    this.view = (await this.room.ask('list_backups', {})) ?? this.view;
  }

  async make(): Promise<void> {
    this.isMade = false;
    const view = await this.room.ask('make_backup', {});
    if (!view) return;
    this.view = view;
    this.isMade = true;
  }

  /** Asks once, and says what would be gone. */
  async ask(backup: BackupView): Promise<void> {
    const since = await this.room.ask('look_at_backup', { backupId: backup.backupId });
    if (since) this.asked = { backup, since };
  }

  async restore(): Promise<void> {
    if (!this.asked || this.restored) return;
    this.restored = await this.room.ask('restore_backup', { backupId: this.asked.backup.backupId });
  }
}
