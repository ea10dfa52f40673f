/**
 * The outbox of what is carried for other phones: a store like a person's, without an enrolment. Of a load that came split
 * some parts may be missing: they are awaited, never torn. What is torn here is put down, because the phone that sealed it
 * keeps its copy until the province signed.
 */

import { nextDelivery } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Outbox } from '../../core/ports.ts';
import { findSpent, isRefusedForGood, keptMs } from '../../core/relay/kept-acknowledgement.ts';
import type { KeptAcknowledgement } from '../../core/relay/kept-acknowledgement.ts';
import { newOutbox } from '../store/outbox.ts';
import type { Locks } from '../store/outbox.ts';
import { readRows } from '../store/read-rows.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';

const keptPrefix = 'kept/';

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
 * What arrived goes at once, and only the province's word for it stays; what the gateway will never take goes too, and what
 * it may take another time is tried again. What waits for its other parts in vain does not wait for ever. Nothing while the
 * outbox is being sent. Whether anything changed.
 */
export async function putDownCarried(store: Store, outbox: Outbox, nowMs: number): Promise<boolean> {
  let hasChanged = false;
  await outbox.exclusively(async () => {
    for (const delivery of await outbox.deliveries()) {
      const isRefused = delivery.state === 'needs-attention';
      hasChanged ||= isRefused || delivery.state === 'delivered';
      if (delivery.state === 'delivered') await putDownDelivered(store, outbox, delivery, nowMs);
      else if (isRefused && isRefusedForGood(delivery.problem.code)) await outbox.purge(delivery.pid);
      else if (isRefused) await outbox.record(delivery.pid, nextDelivery(delivery, { type: 'retried' }));
    }
    for (const pid of await findInVain(store, outbox, nowMs)) await outbox.purge(pid);
    const spent = findSpent(await listKept(store), nowMs);
    if (spent.length === 0) return;
    await store.write([store.db.meta], [], () => store.db.meta.bulkDelete(spent.map(({ pid }) => keptKey(pid))));
  });
  return hasChanged;
}

/** Packets taken long ago of which something never came: perhaps it never existed. */
async function findInVain({ db }: Store, outbox: Outbox, nowMs: number): Promise<readonly string[]> {
  const pids: string[] = [];
  for (const pid of await db.packets
    .where('sealedAtMs')
    .below(nowMs - keptMs)
    .primaryKeys()) {
    const packet = await outbox.packet(pid);
    if (packet && (await outbox.awaitedParts?.(packet))?.size) pids.push(pid);
  }
  return pids;
}

/** The province's word first: killed between the two, the rest is done the next time. */
async function putDownDelivered(store: Store, outbox: Outbox, delivery: Delivery, nowMs: number): Promise<void> {
  const { pid, acknowledgement } = delivery;
  if (!acknowledgement?.complete) return;
  const kept: KeptAcknowledgement = { pid, jws: acknowledgement.jws, keptAtMs: nowMs };
  await store.write([store.db.meta], [], () => store.db.meta.put({ key: keptKey(pid), value: kept }));
  await outbox.purge(pid);
}

/** The province's word for what was carried and arrived, in no order. */
export async function listKept(store: Store): Promise<readonly KeptAcknowledgement[]> {
  const { meta } = store.db;
  const keys = await meta.where('key').startsWith(keptPrefix).primaryKeys();
  return (await readRows(store, meta, keys)).rows.map(({ value }) => value as KeptAcknowledgement);
}

export function keptKey(pid: string): string {
  return keptPrefix + pid;
}
