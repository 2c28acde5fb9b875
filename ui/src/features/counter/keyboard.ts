import { flushSync } from 'svelte';

import type { Counter } from './counter.svelte';

/**
 * Every key of the window. What can be typed lands in the field wherever the focus was, also from under the dialog with the
 * keys; Enter and Esc go to the table in keys.ts; a held key is one press. A button reached with Tab keeps its own Enter and
 * Space. What a scanner types is told by its pace, and may end with Enter, a line feed or Tab.
 */
export function onKeydown(event: KeyboardEvent, counter: Counter, field: HTMLInputElement): void {
  if (event.isComposing) return;
  const onButton = event.target instanceof HTMLButtonElement;
  const lands = belongsInField(event) && !(onButton && event.key === ' ');
  if (counter.helpOpen) {
    if (!lands) return;
    flushSync(() => (counter.helpOpen = false));
  }
  const take = (act: () => unknown) => {
    event.preventDefault();
    if (!event.repeat) act();
  };

  const { wedge, text } = counter.omnibox;
  if (endsScan(event, wedge.runs)) {
    const burst = wedge.end(event.timeStamp, text);
    if (burst && !event.repeat && !event.shiftKey) return take(() => counter.scan(burst));
  }
  if (event.ctrlKey && /^Digit[1-9]$/.test(event.code)) {
    take(() => counter.bringForward(counter.logins.all[Number(event.code.at(-1)) - 1]));
    return;
  }
  if (event.ctrlKey && event.key.toLowerCase() === 'l') {
    take(() => counter.endShift('lock'));
    return;
  }
  if (event.ctrlKey && event.key.toLowerCase() === 'p') {
    take(() => counter.print());
    return;
  }
  switch (event.key) {
    case 'Enter':
      if (event.ctrlKey) take(() => counter.do({ kind: 'let_in_anyway' }));
      else if (event.shiftKey && !onButton) take(() => counter.enterOther());
      else if (!onButton) take(() => counter.enter());
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
      if (!counter.omnibox.text) counter.moveAside(event.key === 'ArrowRight' ? 1 : -1);
      return;
    case 'PageDown':
    case 'PageUp':
      event.preventDefault();
      return scrollCard(event.key === 'PageDown' ? 1 : -1);
    case 'F2':
      return take(() => counter.toggleReception());
    case 'F3':
      return take(() => counter.do({ kind: 'walk_in' }));
    case 'F5':
      return take(() => counter.do({ kind: counter.login ? 'keep_for_later' : 'ask_kept' }));
    case 'F7':
      return take(() => counter.do({ kind: 'leave' }));
    case 'F10':
      return take(() => counter.do({ kind: 'undo' }));
    case 'F1':
      return take(() => (counter.helpOpen = true));
    case 'F4':
      return take(() => counter.do({ kind: 'ask_proof' }));
    case 'F6':
      return take(() => counter.toggleDisplay());
    case 'F11':
      return take(() => counter.do({ kind: 'open_consents' }));
    case 'F12':
      return take(() => counter.endShift('hand_over'));
    case 'F9':
      return take(() => counter.openBackRoom());
    case 'F8':
      return take(() => counter.do({ kind: counter.meaningOfF8 }));
  }
  if (!lands) return;
  field.focus();
  if (!event.ctrlKey) wedge.sign(event.timeStamp, text.length, event.repeat);
}

/** Text pasted or dropped anywhere lands in the field. */
export function onPaste(event: ClipboardEvent, counter: Counter, field: HTMLInputElement): void {
  const text = event.clipboardData
    ?.getData('text/plain')
    .replaceAll(/[\r\n]+/g, ' ')
    .trim();
  if (event.target === field || !text || counter.helpOpen) return;
  event.preventDefault();
  field.focus();
  counter.omnibox.type(counter.omnibox.text + text);
}

/** Enter on either side of the keyboard. Amid a scan also Tab, and a carriage return or a line feed as control signs. */
function endsScan(event: KeyboardEvent, scanning: boolean): boolean {
  if (event.key === 'Enter') return true;
  return scanning && (event.ctrlKey ? ['j', 'm'].includes(event.key.toLowerCase()) : event.key === 'Tab');
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
