/**
 * Removes what no longer needs to lie on the phone (personal data are kept only as long as their purpose needs). Invariant: content
 * goes only after a verified complete acknowledgement, after the office could open it, and after the grace period, and never
 * while a person there looks at it again; the first two are what the delivery's states mean, the others are looked at here.
 */

import type { Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';

/** The number of packets purged; 0 also when another holder drains. */
export async function purgeDelivered(ports: Pick<Ports, 'outbox' | 'statuses' | 'clock'>): Promise<number> {
  let purged = 0;
  await ports.outbox.exclusively(async () => {
    const nowMs = ports.clock.nowMs();
    for (const delivery of await ports.outbox.deliveries()) {
      if (!isPurgeable(delivery, nowMs)) continue;
      const packet = await ports.outbox.packet(delivery.pid);
      const status = packet && (await ports.statuses.find(packet.dossierId));
      if (status?.state === 'in-review') continue;
      await ports.outbox.purge(delivery.pid);
      purged += 1;
    }
  });
  return purged;
}

/** Whether the grace period of an opened packet is over. */
function isPurgeable(delivery: Delivery, nowMs: number): boolean {
  if (delivery.state !== 'delivered' || delivery.purgeAfterMs === undefined) return false;
  if (delivery.acknowledgement?.complete !== true) return false;
  return delivery.purgeAfterMs <= nowMs;
}
