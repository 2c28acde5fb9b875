import { createContext } from 'svelte';

import type { Brand, Language } from '../ipc/wire';
import { catalogues } from './catalogues';
import type { Catalogue } from './en';

/** Where the customs of writing differ within a language, those of the Nordic counter. */
const locales: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB', da: 'da-DK', fi: 'fi-FI', sv: 'sv-SE' };

/** Each language in its own words. */
export const languageNames: Record<Language, string> = {
  nb: 'Norsk bokmål',
  en: 'English',
  da: 'Dansk',
  fi: 'Suomi',
  sv: 'Svenska',
};

const brands: Record<Brand, string> = { vipps: 'Vipps', mobilepay: 'MobilePay' };

/** How the customer's app is called; plain type, never translated. */
export const brandName = (brand: Brand): string => brands[brand];

/** The words of the desk's language, and how it writes times, countries and numbers. */
export class Words {
  /** What the desk is set to; for `<html lang>`, too. */
  language = $state<Language>('en');
  /** Every sentence. */
  readonly t: Catalogue = $derived(catalogues[this.language]);

  readonly #locale = $derived(locales[this.language]);
  readonly #clock = $derived(
    new Intl.DateTimeFormat(this.#locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  readonly #day = $derived(
    new Intl.DateTimeFormat(this.#locale, { day: 'numeric', month: 'long', year: 'numeric' }),
  );
  readonly #date = $derived(
    new Intl.DateTimeFormat(this.#locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
  );
  readonly #instant = $derived(
    new Intl.DateTimeFormat(this.#locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
  );
  readonly #languages = $derived(new Intl.DisplayNames([this.#locale], { type: 'language' }));
  readonly #countries = $derived(new Intl.DisplayNames([this.#locale], { type: 'region' }));
  readonly #tongues = $derived(new Intl.DisplayNames([this.#locale], { type: 'language' }));
  readonly #megabytes = $derived(
    new Intl.NumberFormat(this.#locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
  );
  readonly #numbers = $derived(new Intl.NumberFormat(this.#locale));

  /** `14:32` */
  time(ms: number): string {
    return this.#clock.format(ms);
  }

  /** `23 November 2026` */
  day(ms: number): string {
    return this.#day.format(ms);
  }

  /** To the second, and on which clock: for a receipt. */
  instant(ms: number): string {
    return this.#instant.format(ms);
  }

  /** `Norwegian Bokmål`; what is no code of a language is shown as it is. */
  languageName(code: string): string {
    try {
      return this.#languages.of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** The same of a day of the calendar: `1990-01-31`. */
  date(day: string): string {
    return this.#date.format(Date.parse(day));
  }

  /** A day, or the time if it is today's. */
  moment(ms: number, now: number): string {
    const sameDay = new Date(ms).toDateString() === new Date(now).toDateString();
    return sameDay ? this.t.member.todayAt(this.time(ms)) : this.day(ms);
  }

  /** `Norway`; nothing for a country that is not known. */
  country(code: string): string {
    return code ? (this.#countries.of(code) ?? code) : '';
  }

  /** `Finnish` */
  tongue(language: Language): string {
    const name = this.#tongues.of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(this.#locale) + name.slice(1);
  }

  /** `23 November 2026, 14:32` */
  dayAndTime(ms: number): string {
    return `${this.day(ms)}, ${this.time(ms)}`;
  }

  /** `4.6 MB` */
  megabytes(bytes: number): string {
    return this.#megabytes.format(bytes / 1_000_000);
  }

  /** `1,204` */
  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** The words to read a code aloud with, one a character. */
  spell(code: string): string[] {
    return [...code].map((character) => this.t.spelling[character] ?? character);
  }
}

/** The words, for every component below the view. */
export const [useWords, provideWords] = createContext<Words>();
