import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { Event, LoginView, MemberCard, ShiftView, WireError } from '../../ipc/wire';
import { Clock } from '../../shared/clock.svelte';
import { Desk } from '../desk/desk.svelte';
import { Logins } from '../logins/logins.svelte';
import { Shift } from '../staff/shift.svelte';
import { Omnibox } from '../omnibox/omnibox.svelte';
import type { Burst } from '../omnibox/wedge';
import { carryOut } from './actions';
import { ENTER_PAUSE_MS, onEnter, onEscape, type CardKeys, type Choice, type Intent } from './keys';

/** The card in front. A login is named, not held, so that it is always drawn as it stands now. */
export type Front =
  { kind: 'none' } | { kind: 'login'; loginId: string } | { kind: 'member'; card: MemberCard };

/** The counter: one field, one card in front, the other logins beside it. */
export class Counter {
  readonly desk = new Desk();
  readonly logins = new Logins();
  readonly shift = new Shift();
  readonly omnibox: Omnibox;
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

  readonly login = $derived(this.front.kind === 'login' ? this.logins.find(this.front.loginId) : undefined);
  readonly member = $derived(this.front.kind === 'member' ? this.front.card : undefined);

  #lastEnter = -Infinity;
  #cardChangedAt = -Infinity;
  readonly #hearers = new Set<(login: LoginView) => void>();

  readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    this.omnibox = new Omnibox(host);
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
    const now = this.host.now();
    if (now - Math.max(this.#lastEnter, this.#cardChangedAt) < ENTER_PAUSE_MS) return Promise.resolve();
    this.#lastEnter = now;
    return this.#enterOnce();
  }

  /** Signs that came in one go, and the key that ends them. If they were scanned, the desk says what they mean. */
  scan(burst: Burst): Promise<void> {
    const { text } = this.omnibox;
    this.#lastEnter = this.host.now();
    return this.#once(`read_scan ${text}`, async () => {
      const scan = await this.host.call('read_scan', burst);
      if (text !== this.omnibox.text) return;
      if (scan.kind === 'typed') return this.#enterOnce();
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
    else if (this.login?.state === 'needs_staff') {
      const count = this.login.candidates.length + 1;
      this.choice = (Math.max(this.choice, step === 1 ? -1 : 0) + step + count) % count;
    }
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
      (login) => login !== this.login && (login.state === 'applied' || login.state === 'needs_staff'),
    );
    this.show(confirmed ? { kind: 'login', loginId: confirmed.loginId } : { kind: 'none' });
    if (confirmed) this.#cardChangedAt = this.host.now();
  }

  /** Opens the customers' display, or closes it. */
  toggleDisplay(): Promise<void> {
    return this.#once('toggle_display', () => this.host.call('toggle_display', {}).then(() => undefined));
  }

  show(front: Front): void {
    this.#tellDisplay(front);
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
    if (event.event === 'shift_changed') {
      this.#shiftChanged(event.shift);
      return;
    }
    if (event.event === 'display_toggled') return;
    const before = this.logins.find(event.login.loginId);
    if (!this.logins.take(event.login)) return;
    if (before && before.state !== event.login.state) this.#changedByItself(event.login);
  }

  /** Hears of every login that changed while its card was not in view. */
  onChangeBeside(hear: (login: LoginView) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Somebody came or went. What was missed meanwhile is asked for anew. */
  #shiftChanged(shift: ShiftView): void {
    const wasLocked = this.shift.locked;
    this.shift.view = shift;
    if (wasLocked && !this.shift.locked) void this.#loadLogins();
  }

  /** The customers' display follows the card in front. That it cannot be told is nobody's trouble here. */
  #tellDisplay(front: Front): void {
    const loginId = front.kind === 'login' ? front.loginId : undefined;
    if (loginId === (this.front.kind === 'login' ? this.front.loginId : undefined)) return;
    this.host.call('show_to_customer', { loginId }).catch(() => undefined);
  }

  #changedByItself(login: LoginView): void {
    const idle = this.front.kind === 'none' && !this.omnibox.text;
    if (idle) this.show({ kind: 'login', loginId: login.loginId });
    // An Enter that was on its way to the former card must not fall on the new one.
    if (this.login === login) this.#cardChangedAt = this.host.now();
    if (!this.others.includes(login)) return;
    this.news = [...this.news.filter((loginId) => loginId !== login.loginId), login.loginId];
    for (const hear of this.#hearers) hear(login);
  }

  async #enterOnce(): Promise<void> {
    const intent = onEnter(this.#situation());
    if (intent.kind !== 'read_first') return this.do(intent);
    const answer = await this.omnibox.read();
    if (answer && answer.text === this.omnibox.text) await this.do(onEnter(this.#situation()));
  }

  #situation() {
    const { text, answer, chosenRow } = this.omnibox;
    return { text, answer, chosenRow: chosenRow?.memberId, card: this.#cardKeys() };
  }

  #cardKeys(): CardKeys | undefined {
    const card = this.login ?? this.member;
    return card && { enter: card.enter, escape: card.escape, choice: this.chosen };
  }

  /** What was chosen on a card where staff decide. */
  get chosen(): Choice | undefined {
    if (this.login?.state !== 'needs_staff' || this.choice === -1) return undefined;
    return { memberId: this.login.candidates[this.choice]?.memberId };
  }

  /** F4 and F8 are about the card in view; the other keys looked at it already. */
  #applies(intent: Intent): boolean {
    if (intent.kind === 'wrong_person') return !this.omnibox.text && (this.login?.canBeWrongPerson ?? false);
    if (intent.kind === 'ask_proof') return !this.omnibox.text && this.member?.member.phone !== undefined;
    return true;
  }

  #nameOf(intent: Intent): string {
    return intent.kind === 'enter_number'
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
    } catch (reason) {
      const error = toWireError(reason);
      // They are asked for again when somebody has signed in.
      if (error.code !== 'sign_in_needed') this.notice = error;
    }
  }
}
