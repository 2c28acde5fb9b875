import type { Language } from '../ipc/wire';
import { da } from './da';
import { en, type Catalogue } from './en';
import { fi } from './fi';
import { nb } from './nb';
import { sv } from './sv';

/** The words of each language a desk can be set to, every one whole. */
export const catalogues: Record<Language, Catalogue> = { nb, en, da, fi, sv };
