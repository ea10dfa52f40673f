import type { HaveAnswer, Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { nextDelivery } from './delivery.ts';

type ForgottenPorts = Pick<Ports, 'outbox' | 'acknowledgements'>;

/**
 * Looks whether the gateway still holds what it once acknowledged wholly; what it lost is queued again. Called while the
 * content still lies on the phone, that is until the grace period ends.
 */
export async function requeueForgotten(
  ports: ForgottenPorts,
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

async function isStillComplete(
  ports: ForgottenPorts,
  pid: string,
  held: { acknowledgement: string },
): Promise<boolean> {
  const packet = await ports.outbox.packet(pid);
  const acknowledgement = packet && (await ports.acknowledgements.verify(held.acknowledgement, packet));
  // What cannot be verified proves nothing, neither that it is there nor that it is gone.
  return acknowledgement?.complete ?? true;
}
