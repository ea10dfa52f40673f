import type { Ports } from '../ports.ts';
import { isCorrectable } from './correction-window.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Forgets the sealed drafts whose correction window has ended, with their keys: from then on not even this phone can read
 * them. Opened corrections stay until they are sealed or given up. The number forgotten.
 */
export function closeCorrections(ports: Pick<Ports, 'drafts' | 'clock'>): Promise<number> {
  return takeTurn(ports.drafts, async () => {
    const { drafts } = await ports.drafts.list();
    const nowMs = ports.clock.nowMs();
    const over = drafts.filter((draft) => draft.state === 'sealed' && !isCorrectable(draft, nowMs));
    for (const { dossierId } of over) await ports.drafts.remove(dossierId);
    return over.length;
  });
}
