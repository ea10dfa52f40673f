/** What the interview screen works out from the answers at hand; no state of its own. */

import type { Person } from '../../core/citizen/person.ts';
import { factsOf } from '../../core/dossier/sealed-content.ts';
import type { Problem } from '../../core/problem.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import { findPersonAnswer } from '../../core/procedure/person-answer.ts';
import type { Answers, AnswerValue, Procedure, Question } from '../../core/procedure/procedure.ts';
import type { BasketItem, InterviewPage } from '../../core/procedure/merged-interview.ts';
import { requiredPapers } from '../../core/procedure/required-papers.ts';
import type { BasketDossier } from '../state/use-basket.ts';

export type AnswersByCode = { readonly [procedureCode: string]: Answers };

/** The basket as the interview reads it: typed answers and the app's own facts. */
export function toBasketItems(basket: readonly BasketDossier[], answers: AnswersByCode): readonly BasketItem[] {
  return basket.map(({ draft, procedure }) => ({
    procedure,
    answers: factsOf({ ...draft, answers: answers[procedure.code] ?? {} }),
  }));
}

/** After the last question. Where no paper is asked for there is nothing to decide about any. */
export function stepAfterQuestions(items: readonly BasketItem[], today: string): 'papers' | 'read-back' {
  return requiredPapers(items, { today }).length > 0 ? 'papers' : 'read-back';
}

/** Problems of answers, by `<procedure code>#<question path>`; people, papers and signatures have their own screens. */
export function findPageProblems(
  basket: readonly BasketDossier[],
  answers: AnswersByCode,
  today: string,
): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const { draft, procedure } of basket) {
    const { lane, applicant, applicantIsSubject, representative, startedAt } = draft;
    const problems = findProblems(
      procedure,
      {
        answers: factsOf({ ...draft, answers: answers[procedure.code] ?? {} }),
        lane,
        applicant,
        applicantIsSubject,
        startedAt,
        ...(representative && { representative }),
      },
      { today },
    );
    for (const problem of problems) {
      if (problem.questionId === undefined) continue;
      const key = `${procedure.code}#${problem.questionId}`;
      found.set(key, [...(found.get(key) ?? []), problem]);
    }
  }
  return found;
}

/** Everything wrong on one page, each once, though a shared question is found in every procedure that asks it. */
export function problemsOnPage(
  page: InterviewPage,
  problems: ReadonlyMap<string, readonly Problem[]>,
): readonly { readonly path: string; readonly problem: Problem; readonly question: Question }[] {
  return page.questions.flatMap((item) => {
    const own = item.places.flatMap((place) => problems.get(`${place.procedureCode}#${place.questionId}`) ?? []);
    const ownUnique = own.filter((problem, index) => own.findIndex((other) => other.code === problem.code) === index);
    const inner = (item.visible.repeats ?? []).flat().flatMap((member) =>
      (problems.get(`${item.places[0].procedureCode}#${member.id}`) ?? []).map((problem) => ({
        path: member.id,
        problem,
        question: member.question,
      })),
    );
    return [
      ...ownUnique.map((problem) => ({ path: item.visible.id, problem, question: item.visible.question })),
      ...inner,
    ];
  });
}

/** The question of a path, a group's own for a path inside one of its repeats. */
export function findQuestion(procedure: Procedure, path: string | undefined): Question | undefined {
  const id = path?.split('[')[0];
  return procedure.form?.sections.flatMap((section) => section.questions).find((question) => question.id === id);
}

/** Labels of the required questions that are not asked here, because the consent for what is sensitive was refused. */
export function labelsLeftToDesk(
  basket: readonly BasketDossier[],
  problems: ReadonlyMap<string, readonly Problem[]>,
): readonly string[] {
  const labels = basket.flatMap(({ procedure }) =>
    [...problems]
      .filter(([key, found]) => key.startsWith(`${procedure.code}#`) && found.some(({ weight }) => weight === 'task'))
      .flatMap(([key]) => findQuestion(procedure, key.slice(procedure.code.length + 1))?.label ?? []),
  );
  return [...new Set(labels)];
}

export const isBlocking = (problem: Problem) => problem.weight === undefined || problem.weight === 'blocks';

/** Whether the answer still is what the scanned card says. */
export function isFromCard({ draft }: BasketDossier, question: Question, value: AnswerValue | undefined): boolean {
  const role = question.means?.of;
  if (role === undefined || value === undefined) return false;
  const people: readonly (Person | undefined)[] = [
    role === 'applicant' || (role === 'subject' && draft.applicantIsSubject) ? draft.applicant : undefined,
    role === 'representative' ? draft.representative?.person : undefined,
  ];
  return people.some(
    (person) =>
      person?.source === 'card' && JSON.stringify(findPersonAnswer(person, question)) === JSON.stringify(value),
  );
}
