import { newPossibilities } from './can-hold.ts';
import { findProcedureFaults, findQuestionFaults } from './find-field-faults.ts';
import { findKindFaults } from './find-kind-faults.ts';
import { examineReferences } from './find-reference-faults.ts';
import type { FormFault } from './form-fault.ts';
import type { Condition } from '../procedure/logic.ts';
import { guardsOf } from './placed-questions.ts';
import type { PlacedQuestion } from './placed-questions.ts';
import type { Procedure } from '../procedure/procedure.ts';

/**
 * Everything that speaks against publishing a definition whose shapes are right (`findDefinitionFaults` judges those first).
 * Empty: it may be published, and `parseProcedure` takes it. What can never come true is looked for only once all
 * references are right. It ends for any definition, however large.
 */
export function findFormFaults(procedure: Procedure): readonly FormFault[] {
  const { placed, byId, mentions, faults } = examineReferences(procedure);
  if (faults.length > 0) return faults;
  const more = [
    ...findProcedureFaults(procedure, byId),
    ...placed.flatMap(findQuestionFaults),
    ...findKindFaults(mentions, byId),
  ];
  return more.length > 0 ? more : findImpossible(procedure, placed, byId);
}

/** Conditions that can never hold, outermost first: what lies behind one is not told as well. */
function findImpossible(
  procedure: Procedure,
  placed: readonly PlacedQuestion[],
  byId: ReadonlyMap<string, PlacedQuestion>,
): readonly FormFault[] {
  const { sections = [], sheets = [], signatures = [] } = procedure.form ?? {};
  const outside = [
    ...procedure.papers.map(({ when }, at) => ({ when, place: `papers[${at}].when` })),
    ...sections.map(({ when }, at) => ({ when, place: `form.sections[${at}].when` })),
    ...sheets.map(({ when }, at) => ({ when, place: `form.sheets[${at}].when` })),
    ...signatures.map(({ when }, at) => ({ when, place: `form.signatures[${at}].when` })),
  ];
  const all = [
    ...outside.flatMap(({ when }) => when ?? []),
    ...placed.flatMap(({ question }) => [
      ...(question.when === undefined ? [] : [question.when]),
      ...(question.constraints ?? []).map(({ must }) => must),
    ]),
  ];
  const possibilities = newPossibilities(byId, all);
  const impossible = new Set<Condition>();
  const faults: FormFault[] = [];
  for (const { when, place } of outside) {
    if (when === undefined || possibilities.canHold([when])) continue;
    impossible.add(when);
    faults.push({ code: 'never-holds', place });
  }
  for (const item of placed) {
    const { question, place, around } = item;
    if (around.some((condition) => impossible.has(condition))) continue;
    if (question.when !== undefined && !possibilities.canHold(guardsOf(item))) {
      impossible.add(question.when);
      faults.push({ code: 'unreachable', place: `${place}.when`, about: question.id });
      continue;
    }
    for (const [at, { must }] of (question.constraints ?? []).entries()) {
      const goals = [...guardsOf(item), { question: question.id, isAnswered: true }, must];
      if (!possibilities.canHold(goals))
        faults.push({ code: 'never-holds', place: `${place}.constraints[${at}].must` });
    }
  }
  return faults;
}
