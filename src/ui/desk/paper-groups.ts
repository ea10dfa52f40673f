/** The papers of a dossier by kind: what is here, what is on its way, and what the procedure wants besides. */

import type { Custody } from '../../core/dossier/dossier.ts';
import type { DeskDossier, DeskPaper } from '../../core/reception/desk.ts';
import { findToday } from '../../core/procedure/answer-value.ts';
import type { PaperNeed, Procedure } from '../../core/procedure/procedure.ts';
import { requiredPapers } from '../../core/procedure/required-papers.ts';
import { answersOf } from './answer-sections.ts';

export interface PaperPageAtDesk {
  readonly page: number;
  readonly blobId?: string;
  readonly mediaType?: string;
  readonly state: 'here' | 'on-its-way' | 'rejected';
}

export interface PaperGroup {
  readonly paperId: string;
  readonly name: string;
  readonly need?: PaperNeed;
  readonly optional: boolean;
  readonly unverified?: string;
  /** Absent: the procedure wants it and the dossier says nothing of it. */
  readonly custody?: Custody;
  readonly comparedBy?: string;
  readonly comparedAt?: string;
  /** The code of the dossier it was first digitised for. */
  readonly reusedFrom?: string;
  readonly pages: readonly PaperPageAtDesk[];
}

/** In the order of the procedure, then what it does not name. */
export function newPaperGroups(
  { papers, text, findings }: Pick<DeskDossier, 'papers' | 'text' | 'findings'>,
  procedure: Procedure | undefined,
): readonly PaperGroup[] {
  const byId = new Map<string, DeskPaper[]>();
  for (const paper of papers) byId.set(paper.paperId, [...(byId.get(paper.paperId) ?? []), paper]);
  const rejected = new Set(
    findings.flatMap(({ code, paperId }) => (code === 'picture-rejected' && paperId ? [paperId] : [])),
  );
  const today = findToday(text.answers, {}) ?? text.startedAt;
  const wanted = procedure ? requiredPapers([{ procedure, answers: answersOf(text) }], { today }) : [];
  const order = [...(procedure?.papers ?? []).map((paper) => paper.paperId), ...byId.keys()];
  return [...new Set(order)].flatMap((paperId): PaperGroup[] => {
    const rows = byId.get(paperId);
    const requirement = wanted.find((paper) => paper.paperId === paperId);
    if (!rows && !requirement) return [];
    const known = procedure?.papers.find((paper) => paper.paperId === paperId);
    const compared = rows?.find((row) => row.comparedAt !== undefined);
    // A paper counts as compared only when all its pages were.
    const custody = rows && (rows.find((row) => row.custody !== 'compared') ?? rows[0])?.custody;
    const reused = rows?.find((row) => row.reusedFrom !== undefined);
    const unverified = requirement?.unverified ?? known?.unverified;
    return [
      {
        paperId,
        name: known?.name ?? paperId,
        ...(known && { need: known.need }),
        optional: known?.optional === true,
        ...(unverified !== undefined && { unverified }),
        ...(custody && { custody }),
        ...(compared?.comparedBy !== undefined && { comparedBy: compared.comparedBy }),
        ...(compared?.comparedAt !== undefined && { comparedAt: compared.comparedAt }),
        ...(reused?.reusedFrom !== undefined && { reusedFrom: reused.reusedFrom }),
        pages: (rows ?? []).flatMap((row) => pageOf(row, rejected.has(paperId))),
      },
    ];
  });
}

/** A row without a picture's kind is a paper that was not photographed: it has no page to look at. */
function pageOf({ page, blobId, mediaType }: DeskPaper, isRejected: boolean): PaperPageAtDesk[] {
  if (blobId !== undefined) return [{ page: page ?? 1, blobId, ...(mediaType && { mediaType }), state: 'here' }];
  return mediaType === undefined ? [] : [{ page: page ?? 1, state: isRejected ? 'rejected' : 'on-its-way' }];
}
