import type { Catalogue } from '../../i18n/en';
import type { EnterAction, EscapeAction } from '../../ipc/wire';

/** What Enter is called in each of its meanings; nothing where it does nothing. */
export function enterLabel(action: EnterAction, { keys, reception, visit }: Catalogue): string | undefined {
  switch (action.kind) {
    case 'enter_number':
      return keys.enterNumber;
    case 'open_member':
      return keys.openMember;
    case 'check_in':
      return keys.checkIn;
    case 'guest_arrived':
      return reception.keys.arrived;
    case 'open_guest':
      return reception.keys.open;
    case 'next':
      return keys.next;
    case 'set_aside':
      return visit.aside;
    case 'ask_again':
      return keys.askAgain;
    case 'nothing':
      return undefined;
  }
}

/** What Esc is called on a card. */
export const escapeLabel = (action: EscapeAction, keys: Catalogue['keys']): string =>
  action === 'give_up' ? keys.giveUp : keys.close;
