import type { Catalogue } from '../../i18n/en';
import type { EnterAction, EscapeAction } from '../../ipc/wire';

/** What Enter is called in each of its meanings; nothing where it does nothing. */
export function enterLabel(
  action: EnterAction,
  keys: Catalogue['keys'],
  guestKeys: Catalogue['reception']['keys'],
): string | undefined {
  switch (action.kind) {
    case 'enter_number':
      return keys.enterNumber;
    case 'open_member':
      return keys.openMember;
    case 'check_in':
      return keys.checkIn;
    case 'guest_arrived':
      return guestKeys.arrived;
    case 'open_guest':
      return guestKeys.open;
    case 'next':
      return keys.next;
    case 'ask_again':
      return keys.askAgain;
    case 'nothing':
      return undefined;
  }
}

/** What Esc is called on a card. */
export const escapeLabel = (action: EscapeAction, keys: Catalogue['keys']): string =>
  action === 'give_up' ? keys.giveUp : keys.close;
