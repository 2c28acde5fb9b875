/** The time as drawn. It is read from the host each tick, so a sleeping computer wakes with the right time. */
export class Clock {
  now = $state(0);
  readonly #read: () => number;

  constructor(read: () => number) {
    this.#read = read;
    this.now = read();
  }

  /** Reads the time anew. */
  tick(): void {
    this.now = this.#read();
  }

  /** Ticks until the answer is called. Four times a second, so that no shown second is skipped. */
  run(): () => void {
    const timer = setInterval(() => {
      this.tick();
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }
}
