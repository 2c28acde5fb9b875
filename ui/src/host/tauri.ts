import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { toWireError } from '../ipc/error';
import type { Event } from '../ipc/wire';
import type { Host } from './host';

/** The real window. The only file that knows of Tauri. */
export function tauriHost(): Host {
  return {
    async call(verb, input) {
      try {
        return await invoke('desk', { command: { do: verb, with: input } });
      } catch (reason) {
        throw toWireError(reason);
      }
    },
    listen(hear) {
      const unlisten = listen<Event>('desk', (event) => {
        hear(event.payload);
      });
      return () => void unlisten.then((stop) => stop());
    },
    now: () => Date.now(),
  };
}
