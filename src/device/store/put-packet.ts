import { newDelivery } from '../../core/delivery/delivery.ts';
import type { SealedPacket } from '../../core/ports.ts';
import { count, deliveryChange } from './counters.ts';
import type { Database } from './database.ts';

/** The tables that `putPacket` needs in its caller's transaction, beside those of the parts. */
export function packetTables(db: Database) {
  return [db.packets, db.deliveries, db.counters];
}

/** Freezes a packet and enqueues its delivery, inside the caller's transaction: both or neither. */
export async function putPacket(db: Database, packet: SealedPacket, nextSeq: number): Promise<void> {
  await db.packets.put({ ...packet, partNames: packet.parts.map((part) => part.sha256) });
  const delivery = newDelivery(packet.pid);
  await db.deliveries.put(delivery);
  await count(db, [deliveryChange(undefined, delivery.state)], nextSeq);
}
