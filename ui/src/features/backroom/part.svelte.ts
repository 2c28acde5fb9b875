import type { BackRoom } from './backroom.svelte';

/** What a key does in the part in view. `key` is what stands on it: `F3`, `Ctrl P`, `←`. */
export type RoomKey = { key: string; label: string; press: () => unknown; main?: boolean; testid?: string };

/** What a part of the back room has of its own. */
export type Part = {
  /** Its keys as they are now. */
  keys: () => RoomKey[];
  /** Goes one step back within it; false if there is none. */
  back?: () => boolean;
  /** Where whoever comes here begins; else at the heading. */
  start?: () => HTMLElement | undefined;
  /** Where typing lands, if it lands anywhere. Whoever comes here begins there. */
  field?: () => HTMLInputElement | undefined;
};

/** From now on the keys are this part's, until its component goes. */
export function usePart(room: BackRoom, part: Part): void {
  $effect(() => {
    room.keys = part.keys();
  });
  $effect(() => {
    room.part = part;
    return () => {
      if (room.part !== part) return;
      room.part = undefined;
      room.keys = [];
    };
  });
}
