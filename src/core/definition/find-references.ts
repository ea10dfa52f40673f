/** What conditions and calculations look at, by question id; ids that begin with `$` are facts of the app. */

import { listCalculationMentions, listConditionMentions } from './list-mentions.ts';
import type { Calculation, Condition } from '../procedure/logic.ts';

/** Every question a condition looks at. */
export function findConditionReferences(condition: Condition | undefined): readonly string[] {
  return listConditionMentions(condition, '').map(({ id }) => id);
}

/** Every question a calculation looks at. */
export function findCalculationReferences(calculation: Calculation): readonly string[] {
  return listCalculationMentions(calculation, '').map(({ id }) => id);
}
