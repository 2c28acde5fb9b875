import type { Host } from './host';
import { httpHost } from './http';
import { tauriHost } from './tauri';

/** The window's own host; in a plain browser the bridge at `?bridge=…`, or the server that served the page. */
export function chooseHost(): Host {
  if ('__TAURI_INTERNALS__' in window) return tauriHost();
  const bridge = new URLSearchParams(location.search).get('bridge');
  return httpHost(new URL(bridge ?? '.', location.href).href);
}
