import type { EnterAction, EscapeAction, LookUpView, PhoneProblem } from '../../ipc/wire';

/** Two Enters closer than this are one: a double press, or a scanner's CR and LF. */
export const ENTER_PAUSE_MS = 400;

/** What lies on the counter when a key is pressed. */
export type Situation = {
  /** What stands in the field. */
  text: string;
  /** The answer to exactly this text, once it has come. */
  answer?: LookUpView;
  /** The member chosen with the arrow keys. */
  chosenRow?: string;
  /** What Enter does on the guest chosen so. */
  chosenGuest?: EnterAction;
  /** The card in front, when no text stands in the field. */
  card?: CardKeys;
  /** Whether the desk has another ending to ask with. */
  hasOther?: boolean;
};

/** What the two keys mean on a card. */
export type CardKeys = {
  enter: EnterAction;
  escape: EscapeAction;
  /** While staff decide who it is: what was chosen, if anything yet. */
  choice?: Choice;
  /** Whether it is asked what is taken back. */
  withdraws?: boolean;
  /** Whether somebody is in view whose number can be asked. */
  canAsk?: boolean;
};

/** One of the candidates, or a new member. */
export type Choice = { memberId?: string };

/** What a key sets off. The page carries it out and decides nothing. */
export type Intent =
  | Exclude<EnterAction, { kind: 'nothing' }>
  | { kind: 'nothing' }
  | { kind: 'read_first' }
  | { kind: 'show_problem'; problem: PhoneProblem }
  | { kind: 'settle'; choice: Choice }
  | { kind: 'clear' }
  | { kind: 'wrong_person' }
  | { kind: 'ask_proof' }
  | { kind: 'ask_other'; how: 'enter_number' | 'ask_again' | 'ask_proof' }
  | { kind: 'open_consents' }
  | { kind: 'ask_withdrawal' }
  | { kind: 'withdraw' }
  | { kind: 'let_in_anyway' }
  | { kind: 'leave' }
  | { kind: 'undo' }
  | { kind: 'walk_in' }
  | { kind: 'take_list' }
  | { kind: 'keep_for_later' }
  | { kind: 'ask_kept' }
  | { kind: 'drop_kept' }
  | { kind: EscapeAction };

const nothing: Intent = { kind: 'nothing' };

/** Enter: with text, what the look-up said; without, what the card in front says. */
export function onEnter({ text, answer, chosenRow, chosenGuest, card }: Situation): Intent {
  if (!text && card?.withdraws) return { kind: 'withdraw' };
  if (!text) return card?.choice ? { kind: 'settle', choice: card.choice } : (card?.enter ?? nothing);
  if (!answer) return { kind: 'read_first' };
  if (chosenGuest) return chosenGuest;
  if (chosenRow) return { kind: 'open_member', memberId: chosenRow };
  if (answer.reading.kind === 'not_a_number')
    return { kind: 'show_problem', problem: answer.reading.problem };
  return answer.enter;
}

/** Shift and Enter: asks as Enter or F4 would, with the other ending; and nothing where neither asks. */
export function onOtherEnter(situation: Situation): Intent {
  const { text, answer, chosenRow, chosenGuest, card, hasOther } = situation;
  if (!hasOther) return nothing;
  if (!text) {
    if (card?.enter.kind === 'ask_again') return { kind: 'ask_other', how: 'ask_again' };
    return card?.canAsk ? { kind: 'ask_other', how: 'ask_proof' } : nothing;
  }
  if (!answer) return { kind: 'read_first' };
  const waits = answer.reading.kind === 'number' && answer.reading.loginId;
  const asks = answer.enter.kind === 'enter_number' && !chosenRow && !chosenGuest && !waits;
  return asks ? { kind: 'ask_other', how: 'enter_number' } : nothing;
}

/** Esc: clears the text first, then gives up or closes the card in front. */
export function onEscape({ text, card }: Situation): Intent {
  if (text) return { kind: 'clear' };
  return card ? { kind: card.escape } : nothing;
}
