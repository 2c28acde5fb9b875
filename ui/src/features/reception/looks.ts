import type { Presence, Standing } from '../../ipc/wire';
import type { IconName, Tone } from '../../shared/icons';

/** Never by colour alone. */
export const standingLooks: Record<Standing, { icon: IconName; tone: Tone }> = {
  active: { icon: 'check', tone: 'good' },
  message_waiting: { icon: 'message', tone: 'accent' },
  paused: { icon: 'pause', tone: 'warn' },
  expired: { icon: 'warn', tone: 'bad' },
  ended: { icon: 'stop', tone: 'bad' },
};

export const presenceLooks: Record<Presence, { icon: IconName; tone: Tone }> = {
  expected: { icon: 'wait', tone: 'accent' },
  here: { icon: 'check', tone: 'good' },
  left: { icon: 'leave', tone: 'plain' },
};
