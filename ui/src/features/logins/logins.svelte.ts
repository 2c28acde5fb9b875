import type { LoginView } from '../../ipc/wire';
import { isThrough } from './visit';

/** All logins with a card on this counter, oldest first. */
export class Logins {
  all = $state.raw<LoginView[]>([]);
  /** Laid aside by staff, who have seen who it is; the visitor goes on. */
  #aside = $state.raw<readonly string[]>([]);
  readonly #closed = new Set<string>();

  find(loginId: string): LoginView | undefined {
    return this.all.find((login) => login.loginId === loginId);
  }

  /** Takes a view in, unless a newer one is here or its card was closed. Says whether it was taken. */
  take(login: LoginView): boolean {
    const known = this.find(login.loginId);
    if (this.#closed.has(login.loginId) || (known && known.revision >= login.revision)) return false;
    const others = this.all.filter((other) => other !== known);
    this.all = [...others, login].sort((a, b) => a.startedAtMs - b.startedAtMs);
    return true;
  }

  /** Lays a card aside. */
  setAside(loginId: string): void {
    this.#aside = [...this.#aside.filter((other) => other !== loginId), loginId];
  }

  isAside({ loginId }: LoginView): boolean {
    return this.#aside.includes(loginId);
  }

  /** Those laid aside whose visitors are through meanwhile. */
  get throughAside(): LoginView[] {
    return this.all.filter((login) => this.isAside(login) && isThrough(login));
  }

  /** The card was closed; whatever still arrives about it is late. */
  drop(loginId: string): void {
    this.#closed.add(loginId);
    this.all = this.all.filter((login) => login.loginId !== loginId);
    this.#aside = this.#aside.filter((other) => other !== loginId);
  }
}
