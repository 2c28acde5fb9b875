import type { LoginView, MemberCard } from '../../ipc/wire';
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

async function enterNumber(counter: Counter, text: string): Promise<void> {
  const entered = await counter.host.call('enter_number', { text, purpose: 'enrol' });
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

async function askAgain(counter: Counter): Promise<void> {
  const { front, login } = counter;
  if (!login) return;
  const next = await counter.host.call('ask_again', { loginId: login.loginId });
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

async function askProof(counter: Counter): Promise<void> {
  const { front, member } = counter;
  if (!member) return;
  const login = await counter.host.call('ask_member', {
    memberId: member.member.memberId,
    purpose: 'check_in',
  });
  counter.logins.take(login);
  if (counter.front === front) showLogin(counter, login);
}

async function close(counter: Counter): Promise<void> {
  const { login } = counter;
  counter.makeRoom();
  if (login) await forget(counter, login.loginId);
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
