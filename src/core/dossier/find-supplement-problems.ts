import type { Problem } from '../problem.ts';
import { findProblems } from '../procedure/find-problems.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Draft, SupplementRequest } from './dossier.ts';

/**
 * What of a supplement is still to do: only what the desk asked for counts. A paper is there when it has a page or was handed
 * over; an answer when it is given and can be; a signature that is still missing stays a task, as it was before.
 */
export function findSupplementProblems(
  procedure: Procedure,
  draft: Draft,
  request: SupplementRequest,
  today: string,
): readonly Problem[] {
  const answerProblems = findProblems(procedure, { answers: draft.answers }, { today });
  return request.items.flatMap(({ kind, id }): Problem[] => {
    switch (kind) {
      case 'paper': {
        const paper = draft.papers.find(({ paperId }) => paperId === id);
        const isThere =
          paper && (paper.pages.length > 0 || paper.custody === 'original' || paper.custody === 'compared');
        return isThere ? [] : [{ code: 'paper-missing', paperId: id }];
      }
      case 'answer': {
        if (draft.answers[id] === undefined) return [{ code: 'answer-missing', questionId: id }];
        return answerProblems.filter((problem) => problem.questionId === id);
      }
      case 'signature': {
        const isSigned = draft.signatories.some(({ role, state }) => role === id && state !== 'missing');
        return isSigned ? [] : [{ code: 'signature-missing', role: id, weight: 'task' }];
      }
    }
  });
}
