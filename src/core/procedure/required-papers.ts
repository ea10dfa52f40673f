/** The papers a basket asks for, each listed once though several procedures want it. */

import type { EvaluationOptions } from './answer-value.ts';
import { evaluateCondition } from './interpret-logic.ts';
import type { BasketItem } from './merged-interview.ts';
import type { PaperNeed, PaperRequirement } from './procedure.ts';
import { getInterview } from './visible-questions.ts';

export interface RequiredPaper {
  readonly paperId: string;
  readonly name: string;
  /** The strictest need among the procedures: an original covers a look at the original, and that covers a picture. */
  readonly need: PaperNeed;
  /** No procedure insists on it. */
  readonly optional: boolean;
  /** Originals are shown or handed over once; copies are for each dossier its own. */
  readonly originals: number;
  readonly copies: number;
  readonly hint?: string;
  readonly unverified?: string;
  readonly procedureCodes: readonly string[];
}

const strictness: readonly PaperNeed[] = ['photo', 'compare', 'original'];

/**
 * Papers whose condition holds, in the basket's order, merged by id and name. The declaration is the app's to fill and is
 * not among them. Ages as in `visibleQuestions`.
 */
export function requiredPapers(
  basket: readonly BasketItem[],
  options: EvaluationOptions = {},
): readonly RequiredPaper[] {
  const papers = new Map<string, RequiredPaper>();
  for (const { procedure, answers } of basket) {
    const counting = getInterview(procedure, answers, options).answers;
    for (const paper of procedure.papers) {
      if (paper.declaration === true || !evaluateCondition(paper.when, counting, options)) continue;
      const key = JSON.stringify([paper.paperId, paper.name]);
      papers.set(key, mergePaper(papers.get(key), paper, procedure.code));
    }
  }
  return [...papers.values()];
}

function mergePaper(earlier: RequiredPaper | undefined, paper: PaperRequirement, code: string): RequiredPaper {
  const hint = earlier?.hint ?? paper.hint;
  const unverified = earlier?.unverified ?? paper.unverified;
  return {
    paperId: paper.paperId,
    name: paper.name,
    need:
      strictness[Math.max(strictness.indexOf(paper.need), strictness.indexOf(earlier?.need ?? 'photo'))] ?? paper.need,
    optional: paper.optional === true && (earlier?.optional ?? true),
    originals: Math.max(earlier?.originals ?? 0, paper.originals ?? 0),
    copies: (earlier?.copies ?? 0) + (paper.copies ?? 0),
    ...(hint === undefined ? {} : { hint }),
    ...(unverified === undefined ? {} : { unverified }),
    procedureCodes: [...(earlier?.procedureCodes ?? []), code],
  };
}
