import { brandName, type Words } from '../../i18n/words.svelte';
import type { DeskView, LoginView } from '../../ipc/wire';
import { stateLooks, type Look } from './looks';

/** Whether the customer's phone has come to the club's page, or is about to. */
export const isBeyondTheApp = ({ ending, state }: LoginView): boolean =>
  ending === 'browser' && ['confirmed', 'applied', 'needs_staff'].includes(state);

/** Whether a visitor has nothing more to do on the page. */
export const isThrough = ({ page }: LoginView): boolean =>
  page?.step === 'done' || page?.step === 'handed_over';

/** One step on the way, for drawing. */
export type Step = { text: string; stands: 'done' | 'current' | 'ahead' };

/** The way from the app over the club's page to its end. */
export function trail(login: LoginView, words: Words): Step[] {
  const { t } = words;
  const { steps } = t.visit;
  const brand = brandName(login.phone.brand);
  const beyond = isBeyondTheApp(login);
  const through = isThrough(login);
  const onPage = beyond && !through;
  return [
    { text: beyond ? steps.confirmed(brand) : steps.confirm(brand), stands: beyond ? 'done' : 'current' },
    {
      text: onPage ? whereOnPage(login, words) : steps.page,
      stands: through ? 'done' : onPage ? 'current' : 'ahead',
    },
    {
      text: login.page?.step === 'handed_over' ? t.visit.handedOver : steps.done,
      stands: through ? 'done' : 'ahead',
    },
  ];
}

/** Where on the page a visitor is, as a sentence. */
export function whereOnPage({ page }: LoginView, words: Words): string {
  const t = words.t.visit;
  switch (page?.step) {
    case 'on_page':
      return t.onPage;
    case 'block':
      return t.block(t.side.block(words.number(page.number), words.number(page.of)), page.name);
    case 'handed_over':
      return t.handedOver;
    case 'done':
      return t.through;
    case undefined:
      return t.steps.opening;
  }
}

/** How a request stands, in a word or two for the side; and the name of the block that its visitor is at. */
export function atTheSide(login: LoginView, words: Words): { look: Look; text: string; block?: string } {
  const { page, state } = login;
  const { side } = words.t.visit;
  const plain = { look: stateLooks[state], text: words.t.login.states[state] };
  if (!isBeyondTheApp(login) || state === 'needs_staff') return plain;
  if (!page) return { look: stateLooks.confirmed, text: words.t.login.states.confirmed };
  const look: Look = isThrough(login) ? stateLooks.applied : { icon: 'page', tone: 'accent' };
  if (page.step !== 'block') return { look, text: side[page.step] };
  return { look, text: side.block(words.number(page.number), words.number(page.of)), block: page.name };
}

/** What staff may make of something that came to the page and says not whose it is; with the next key. */
export function hintOf(login: LoginView, desk: DeskView | undefined, words: Words): string | undefined {
  if (!login.pageHint || login.state !== 'waiting') return undefined;
  return words.t.visit.hints(desk?.ending === 'browser' ? 'Shift + Enter' : 'Enter')[login.pageHint];
}

/** Whether a visit has come to something that staff look up for: its end, or a hint. */
export const isNewsOfVisit = (before: LoginView, login: LoginView): boolean =>
  (isThrough(login) && !isThrough(before)) ||
  (login.pageHint !== undefined && login.pageHint !== before.pageHint);

/** Changes whenever there is something new to tell of a visit. */
export const visitMark = ({ page, pageHint }: LoginView): string =>
  `${page?.step} ${page?.step === 'block' ? page.number : ''} ${pageHint}`;
