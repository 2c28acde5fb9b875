import type { Commands, Event } from '../ipc/wire';
import type { Host, Verb } from './host';

/** What a fake host answers: a value, a function of the input, or a promise that the test settles itself. */
export type Answers = {
  [V in Verb]?: (input: Commands[V]['input']) => Commands[V]['output'] | Promise<Commands[V]['output']>;
};

/** A host that a test or the gallery scripts. Its clock stands still until it is moved. */
export class FakeHost implements Host {
  /** Every call in order, as `[verb, input]`. */
  readonly calls: [Verb, unknown][] = [];
  readonly #hearers = new Set<(event: Event) => void>();
  #now: number;
  #answers: Answers;

  constructor(answers: Answers, now = Date.UTC(2026, 10, 23, 13, 32)) {
    this.#answers = answers;
    this.#now = now;
  }

  async call<V extends Verb>(verb: V, input: Commands[V]['input']): Promise<Commands[V]['output']> {
    this.calls.push([verb, input]);
    const answer = this.#answers[verb];
    if (!answer) throw { code: 'internal', detail: `nobody told the fake how to ${verb}` };
    return answer(input);
  }

  listen(hear: (event: Event) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  now(): number {
    return this.#now;
  }

  /** Answers differently from now on. */
  answer(answers: Answers): void {
    this.#answers = { ...this.#answers, ...answers };
  }

  /** Tells an event to all who listen. */
  tell(event: Event): void {
    for (const hear of this.#hearers) hear(event);
  }

  /** Moves the clock. */
  pass(ms: number): void {
    this.#now += ms;
  }

  /** The inputs of all calls of one verb. */
  callsOf<V extends Verb>(verb: V): Commands[V]['input'][] {
    return this.calls.filter(([called]) => called === verb).map(([, input]) => input as Commands[V]['input']);
  }
}
