import { createContext } from 'svelte';

import type { BackRoom } from './backroom.svelte';

/** The back room, for every component in it. */
export const [useBackRoom, provideBackRoom] = createContext<BackRoom>();
