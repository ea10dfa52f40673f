import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { withPaper } from './attached-papers.ts';
import { changeDraft } from './change-draft.ts';
import type { AttachedPaper, Custody, Draft } from './dossier.ts';

/**
 * Where the paper itself is. 'compared' records who compared it with the original and when; its pages stay whatever is
 * decided. Problems: not-found, action-not-possible.
 */
export function setCustody(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  dossierId: string,
  paperId: string,
  custody: Custody,
): Promise<Result<Draft>> {
  return changeDraft(ports, dossierId, (draft) =>
    withPaper(draft, paperId, ({ pages }): AttachedPaper => {
      const paper: AttachedPaper = { paperId, custody, pages };
      return custody === 'compared'
        ? { ...paper, comparedBy: draft.helper.name, comparedAt: ports.clock.nowIso() }
        : paper;
    }),
  );
}
