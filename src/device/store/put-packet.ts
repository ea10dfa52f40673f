import { newDelivery } from '../../core/delivery/delivery.ts';
import type { SealedPacket } from '../../core/ports.ts';
import { count, deliveryChange } from './counters.ts';
import type { Database, Letter } from './database.ts';
import { sealForVault } from './letters.ts';

/** The tables that `putPacket` needs in its caller's transaction, beside those of the parts. */
export function packetTables(db: Database) {
  return [db.packets, db.deliveries, db.counters];
}

/**
 * Freezes a packet and enqueues its delivery, inside the caller's transaction: both or neither. What it is about lies in
 * `letter` (`sealProcedure`) or nowhere.
 */
export async function putPacket(db: Database, packet: SealedPacket, nextSeq: number, letter?: Letter): Promise<void> {
  const { procedureCode: _, ...plain } = packet;
  const partNames = packet.parts.map((part) => part.sha256);
  await db.packets.put({ ...plain, partNames, ...(letter && { letter }) });
  const delivery = newDelivery(packet.pid);
  await db.deliveries.put(delivery);
  await count(db, [deliveryChange(undefined, delivery.state)], nextSeq);
}

/** Before the transaction; absent where there is nothing to tell or no vault to seal it to. */
export async function sealProcedure(
  db: Database,
  { pid, procedureCode }: Pick<SealedPacket, 'pid' | 'procedureCode'>,
): Promise<Letter | undefined> {
  if (procedureCode === undefined) return undefined;
  const [letter] = await sealForVault(db, [{ text: JSON.stringify({ procedureCode }), bound: packetBound(pid) }]);
  return letter;
}

export function packetBound(pid: string): string {
  return `packet ${pid}`;
}
