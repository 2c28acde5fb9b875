import type { Host } from '../../host/host';
import type { ShiftView } from '../../ipc/wire';

/** Who is signed in at this desk, and what is open to them. */
export class Shift {
  view = $state.raw<ShiftView>();

  /** Whether somebody has to sign in before anything of the counter may be seen. */
  readonly locked = $derived(this.view !== undefined && !this.view.counterIsOpen);

  async load(host: Host): Promise<void> {
    this.view = await host.call('view_shift', {});
  }
}
