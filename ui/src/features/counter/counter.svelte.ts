import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type {
  Ending,
  EnterAction,
  Event,
  GuestCard,
  Language,
  LoginView,
  MemberCard,
  Presence,
  WireError,
} from '../../ipc/wire';
import { Clock } from '../../shared/clock.svelte';
import { Consents } from '../consents/consents.svelte';
import { forgetTyped } from '../backroom/settings/settings.svelte';
import { Desk } from '../desk/desk.svelte';
import { otherEnding } from '../logins/otherEnding';
import { Logins } from '../logins/logins.svelte';
import { isNewsOfVisit } from '../logins/visit';
import { Guide } from '../guide/guide.svelte';
import { Gate } from '../staff/gate.svelte';
import { Shift } from '../staff/shift.svelte';
import { Intents } from '../offline/intents.svelte';
import { Omnibox } from '../omnibox/omnibox.svelte';
import type { Burst } from '../omnibox/wedge';
import { Reception } from '../reception/reception.svelte';
import { carryOut } from './actions';
import {
  ENTER_PAUSE_MS,
  onEnter,
  onEscape,
  onOtherEnter,
  type CardKeys,
  type Choice,
  type Intent,
} from './keys';

/** The card in front. A login is named, not held, so that it is always drawn as it stands now. */
export type Front =
  | { kind: 'none' }
  | { kind: 'login'; loginId: string }
  | { kind: 'member'; card: MemberCard }
  | { kind: 'guest'; card: GuestCard };

/** Somebody in view: a guest, or a member's check-in. */
export type Present = { guestId?: string; visitId?: string; presence: Presence };

/** What means the member's card, and not the consents that lie on it. */
const beneath: Intent['kind'][] = ['ask_proof', 'ask_other', 'let_in_anyway', 'leave', 'undo'];

/** The counter: one field, one card in front, the other logins beside it. */
export class Counter {
  readonly desk = new Desk();
  readonly logins = new Logins();
  readonly shift = new Shift(
    () => void this.#loadLogins(),
    () => {
      this.#beginAnew();
    },
  );
  readonly gate: Gate;
  readonly guide: Guide;
  readonly omnibox: Omnibox;
  readonly reception: Reception;
  readonly intents: Intents;
  readonly consents = new Consents();
  readonly clock: Clock;
  /** The card in front. Its keys act only while no text stands in the field. */
  front = $state.raw<Front>({ kind: 'none' });
  /** What a command on a card came back with, until the next key. */
  notice = $state.raw<WireError>();
  /** While staff decide: which of the candidates, the new member last; -1 for none yet. */
  choice = $state(-1);
  /** What is on its way to the desk. */
  underWay = $state.raw<readonly string[]>([]);
  helpOpen = $state(false);
  /** Logins that became something else beside the card in front, and have not been looked at since. */
  news = $state.raw<readonly string[]>([]);
  #inBackRoom = $state(false);

  readonly login = $derived(this.front.kind === 'login' ? this.logins.find(this.front.loginId) : undefined);
  readonly member = $derived(this.front.kind === 'member' ? this.front.card : undefined);
  readonly guest = $derived(this.front.kind === 'guest' ? this.front.card : undefined);

  #lastEnter = -Infinity;
  #cardChangedAt = -Infinity;
  readonly #hearers = new Set<(login: LoginView) => void>();

  readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    this.omnibox = new Omnibox(host);
    this.reception = new Reception(host);
    this.intents = new Intents(host);
    this.guide = new Guide(host, (shift) => {
      this.shift.take(shift);
    });
    this.gate = new Gate(host, this.shift, () => (this.#inBackRoom = true));
    this.clock = new Clock(() => host.now());
  }

  /** Whether what stands in the field is on its way to the desk. */
  get sending(): boolean {
    return this.underWay.includes(`enter_number ${this.omnibox.text}`);
  }

  /** Logins that are not in view. */
  get others(): LoginView[] {
    return this.logins.all.filter((login) => this.omnibox.text || login !== this.login);
  }

  /** How many requests are on their way while nobody looks. */
  get waitingCount(): number {
    return this.logins.all.filter(({ state }) => ['asked', 'waiting', 'confirmed'].includes(state)).length;
  }

  /** Whether the way to a desk is in view: there are no settings yet, or it is not at its end. */
  get guided(): boolean {
    return this.guide.goesOn || this.desk.view?.problem?.code === 'config_missing';
  }

  /** What the screen speaks. */
  get language(): Language | undefined {
    return this.guided ? this.guide.language : this.desk.view?.language;
  }

  /** Whether the back room is in view. It closes when the shift of whoever is in it ends. */
  get inBackRoom(): boolean {
    return this.#inBackRoom && (this.shift.view?.backRoomIsOpen ?? false);
  }

  /** Goes to the back room; whoever may not come in is asked to sign in first. */
  openBackRoom(): void {
    if (this.shift.view?.backRoomIsOpen) this.#inBackRoom = true;
    else this.gate.askForBackRoom();
  }

  /**
   * Whoever comes next begins at the counter, also if the one before was behind it: with nothing typed, and nobody's card
   * open. What waits belongs to the customers, and stays.
   */
  #beginAnew(): void {
    this.leaveBackRoom();
    forgetTyped(this.host);
    this.helpOpen = false;
    this.omnibox.clear();
    if (this.front.kind === 'member' || this.front.kind === 'guest') this.show({ kind: 'none' });
  }

  leaveBackRoom(): void {
    this.#inBackRoom = false;
  }

