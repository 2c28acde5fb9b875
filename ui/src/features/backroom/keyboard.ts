import type { Counter } from '../counter/counter.svelte';
import type { BackRoom, Section } from './backroom.svelte';

/** The keys of the back room. A form over it has its own, and keeps them. */
export function onBackRoomKey(
  event: KeyboardEvent,
  counter: Counter,
  room: BackRoom,
  sections: readonly Section[],
): void {
  // The key that led here has done its work.
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  const take = (act: () => unknown) => {
    event.preventDefault();
    if (!event.repeat) act();
  };
  if (event.ctrlKey && /^Digit[1-9]$/.test(event.code)) {
    return take(() => room.go(sections[Number(event.code.at(-1)) - 1]));
  }
  if (event.ctrlKey && event.key.toLowerCase() === 'l') return take(() => counter.endShift('lock'));
  switch (event.key) {
    case 'Escape':
    case 'F9':
      return take(() => room.back() || counter.leaveBackRoom());
    case 'F12':
      return take(() => counter.endShift('hand_over'));
  }
}
