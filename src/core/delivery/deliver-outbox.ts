/**
 * Drains the outbox (docs/protocol.md): one `have` at the start and after every break, and beside it, after a break, a piece
 * of what is certain; then all packets' frames, then parts.
 *
 * Invariants, held whatever the network, the clock or a killed app does:
 * - one drainer a device; a `sending` row that it meets is a leftover of a killed app and is taken up again
 * - a packet leaves the waiting line only by a verified complete acknowledgement or into needs-attention, never by a status
 * - nothing is sent from a guessed offset; a lost answer is found again by the next `have`
 * - a packet that is refused, damaged or held back never holds another one
 * - every failure sets a moment for the next try that `retry-schedule.ts` bounds
 */

import type { Outcome, Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { applyHave, applyMemory } from './apply-have.ts';
import { askHave } from './ask-have.ts';
import type { Delivery } from './delivery.ts';
import { isHeldWhole, nextDelivery } from './delivery.ts';
import type { DrainMemory } from './drain-memory.ts';
import {
  findUncertain,
  forgetHoldings,
  hasGrown,
  isFresh,
  newDrainMemory,
  rememberBody,
  rememberHoldings,
} from './drain-memory.ts';
import { requeueForgotten } from './requeue-forgotten.ts';
import { isDue, retryDelayMs } from './retry-schedule.ts';
import { saveShipments } from './save-shipments.ts';
import type { SendOutcome } from './send-bodies.ts';
import { sendBodies, sendSure, settleSure } from './send-bodies.ts';
import type { Load, Shipment } from './shipment.ts';
import { foldEvents, holdBack, isUnderWay, newLoad, newShipment } from './shipment.ts';

type DeliveryPorts = Pick<Ports, 'outbox' | 'gateway' | 'acknowledgements' | 'clock' | 'randomness'>;

export type DrainOutcome =
  /** Another tab or the service worker is at it. */
  | { readonly kind: 'elsewhere' }
  /** Nothing waits. */
  | { readonly kind: 'idle' }
  /**
   * Something waits until then (device clock); `problem`: the gateway would not even answer what it holds; `isOffline`:
   * nobody answered the last call.
   */
  | {
      readonly kind: 'waiting';
      readonly retryAtMs: number;
      readonly problem?: Problem;
      readonly isOffline?: boolean;
    };

/** A gateway that answers nonsense for ever must not keep the drain lock for ever. */
const mostRounds = 1_000;
/** After so many breaks that brought nothing over, although somebody answers, asking every moment is no longer harmless. */
const mostFruitless = 3;
/** Until what is not here is asked about again; when it comes, nothing waits. */
const awaitedMs = 30 * 60_000;
/** A wait that an app which starts anew need not know of. */
const shortWaitMs = 2_000;

/**
 * Sends what is due. `atOnce` (app start, coverage, the person's button) also tries what a back-off still holds, and looks
 * whether the gateway lost anything that it once acknowledged. `memory`: what earlier drains of this process learned.
 */
export async function deliverOutbox(
  ports: DeliveryPorts,
  options: { readonly atOnce?: boolean; readonly memory?: DrainMemory } = {},
): Promise<DrainOutcome> {
  const { atOnce = false, memory = { ...newDrainMemory(), isKept: false } } = options;
  let outcome: DrainOutcome = { kind: 'elsewhere' };
  const isOurs = await ports.outbox.exclusively(async () => {
    outcome = await drain(ports, atOnce, memory);
  });
  if (!isOurs) forgetHoldings(memory);
  return outcome;
}

async function drain(ports: DeliveryPorts, atOnce: boolean, memory: DrainMemory): Promise<DrainOutcome> {
  const wasFresh = isFresh(memory, ports.clock.nowMs());
  if (!wasFresh) forgetHoldings(memory);
  let rows: readonly Delivery[] | undefined = await takeUpLeftovers(ports);
  /** What the round before left under way: it goes on, also when a back-off that this drain overruled still holds it. */
  let underWay: ReadonlySet<string> = new Set();
  /** Breaks since bytes last moved, rounds since anything did, and what the gateway held at the last break. */
  const since = { breaks: 0, still: 0, heldBytes: 0, hasMoved: false };
  for (let round = 0; round < mostRounds; round += 1) {
    const isFirst = round === 0;
    const load = await loadShipments(ports, memory, rows ?? (await ports.outbox.deliveries()), (pid) =>
      isFirst ? atOnce : underWay.has(pid),
    );
    rows = undefined;
    const isLookedAfter = isFirst && (atOnce || (!wasFresh && load.shipments.length > 0));
    const delivered = isLookedAfter ? await findDelivered(ports) : [];
    if (load.shipments.length === 0 && delivered.length === 0) break;

    const { pids, parts } = findUncertain(memory, load.shipments);
    applyMemory(load, memory, pids);
    const asking = askHave(ports, [...pids, ...delivered.map(({ pid }) => pid)], parts);
    const isBroken = since.breaks > 0 || memory.misses > 0;
    const sure = isBroken ? await sendSure(ports, load, memory, asking) : undefined;
    const asked = await asking;
    if (asked.kind !== 'done') {
      if (sure) {
        await settleSure(ports, load, sure);
        rememberBody(memory, sure.plan);
      }
      return failAll(ports, load, memory, since.hasMoved, asked);
    }
    memory.misses = 0;
    await requeueForgotten(ports, delivered, asked.value);
    await applyHave(ports, load, memory, pids, asked.value);
    if (hasGrown(memory, load)) memory.fruitless = 0;
    const heldBytes = measureHeld(load);
    if (since.breaks > 0 && heldBytes > since.heldBytes) Object.assign(since, { breaks: 0, still: 0, hasMoved: true });

    const sent = await sendBodies(ports, load, memory.rate, sure);
    memory.rate = sent.rate;
    rememberHoldings(memory, load, ports.clock.nowMs());
    const hasMoved = measureHeld(load) > heldBytes || load.shipments.some(({ bytesMoved }) => bytesMoved);
    since.hasMoved ||= hasMoved;
    since.still = hasMoved ? 0 : since.still + 1;
    if (hasMoved || sent.outcome.kind !== 'offline') memory.fruitless = 0;
    else memory.fruitless += 1;
    if (sent.outcome.kind === 'offline') {
      since.breaks = hasMoved ? 1 : since.breaks + 1;
      since.heldBytes = measureHeld(load);
    }
    // The first try after a break comes at once; the second one waits, as does whatever a busy gateway put off.
    if (sent.outcome.kind === 'busy' || since.breaks > 1 || since.still > 2) {
      return failAll(ports, load, memory, since.hasMoved, sent.outcome);
    }
    await endRound(ports, load, sent.outcome);
    underWay = new Set(load.shipments.filter(isUnderWay).map(({ packet }) => packet.pid));
  }
  return endOf(ports);
}

/** All deliveries, after those that a killed app left `sending` were put back. */
async function takeUpLeftovers(ports: DeliveryPorts): Promise<readonly Delivery[]> {
  const deliveries = await ports.outbox.deliveries();
  const rows = deliveries.map((delivery) => nextDelivery(delivery, { type: 'interrupted' }));
  const changed = rows.filter((row, index) => row !== deliveries[index]);
  if (changed.length > 0) await ports.outbox.recordAll(changed);
  return rows;
}

/**
 * The packets that are due, or wanted before their time, oldest first, as shipments in the state `sending` (written when the
 * first frame goes out).
 */
async function loadShipments(
  ports: DeliveryPorts,
  memory: DrainMemory,
  rows: readonly Delivery[],
  evenEarly: (pid: string) => boolean,
): Promise<Load> {
  const nowMs = ports.clock.nowMs();
  const wanted = rows.filter(
    (delivery) =>
      delivery.state === 'sending' ||
      (delivery.state === 'waiting' && (isDue(delivery.notBeforeMs, nowMs) || evenEarly(delivery.pid))),
  );
  // Together: one after the other, forty reads are what the first text waits for.
  const packets = await Promise.all(wanted.map(({ pid }) => memory.packets.get(pid) ?? ports.outbox.packet(pid)));
  const shipments: Shipment[] = [];
  for (const [index, delivery] of wanted.entries()) {
    const packet = packets[index];
    if (packet) {
      // Asked anew each time, because a part may have come since.
      shipments.push(newShipment(packet, delivery, await ports.outbox.awaitedParts?.(packet)));
    } else {
      const problem: Problem = { code: 'record-torn' };
      await ports.outbox.record(delivery.pid, nextDelivery(delivery, { type: 'refused', problem }));
    }
  }
  memory.packets = new Map(shipments.map(({ packet }) => [packet.pid, packet]));
  return newLoad(shipments);
}

/** What the gateway once had wholly, also what was put to review there: a restored gateway may have lost either. */
async function findDelivered(ports: DeliveryPorts): Promise<Delivery[]> {
  return (await ports.outbox.deliveries()).filter(
    (delivery) => delivery.state === 'delivered' || (delivery.state === 'needs-attention' && isHeldWhole(delivery)),
  );
}

/** Bytes of this load that the gateway holds, as far as it said. */
function measureHeld(load: Load): number {
  let bytes = 0;
  for (const { packet, text } of load.shipments) if (text === 'accepted') bytes += packet.parts[0]?.len ?? 0;
  for (const part of load.parts.values()) bytes += part.held;
  return bytes;
}

/**
 * After a round without a break: what moved goes on in the next round, what did not is left for a later drain. After a
 * break everything goes on, since what arrived is not known yet.
 */
async function endRound(ports: DeliveryPorts, load: Load, outcome: SendOutcome): Promise<void> {
  for (const shipment of load.shipments) {
    if (outcome.kind === 'sent' && isUnderWay(shipment) && !shipment.bytesMoved && !load.askAgain) {
      holdBack(shipment, 'stalled', shipment.awaited.size > 0 ? awaitedMs : undefined);
    }
    if (shipment.heldBack) {
      const retryAtMs = newRetryAtMs(ports, [shipment], { kind: 'busy', ...retryAfterOf(shipment) });
      foldEvents(shipment, { type: 'failed', retryAtMs, bytesMoved: shipment.bytesMoved });
    }
  }
  await saveShipments(ports, load.shipments);
}

/**
 * A failure of the link is one failure: everything on it is tried again at the same moment. A short wait is remembered and not
 * written, except for what has gone out: a link that is not there must not wear out the phone's flash memory.
 */
async function failAll(
  ports: DeliveryPorts,
  load: Load,
  memory: DrainMemory,
  hasMoved: boolean,
  stop: Stop,
): Promise<DrainOutcome> {
  for (const shipment of load.shipments) shipment.bytesMoved ||= hasMoved;
  const isOffline = stop.kind === 'offline';
  const retryAtMs = newRetryAtMs(ports, load.shipments, stop, memory);
  memory.misses = isOffline ? memory.misses + 1 : 0;
  const isShort = isOffline && memory.isKept && retryAtMs - ports.clock.nowMs() < shortWaitMs;
  for (const shipment of load.shipments) {
    if (isShort && shipment.delivery === shipment.started && shipment.saved.state === 'waiting') continue;
    foldEvents(shipment, { type: 'failed', retryAtMs, bytesMoved: shipment.bytesMoved });
  }
  await saveShipments(ports, load.shipments);
  return isShort ? { kind: 'waiting', retryAtMs, isOffline } : endOf(ports, stop);
}

/** Why the link stopped. */
type Stop = SendOutcome | Exclude<Outcome<unknown>, { kind: 'done' }>;

/** A short wait is counted by the memory alone, beside the tries that were written. */
function newRetryAtMs(
  ports: DeliveryPorts,
  shipments: readonly Shipment[],
  stop: Stop,
  { misses, fruitless }: Pick<DrainMemory, 'misses' | 'fruitless'> = { misses: 0, fruitless: 0 },
): number {
  const tries = shipments.map(({ delivery, bytesMoved }) => (bytesMoved ? 0 : delivery.attempts));
  const isOffline = stop.kind === 'offline' && fruitless < mostFruitless;
  const written = tries.length === 0 ? 0 : Math.min(...tries);
  const attempts = stop.kind === 'offline' ? Math.max(misses, fruitless, written) : written;
  const fraction = ports.randomness.fraction();
  const retryAfter = stop.kind === 'busy' ? retryAfterOf(stop) : {};
  return ports.clock.nowMs() + retryDelayMs({ attempts, fraction, isOffline, ...retryAfter });
}

function retryAfterOf({ retryAfterMs }: { readonly retryAfterMs?: number }): { readonly retryAfterMs?: number } {
  return retryAfterMs === undefined ? {} : { retryAfterMs };
}

async function endOf(ports: DeliveryPorts, stop?: Stop): Promise<DrainOutcome> {
  const moments = (await ports.outbox.deliveries()).flatMap((delivery) =>
    delivery.state === 'waiting' ? [delivery.notBeforeMs] : [],
  );
  if (moments.length === 0) return { kind: 'idle' };
  const retryAtMs = Math.max(ports.clock.nowMs(), Math.min(...moments));
  const isOffline = stop?.kind === 'offline';
  return {
    kind: 'waiting',
    retryAtMs,
    ...(stop?.kind === 'refused' && { problem: stop.problem }),
    ...(isOffline && { isOffline }),
  };
}
