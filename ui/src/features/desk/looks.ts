import type { ProviderState } from '../../ipc/wire';
import type { IconName } from '../../shared/icons';

export const providerIcons: Record<ProviderState, IconName> = {
  unknown: 'wait',
  reachable: 'link',
  unreachable: 'unlink',
  down: 'warn',
};
