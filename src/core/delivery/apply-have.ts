/**
 * Brings what is known of a load up to the gateway's answer. An acknowledgement counts only when it verifies; a packet that
 * the gateway no longer knows is sent again from its first byte (a gateway restored from a backup).
 */

import type { HaveAnswer, Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { nextDelivery } from './delivery.ts';
import { saveShipment } from './save-shipment.ts';
import type { Load, Shipment } from './shipment.ts';
import { holdBack } from './shipment.ts';

type HavePorts = Pick<Ports, 'outbox' | 'acknowledgements' | 'clock'>;

export async function applyHave(ports: HavePorts, load: Load, answer: HaveAnswer): Promise<void> {
  for (const part of load.parts.values()) part.held = Math.min(part.len, answer.parts[part.sha256] ?? 0);
  for (const shipment of load.shipments) {
    const held = answer.packets[shipment.packet.pid];
    if (held === undefined) {
      holdBack(shipment, 'stalled');
    } else if (held === null) {
      const { have, acknowledgement } = shipment.delivery;
      if (have.length > 0 || acknowledgement)
        await saveShipment(ports, shipment, { type: 'forgotten' }, { type: 'started' });
    } else {
      await applyAcknowledgement(ports, shipment, held.acknowledgement, held.missing);
    }
  }
}

/** Takes the gateway's word that it has the packet, when its signature holds; else leaves the shipment for later. */
export async function applyAcknowledgement(
  ports: HavePorts,
  shipment: Shipment,
  jws: string,
  missing?: readonly string[],
): Promise<void> {
  const acknowledgement = await ports.acknowledgements.verify(jws, shipment.packet);
  if (!acknowledgement) return holdBack(shipment, 'stalled');
  shipment.text = 'accepted';
  const papers = shipment.packet.parts.slice(1).map((part) => part.sha256);
  if (missing) shipment.missing = new Set(papers.filter((sha256) => missing.includes(sha256)));
  await saveShipment(ports, shipment, { type: 'acknowledged', acknowledgement, atMs: ports.clock.nowMs() });
}

/**
 * Looks whether the gateway still holds what it once acknowledged wholly; what it lost is queued again. Called while the
 * content still lies on the phone, that is until the grace period ends.
 */
export async function requeueForgotten(
  ports: HavePorts,
  delivered: readonly Delivery[],
  answer: HaveAnswer,
): Promise<void> {
  for (const delivery of delivered) {
    const held = answer.packets[delivery.pid];
    if (held === undefined) continue;
    if (held !== null && (held.missing.length === 0 || (await isStillComplete(ports, delivery.pid, held)))) continue;
    await ports.outbox.record(delivery.pid, nextDelivery(delivery, { type: 'forgotten' }));
  }
}

async function isStillComplete(ports: HavePorts, pid: string, held: { acknowledgement: string }): Promise<boolean> {
  const packet = await ports.outbox.packet(pid);
  const acknowledgement = packet && (await ports.acknowledgements.verify(held.acknowledgement, packet));
  // What cannot be verified proves nothing, neither that it is there nor that it is gone.
  return acknowledgement?.complete ?? true;
}
