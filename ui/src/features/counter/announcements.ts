import { brandName, type Words } from '../../i18n/words.svelte';
import type { GuestCard, LoginView, MemberCard } from '../../ipc/wire';
import { sourceName } from '../consents/words';
import { codeOf } from '../logins/ending';
import { atTheSide, hintOf, visitMark, whereOnPage } from '../logins/visit';
import type { Counter } from './counter.svelte';

/** What a screen reader says of a request that changed beside the card in front. */
export function announceBeside(login: LoginView, { desk }: Counter, words: Words): string {
  const { text } = atTheSide(login, words);
  const changed = words.t.login.announce.other(login.bindingMessage, text);
  const hint = hintOf(login, desk.view, words);
  return hint ? `${changed} ${hint}` : changed;
}

/** What the card in front is now; a new revision alone is nothing to announce. */
export function markOfFront({ login, member, guest, consents, consentsInView }: Counter): string {
  if (login) return `${login.loginId} ${login.state} ${visitMark(login)}`;
  if (guest) return `${guest.guestId} ${guest.presence}`;
  if (member && consentsInView) return `consents ${consents.asking} ${consents.receipt(member)?.atMs}`;
  return `${member?.member.memberId} ${member?.visit?.visitId} ${member?.today?.leftAtMs}`;
}

/** What a screen reader says of the card in front, each time it becomes another one. */
export function announceFront(counter: Counter, words: Words): string | undefined {
  const { login, member, guest, desk } = counter;
  if (member && counter.consentsInView) return announceConsents(counter, member, words);
  if (login) return hintOf(login, desk.view, words) ?? announceLogin(login, words);
  if (member) return announceMember(member, words);
  return guest && announceGuest(guest, words);
}

/** The receipt that is looked at, or what is asked. */
function announceConsents({ consents }: Counter, card: MemberCard, words: Words): string {
  const t = words.t.consents;
  if (consents.asking) return `${t.ask.heading} ${t.ask.text}`;
  const receipt = consents.receipt(card);
  const what = receipt && `${sourceName(receipt, card.member, words)}, ${words.instant(receipt.atMs)}.`;
  return [t.card(card.member.name), what].filter(Boolean).join('. ');
}

function announceMember({ member, visit, today }: MemberCard, words: Words): string {
  if (visit?.leftAtMs === undefined && visit) return words.t.member.checkedIn(words.time(visit.atMs));
  if (today?.leftAtMs !== undefined) return words.t.reception.announce.left(member.name);
  return words.t.member.card(member.name);
}

function announceGuest({ name, presence, leftAtMs, arrivedAtMs }: GuestCard, words: Words): string {
  const t = words.t.reception;
  const where = { expected: t.expectedToday, here: t.hereSince, left: t.leftAt }[presence];
  const since = words.time(leftAtMs ?? arrivedAtMs ?? 0);
  return `${t.card(name || t.nameless)}. ${typeof where === 'string' ? where : where(since)}.`;
}

/** A visit is told step by step; its first along with who it is. */
function announceLogin(login: LoginView, words: Words): string {
  const { t } = words;
  const { page } = login;
  if (page && (page.step !== 'on_page' || login.state === 'needs_staff'))
    return `${whereOnPage(login, words)}.`;
  switch (login.state) {
    case 'asked':
      return t.login.sending;
    case 'waiting':
      return t.login.announce.waiting(words.spell(login.bindingMessage).join(', '));
    case 'confirmed':
      return t.login.confirmed;
    case 'applied':
      return [t.login.announce.applied(login.member?.name ?? t.outcome.confirmed)]
        .concat(page ? `${whereOnPage(login, words)}.` : [])
        .join(' ');
    default: {
      const { heading, staff } = t.endings(brandName(login.phone.brand))[codeOf(login)];
      return `${heading}. ${staff}`;
    }
  }
}
