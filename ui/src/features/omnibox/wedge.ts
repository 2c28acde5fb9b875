/** Signs no further apart than this came in one go. Hands are slower, but for two or three keys that fall together. */
const IN_ONE_GO_MS = 50;
/** The key that ends a scan may come a little later than the rest. */
const END_MS = 100;
/** After such a pause something new begins. A scanner that falters does so for less, and what came before belongs to it. */
const PAUSE_MS = 250;
/** So many signs in one go are more than two hands. */
const MANY = 4;

/** Signs that arrived in one go, and how long they took. Whether it was a scanner is for the desk to say. */
export type Burst = { text: string; tookMs: number };

/** Listens to the pace of the keys: a scanner is a keyboard that never pauses. Times are those of the keys themselves. */
export class Wedge {
  #from = 0;
  #firstAt = -Infinity;
  #lastAt = -Infinity;
  #signs = 0;
  #faltered = false;

  /** A sign is about to land at the end of a text of this length. A held key is no new sign. */
  sign(at: number, length: number, repeated: boolean): void {
    const pause = at - this.#lastAt;
    if (repeated || pause > IN_ONE_GO_MS) {
      this.#faltered = length > 0 && pause < PAUSE_MS;
      this.#from = length;
      this.#firstAt = at;
      this.#signs = 0;
    }
    this.#lastAt = at;
    this.#signs += 1;
  }

  /** Whether a scan seems to be under way: then drawing waits for its end, and Tab is that end. */
  get runs(): boolean {
    return this.#signs >= MANY;
  }

  /** The signs that a closing key ends, if it came right behind them. */
  end(at: number, text: string): Burst | undefined {
    const signs = this.#signs;
    this.#signs = 0;
    if (signs < 2 || this.#faltered || at - this.#lastAt > END_MS) return undefined;
    return { text: text.slice(this.#from), tookMs: Math.round(this.#lastAt - this.#firstAt) };
  }
}
