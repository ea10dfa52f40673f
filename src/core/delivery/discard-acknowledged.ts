import type { Ports } from '../ports.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { isHeldWhole } from './delivery.ts';

/**
 * A person's "Xóa khỏi máy" for a packet in needs-attention: only what the gateway signed for wholly goes. Problems: busy (a
 * drain is under way), action-not-possible (the gateway lacks something of it, or it is on its way again). A packet that is
 * gone already is a success.
 */
export async function discardAcknowledged(ports: Pick<Ports, 'outbox'>, pid: string): Promise<Result<void>> {
  let answer: Result<void> = fail('busy');
  await ports.outbox.exclusively(async () => {
    const delivery = (await ports.outbox.deliveries()).find((candidate) => candidate.pid === pid);
    if (delivery && !(delivery.state === 'needs-attention' && isHeldWhole(delivery))) {
      answer = fail('action-not-possible');
      return;
    }
    await ports.outbox.purge(pid);
    answer = succeed(undefined);
  });
  return answer;
}
