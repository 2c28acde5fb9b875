import type { Counter } from '../counter/counter.svelte';
import type { BackRoom, Section } from './backroom.svelte';

/** What stands on the keys that have no letter. */
const signs: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key as it is written beside what it does. */
export function nameOfKey({ key, ctrlKey }: KeyboardEvent): string {
  const sign = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return ctrlKey ? `Ctrl ${sign}` : sign;
}

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
    if (!event.repeat || event.key.startsWith('Arrow')) act();
  };
  if (event.ctrlKey && /^Digit\d$/.test(event.code)) {
    return take(() => room.go(sections[(Number(event.code.at(-1)) + 9) % 10]));
  }
  if (event.ctrlKey && event.key.toLowerCase() === 'l') return take(() => counter.endShift('lock'));
  const offered = room.keys.find(({ key }) => key === nameOfKey(event));
  if (offered && !keepsForItself(event)) return take(offered.press);
  switch (event.key) {
    case 'Escape':
      return take(() => room.back() || counter.leaveBackRoom());
    case 'F9':
      return take(() => counter.leaveBackRoom());
    case 'F1':
      return take(() => (room.helpOpen = true));
    case 'F12':
      return take(() => counter.endShift('hand_over'));
    case 'PageDown':
    case 'PageUp':
      return take(() => scroll(event.key === 'PageDown' ? 1 : -1));
  }
  if (!event.ctrlKey && !event.metaKey && event.key.length === 1) room.landTyping(event.target);
}

/** A button reached with Tab keeps its own Enter, a field the arrows that move in it. */
function keepsForItself({ key, target }: KeyboardEvent): boolean {
  if (target instanceof HTMLButtonElement) return key === 'Enter';
  if (target instanceof HTMLSelectElement) return key.startsWith('Arrow') || key === 'Enter';
  return target instanceof HTMLInputElement && (key === 'ArrowLeft' || key === 'ArrowRight');
}

/** What is too long for the window moves by pages. */
function scroll(direction: 1 | -1): void {
  const long = document.querySelector('[data-scrolls]') ?? document.querySelector('main');
  long?.scrollBy({ top: direction * long.clientHeight * 0.8 });
}
