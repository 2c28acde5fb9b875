import type { AuditEntryView, AuditGroup, AuditView } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** What entries can be about; nothing: all of it. */
export const groups = [undefined, 'seen', 'changed', 'house', 'staff', 'desk'] as const;

/** What was noted, a page at a time. What is in view stays until the next has come. */
export class Audit {
  view = $state.raw<AuditView>();
  group = $state<AuditGroup>();
  #chosenId = $state<string>();
  /** Where the pages begin that lead here; the newest page has none. */
  #befores = $state.raw<readonly string[]>([]);

  readonly #room: BackRoom;

  constructor(room: BackRoom) {
    this.#room = room;
  }

  get rows(): AuditEntryView[] {
    return this.view?.entries ?? [];
  }

  /** Whether there are newer ones than those in view. */
  get hasNewer(): boolean {
    return this.#befores.length > 0;
  }

  /** The row that the arrow keys stand on; the first, until they were used. */
  get chosen(): AuditEntryView | undefined {
    return this.rows.find(({ entryId }) => entryId === this.#chosenId) ?? this.rows[0];
  }

  choose(row: AuditEntryView): void {
    this.#chosenId = row.entryId;
  }

  /** Up and down through the rows, and round. */
  move(step: 1 | -1): void {
    const { rows, chosen } = this;
    if (!chosen) return;
    const next = rows[(rows.indexOf(chosen) + step + rows.length) % rows.length];
    if (next) this.choose(next);
  }

  /** The newest, of one kind or of all. */
  open(group: AuditGroup | undefined): Promise<void> {
    return this.#load(group, []);
  }

  /** The next kind, and round. */
  nextGroup(): Promise<void> {
    return this.open(groups[(groups.indexOf(this.group) + 1) % groups.length]);
  }

  async older(): Promise<void> {
    if (this.view?.older) await this.#load(this.group, [...this.#befores, this.view.older]);
  }

  async newer(): Promise<void> {
    if (this.hasNewer) await this.#load(this.group, this.#befores.slice(0, -1));
  }

  async #load(group: AuditGroup | undefined, befores: readonly string[]): Promise<void> {
    const view = await this.#room.ask('list_audit', { group, before: befores.at(-1) });
    if (!view) return;
    this.view = view;
    this.group = group;
    this.#befores = befores;
  }
}

/** Entries under the days on which they were, in their order. */
export function daysOf(
  rows: AuditEntryView[],
  dayOf: (row: AuditEntryView) => string,
): { day: string; entries: AuditEntryView[] }[] {
  const days: { day: string; entries: AuditEntryView[] }[] = [];
  for (const row of rows) {
    const day = dayOf(row);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(row);
    else days.push({ day, entries: [row] });
  }
  return days;
}
