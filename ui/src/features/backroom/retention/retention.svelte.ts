import type { KeptKind, RetentionView } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** What has had its time: counted first, removed when somebody says so. */
export class Retention {
  view = $state.raw<RetentionView>();
  /** What would go, once it was counted. */
  due = $state.raw<Map<KeptKind, number>>();
  isRemoved = $state(false);
  /** What is asked before anything goes. */
  asking = $state<'remove' | 'clock'>();

  readonly room: BackRoom;

  constructor(room: BackRoom) {
    this.room = room;
  }

  async load(): Promise<void> {
    this.view = (await this.room.ask('view_retention', {})) ?? this.view;
  }

  async count(): Promise<void> {
    this.isRemoved = false;
    const counts = await this.room.ask('count_overdue', {});
    if (counts) this.due = new Map(counts.map(({ kind, count }) => [kind, count]));
  }

  async remove(): Promise<void> {
    const view = await this.room.ask('remove_overdue', { clockIsRight: this.asking === 'clock' });
    if (view) {
      this.view = view;
      this.due = undefined;
      this.isRemoved = true;
      this.asking = undefined;
    } else if (this.room.error?.code === 'not_now') {
      this.room.error = undefined;
      this.asking = 'clock';
    }
  }
}
