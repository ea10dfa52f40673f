/** Why nothing can be read back yet, and the way to each place. */

import { factsOf } from '../../core/dossier/sealed-content.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { BasketDossier } from '../state/use-basket.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { readBackRecord } from '../texts/vi/read-back.ts';
import { basketPath } from './draft-path.ts';
import { isBlocking } from './interview-answers.ts';

/** What must be finished first: reading back half a form would have to be done twice. */
export function findBlocking(basket: readonly BasketDossier[], today: string) {
  return basket.flatMap(({ draft, procedure }) => {
    const { consents: _consents, signatories: _signatories, ...rest } = draft;
    return findProblems(procedure, { ...rest, answers: factsOf(draft) }, { today })
      .filter(isBlocking)
      .map((problem) => ({ procedure, problem }));
  });
}

export function ReadBackBlocked({
  basketId,
  blocking,
}: {
  readonly basketId: string;
  readonly blocking: ReturnType<typeof findBlocking>;
}) {
  const isPaper = blocking.every(({ problem }) => problem.paperId !== undefined);
  return (
    <Page
      title={readBackRecord.blockedTitle}
      lead={readBackRecord.blocked}
      actions={
        <ButtonLink kind="primary" wide to={basketPath(basketId, isPaper ? 'papers' : 'questions')}>
          {isPaper ? readBackRecord.toPapers : readBackRecord.toQuestions}
        </ButtonLink>
      }
    >
      {blocking.map(({ procedure, problem }) => {
        const { questionId, paperId } = problem;
        const question = procedure.form?.sections
          .flatMap((section) => section.questions)
          .find((candidate) => candidate.id === questionId?.split('[')[0]);
        const paper = procedure.papers.find((candidate) => candidate.paperId === paperId);
        const label = question?.label ?? paper?.name ?? procedure.shortName;
        const to =
          questionId === undefined
            ? basketPath(basketId, paperId === undefined ? 'questions' : 'papers')
            : `${basketPath(basketId, 'questions')}?cau=${encodeURIComponent(`${procedure.code}#${questionId}`)}`;
        return (
          <Notice key={`${procedure.code}${questionId}${paperId}${problem.code}`} tone="attention">
            <b>{label}</b>
            <p>{problemSentence(problem)}</p>
            <ButtonLink to={to}>{readBackRecord.fix}</ButtonLink>
          </Notice>
        );
      })}
    </Page>
  );
}
