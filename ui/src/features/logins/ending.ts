import type { Code, LoginState, LoginView } from '../../ipc/wire';

const codes: Partial<Record<LoginState, Code>> = {
  declined: 'access_denied',
  expired: 'expired',
  not_eligible: 'not_eligible',
  cancelled: 'cancelled',
  refused: 'refused',
  lost: 'lost',
  needs_staff: 'needs_staff',
};

/** The code a login ended with; its state says it where the code is not there. */
export const codeOf = (login: LoginView): Code => login.code ?? codes[login.state] ?? 'internal';
