/**
 * Learns at a contact what changed at the province and what the office says. Invariants: the outbox never waits for a
 * sign-in; a delivery is marked as opened (or as put to review) from what was stored, not from the answer in hand, so that
 * a phone killed between storing and marking, or a packet still on its way when the news came, is marked the next time.
 */

import type { Outcome, Ports } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Inventory } from './inventory.ts';
import { isHeldWhole, nextDelivery } from './delivery.ts';

type RefreshPorts = Pick<Ports, 'gateway' | 'catalogue' | 'statuses' | 'settings' | 'outbox' | 'storage' | 'clock'>;

/** Deltas in a row; a gateway that always says "more" must not hold the phone for ever. */
const mostDeltas = 10_000;

/** More are no help to whoever looks for a gap, and the report has little room. */
const mostSeqs = 100;

/**
 * `done` with the number of deltas, or why it stopped; what was applied before stays applied. `tornCount`: records that this
 * device set aside.
 */
export async function refreshStatuses(
  ports: RefreshPorts,
  appVersion: string,
  tornCount = 0,
): Promise<Outcome<number>> {
  const inventory = await takeInventory(ports, appVersion, tornCount);
  let outcome: Outcome<number> = { kind: 'done', value: 0 };
  for (let count = 1; count <= mostDeltas; count += 1) {
    const cursor = await ports.catalogue.cursor();
    const changes = await ports.gateway.changes(cursor, inventory);
    if (changes.kind !== 'done') {
      outcome = changes;
      break;
    }
    await ports.catalogue.apply(changes.value);
    outcome = { kind: 'done', value: count };
    if (!changes.value.more || changes.value.cursor === cursor) break;
  }
  await markDelivered(ports);
  return outcome;
}

/** What the phone tells of itself: counts and codes, nothing about persons. */
async function takeInventory(ports: RefreshPorts, appVersion: string, tornCount: number): Promise<Inventory> {
  const sealedCodes = new Set<string>();
  const unsentSeqs: number[] = [];
  let unsentCount = 0;
  let oldestUnsentMs = Infinity;
  for (const delivery of await ports.outbox.deliveries()) {
    const packet = await ports.outbox.packet(delivery.pid);
    if (packet?.localCode !== undefined) sealedCodes.add(packet.localCode);
    // Also what the office put to review has been sent: the gateway signed for all of it.
    if (isHeldWhole(delivery)) continue;
    unsentCount += 1;
    if (!packet) continue;
    oldestUnsentMs = Math.min(oldestUnsentMs, packet.sealedAtMs);
    unsentSeqs.push(packet.seq);
  }
  const freeBytes = await ports.storage.freeBytes();
  const known = await ports.catalogue.schedule();
  const lessons = ports.settings.lessonsDone?.() ?? [];
  return {
    unsentCount,
    ...(Number.isFinite(oldestUnsentMs) && { oldestUnsentAt: new Date(oldestUnsentMs).toISOString() }),
    ...(freeBytes !== undefined && { storageFreeBytes: freeBytes }),
    appVersion,
    sealedCodes: [...sealedCodes],
    ...(unsentSeqs.length > 0 && { unsentSeqs: unsentSeqs.slice(0, mostSeqs) }),
    ...(tornCount > 0 && { tornCount }),
    ...(lessons.length > 0 && { lessons }),
    scheduleDigest: known?.schedule.digest ?? '',
  };
}

/**
 * Starts the grace period of what the opener could open, and calls a person to what it could not. What is in review keeps
 * its content here until somebody decided. Under the drain lock, because a drain may be queueing it again.
 */
async function markDelivered(ports: RefreshPorts): Promise<void> {
  await ports.outbox.exclusively(async () => {
    const purgeAfterMs = ports.clock.nowMs() + (await ports.settings.purgeGraceMs());
    const [reviews, openedPids] = [await ports.statuses.reviews(), await ports.statuses.openedPids()];
    for (const delivery of await ports.outbox.deliveries()) {
      if (!isUnsettled(delivery)) continue;
      const packet = await ports.outbox.packet(delivery.pid);
      const status = packet && (await ports.statuses.find(packet.dossierId));
      const code = reviews.get(delivery.pid);
      const isOpened = status?.openedPids.includes(delivery.pid)
        ? status.state !== 'in-review'
        : openedPids.has(delivery.pid);
      if (isOpened) {
        await ports.outbox.record(delivery.pid, nextDelivery(delivery, { type: 'opened', purgeAfterMs }));
      } else if (code !== undefined && delivery.state === 'delivered') {
        await ports.outbox.record(delivery.pid, nextDelivery(delivery, { type: 'reviewed', problem: { code } }));
      }
    }
  });
}

/** Delivered and not known to be opened, or put to review: the office may still say otherwise. */
function isUnsettled(delivery: Delivery): boolean {
  if (delivery.state === 'delivered') return delivery.purgeAfterMs === undefined;
  return delivery.state === 'needs-attention' && isHeldWhole(delivery);
}
