/**
 * The outbox of what is carried for other phones: a store like a person's, without an enrolment. Of a load that came split
 * some parts may be missing: they are awaited, never torn. What is torn here is put down, because the phone that sealed it
 * keeps its copy until the province signed.
 */

import { nextDelivery } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Outbox } from '../../core/ports.ts';
import { findSpentReceipts, isRefusedForGood } from '../../core/relay/receipt.ts';
import type { Receipt } from '../../core/relay/receipt.ts';
import { newOutbox } from '../store/outbox.ts';
import type { Locks } from '../store/outbox.ts';
import { readRows } from '../store/read-rows.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';

const receiptPrefix = 'receipt/';

export function newCarriedOutbox(store: Store, secondCopy: SecondCopy, locks: Locks): Outbox {
  const { db } = store;
  return {
    ...newOutbox(store, secondCopy, locks),
    async awaitedParts(packet) {
      const names = packet.parts.map(({ sha256 }) => sha256);
      const here = new Set(await db.parts.where('sha256').anyOf(names).primaryKeys());
      return new Set(names.filter((name) => !here.has(name)));
    },
  };
}

/**
 * What arrived goes at once, and only the province's word for it stays; what the gateway will never take goes too, and what it
 * may take another time is tried again. Nothing while the outbox is being sent.
 */
export async function putDownCarried(store: Store, outbox: Outbox, nowMs: number): Promise<void> {
  await outbox.exclusively(async () => {
    for (const delivery of await outbox.deliveries()) {
      if (delivery.state === 'delivered') await putDownDelivered(store, outbox, delivery, nowMs);
      if (delivery.state !== 'needs-attention') continue;
      if (isRefusedForGood(delivery.problem.code)) await outbox.purge(delivery.pid);
      else await outbox.record(delivery.pid, nextDelivery(delivery, { type: 'retried' }));
    }
    const spent = findSpentReceipts(await listReceipts(store), nowMs);
    if (spent.length === 0) return;
    await store.write([store.db.meta], [], () => store.db.meta.bulkDelete(spent.map(({ pid }) => receiptKey(pid))));
  });
}

/** The receipt first: killed between the two, the rest is done the next time. */
async function putDownDelivered(store: Store, outbox: Outbox, delivery: Delivery, nowMs: number): Promise<void> {
  const { pid, acknowledgement } = delivery;
  if (!acknowledgement?.complete) return;
  const receipt: Receipt = { pid, jws: acknowledgement.jws, keptAtMs: nowMs };
  await store.write([store.db.meta], [], () => store.db.meta.put({ key: receiptKey(pid), value: receipt }));
  await outbox.purge(pid);
}

/** The province's word for what was carried and arrived, in no order. */
export async function listReceipts(store: Store): Promise<readonly Receipt[]> {
  const { meta } = store.db;
  const keys = await meta.where('key').startsWith(receiptPrefix).primaryKeys();
  return (await readRows(store, meta, keys)).rows.map(({ value }) => value as Receipt);
}

export function receiptKey(pid: string): string {
  return receiptPrefix + pid;
}
