import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { DeskView, WireError } from '../../ipc/wire';

/** This installation: its club, its language, whether its provider answers, and what is wrong with it. */
export class Desk {
  view = $state.raw<DeskView>();
  /** Set when even that could not be asked. */
  failed = $state.raw<WireError>();
  readonly problem = $derived(this.view?.problem ?? this.failed);

  async load(host: Host): Promise<void> {
    try {
      this.view ??= await host.call('view_desk', {});
    } catch (reason) {
      this.failed = toWireError(reason);
    }
  }
}
