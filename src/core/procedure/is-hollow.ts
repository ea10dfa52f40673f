/**
 * Some forms are built upon something sensitive ("what is the allowance for?"): it decides sections, sheets and papers.
 * Whoever will not speak of it would be led to an almost empty form, and a desk could do nothing with that.
 */

import type { EvaluationOptions } from './answer-value.ts';
import { findCalculationReferences, findConditionReferences } from '../definition/find-references.ts';
import type { Answers, Procedure } from './procedure.ts';
import { getInterview, isSensitiveRefused } from './visible-questions.ts';

/**
 * Whether the facts among `answers` say that the consent for what is sensitive was refused (`$sensitive`), and a question
 * that is therefore not asked, though the form requires it, decides a section, a sheet or a paper.
 */
export function isHollow(procedure: Procedure, answers: Answers, options: EvaluationOptions = {}): boolean {
  if (!isSensitiveRefused(procedure, answers)) return false;
  const deciding = findDeciding(procedure);
  return getInterview(procedure, { ...answers, $sensitive: undefined }, options).questions.some(
    ({ question, required }) => question.sensitive === true && required && deciding.has(question.id),
  );
}

/** Every question that a section, a sheet or a paper depends on, also by way of what is calculated from it. */
function findDeciding({ form, papers }: Procedure): ReadonlySet<string> {
  const sections = form?.sections ?? [];
  const calculations = new Map(
    sections.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.type === 'calculated' ? [[question.id, question.calculation] as const] : [],
      ),
    ),
  );
  const deciding = new Set(
    [...sections, ...(form?.sheets ?? []), ...papers].flatMap(({ when }) => findConditionReferences(when)),
  );
  // What is added on the way is visited too: a set is walked in the order of adding.
  for (const id of deciding) {
    const calculation = calculations.get(id);
    for (const source of calculation ? findCalculationReferences(calculation) : []) deciding.add(source);
  }
  return deciding;
}
