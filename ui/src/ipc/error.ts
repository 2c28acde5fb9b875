import type { WireError } from './wire';

/**
 * Whatever a host was rejected with, as a `WireError`. Tauri itself refuses with a plain string (undecodable arguments, a
 * command not allowed); those are faults of ours, never of the customer.
 */
export function toWireError(reason: unknown): WireError {
  if (typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string') {
    return reason as WireError;
  }
  return { code: 'internal', detail: reason instanceof Error ? reason.message : String(reason) };
}
