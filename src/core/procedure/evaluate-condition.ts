import type { EvaluationOptions } from './answer-value.ts';
import { judgeCondition } from './judge-condition.ts';
import type { Answers, Condition } from './procedure.ts';

/** Whether a condition certainly holds; what cannot be known (see `judgeCondition`) does not. An absent condition holds. */
export function evaluateCondition(
  condition: Condition | undefined,
  answers: Answers,
  options: EvaluationOptions = {},
): boolean {
  return condition === undefined || judgeCondition(condition, answers, options) === true;
}
