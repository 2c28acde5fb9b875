import type { Catalogue } from '../../i18n/en';
import type { WireError } from '../../ipc/wire';

/** Why something was refused, where the desk said it more closely than by its code. */
export function reasonOf(error: WireError, t: Catalogue): string | undefined {
  const { staff, room } = t.backroom;
  if (error.pinProblem) return staff.pins[error.pinProblem];
  if (error.staffProblem) return staff.rules[error.staffProblem];
  if (error.fieldProblem) return room.fields[error.fieldProblem];
  return undefined;
}

/** The same, if it is about this field of a form. */
export function wrongIn(field: string, error: WireError | undefined, t: Catalogue): string | undefined {
  return error?.field === field ? reasonOf(error, t) : undefined;
}
