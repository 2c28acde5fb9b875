import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { StaffView, WireError } from '../../ipc/wire';
import type { Shift } from './shift.svelte';

/** Signing in: who, and their PIN. It stands before the counter while that is locked, and before the back room. */
export class Gate {
  readonly shift: Shift;
  readonly #host: Host;
  readonly #opened: () => void;

  /** Whether somebody asked for the back room, and it is closed to whoever is here. */
  wantsBackRoom = $state(false);
  chosenId = $state<string>();
  pin = $state('');
  error = $state.raw<WireError>();
  underWay = $state(false);

  readonly shown = $derived.by(() => this.shift.locked || this.wantsBackRoom);
  /** Who may sign in here. */
  readonly people: StaffView[] = $derived.by(() =>
    (this.shift.view?.staff ?? []).filter(
      (staff) => staff.hasPin && (!this.wantsBackRoom || staff.role === 'manager'),
    ),
  );
  readonly chosen = $derived.by(
    () => this.people.find((staff) => staff.staffId === this.chosenId) ?? this.people[0],
  );

  /** `opened` is called when the back room was asked for and is open now. */
  constructor(host: Host, shift: Shift, opened: () => void) {
    this.#host = host;
    this.shift = shift;
    this.#opened = opened;
  }

  /** Asks whoever is here to sign in before the back room opens. */
  askForBackRoom(): void {
    this.wantsBackRoom = true;
    this.#clear();
  }

  choose(staffId: string): void {
    this.chosenId = staffId;
    this.#clear();
  }

  /** The next or the one before, around the end. */
  move(step: 1 | -1): void {
    const place = this.people.findIndex((staff) => staff === this.chosen);
    const next = this.people[(place + step + this.people.length) % this.people.length];
    if (next) this.choose(next.staffId);
  }

  type(text: string): void {
    this.pin = text;
    this.error = undefined;
  }

  async enter(): Promise<void> {
    const who = this.chosen;
    if (!who || !this.pin || this.underWay) return;
    this.underWay = true;
    try {
      const { pin } = this;
      this.pin = '';
      this.shift.take(await this.#host.call('sign_in', { staffId: who.staffId, pin }));
      this.#passed();
    } catch (reason) {
      this.error = toWireError(reason);
      if (this.error.code === 'pin_closed') await this.shift.load(this.#host);
    } finally {
      this.underWay = false;
    }
  }

  /** Back to the counter; while that is locked there is no way but to sign in. */
  leave(): void {
    this.wantsBackRoom = false;
    this.#clear();
  }

  #passed(): void {
    const { wantsBackRoom } = this;
    this.leave();
    if (wantsBackRoom) this.#opened();
  }

  #clear(): void {
    this.pin = '';
    this.error = undefined;
  }
}
