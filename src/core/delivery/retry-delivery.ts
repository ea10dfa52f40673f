import type { Ports } from '../ports.ts';
import { nextDelivery } from './delivery.ts';

/** A person's "Gửi lại" for a packet in needs-attention. Any other state stays as it is, also when the packet is gone. */
export async function retryDelivery(ports: Pick<Ports, 'outbox'>, pid: string): Promise<void> {
  const delivery = (await ports.outbox.deliveries()).find((candidate) => candidate.pid === pid);
  if (!delivery) return;
  const next = nextDelivery(delivery, { type: 'retried' });
  // No drain lock: a drainer leaves what needs attention alone.
  if (next !== delivery) await ports.outbox.record(pid, next);
}
