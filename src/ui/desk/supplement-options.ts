/** What a supplement may ask for, named as the desk sees it, and what plainly is still missing. */

import type { SupplementRequest } from '../../core/dossier/dossier.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { AnswerSection } from './answer-sections.ts';
import type { PaperGroup } from './paper-groups.ts';

export type SupplementKind = SupplementRequest['items'][number]['kind'];

export interface SupplementOption {
  readonly kind: SupplementKind;
  readonly id: string;
  readonly label: string;
  /** The dossier itself says that it is missing. */
  readonly isMissing: boolean;
}

/** Papers, then signatures, then answers; only ids the procedure has, because the gateway takes no others. */
export function newSupplementOptions(
  { text }: Pick<DeskDossier, 'text'>,
  procedure: Procedure | undefined,
  papers: readonly PaperGroup[],
  sections: readonly AnswerSection[],
): readonly SupplementOption[] {
  const signatures = new Map((procedure?.form?.signatures ?? []).map((place) => [place.role, place.label]));
  const asked = new Set<string>();
  return [
    ...papers.map((paper): SupplementOption => ({
      kind: 'paper',
      id: paper.paperId,
      label: paper.name,
      isMissing: paper.custody === 'later' || (paper.custody === undefined && !paper.optional),
    })),
    ...[...signatures].map(([role, label]): SupplementOption => ({
      kind: 'signature',
      id: role,
      label,
      isMissing: text.signatories.some((signatory) => signatory.role === role && signatory.state === 'missing'),
    })),
    ...sections.flatMap((section) =>
      section.rows.flatMap(({ askId, label, item, text: answer, required, heading, findings }): SupplementOption[] => {
        // A group's repeats share one question: it is offered once.
        if (askId === undefined || asked.has(askId)) return [];
        asked.add(askId);
        const isMissing = (required && answer === '' && !heading) || findings.includes('answer-missing');
        return [{ kind: 'answer', id: askId, label: item ? `${item}. ${label}` : label, isMissing }];
      }),
    ),
  ];
}

export function optionKey({ kind, id }: Pick<SupplementOption, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
