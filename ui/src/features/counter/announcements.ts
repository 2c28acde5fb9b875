import type { Catalogue } from '../../i18n/en';
import { brandName, type Words } from '../../i18n/words.svelte';
import type { GuestCard, LoginView, MemberCard } from '../../ipc/wire';
import { codeOf } from '../logins/ending';

/** What a screen reader says of a request that changed beside the card in front. */
export const announceBeside = (login: LoginView, t: Catalogue): string =>
  t.login.announce.other(login.bindingMessage, t.login.states[login.state]);

/** What a screen reader says of the card in front, each time it becomes another one. */
export function announceMember({ member, visit, today }: MemberCard, words: Words): string {
  if (visit?.leftAtMs === undefined && visit) return words.t.member.checkedIn(words.time(visit.atMs));
  if (today?.leftAtMs !== undefined) return words.t.reception.announce.left(member.name);
  return words.t.member.card(member.name);
}

/** The same for a guest. */
export function announceGuest({ name, presence, leftAtMs, arrivedAtMs }: GuestCard, words: Words): string {
  const t = words.t.reception;
  const where = { expected: t.expectedToday, here: t.hereSince, left: t.leftAt }[presence];
  const since = words.time(leftAtMs ?? arrivedAtMs ?? 0);
  return `${t.card(name || t.nameless)}. ${typeof where === 'string' ? where : where(since)}.`;
}

/** The same for a request. */
export function announceLogin(login: LoginView, words: Words): string {
  const { t } = words;
  switch (login.state) {
    case 'asked':
      return t.login.sending;
    case 'waiting':
      return t.login.announce.waiting(words.spell(login.bindingMessage).join(', '));
    case 'confirmed':
      return t.login.confirmed;
    case 'applied':
      return t.login.announce.applied(login.member?.name ?? t.outcome.confirmed);
    default: {
      const { heading, staff } = t.endings(brandName(login.phone.brand))[codeOf(login)];
      return `${heading}. ${staff}`;
    }
  }
}