  /** Ends the shift: for the next one, or because nobody will be here. Without anybody signed in there is none. */
  async endShift(how: 'hand_over' | 'lock'): Promise<void> {
    if (!this.shift.view?.signedIn) return;
    await this.#once(how, async () => {
      this.shift.take(await this.host.call(how, {}));
      if (how === 'hand_over') this.leaveBackRoom();
    });
  }

  /** Listens first and asks then, so that nothing falls between. The answer stops both the listening and the clock. */
  start(): () => void {
    const stopListening = this.host.listen((event) => {
      this.hear(event);
    });
    const stopClock = this.clock.run();
    void this.#load();
    return () => {
      stopListening();
      stopClock();
    };
  }

  enter(): Promise<void> {
    return this.#isDoublePress() ? Promise.resolve() : this.#enterOnce(onEnter);
  }

  /** Asks with the ending that is not the club's usual one, or not the one that was asked with before. */
  enterOther(): Promise<void> {
    return this.#isDoublePress() ? Promise.resolve() : this.#enterOnce(onOtherEnter);
  }

  /** Which ending that is, where something can be asked now. */
  get offersOther(): Ending | undefined {
    return onOtherEnter(this.#situation()).kind === 'ask_other' ? this.otherEnding : undefined;
  }

  get otherEnding(): Ending | undefined {
    const usual = this.desk.view?.ending ?? 'app';
    const than = !this.omnibox.text && this.login ? this.login.ending : usual;
    return otherEnding(this.desk.view, than);
  }

  #isDoublePress(): boolean {
    const now = this.host.now();
    if (now - Math.max(this.#lastEnter, this.#cardChangedAt) < ENTER_PAUSE_MS) return true;
    this.#lastEnter = now;
    return false;
  }

  /** Signs that came in one go, and the key that ends them. If they were scanned, the desk says what they mean. */
  scan(burst: Burst): Promise<void> {
    const { text } = this.omnibox;
    this.#lastEnter = this.host.now();
    return this.#once(`read_scan ${text}`, async () => {
      const scan = await this.host.call('read_scan', burst);
      if (text !== this.omnibox.text) return;
      if (scan.kind === 'typed') return this.#enterOnce(onEnter);
      if (scan.kind === 'again') return this.omnibox.clear();
      this.omnibox.take(scan.view);
      return this.do(onEnter(this.#situation()));
    });
  }

  escape(): Promise<void> {
    return this.do(onEscape(this.#situation()));
  }

  /** Carries out what a key or a button means. The same thing is never under way twice. */
  do(intent: Intent): Promise<void> {
    if (intent.kind === 'nothing' || !this.#applies(intent)) return Promise.resolve();
    return this.#once(this.#nameOf(intent), () => carryOut(this, intent));
  }

  /** Up and down: through the rows while text stands in the field, else through the candidates. */
  move(step: 1 | -1): void {
    if (this.omnibox.text) this.omnibox.move(step);
    else if (this.consentsInView && this.member) this.consents.move(step, this.member);
    else if (this.receptionInView) this.reception.move(step);
    else if (this.keptInView) this.intents.move(step);
    else if (this.login?.state === 'needs_staff') {
      const count = this.login.candidates.length + 1;
      this.choice = (Math.max(this.choice, step === 1 ? -1 : 0) + step + count) % count;
    }
  }

  /** Left and right: to the list beside, else as up and down. */
  moveAside(step: 1 | -1): void {
    if (this.receptionInView) this.reception.moveAside(step);
    else this.move(step);
  }

  /** Whether the reception's day lies on the counter: no card does, and nothing is typed. */
  get receptionInView(): boolean {
    return this.reception.open && this.front.kind === 'none' && !this.omnibox.text;
  }

  /** Whether the kept numbers do. */
  get keptInView(): boolean {
    return (
      !this.reception.open && this.front.kind === 'none' && !this.omnibox.text && this.intents.all.length > 0
    );
  }

  /** Whether a member is in view who is not let in just so. */
  get heldUp(): boolean {
    return (
      !this.omnibox.text &&
      this.member !== undefined &&
      !this.member.visit &&
      this.member.standing !== 'active'
    );
  }

  /** Who is in view, as far as they can leave, or the last word on them be taken back. */
  get present(): Present | undefined {
    if (this.omnibox.text) return undefined;
    if (this.guest) return { guestId: this.guest.guestId, presence: this.guest.presence };
    if (this.member?.today) {
      const { visitId, leftAtMs } = this.member.today;
      return { visitId, presence: leftAtMs === undefined ? 'here' : 'left' };
    }
    return this.receptionInView ? this.reception.chosen : undefined;
  }

  /** Opens the day, or closes it. */
  toggleReception(): void {
    if (this.receptionInView) {
      this.reception.open = false;
      return;
    }
    this.omnibox.clear();
    this.show({ kind: 'none' });
    this.reception.open = true;
    void this.#once('list_guests', () => this.reception.load());
  }

  /** Looks at a guest list; what is wrong with it stands above the day. */
  async lookAtList(content: Uint8Array, list: string): Promise<void> {
    this.notice = undefined;
    this.notice = await this.reception.look(content, list);
  }

  /** Does what Enter does in some place. */
  act(action: EnterAction): Promise<void> {
    return this.do(action);
  }

  /** Brings the nth login of the rail forward. */
  bringForward(login: LoginView | undefined): void {
    if (!login) return;
    this.omnibox.clear();
    this.show({ kind: 'login', loginId: login.loginId });
  }

  /** The card in front makes room: who has confirmed in the meantime comes forward, the first first. */
  makeRoom(): void {
    const confirmed = this.logins.all.find(
      (login) =>
        login !== this.login &&
        (login.state === 'applied' || login.state === 'needs_staff') &&
        !this.logins.isAside(login),
    );
    this.show(confirmed ? { kind: 'login', loginId: confirmed.loginId } : { kind: 'none' });
    if (confirmed) this.#cardChangedAt = this.host.now();
  }

  /** Opens the customers' display, or closes it. */
  toggleDisplay(): Promise<void> {
    return this.#once('toggle_display', () => this.host.call('toggle_display', {}).then(() => undefined));
  }

  /** The same member's card, as it stands now: what is open of it stays open. */
  showAgain(card: MemberCard): void {
    this.front = { kind: 'member', card };
  }

  /** The receipt in view goes to a printer. */
  print(): void {
    if (this.consentsInView && !this.consents.asking) globalThis.print();
  }

  /** Whether the consents of the member in front are in view. */
  get consentsInView(): boolean {
    return this.consents.open && this.member !== undefined && !this.omnibox.text;
  }

  get meaningOfF8(): 'ask_withdrawal' | 'drop_kept' | 'wrong_person' {
    if (this.consentsInView) return 'ask_withdrawal';
    return this.keptInView ? 'drop_kept' : 'wrong_person';
  }

  show(front: Front): void {
    this.#tellDisplay(front);
    this.consents.close();
    this.front = front;
    if (front.kind === 'login') this.news = this.news.filter((loginId) => loginId !== front.loginId);
    this.choice = -1;
    this.notice = undefined;
  }

  /** What happened elsewhere. It never takes the field, and comes forward only where nothing else is. */
  hear(event: Event): void {
    if (event.event === 'desk_changed') {
      const opened = this.desk.problem && !event.desk.problem;
      this.desk.view = event.desk;
      if (opened) void Promise.all([this.#loadShift(), this.#loadLogins()]);
      return;
    }
    if (event.event === 'house_changed') {
      void this.#once('list_guests', () => this.reception.changed(event.headCount));
      return;
    }
    if (event.event === 'member_changed') {
      const isInFront = this.member?.member.memberId === event.member.member.memberId;
      if (isInFront) this.showAgain(event.member);
      return;
    }
    if (event.event === 'intents_changed') {
      this.intents.all = event.intents;
      return;
    }
    if (event.event === 'shift_changed') {
      this.shift.take(event.shift);
      return;
    }
    if (event.event === 'display_toggled' || event.event === 'examined') return;
    const before = this.logins.find(event.login.loginId);
    if (!this.logins.take(event.login)) return;
    const isNews = before && (before.state !== event.login.state || isNewsOfVisit(before, event.login));
    if (isNews) this.#changedByItself(event.login);
  }

  /** Somebody was erased: nothing of them stays on the counter. */
  forget(memberId: string): void {
    if (this.member?.member.memberId === memberId) this.show({ kind: 'none' });
    for (const login of this.logins.all.filter(({ member }) => member?.memberId === memberId)) {
      if (this.login === login) this.show({ kind: 'none' });
      this.logins.drop(login.loginId);
    }
  }

  /** Hears of every login that changed while its card was not in view. */
  onChangeBeside(hear: (login: LoginView) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** The customers' display follows the card in front. That it cannot be told is nobody's trouble here. */
  #tellDisplay(front: Front): void {
    const loginId = front.kind === 'login' ? front.loginId : undefined;
    if (loginId === (this.front.kind === 'login' ? this.front.loginId : undefined)) return;
    this.host.call('show_to_customer', { loginId }).catch(() => undefined);
  }

  #changedByItself(login: LoginView): void {
    const idle = this.front.kind === 'none' && !this.omnibox.text && !this.reception.open && !this.keptInView;
    if (idle) this.show({ kind: 'login', loginId: login.loginId });
    // An Enter that was on its way to the former card must not fall on the new one.
    if (this.login === login) this.#cardChangedAt = this.host.now();
    if (!this.others.includes(login)) return;
    this.news = [...this.news.filter((loginId) => loginId !== login.loginId), login.loginId];
    for (const hear of this.#hearers) hear(login);
  }

  async #enterOnce(means: typeof onEnter): Promise<void> {
    if (this.receptionInView && this.reception.plan) return this.do({ kind: 'take_list' });
    const intent = means(this.#situation());
    if (intent.kind !== 'read_first') return this.do(intent);
    const answer = await this.omnibox.read();
    if (answer && answer.text === this.omnibox.text) await this.do(means(this.#situation()));
  }

  #situation() {
    const { text, answer, chosenRow, chosenGuest } = this.omnibox;
    const card = this.#cardKeys();
    const hasOther = this.desk.view?.hasPage ?? false;
    return { text, answer, chosenRow: chosenRow?.memberId, chosenGuest: chosenGuest?.enter, card, hasOther };
  }

  #cardKeys(): CardKeys | undefined {
    if (this.receptionInView)
      return { enter: this.reception.chosen?.enter ?? { kind: 'nothing' }, escape: 'close' };
    if (this.consentsInView)
      return { enter: { kind: 'nothing' }, escape: 'close', withdraws: this.consents.asking };
    const card = this.login ?? this.member ?? this.guest;
    const canAsk = (this.member?.member.phone ?? this.guest?.phone) !== undefined;
    return card && { enter: card.enter, escape: card.escape, choice: this.chosen, canAsk };
  }

  /** What was chosen on a card where staff decide. */
  get chosen(): Choice | undefined {
    if (this.login?.state !== 'needs_staff' || this.choice === -1) return undefined;
    return { memberId: this.login.candidates[this.choice]?.memberId };
  }

  /** F4 and F8 are about the card in view; the other keys looked at it already. */
  #applies(intent: Intent): boolean {
    if (this.consentsInView && beneath.includes(intent.kind)) return false;
    if (intent.kind === 'wrong_person') return !this.omnibox.text && (this.login?.canBeWrongPerson ?? false);
    if (intent.kind === 'ask_proof')
      return !this.omnibox.text && (this.member?.member.phone ?? this.guest?.phone) !== undefined;
    if (intent.kind === 'open_consents') return !this.omnibox.text && (this.member?.consents.length ?? 0) > 0;
    if (intent.kind === 'withdraw') return this.consents.chosen(this.member as MemberCard).length > 0;
    if (intent.kind === 'let_in_anyway') return this.heldUp;
    if (intent.kind === 'leave') return this.present?.presence === 'here';
    if (intent.kind === 'undo') return this.present !== undefined && this.present.presence !== 'expected';
    if (intent.kind === 'walk_in') return this.omnibox.text.trim() !== '';
    if (intent.kind === 'take_list') return (this.reception.plan?.report?.new ?? 0) > 0;
    if (intent.kind === 'keep_for_later') return !this.omnibox.text && (this.login?.canBeKept ?? false);
    if (intent.kind === 'ask_kept' || intent.kind === 'drop_kept') return this.keptInView;
    return true;
  }

  #nameOf(intent: Intent): string {
    const enters = intent.kind === 'ask_other' ? intent.how : intent.kind;
    return enters === 'enter_number'
      ? `enter_number ${this.omnibox.text}`
      : JSON.stringify([intent, this.front]);
  }

  /** Runs something unless the same is under way; what it fails with stands at the field if it came from there. */
  async #once(name: string, run: () => Promise<void>): Promise<void> {
    if (this.underWay.includes(name)) return;
    this.underWay = [...this.underWay, name];
    const { text } = this.omnibox;
    this.notice = undefined;
    try {
      await run();
    } catch (reason) {
      if (text && text === this.omnibox.text) this.omnibox.error = toWireError(reason);
      else this.notice = toWireError(reason);
    } finally {
      this.underWay = this.underWay.filter((other) => other !== name);
    }
  }

  async #load(): Promise<void> {
    await this.desk.load(this.host);
    if (this.desk.view) this.guide.choose(this.desk.view.language);
    if (!this.desk.view || this.desk.problem) return;
    await Promise.all([this.#loadShift(), this.#loadLogins()]);
  }

  async #loadShift(): Promise<void> {
    try {
      await this.shift.load(this.host);
    } catch (reason) {
      this.notice = toWireError(reason);
    }
  }

  async #loadLogins(): Promise<void> {
    try {
      for (const login of await this.host.call('list_logins', {})) this.logins.take(login);
      await Promise.all([this.reception.load(), this.intents.load()]);
    } catch (reason) {
      const error = toWireError(reason);
      // They are asked for again when somebody has signed in.
      if (error.code !== 'sign_in_needed') this.notice = error;
    }
  }
}
