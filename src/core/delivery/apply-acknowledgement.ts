import type { Ports } from '../ports.ts';
import type { Shipment } from './shipment.ts';
import { foldEvents, holdBack } from './shipment.ts';

/** Takes the gateway's word that it has the packet, when its signature holds; else leaves the shipment for later. */
export async function applyAcknowledgement(
  ports: Pick<Ports, 'acknowledgements' | 'clock'>,
  shipment: Shipment,
  jws: string,
  missing?: readonly string[],
): Promise<void> {
  const known = shipment.delivery.acknowledgement;
  // Kept only after it was verified, and costly to verify again for every packet after every break.
  const acknowledgement = known?.jws === jws ? known : await ports.acknowledgements.verify(jws, shipment.packet);
  if (!acknowledgement) return holdBack(shipment, 'stalled');
  shipment.text = 'accepted';
  const papers = shipment.packet.parts.slice(1).map((part) => part.sha256);
  const isWanted = (sha256: string) => missing?.includes(sha256) && !shipment.awaited.has(sha256);
  if (missing) shipment.missing = new Set(papers.filter(isWanted));
  foldEvents(shipment, { type: 'acknowledged', acknowledgement, atMs: ports.clock.nowMs() });
}
