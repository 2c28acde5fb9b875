import type { Host } from '../../../host/host';
import { toWireError } from '../../../ipc/error';
import type { SettingsForm, SettingsView, WireError } from '../../../ipc/wire';

/** The settings as they are being typed. They stay as typed until they are saved or dropped, also while the desk is locked. */
export class Settings {
  view = $state.raw<SettingsView>();
  form = $state<SettingsForm>();
  /** A new client secret. */
  secret = $state('');
  error = $state.raw<WireError>();
  /** Whether the last thing done was to save. */
  saved = $state(false);
  underWay = $state(false);

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether anything was typed that is not saved. */
  get isChanged(): boolean {
    return this.secret !== '' || JSON.stringify(this.form) !== JSON.stringify(this.view?.form);
  }

  /** Whether nothing at all can be changed here. */
  get isFixed(): boolean {
    return this.view !== undefined && this.view.file === undefined;
  }

  fixed(key: string): boolean {
    return this.isFixed || (this.view?.fixed.includes(key) ?? false);
  }

  /** What was refused at this field, if it was this one. */
  refusedAt(key: string): WireError | undefined {
    return this.error?.field === key ? this.error : undefined;
  }

  /** Shows the settings as they stand, unless something is being typed. */
  async load(): Promise<void> {
    if (this.view && this.isChanged) return;
    await this.#ask(async () => this.#take(await this.#host.call('view_settings', {})));
    this.saved = false;
  }

  /** Back to how the settings stand. */
  drop(): void {
    if (!this.view) return;
    this.#take(this.view);
    this.saved = false;
    this.error = undefined;
  }

  async save(): Promise<void> {
    const { view, form } = this;
    if (!view || !form || this.isFixed) return;
    this.saved = false;
    const clientSecret = this.secret.trim();
    await this.#ask(async () => {
      const input = {
        was: view.form,
        form: $state.snapshot(form),
        ...(clientSecret ? { clientSecret } : {}),
      };
      this.#take(await this.#host.call('save_settings', input));
      this.saved = true;
    });
  }

  #take(view: SettingsView): void {
    this.view = view;
    this.form = structuredClone(view.form);
    this.secret = '';
  }

  async #ask(run: () => Promise<void>): Promise<void> {
    if (this.underWay) return;
    this.underWay = true;
    this.error = undefined;
    try {
      await run();
    } catch (reason) {
      this.error = toWireError(reason);
    } finally {
      this.underWay = false;
    }
  }
}

/** What is typed outlasts the view it is typed in. */
const typed = new WeakMap<Host, Settings>();

/** The settings of the desk behind this host. */
export function settingsOf(host: Host): Settings {
  const settings = typed.get(host) ?? new Settings(host);
  typed.set(host, settings);
  return settings;
}

/** What was typed is not for whoever comes next; a secret least of all. */
export function forgetTyped(host: Host): void {
  typed.delete(host);
}
