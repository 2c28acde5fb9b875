import { toWireError } from '../ipc/error';
import type { Event } from '../ipc/wire';
import type { Host } from './host';

/**
 * The same commands over HTTP, for tests of the real page and the real core in a browser. `POST /call` takes a command and
 * answers its output, or a `WireError` with a status that is not 2xx; `GET /events` is a stream of events.
 */
export function httpHost(base: string): Host {
  const at = (path: string) => new URL(path, base).href;
  return {
    async call(verb, input) {
      try {
        const response = await fetch(at('call'), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ do: verb, with: input }),
        });
        const answer: unknown = await response.json();
        if (!response.ok) throw answer;
        return answer as never;
      } catch (reason) {
        throw toWireError(reason);
      }
    },
    listen(hear) {
      const stream = new EventSource(at('events'));
      stream.onmessage = (message: MessageEvent<string>) => {
        hear(JSON.parse(message.data) as Event);
      };
      return () => {
        stream.close();
      };
    },
    now: () => Date.now(),
  };
}
