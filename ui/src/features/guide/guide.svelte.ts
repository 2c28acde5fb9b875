import type { Host } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { Language, Market, ProviderChoice, ShiftView, WireError } from '../../ipc/wire';
import { Examination } from '../backroom/check/check.svelte';

/** The steps to a desk, in their order. */
export type Step = 'language' | 'choice' | 'keys' | 'check' | 'pin';

/** Where a language is most at home. */
const markets: Record<Language, Market> = { nb: 'NO', en: 'NO', da: 'DK', fi: 'FI', sv: 'SE' };

/** From nothing to a desk: what is filled in stays through every step, and through everything that is refused. */
export class Guide {
  step = $state<Step>('language');
  language = $state<Language>('en');
  country = $state<Market>('NO');
  way = $state<'simulator' | 'keys'>('simulator');
  club = $state('');
  provider = $state<ProviderChoice>('test');
  clientId = $state('');
  clientSecret = $state('');
  merchantSerialNumber = $state('');
  passphrase = $state('');
  /** Whether this computer has no keychain, so that a passphrase takes its place. */
  needsPassphrase = $state(false);
  name = $state('');
  pin = $state('');
  underWay = $state(false);
  error = $state.raw<WireError>();
  /** Whether the desk is open, and the guide not at its end. */
  readonly goesOn = $derived(this.underWay || this.step === 'check' || this.step === 'pin');

  readonly examination: Examination;
  readonly #host: Host;
  readonly #took: (shift: ShiftView) => void;

  /** `took` hears who is signed in when the manager has a PIN. */
  constructor(host: Host, took: (shift: ShiftView) => void) {
    this.#host = host;
    this.#took = took;
    this.examination = new Examination(host);
  }

  choose(language: Language): void {
    this.language = language;
    this.country = markets[language];
  }

  /** What was refused at this field, if it was this one. */
  refusedAt(field: string): WireError | undefined {
    return this.error?.field === field ? this.error : undefined;
  }

  /** Enter. */
  async next(): Promise<void> {
    switch (this.step) {
      case 'language':
        this.step = 'choice';
        return;
      case 'choice':
        if (this.way === 'keys') this.step = 'keys';
        else await this.#ask(() => this.#host.call('try_simulator', { language: this.language }));
        return;
      case 'keys':
        return this.#setUp();
      case 'check':
        this.step = 'pin';
        return;
      case 'pin':
        return this.#keepPin();
    }
  }

  /** Esc: a step back, or past what need not be done. */
  back(): void {
    this.error = undefined;
    if (this.step === 'choice') this.step = 'language';
    else if (this.step === 'keys') this.step = 'choice';
    else if (this.step === 'check' || this.step === 'pin') this.#end();
  }

  async #setUp(): Promise<void> {
    const { language, country, club, provider, clientId, clientSecret, merchantSerialNumber } = this;
    const input = { language, country, club, provider, clientId, clientSecret, merchantSerialNumber };
    const passphrase = this.needsPassphrase ? { passphrase: this.passphrase } : {};
    const isOpen = await this.#ask(async () => {
      await this.#host.call('set_up', { ...input, ...passphrase });
      this.step = 'check';
    });
    if (this.error?.settingProblem?.kind === 'no_keychain') {
      this.needsPassphrase = true;
      this.error = undefined;
    }
    if (!isOpen) return;
    this.clientSecret = '';
    this.passphrase = '';
    await this.examination.start();
  }

  async #keepPin(): Promise<void> {
    if (!this.pin && !this.name) return this.#end();
    const { name, pin } = this;
    await this.#ask(async () => {
      this.#took(await this.#host.call('add_staff', { name, role: 'manager', ...(pin ? { pin } : {}) }));
      this.#end();
    });
  }

  #end(): void {
    this.step = 'language';
    this.pin = '';
  }

  /** Whether it was done. */
  async #ask(run: () => Promise<unknown>): Promise<boolean> {
    if (this.underWay) return false;
    this.underWay = true;
    this.error = undefined;
    try {
      await run();
      return true;
    } catch (reason) {
      this.error = toWireError(reason);
      return false;
    } finally {
      this.underWay = false;
    }
  }
}
