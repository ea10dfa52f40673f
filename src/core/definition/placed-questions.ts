/** The questions of a definition with where they stand and what must hold for each of them to show. */

import type { Condition } from '../procedure/logic.ts';
import type { Procedure, Question, Section } from '../procedure/procedure.ts';

export interface PlacedQuestion {
  readonly question: Question;
  readonly place: string;
  readonly section: Section;
  /** The repeat groups around it, outermost first. */
  readonly groups: readonly string[];
  /** The `when` of its section and of the groups around it; its own is not among them. */
  readonly around: readonly Condition[];
}

/** All of them in the form's order, members of groups after their group. */
export function listPlacedQuestions(procedure: Procedure): readonly PlacedQuestion[] {
  return (procedure.form?.sections ?? []).flatMap((section, at) =>
    placeAll(section.questions, {
      place: `form.sections[${at}].questions`,
      section,
      groups: [],
      around: section.when === undefined ? [] : [section.when],
    }),
  );
}

/** Everything that must hold for it to show. */
export function guardsOf({ question, around }: PlacedQuestion): readonly Condition[] {
  return question.when === undefined ? around : [...around, question.when];
}

function placeAll(questions: readonly Question[], outer: Omit<PlacedQuestion, 'question'>): PlacedQuestion[] {
  return questions.flatMap((question, at) => {
    const placed: PlacedQuestion = { ...outer, question, place: `${outer.place}[${at}]` };
    if (question.type !== 'group') return [placed];
    const inner = {
      ...outer,
      place: `${placed.place}.questions`,
      groups: [...outer.groups, question.id],
      around: guardsOf(placed),
    };
    return [placed, ...placeAll(question.questions, inner)];
  });
}
