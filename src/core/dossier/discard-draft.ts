import type { Ports } from '../ports.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Forgets a draft for ever: one given up, or an opened correction whose sealed revision shall stand after all. Pages that a
 * sealed packet names stay with the packet. A draft that is not there is no problem.
 */
export function discardDraft(ports: Pick<Ports, 'drafts'>, dossierId: string): Promise<void> {
  return takeTurn(ports.drafts, () => ports.drafts.remove(dossierId));
}
