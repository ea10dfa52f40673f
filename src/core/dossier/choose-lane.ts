import type { Ports } from '../ports.ts';
import type { Lane } from '../procedure/procedure.ts';
import type { Result } from '../result.ts';
import { changeDraft } from './change-draft.ts';
import type { Draft } from './dossier.ts';

/** On the resident's own VNeID, or handed in with help; the form's conditions see it as `$lane`. Problems: not-found, action-not-possible. */
export function chooseLane(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  dossierId: string,
  lane: Lane,
): Promise<Result<Draft>> {
  return changeDraft(ports, dossierId, (draft) => ({ ...draft, lane, answers: { ...draft.answers, $lane: lane } }));
}
