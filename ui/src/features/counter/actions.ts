import type { Ending, GuestSeen, LoginView, MemberCard } from '../../ipc/wire';
import type { Counter } from './counter.svelte';
import type { Choice, Intent } from './keys';

/** Carries out one intent: the command it names, and which card lies in front afterwards. */
export async function carryOut(counter: Counter, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case 'enter_number':
      return enterNumber(counter, counter.omnibox.text);
    case 'open_member':
      return openMember(counter, intent.memberId);
    case 'check_in':
      return checkIn(counter, intent.memberId);
    case 'ask_again':
      return askAgain(counter);
    case 'settle':
      return settle(counter, intent.choice);
    case 'give_up':
      return giveUp(counter);
    case 'wrong_person':
      return wrongPerson(counter);
    case 'ask_proof':
      return askProof(counter);
    case 'open_consents':
      counter.consents.open = true;
      return;
    case 'ask_withdrawal':
      if (counter.member) counter.consents.ask(counter.member);
      return;
    case 'withdraw':
      return withdraw(counter);
    case 'ask_other':
      return askOther(counter, intent.how);
    case 'guest_arrived':
      return guestArrived(counter, intent.guestId);
    case 'open_guest':
      return openGuest(counter, intent.guestId);
    case 'let_in_anyway':
      return letInAnyway(counter);
    case 'leave':
      return leave(counter);
    case 'undo':
      return undo(counter);
    case 'walk_in':
      return walkIn(counter);
    case 'take_list':
      return counter.reception.take();
    case 'keep_for_later':
      return keepForLater(counter);
    case 'ask_kept':
      return askKept(counter);
    case 'drop_kept':
      return dropKept(counter);
    case 'set_aside':
      return setAside(counter);
    case 'next':
    case 'close':
      return close(counter);
    case 'clear':
      counter.omnibox.clear();
      return;
    case 'show_problem':
      counter.omnibox.refuse(intent.problem);
      return;
    case 'nothing':
    case 'read_first':
  }
}

/** Asks with the other ending. */
function askOther(counter: Counter, how: 'enter_number' | 'ask_again' | 'ask_proof'): Promise<void> {
  const ending = counter.otherEnding;
  if (how === 'enter_number') return enterNumber(counter, counter.omnibox.text, ending);
  return how === 'ask_again' ? askAgain(counter, ending) : askProof(counter, ending);
}

async function enterNumber(counter: Counter, text: string, ending?: Ending): Promise<void> {
  const entered = await counter.host.call('enter_number', { text, purpose: 'enrol', ending });
  if (entered.kind === 'login') counter.logins.take(entered.login);
  // Somebody who types on has the field; the request waits in the rail.
  if (counter.omnibox.text !== text) return;
  counter.omnibox.clear();
  if (entered.kind === 'login') showLogin(counter, entered.login);
  else showMember(counter, entered.member);
}

async function openMember(counter: Counter, memberId: string): Promise<void> {
  const { text } = counter.omnibox;
  const card = await counter.host.call('open_member', { memberId });
  if (counter.omnibox.text !== text) return;
  counter.omnibox.clear();
  showMember(counter, card);
}

async function checkIn(counter: Counter, memberId: string): Promise<void> {
  const { front, login } = counter;
  const card = await counter.host.call('check_in', { memberId });
  if (counter.front === front) showMember(counter, card);
  if (login) await forget(counter, login.loginId);
}

async function askAgain(counter: Counter, ending?: Ending): Promise<void> {
  const { front, login } = counter;
  if (!login) return;
  const next = await counter.host.call('ask_again', { loginId: login.loginId, ending });
  counter.logins.take(next);
  if (counter.front === front) showLogin(counter, next);
  if (next.loginId !== login.loginId) await forget(counter, login.loginId);
}

async function settle(counter: Counter, { memberId }: Choice): Promise<void> {
  const { login } = counter;
  if (!login) return;
  counter.logins.take(await counter.host.call('settle_login', { loginId: login.loginId, memberId }));
  counter.choice = -1;
}

async function giveUp(counter: Counter): Promise<void> {
  const { login } = counter;
  if (login) counter.logins.take(await counter.host.call('give_up', { loginId: login.loginId }));
}

async function wrongPerson(counter: Counter): Promise<void> {
  const { login } = counter;
  if (login) counter.logins.take(await counter.host.call('say_wrong_person', { loginId: login.loginId }));
}

async function askProof(counter: Counter, ending?: Ending): Promise<void> {
  const { front, member, guest } = counter;
  const login = member
    ? await counter.host.call('ask_member', {
        memberId: member.member.memberId,
        purpose: 'check_in',
        ending,
      })
    : guest?.phone &&
      (await counter.host.call('ask_number', { text: guest.phone.pretty, purpose: 'enrol', ending }));
  if (!login) return;
  counter.logins.take(login);
  if (counter.front === front) showLogin(counter, login);
}

/** Taking back is a receipt of its own: the newest, and shown. */
async function withdraw(counter: Counter): Promise<void> {
  const { front, member, consents } = counter;
  if (!member) return;
  const card = await counter.host.call('withdraw_consents', {
    memberId: member.member.memberId,
    consentIds: consents.chosen(member),
  });
  if (counter.front !== front) return;
  consents.show(0);
  counter.showAgain(card);
}

