import type { Host } from '../../../host/host';
import { toWireError } from '../../../ipc/error';
import type { FindingView, WireError } from '../../../ipc/wire';

/** One look at everything, line by line as it is found. */
export class Examination {
  findings = $state.raw<readonly FindingView[]>([]);
  underWay = $state(false);
  /** Whether it came to its end. */
  done = $state(false);
  error = $state.raw<WireError>();
  readonly isWell = $derived(this.done && this.findings.every(({ state }) => state !== 'wrong'));

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async start(): Promise<void> {
    if (this.underWay) return;
    this.underWay = true;
    this.done = false;
    this.findings = [];
    this.error = undefined;
    const stop = this.#host.listen((event) => {
      if (event.event === 'examined') this.findings = [...this.findings, event.finding];
    });
    try {
      this.findings = await this.#host.call('examine_desk', {});
      this.done = true;
    } catch (reason) {
      this.error = toWireError(reason);
    } finally {
      stop();
      this.underWay = false;
    }
  }
}
