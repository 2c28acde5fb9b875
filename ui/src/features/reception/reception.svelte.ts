import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { GuestsImported, HeadCount, HouseView, Presence, PresenceRow, WireError } from '../../ipc/wire';

/** A list that was looked at and is not taken in yet. */
export type Plan = { content: number[]; list: string; report?: GuestsImported };

export const presences: Presence[] = ['expected', 'here', 'left'];

/** The reception's day: who is expected, here, or gone, and which of them the arrow keys stand on. */
export class Reception {
  /** Whether the day lies on the counter where no card does. */
  open = $state(false);
  view = $state.raw<HouseView>();
  /** How many there are; known also while the day is not open. */
  heads = $state.raw<HeadCount>();
  /** The row that the arrow keys stand on. */
  chosenId = $state<string>();
  plan = $state.raw<Plan>();
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  readonly chosen = $derived(this.#rows().find((row) => row.rowId === this.chosenId));

  /** Asks for the day anew. */
  async load(): Promise<void> {
    this.view = await this.#host.call('list_guests', {});
    this.heads = this.view.headCount;
  }

  /** Somebody came or went. */
  changed(heads: HeadCount): Promise<void> {
    this.heads = heads;
    return this.open ? this.load() : Promise.resolve();
  }

  /** Up and down in one list, and round. */
  move(step: 1 | -1): void {
    const list = this.chosen ? this.#of(this.chosen.presence) : (this.#lists()[0] ?? []);
    const place = list.findIndex((row) => row.rowId === this.chosenId);
    const next = place === -1 && step === -1 ? list.length - 1 : (place + step + list.length) % list.length;
    this.chosenId = list[next]?.rowId;
  }

  /** To the list beside, as far down. */
  moveAside(step: 1 | -1): void {
    const lists = this.#lists();
    const at = lists.findIndex((list) => list.some((row) => row.rowId === this.chosenId));
    const place = Math.max(lists[at]?.findIndex((row) => row.rowId === this.chosenId) ?? 0, 0);
    const next = lists[at === -1 ? 0 : (at + step + lists.length) % lists.length];
    this.chosenId = next?.[Math.min(place, next.length - 1)]?.rowId;
  }

  /** Looks at a list. Nothing is taken in yet. */
  async look(content: Uint8Array, list: string): Promise<WireError | undefined> {
    const plan = { content: Array.from(content), list };
    this.plan = plan;
    try {
      const report = await this.#host.call('import_guests', { ...plan, dryRun: true });
      if (this.plan === plan) this.plan = { ...plan, report };
      return undefined;
    } catch (reason) {
      if (this.plan === plan) this.plan = undefined;
      return toWireError(reason);
    }
  }

  /** Takes the list in that was looked at. */
  async take(): Promise<void> {
    const { plan } = this;
    if (!plan?.report) return;
    await this.#host.call('import_guests', { content: plan.content, list: plan.list, dryRun: false });
    this.plan = undefined;
    await this.load();
  }

  #of(presence: Presence): PresenceRow[] {
    return this.view?.[presence] ?? [];
  }

  /** The lists that have anybody in them. */
  #lists(): PresenceRow[][] {
    return presences.map((presence) => this.#of(presence)).filter((list) => list.length > 0);
  }

  #rows(): PresenceRow[] {
    return presences.flatMap((presence) => this.#of(presence));
  }
}