async function close(counter: Counter): Promise<void> {
  const { login, reception } = counter;
  if (counter.consentsInView) return counter.consents.back();
  if (counter.receptionInView) {
    if (reception.plan) reception.plan = undefined;
    else reception.open = false;
    return;
  }
  counter.makeRoom();
  if (login) await forget(counter, login.loginId);
  await tidy(counter);
}

/** The visitor goes on; staff serve the next. */
async function setAside(counter: Counter): Promise<void> {
  const { login } = counter;
  if (login) counter.logins.setAside(login.loginId);
  counter.makeRoom();
  await tidy(counter);
}

/** Closes what was laid aside and is through: staff have seen who it was. */
async function tidy(counter: Counter): Promise<void> {
  for (const { loginId } of counter.logins.throughAside)
    if (loginId !== counter.login?.loginId) await forget(counter, loginId);
}

/** Closes a login's card. One that the desk has forgotten already is closed too. */
async function forget(counter: Counter, loginId: string): Promise<void> {
  await counter.host.call('close_login', { loginId }).catch((reason: { code?: string }) => {
    if (reason.code !== 'not_found') throw reason;
  });
  counter.logins.drop(loginId);
}

function showLogin(counter: Counter, login: LoginView): void {
  counter.show({ kind: 'login', loginId: login.loginId });
}

function showMember(counter: Counter, card: MemberCard): void {
  counter.show({ kind: 'member', card });
}

/** Ticks a guest off: from the day's list one after the other, from the field onto a card. */
async function guestArrived(counter: Counter, guestId: string): Promise<void> {
  const { text } = counter.omnibox;
  const { front } = counter;
  const inTheDay = counter.receptionInView;
  const seen = await counter.host.call('guest_arrived', { guestId });
  if (counter.omnibox.text !== text || counter.front !== front) return;
  counter.omnibox.clear();
  const isHeldUp = seen.kind === 'member' && !seen.member.visit;
  if (!inTheDay || isHeldUp) showSeen(counter, seen);
}

async function openGuest(counter: Counter, guestId: string): Promise<void> {
  const { text } = counter.omnibox;
  const card = await counter.host.call('open_guest', { guestId });
  if (counter.omnibox.text !== text) return;
  counter.omnibox.clear();
  counter.show({ kind: 'guest', card });
}

/** The deliberate word: noted as that. */
async function letInAnyway(counter: Counter): Promise<void> {
  const { front, member } = counter;
  if (!member) return;
  const card = await counter.host.call('let_in_anyway', { memberId: member.member.memberId });
  if (counter.front === front) showMember(counter, card);
}

async function leave(counter: Counter): Promise<void> {
  const { front, present } = counter;
  if (present?.guestId) {
    const seen = await counter.host.call('guest_left', { guestId: present.guestId });
    afterPresence(counter, front, seen);
  } else if (present?.visitId) {
    const member = await counter.host.call('leave', { visitId: present.visitId });
    afterPresence(counter, front, { kind: 'member', member });
  }
}

async function undo(counter: Counter): Promise<void> {
  const { front, present } = counter;
  if (present?.guestId) {
    const seen = await counter.host.call('undo_guest', { guestId: present.guestId });
    afterPresence(counter, front, seen);
  } else if (present?.visitId) {
    const member = await counter.host.call('undo_check_in', { visitId: present.visitId });
    afterPresence(counter, front, { kind: 'member', member });
  }
}

/** A card that is still in front is drawn as it is now; the day's list draws itself. */
function afterPresence(counter: Counter, front: Counter['front'], seen: GuestSeen): void {
  if (front.kind !== 'none' && counter.front === front) showSeen(counter, seen);
}

async function walkIn(counter: Counter): Promise<void> {
  const { text } = counter.omnibox;
  const seen = await counter.host.call('add_guest', { text });
  if (counter.omnibox.text !== text) return;
  counter.omnibox.clear();
  showSeen(counter, seen);
}

async function keepForLater(counter: Counter): Promise<void> {
  const { front, login } = counter;
  if (!login) return;
  counter.intents.all = await counter.host.call('keep_for_later', { loginId: login.loginId });
  counter.logins.drop(login.loginId);
  if (counter.front === front) counter.show({ kind: 'none' });
}

/** Asks one; while there are others its request waits in the rail. */
async function askKept(counter: Counter): Promise<void> {
  const { current, all } = counter.intents;
  if (!current) return;
  const login = await counter.host.call('ask_intent', { intentId: current.intentId });
  counter.logins.take(login);
  if (all.length === 1) showLogin(counter, login);
}

async function dropKept(counter: Counter): Promise<void> {
  const { current } = counter.intents;
  if (current) counter.intents.all = await counter.host.call('drop_intent', { intentId: current.intentId });
}

function showSeen(counter: Counter, seen: GuestSeen): void {
  if (seen.kind === 'guest') counter.show({ kind: 'guest', card: seen.guest });
  else if (seen.kind === 'member') showMember(counter, seen.member);
  else counter.show({ kind: 'none' });
}
