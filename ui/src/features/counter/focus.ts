/**
 * The field has the focus unless a button was reached with Tab or a dialog is open: after a click, after a card was taken
 * away under the focus, after the window was hidden.
 */
export function keepFocus(field: () => HTMLInputElement | undefined, wanted: () => boolean): () => void {
  const back = () => {
    if (wanted()) field()?.focus();
  };
  const ifLost = () => {
    if (document.activeElement === document.body) back();
  };
  // Text that was just marked is to be copied: the focus waits for the next key.
  const afterClick = () => {
    if (document.getSelection()?.isCollapsed !== false) back();
  };
  const afterFocusOut = () => setTimeout(ifLost);
  const watcher = new MutationObserver(ifLost);

  watcher.observe(document.body, { childList: true, subtree: true });
  window.addEventListener('focus', ifLost);
  document.addEventListener('visibilitychange', ifLost);
  document.addEventListener('click', afterClick);
  document.addEventListener('focusout', afterFocusOut);
  return () => {
    watcher.disconnect();
    window.removeEventListener('focus', ifLost);
    document.removeEventListener('visibilitychange', ifLost);
    document.removeEventListener('click', afterClick);
    document.removeEventListener('focusout', afterFocusOut);
  };
}
