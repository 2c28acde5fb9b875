import type { Catalogue } from '../../../i18n/en';
import type { WireError } from '../../../ipc/wire';

/** Why a setting was refused, in words. */
export function wrongSetting(error: WireError | undefined, t: Catalogue): string | undefined {
  const problem = error?.settingProblem;
  if (!problem) return undefined;
  const { problems, addresses } = t.backroom.settings;
  switch (problem.kind) {
    case 'out_of_range':
      return problems.out_of_range(String(problem.least), String(problem.most));
    case 'address':
      return addresses[problem.problem];
    default:
      return problems[problem.kind];
  }
}
