import type { MemberStatus } from '../../ipc/wire';
import type { IconName, Tone } from '../../shared/icons';

export const statusLooks: Record<MemberStatus, { icon: IconName; tone: Tone }> = {
  active: { icon: 'check', tone: 'good' },
  paused: { icon: 'pause', tone: 'warn' },
  ended: { icon: 'stop', tone: 'bad' },
};
