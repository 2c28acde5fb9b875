import { createContext } from 'svelte';

import type { Settings } from './settings.svelte';

/** The settings as they are being typed, for every group of the form. */
export const [useSettings, provideSettings] = createContext<Settings>();
