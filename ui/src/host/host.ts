import type { Commands, DisplayView, Event } from '../ipc/wire';

/** A verb of the wire. */
export type Verb = keyof Commands;

/**
 * All that the page needs of the world around it. Three hosts: the Tauri window, an HTTP bridge for tests in a browser,
 * and a fake for component tests. The page never asks which one it has.
 */
export interface Host {
  /** Does one command. Rejects with a `WireError`, never with anything else. */
  call<V extends Verb>(verb: V, input: Commands[V]['input']): Promise<Commands[V]['output']>;
  /** Hears every event from now on; the answer stops listening. */
  listen(hear: (event: Event) => void): () => void;
  /** Milliseconds since 1970. The page has no other clock. */
  now(): number;
}

/** All that the customers' display needs: what it shows, as soon as that is something else than `known`. */
export interface DisplayHost {
  watch(known?: DisplayView): Promise<DisplayView>;
}
