import { createContext } from 'svelte';

import type { Counter } from './counter.svelte';

/** The counter, for every component below the view. */
export const [useCounter, provideCounter] = createContext<Counter>();
