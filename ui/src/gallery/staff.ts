import type { ShiftView, StaffView } from '../ipc/wire';

/** Invented people who work at the counter, for the gallery and for tests. */
export const manager: StaffView = { staffId: '1', name: 'Solveig Berg', role: 'manager', hasPin: true };
export const ola: StaffView = { staffId: '2', name: 'Ola Nordli', role: 'counter', hasPin: true };
export const mia: StaffView = { staffId: '3', name: 'Mia Strand', role: 'counter', hasPin: true };

/** No staff: nobody is asked. */
export const openShift: ShiftView = {
  asks: 'nobody',
  counterIsOpen: true,
  backRoomIsOpen: true,
  idleLockMin: 10,
  staff: [],
};

/** Three of them, and nobody signed in. */
export const lockedShift: ShiftView = {
  asks: 'everybody',
  counterIsOpen: false,
  backRoomIsOpen: false,
  idleLockMin: 10,
  staff: [manager, ola, mia],
};

/** The same, with one of them signed in. */
export const onShift = (who: StaffView): ShiftView => ({
  ...lockedShift,
  signedIn: who,
  counterIsOpen: true,
  backRoomIsOpen: who.role === 'manager',
});
