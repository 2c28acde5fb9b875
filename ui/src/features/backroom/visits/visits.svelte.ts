import type { DayVisit, DayVisits, Event } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** The check-ins of one day after another. What is in view stays until the next has come. */
export class Visits {
  view = $state.raw<DayVisits>();
  #chosenId = $state<string>();

  readonly #room: BackRoom;

  constructor(room: BackRoom) {
    this.#room = room;
  }

  get rows(): DayVisit[] {
    return this.view?.visits ?? [];
  }

  /** The row that the arrow keys stand on; the first, until they were used. */
  get chosen(): DayVisit | undefined {
    return this.rows.find(({ visit }) => visit.visitId === this.#chosenId) ?? this.rows[0];
  }

  choose(row: DayVisit): void {
    this.#chosenId = row.visit.visitId;
  }

  /** Up and down through the rows, and round. */
  move(step: 1 | -1): void {
    const { rows, chosen } = this;
    if (!chosen) return;
    const next = rows[(rows.indexOf(chosen) + step + rows.length) % rows.length];
    if (next) this.choose(next);
  }

  /** A day; none: today. */
  async open(day?: string): Promise<void> {
    this.#take(await this.#room.ask('list_visits', day ? { day } : {}));
  }

  /** They have left. */
  async end(): Promise<void> {
    const { chosen } = this;
    if (chosen?.canEnd) this.#take(await this.#room.ask('end_visit', { visitId: chosen.visit.visitId }));
  }

  /** The last word on the check-in was a mistake. */
  async undo(): Promise<void> {
    const { chosen } = this;
    if (chosen) this.#take(await this.#room.ask('undo_visit', { visitId: chosen.visit.visitId }));
  }

  /** Somebody came or left at the counter: the day is told anew, if it is today. */
  hear(event: Event): void {
    if (event.event === 'house_changed' && this.view && !this.view.next) void this.open();
  }

  #take(view: DayVisits | undefined): void {
    if (view) this.view = view;
  }
}
