import type { DeskView, Ending } from '../../ipc/wire';

/** The ending that is not this one, where the desk has both. */
export const otherEnding = (desk: DeskView | undefined, than: Ending): Ending | undefined =>
  desk?.hasPage ? (than === 'app' ? 'browser' : 'app') : undefined;
