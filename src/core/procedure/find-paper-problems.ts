import type { AttachedPaper, SealedPaper } from '../dossier/dossier.ts';
import type { Problem } from '../problem.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { evaluateCondition } from './interpret-logic.ts';
import type { Answers, PaperRequirement, Procedure } from './procedure.ts';

/**
 * What is missing of the papers whose branch applies. A paper nobody decided about blocks, since one tap ("sẽ bổ sung")
 * decides; what will follow, and an original not yet handed over or compared, are tasks. The declaration itself is the
 * app's to fill and is not asked for; papers the procedure does not name are left alone.
 */
export function findPaperProblems(
  procedure: Procedure,
  answers: Answers,
  attached: readonly (AttachedPaper | SealedPaper)[],
  options: EvaluationOptions = {},
): Problem[] {
  return procedure.papers
    .filter((paper) => paper.declaration !== true && evaluateCondition(paper.when, answers, options))
    .flatMap((paper) => {
      const code = findGap(
        paper,
        attached.filter((item) => item.paperId === paper.paperId),
      );
      if (code === undefined) return [];
      return [{ code, paperId: paper.paperId, ...(code === 'paper-missing' ? {} : { weight: 'task' as const }) }];
    });
}

function findGap(
  paper: PaperRequirement,
  attached: readonly (AttachedPaper | SealedPaper)[],
): 'paper-missing' | 'paper-later' | 'paper-original-awaited' | undefined {
  const custodies = attached.map((item) => item.custody);
  if (custodies.includes('original') || custodies.includes('compared')) return undefined;
  if (custodies.includes('later')) return 'paper-later';
  const isShown = attached.some((item) => item.custody === 'photo' && hasPicture(item));
  if (paper.need === 'photo') return isShown || paper.optional === true ? undefined : 'paper-missing';
  return attached.length === 0 && paper.optional === true ? undefined : 'paper-original-awaited';
}

/** On the phone a paper holds its pages; sealed, every page is a row that names its part. */
function hasPicture(item: AttachedPaper | SealedPaper): boolean {
  return 'pages' in item ? item.pages.length > 0 : item.part !== undefined;
}
