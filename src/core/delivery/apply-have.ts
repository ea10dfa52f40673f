/**
 * Brings what is known of a load up to the gateway's answer. An acknowledgement counts only when it verifies; a packet that
 * the gateway no longer knows is sent again from its first byte (a gateway restored from a backup).
 */

import type { HaveAnswer, Ports } from '../ports.ts';
import { applyAcknowledgement } from './apply-acknowledgement.ts';
import type { DrainMemory } from './drain-memory.ts';
import { findLacking } from './drain-memory.ts';
import { saveShipments } from './save-shipments.ts';
import type { Load } from './shipment.ts';
import { foldEvents, holdBack } from './shipment.ts';

/** What `memory` knows of the packets that need not be asked for. */
export function applyMemory(load: Load, memory: DrainMemory, asked: readonly string[]): void {
  const wasAsked = new Set(asked);
  for (const shipment of load.shipments) {
    if (wasAsked.has(shipment.packet.pid)) continue;
    shipment.text = 'accepted';
    shipment.missing = new Set(findLacking(shipment));
    for (const sha256 of shipment.missing) {
      const part = load.parts.get(sha256);
      if (part) part.held = Math.min(part.len, memory.held.get(sha256) ?? 0);
    }
  }
}

/** The answer about `asked`; it may leave out what `memory` knows, and `applyMemory` told. */
export async function applyHave(
  ports: Pick<Ports, 'outbox' | 'acknowledgements' | 'clock'>,
  load: Load,
  memory: DrainMemory,
  asked: readonly string[],
  answer: HaveAnswer,
): Promise<void> {
  const wasAsked = new Set(asked);
  const lacking = new Set<string>();
  /** Of packets that the gateway does not know: what was remembered of their parts is no longer true either. */
  const lost = new Set<string>();
  for (const shipment of load.shipments) {
    const { packet, delivery } = shipment;
    const held = answer.packets[packet.pid];
    if (!wasAsked.has(packet.pid)) {
      // What the memory knows of it stands.
    } else if (held === undefined) {
      holdBack(shipment, 'stalled');
    } else if (held === null) {
      const { have, acknowledgement } = delivery;
      if (have.length > 0 || acknowledgement) foldEvents(shipment, { type: 'forgotten' }, { type: 'started' });
      for (const { sha256 } of packet.parts) lost.add(sha256);
    } else {
      await applyAcknowledgement(ports, shipment, held.acknowledgement, held.missing);
    }
    for (const sha256 of shipment.missing) lacking.add(sha256);
  }
  for (const part of load.parts.values()) {
    const held = answer.parts[part.sha256] ?? (lost.has(part.sha256) ? 0 : memory.held.get(part.sha256));
    // Not asked for, because an acknowledgement names it, and not missing either: it is there.
    part.held = Math.min(part.len, held ?? (lacking.has(part.sha256) ? 0 : part.len));
  }
  await saveShipments(ports, load.shipments);
}
