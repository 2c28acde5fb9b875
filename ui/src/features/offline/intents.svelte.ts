import type { Host } from '../../host/host';
import type { IntentView } from '../../ipc/wire';

/** Numbers that were kept while there was no connection, oldest first. */
export class Intents {
  all = $state.raw<IntentView[]>([]);
  /** Which of them the arrow keys stand on. */
  chosen = $state(0);
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  readonly current = $derived<IntentView | undefined>(this.all[Math.min(this.chosen, this.all.length - 1)]);

  async load(): Promise<void> {
    this.all = await this.#host.call('list_intents', {});
  }

  move(step: 1 | -1): void {
    if (this.all.length > 0) this.chosen = (this.chosen + step + this.all.length) % this.all.length;
  }
}
