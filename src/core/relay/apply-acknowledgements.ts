import { nextDelivery } from '../delivery/delivery.ts';
import type { Ports } from '../ports.ts';

/** What became of an acknowledgement that came by hand. */
export type AcknowledgementOutcome =
  /** Its packet is delivered from now on. */
  | 'delivered'
  /** It holds, and tells nothing new. */
  | 'known'
  /** It does not verify. */
  | 'refused'
  /** No packet of that pid is here. */
  | 'unknown';

/**
 * Believes of the acknowledgements what verifies against the packet that lies here: signature, pid, header's digest. The
 * answer has one outcome a pid. Not under the drain lock: a drain that overwrites it learns the same from the gateway.
 */
export async function applyAcknowledgements(
  ports: Pick<Ports, 'outbox' | 'acknowledgements' | 'clock'>,
  acknowledgements: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, AcknowledgementOutcome>> {
  const outcomes = new Map<string, AcknowledgementOutcome>();
  const deliveries = new Map((await ports.outbox.deliveries()).map((delivery) => [delivery.pid, delivery]));
  for (const [pid, jws] of acknowledgements) {
    const delivery = deliveries.get(pid);
    const packet = delivery && (await ports.outbox.packet(pid));
    if (!delivery || !packet) {
      outcomes.set(pid, 'unknown');
      continue;
    }
    const acknowledgement = await ports.acknowledgements.verify(jws, packet);
    const atMs = ports.clock.nowMs();
    const next = acknowledgement ? nextDelivery(delivery, { type: 'acknowledged', acknowledgement, atMs }) : delivery;
    if (next !== delivery) await ports.outbox.record(pid, next);
    const isNews = next !== delivery && next.state === 'delivered';
    outcomes.set(pid, acknowledgement ? (isNews ? 'delivered' : 'known') : 'refused');
  }
  return outcomes;
}
