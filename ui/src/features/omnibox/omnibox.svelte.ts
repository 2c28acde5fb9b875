import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { LookUpView, MemberRow, PhoneProblem, PresenceRow, WireError } from '../../ipc/wire';
import { Wedge } from './wedge';

/** So long after the last sign of a scan its text is read, if no key has ended it. */
const SCAN_REST_MS = 100;

/** The one field: what stands in it, how the desk reads it, and whom it fits. */
export class Omnibox {
  text = $state('');
  /** The newest answer that was not late; for drawing. It may be one keystroke old. */
  shown = $state.raw<LookUpView>();
  /** The answer to exactly what stands in the field; for acting. */
  readonly answer = $derived(this.shown?.text === this.text ? this.shown : undefined);
  /** The row chosen with the arrow keys, or -1. */
  chosen = $state(-1);
  /** What Enter came back with. Gone with the next keystroke. */
  error = $state.raw<WireError>();
  /** The pace of the keys. */
  readonly wedge = new Wedge();
  readonly #host: Host;
  #asking?: { text: string; answer: Promise<LookUpView | undefined> };

  constructor(host: Host) {
    this.#host = host;
  }

  get rows(): MemberRow[] {
    return this.shown?.rows ?? [];
  }

  /** Guests of today; they stand above the members. */
  get guests(): PresenceRow[] {
    return this.shown?.guests ?? [];
  }

  /** Whether what stands in the field may be somebody who walks in. */
  get canWalkIn(): boolean {
    return ['name', 'number'].includes(this.answer?.reading.kind ?? '') || /\p{L}.*\d/u.test(this.text);
  }

  /** The row that the arrow keys stand on. */
  readonly chosenRow = $derived<MemberRow | undefined>(
    this.answer?.rows[this.chosen - this.answer.guests.length],
  );
  /** The same among the guests. */
  readonly chosenGuest = $derived<PresenceRow | undefined>(this.answer?.guests[this.chosen]);

  /**
   * The problem to show at the field: what Enter met, else what is plain while typing. That something is still missing is
   * no mistake before Enter.
   */
  readonly problem = $derived.by<WireError | undefined>(() => {
    if (this.error) return this.error;
    const reading = this.shown?.reading;
    if (reading?.kind !== 'not_a_number' || reading.problem === 'too_short' || reading.problem === 'empty')
      return;
    return { code: 'invalid_phone', problem: reading.problem };
  });

  /** The field now holds this text. Each keystroke asks; there is no waiting for a pause, but amid a scan. */
  type(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.chosen = -1;
    this.error = undefined;
    if (!text) this.shown = undefined;
    else if (this.wedge.runs) this.#readWhenAtRest(text);
    else void this.read();
  }

  /** A code took the place of what was typed. */
  take(view: LookUpView): void {
    this.type('');
    this.text = view.text;
    this.shown = view;
  }

  clear(): void {
    this.type('');
  }

  /** The answer to the present text; nothing if the text changed in the meantime, or if the desk could not tell. */
  read(): Promise<LookUpView | undefined> {
    if (this.answer) return Promise.resolve(this.answer);
    if (this.#asking?.text !== this.text) this.#asking = { text: this.text, answer: this.#ask(this.text) };
    return this.#asking.answer;
  }

  /** Up and down through the rows, and round. */
  move(step: 1 | -1): void {
    const count = this.answer ? this.answer.rows.length + this.answer.guests.length : 0;
    if (count === 0) return;
    const from = this.chosen === -1 && step === -1 ? 0 : this.chosen;
    this.chosen = (from + step + count) % count;
  }

  /** Shows why this text is no number. */
  refuse(problem: PhoneProblem): void {
    this.error = { code: 'invalid_phone', problem };
  }

  #readWhenAtRest(text: string): void {
    setTimeout(() => {
      if (text === this.text) void this.read();
    }, SCAN_REST_MS);
  }

  async #ask(text: string): Promise<LookUpView | undefined> {
    try {
      const view = await this.#host.call('look_up', { text });
      if (view.text !== this.text) return;
      this.shown = view;
      return view;
    } catch (reason) {
      if (text === this.text) this.error = toWireError(reason);
      return;
    } finally {
      if (this.#asking?.text === text) this.#asking = undefined;
    }
  }
}
