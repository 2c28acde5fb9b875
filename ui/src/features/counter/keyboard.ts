import type { Counter } from './counter.svelte';

/**
 * Every key of the window. What can be typed lands in the field wherever the focus was; Enter and Esc go to the table in
 * keys.ts; a held key is one press. A button reached with Tab keeps its own Enter and Space.
 */
export function onKeydown(event: KeyboardEvent, counter: Counter, field: HTMLInputElement): void {
  if (counter.helpOpen || event.isComposing) return;
  const onButton = event.target instanceof HTMLButtonElement;
  const take = (act: () => unknown) => {
    event.preventDefault();
    if (!event.repeat) act();
  };

  if (event.ctrlKey && /^Digit[1-9]$/.test(event.code)) {
    take(() => counter.bringForward(counter.logins.all[Number(event.code.at(-1)) - 1]));
    return;
  }
  switch (event.key) {
    case 'Enter':
      if (!onButton) take(() => counter.enter());
      else if (event.repeat) event.preventDefault();
      return;
    case 'Escape':
      return take(() => counter.escape());
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      return counter.move(event.key === 'ArrowDown' ? 1 : -1);
    case 'ArrowRight':
    case 'ArrowLeft':
      if (!counter.omnibox.text) counter.move(event.key === 'ArrowRight' ? 1 : -1);
      return;
    case 'PageDown':
    case 'PageUp':
      event.preventDefault();
      return scrollCard(event.key === 'PageDown' ? 1 : -1);
    case 'F1':
      return take(() => (counter.helpOpen = true));
    case 'F4':
      return take(() => counter.do({ kind: 'ask_proof' }));
    case 'F8':
      return take(() => counter.do({ kind: 'wrong_person' }));
  }
  if (belongsInField(event) && !(onButton && event.key === ' ')) field.focus();
}

/** A card too long for a small or zoomed window moves by pages; the focus stays in the field. */
function scrollCard(direction: 1 | -1): void {
  const card = document.querySelector('[data-scrolls]');
  card?.scrollBy({ top: direction * card.clientHeight * 0.8 });
}

function belongsInField(event: KeyboardEvent): boolean {
  const command = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (command) return ['a', 'v', 'x', 'z'].includes(event.key.toLowerCase());
  return event.key.length === 1 || ['Backspace', 'Delete', 'Dead'].includes(event.key);
}
