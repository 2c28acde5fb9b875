import type { ReportView } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** One day after another. What is in view stays until the next one has come. */
export class Report {
  view = $state.raw<ReportView>();

  readonly #room: BackRoom;

  constructor(room: BackRoom) {
    this.#room = room;
  }

  /** A day; none: today. */
  async open(day?: string): Promise<void> {
    const view = await this.#room.ask('view_report', day ? { day } : {});
    if (view) this.view = view;
  }
}
