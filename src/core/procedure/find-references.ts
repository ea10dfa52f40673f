/** What conditions and calculations look at, by question id; ids that begin with `$` are facts of the app. */

import type { Calculation, Condition, Term } from './logic.ts';

/** Every question a condition looks at. */
export function findConditionReferences(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(findConditionReferences);
  if ('any' in condition) return condition.any.flatMap(findConditionReferences);
  if ('not' in condition) return findConditionReferences(condition.not);
  if ('ageOf' in condition) return [condition.ageOf];
  if ('compare' in condition) {
    const { compare, is, above, atLeast, below, atMost } = condition;
    return [compare, is, above, atLeast, below, atMost].flatMap(termReferences);
  }
  return [condition.question];
}

/** Every question a calculation looks at. */
export function findCalculationReferences(calculation: Calculation): readonly string[] {
  switch (calculation.calc) {
    case 'today':
      return [];
    case 'if':
      return [
        ...findConditionReferences(calculation.when),
        ...termReferences(calculation.gives),
        ...termReferences(calculation.otherwise),
      ];
    case 'round':
    case 'length':
      return termReferences(calculation.of);
    default:
      return typeof calculation.of === 'string' ? [calculation.of] : calculation.of.flatMap(termReferences);
  }
}

function termReferences(term: Term | undefined): readonly string[] {
  if (term === undefined || typeof term === 'number') return [];
  if (typeof term === 'string') return [term];
  return 'text' in term ? [] : findCalculationReferences(term);
}
