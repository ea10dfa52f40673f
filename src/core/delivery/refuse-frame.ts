import type { Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { saveShipments } from './save-shipments.ts';
import type { FramePlan, Load } from './shipment.ts';
import { findNeeding, foldEvents } from './shipment.ts';

/** Sends the shipments that the frame belongs to to needs-attention. */
export async function refuseFrame(
  ports: Pick<Ports, 'outbox'>,
  load: Load,
  frame: FramePlan,
  problem: Problem,
): Promise<void> {
  const concerned = frame.type === 'packet' ? [frame.shipment] : findNeeding(load, frame.sha256);
  for (const shipment of concerned) foldEvents(shipment, { type: 'refused', problem });
  await saveShipments(ports, concerned);
}
