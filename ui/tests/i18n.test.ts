import { describe, expect, it } from 'vitest';

import { catalogues } from '../src/i18n/catalogues';
import { en, type Catalogue } from '../src/i18n/en';
import { codeLooks } from '../src/features/logins/looks';
import { Words } from '../src/i18n/words.svelte';
import type { Code, Language } from '../src/ipc/wire';

const languages = Object.entries(catalogues) as [Language, Catalogue][];
const codes = Object.keys(codeLooks) as Code[];

/** What is put into a sentence when it is looked at; each can be found again. */
const marks = ['⟨a⟩', '⟨b⟩'];

/** Every sentence of a catalogue by its path, with marks where it takes something. */
function sentences(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const made: unknown = (node as (...args: unknown[]) => unknown)(...marks.slice(0, node.length));
    return sentences(made, `${path}()`);
  }
  return Object.entries(node as object).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const holds = (sentence: string) => marks.filter((mark) => sentence.includes(mark));

describe.each(languages)('in %s', (language, catalogue) => {
  const all = new Map(sentences(catalogue));

  it.each(codes)('%s has a heading, a sentence for staff and one to say', (code) => {
    const { heading, staff, say } = catalogue.endings('Vipps')[code];
    for (const sentence of [heading, staff, say]) expect(sentence.trim().length).toBeGreaterThan(5);
    expect(staff).toMatch(/[.?!]$/);
    expect(say).toMatch(/[.?!]$/);
  });

  it('no sentence is empty or has space to spare', () => {
    for (const [path, sentence] of all) expect(sentence, path).toMatch(/^\S(.*\S)?$/s);
  });

  it('there are as many sentences as in English, each with the same things put in', () => {
    const english = new Map(sentences(en));
    expect([...all.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, sentence] of all) {
      // `count` decides between one and many; either may be the one that was made here.
      if (path.endsWith('rowCount()')) continue;
      // A brand may stand in another sentence of the same ending.
      if (path.startsWith('.endings()')) continue;
      expect(holds(sentence), path).toEqual(holds(english.get(path) ?? ''));
    }
  });

  it('nothing claims an identity, and nothing tells why somebody cannot be reached', () => {
    const { heading, staff, say } = catalogue.endings('Vipps').not_eligible;
    expect([heading, staff, say].join(' ')).not.toMatch(
      /\b1[0-9]\b|\bage|alder|ålder|\bikä|\bkonto|account|\btili|block|sperr|spærr|spärr|estet|young|\bung|nuor/i,
    );
    for (const [path, sentence] of all) expect(sentence, path).not.toMatch(/identit|henkilöllis/i);
  });

  it('the names of the apps are written in plain type', () => {
    for (const [path, sentence] of all)
      expect(sentence, path).not.toMatch(/VIPPS|MOBILEPAY|\bvipps\b|Mobilepay|Mobile Pay/);
  });

  it('every character of a code has a word of its own', () => {
    const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'];
    const spelt = signs.map((sign) => catalogue.spelling[sign]);
    expect(spelt.every(Boolean), language).toBe(true);
    expect(new Set(spelt).size).toBe(signs.length);
    for (const sign of signs.slice(0, 26)) {
      // In Finnish, Q, X and Z are said by the names of the letters.
      if (language === 'fi' && 'QXZ'.includes(sign)) continue;
      const first = catalogue.spelling[sign]?.replace(/^(Enkelt|Dobbelt)-/, '') ?? '';
      expect(first.slice(0, 1).toUpperCase(), `${language} ${sign}`).toBe(sign);
    }
  });
});

it('the name of the app that is at home in a market stands first', () => {
  for (const [language, catalogue] of languages)
    for (const [first, second] of [
      ['Vipps', 'MobilePay'],
      ['MobilePay', 'Vipps'],
    ] as const) {
      const { staff, say } = catalogue.endings(first).not_eligible;
      for (const sentence of [staff, say, catalogue.omnibox.problems(first).country_not_served]) {
        expect(sentence, language).toContain(second);
        expect(sentence.indexOf(first), language).toBeLessThan(sentence.indexOf(second));
      }
    }
});

it('no sentence is left in another language', () => {
  // A few words are the same in two languages: the keys of a keyboard, a name, a short label.
  const long = (catalogue: Catalogue) =>
    sentences(catalogue).filter(([, sentence]) => sentence.split(' ').length > 4);
  for (const [language, catalogue] of languages)
    for (const [other, another] of languages) {
      if (language >= other) continue;
      const theirs = new Map(long(another));
      for (const [path, sentence] of long(catalogue))
        expect(sentence, `${language} ${path}`).not.toBe(theirs.get(path));
    }
});

it('times, days and numbers are written as the language writes them', () => {
  const words = new Words();
  const noon = new Date(2026, 10, 23, 14, 5).getTime();
  const written = (['nb', 'en', 'da', 'fi', 'sv'] as const).map((language) => {
    words.language = language;
    return [words.time(noon), words.day(noon), words.number(12_345)].map((text) =>
      text.replaceAll(/\s/g, ' '),
    );
  });
  expect(written).toEqual([
    ['14:05', '23. november 2026', '12 345'],
    ['14:05', '23 November 2026', '12,345'],
    ['14.05', '23. november 2026', '12.345'],
    ['14.05', '23. marraskuuta 2026', '12 345'],
    ['14:05', '23 november 2026', '12 345'],
  ]);
  expect(words.time(new Date(2026, 10, 23, 0, 7).getTime())).toBe('00:07');
});

it('a code is read aloud in the language of the desk', () => {
  const words = new Words();
  expect(words.spell('7K-0').join(' ')).toBe('seven Kilo hyphen zero');
  words.language = 'nb';
  expect(words.spell('7K-0').join(' ')).toBe('sju Karl bindestrek null');
  expect(words.country('NO')).toBe('Norge');
  words.language = 'da';
  expect(words.spell('7K-0').join(' ')).toBe('syv Karen bindestreg nul');
  words.language = 'fi';
  expect(words.spell('7K-0').join(' ')).toBe('seitsemän Kalle väliviiva nolla');
  expect(words.country('NO')).toBe('Norja');
  words.language = 'sv';
  expect(words.spell('7K-0').join(' ')).toBe('sju Kalle bindestreck nolla');
});
