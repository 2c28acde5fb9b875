import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { toWireError } from '../ipc/error';
import type { DisplayView, Event } from '../ipc/wire';
import type { DisplayHost, Host } from './host';

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

/** The window of the customers' display, which may ask this one thing. */
export const tauriDisplay = (): DisplayHost => ({
  watch: (known) => invoke<DisplayView>('display', { known: known ?? null }),
});
