import type { SealedPacket } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { findBasket } from './find-basket.ts';
import type { SealPorts } from './seal-dossier.ts';
import { sealDossier } from './seal-dossier.ts';

export interface SealedBasket {
  readonly packets: readonly SealedPacket[];
  /** Dossiers that stay open, each with what stands in the way; they never keep the others. */
  readonly open: readonly { readonly dossierId: string; readonly problem: Problem }[];
}

/**
 * Seals every dossier of a basket that can be, each as a packet of its own, and gives the packets of those sealed before.
 * Problem: not-found (no draft of that basket is on this phone).
 */
export async function sealBasket(ports: SealPorts, basketId: string): Promise<Result<SealedBasket>> {
  const basket = await findBasket(ports, basketId);
  if (basket.length === 0) return fail('not-found');
  const packets: SealedPacket[] = [];
  const open: { dossierId: string; problem: Problem }[] = [];
  for (const { dossierId } of basket) {
    const sealed = await sealDossier(ports, dossierId);
    if (sealed.ok) packets.push(sealed.value);
    else open.push({ dossierId, problem: sealed.problem });
  }
  return succeed({ packets, open });
}
