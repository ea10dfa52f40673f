import type { Ports } from '../ports.ts';
import type { Shipment } from './shipment.ts';

/**
 * Writes those that differ from what the outbox holds, together: on a phone every write waits for its flash memory. That one
 * was taken up is no difference until something goes out for it (`saveStarted`).
 */
export function saveShipments(ports: Pick<Ports, 'outbox'>, shipments: readonly Shipment[]): Promise<void> {
  return saveStarted(
    ports,
    shipments.filter(({ delivery, started }) => delivery !== started),
  );
}

/** The same, and also that one was taken up. */
export async function saveStarted(ports: Pick<Ports, 'outbox'>, shipments: readonly Shipment[]): Promise<void> {
  const changed = shipments
    .filter(({ delivery, saved }) => delivery !== saved)
    .map((shipment) => ({ shipment, delivery: shipment.delivery }));
  if (changed.length === 0) return;
  await ports.outbox.recordAll(changed.map(({ delivery }) => delivery));
  for (const { shipment, delivery } of changed) shipment.saved = delivery;
}
