import type { Language } from '../ipc/wire';
import { en, type Catalogue } from './en';
import { nb } from './nb';

/** The languages that are written out whole. */
export const complete = { nb, en } satisfies Partial<Record<Language, Catalogue>>;

/**
 * A catalogue for each language a desk can be set to. One that is not written yet reads as English, whole, rather than as a
 * mixture: `language` names what is truly on the screen, so that a screen reader pronounces it right.
 */
export const catalogues: Record<Language, { language: keyof typeof complete; catalogue: Catalogue }> = {
  nb: { language: 'nb', catalogue: nb },
  en: { language: 'en', catalogue: en },
  da: { language: 'en', catalogue: en },
  fi: { language: 'en', catalogue: en },
  sv: { language: 'en', catalogue: en },
};
