import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Outbox } from '../../core/ports.ts';
import type { StandingOrder } from '../../core/standing-order.ts';
import type { Store } from '../store/store.ts';
import { findOrder } from './order-record.ts';

/** Absent: nothing was ordered, or it was lifted. */
export async function findStandingOrder(
  store: Store,
  outbox: Pick<Outbox, 'deliveries'>,
): Promise<StandingOrder | undefined> {
  const order = await findOrder(store.db);
  if (!order || order.command === 'lift') return undefined;
  const left = (await outbox.deliveries()).filter((delivery) => !isHeldWhole(delivery));
  return {
    kind: order.command,
    ...(order.commune && { commune: order.commune }),
    waiting: left.length,
    troubled: left.filter(({ state }) => state === 'needs-attention').length,
  };
}
