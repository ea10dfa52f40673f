import type { Ports } from '../ports.ts';
import type { DeliveryEvent } from './delivery.ts';
import { nextDelivery } from './delivery.ts';
import type { Shipment } from './shipment.ts';

/** Folds `events` into the shipment's delivery and writes it once, if it differs from what the outbox holds. */
export async function saveShipment(
  ports: Pick<Ports, 'outbox'>,
  shipment: Shipment,
  ...events: readonly DeliveryEvent[]
): Promise<void> {
  for (const event of events) shipment.delivery = nextDelivery(shipment.delivery, event);
  if (shipment.delivery === shipment.saved) return;
  const { delivery } = shipment;
  await ports.outbox.record(shipment.packet.pid, delivery);
  shipment.saved = delivery;
}

/** Writes those that differ from what the outbox holds, together. */
export async function saveShipments(ports: Pick<Ports, 'outbox'>, shipments: readonly Shipment[]): Promise<void> {
  const changed = shipments.filter(({ delivery, saved }) => delivery !== saved);
  if (changed.length === 0) return;
  await ports.outbox.recordAll(changed.map(({ delivery }) => delivery));
  for (const shipment of changed) shipment.saved = shipment.delivery;
}
