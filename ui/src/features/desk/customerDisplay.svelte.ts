import type { DisplayHost } from '../../host/host';
import type { DisplayView } from '../../ipc/wire';

/** How long the display waits before it asks again, when the desk could not tell. */
const AGAIN_MS = 2_000;

/** What stands on the customers' display. Each answer comes when there is something else to show. */
export class CustomerDisplay {
  view = $state.raw<DisplayView>();
  readonly #host: DisplayHost;
  #runs = true;

  constructor(host: DisplayHost) {
    this.#host = host;
  }

  /** Asks until the answer is called. */
  start(): () => void {
    void this.#ask();
    return () => (this.#runs = false);
  }

  async #ask(): Promise<void> {
    while (this.#runs) {
      try {
        this.view = await this.#host.watch(this.view);
      } catch {
        // Better nothing than the code of somebody who has left.
        this.view = this.view && { ...this.view, code: undefined };
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }
}
