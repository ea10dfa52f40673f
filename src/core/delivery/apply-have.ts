/**
 * Brings what is known of a load up to the gateway's answer. An acknowledgement counts only when it verifies; a packet that
 * the gateway no longer knows is sent again from its first byte (a gateway restored from a backup).
 */

import type { HaveAnswer, Ports } from '../ports.ts';
import { applyAcknowledgement } from './apply-acknowledgement.ts';
import { saveShipment } from './save-shipment.ts';
import type { Load } from './shipment.ts';
import { holdBack } from './shipment.ts';

export async function applyHave(
  ports: Pick<Ports, 'outbox' | 'acknowledgements' | 'clock'>,
  load: Load,
  answer: HaveAnswer,
): Promise<void> {
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
