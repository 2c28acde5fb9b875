import type { Host } from '../../host/host';
import type { ShiftView } from '../../ipc/wire';

/** So often at most the desk is told that somebody is there. */
const TOUCH_MS = 30_000;

/** Who is signed in at this desk, and what is open to them. */
export class Shift {
  view = $state.raw<ShiftView>();
  #touchedAt = -Infinity;
  /** Who was signed in last. */
  #wasHere?: string;
  readonly #unlocked: () => void;
  readonly #changedHands: () => void;

  /** `unlocked` is called when the counter was locked and is not any more; `changedHands` when somebody else has signed in. */
  constructor(unlocked: () => void = () => undefined, changedHands: () => void = () => undefined) {
    this.#unlocked = unlocked;
    this.#changedHands = changedHands;
  }

  /** Whether somebody has to sign in before anything of the counter may be seen. */
  get locked(): boolean {
    return this.view?.counterIsOpen === false;
  }

  take(view: ShiftView): void {
    const { locked } = this;
    this.view = view;
    const here = view.signedIn?.staffId;
    if (here && this.#wasHere && here !== this.#wasHere) this.#changedHands();
    this.#wasHere = here ?? this.#wasHere;
    if (locked && !this.locked) this.#unlocked();
  }

  async load(host: Host): Promise<void> {
    this.take(await host.call('view_shift', {}));
  }

  /** A key or the mouse was moved: the desk does not lock itself under somebody's hands. */
  touch(host: Host): void {
    const now = host.now();
    if (!this.view?.signedIn || now - this.#touchedAt < TOUCH_MS) return;
    this.#touchedAt = now;
    // One that is locked already says so by an event.
    host.call('touch', {}).catch(() => undefined);
  }
}
