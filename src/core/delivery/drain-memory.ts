/**
 * What the drains of one process remember, so that after a break they ask only for what the break made uncertain: on a link
 * that breaks every few seconds, asking for everything again costs more than the break. Invariants: every offset in it was
 * said by the gateway; a process that starts remembers nothing; what grew old or may have been changed by another drainer
 * is forgotten, and what is stale all the same costs one refused frame, never a packet.
 */

import type { PacketPart, SealedPacket } from '../ports.ts';
import type { LinkRate } from './link-rate.ts';
import type { FramePlan, Load, Shipment } from './shipment.ts';

/** Longer ago somebody else (another tab, another carrier) may have moved on. */
const freshMs = 2 * 60_000;

export interface DrainMemory {
  rate: LinkRate;
  /** Packets under way, as the outbox holds them; they never change. */
  packets: ReadonlyMap<string, SealedPacket>;
  /** Packets that the gateway has said to hold, and of which nothing is uncertain but perhaps some parts. */
  known: ReadonlySet<string>;
  /** Bytes held of the parts that no unanswered request names. */
  held: ReadonlyMap<string, number>;
  /** When the last round of a drain ended; absent: there was none. */
  leftAtMs?: number;
  /** Bytes held, before the last break, of the parts that it made uncertain. */
  unsure: ReadonlyMap<string, number>;
  /** Questions in a row that nobody answered. */
  misses: number;
  /** Breaks in a row after an answered question that, as far as is known, brought nothing over. */
  fruitless: number;
  /** Whether later drains see it: else nothing may be left to it alone. */
  readonly isKept: boolean;
}

export function newDrainMemory(): DrainMemory {
  return {
    rate: {},
    packets: new Map(),
    known: new Set(),
    held: new Map(),
    unsure: new Map(),
    misses: 0,
    fruitless: 0,
    isKept: true,
  };
}

/** Whether the last drain was a short while ago; a clock that was set back says nothing. */
export function isFresh({ leftAtMs }: DrainMemory, nowMs: number): boolean {
  return leftAtMs !== undefined && nowMs >= leftAtMs && nowMs - leftAtMs <= freshMs;
}

/** From now on everything has to be asked for. */
export function forgetHoldings(memory: DrainMemory): void {
  memory.known = new Set();
  memory.held = new Map();
  delete memory.leftAtMs;
}

/** Keeps what is certain at the end of a round; what an unanswered request moved is not. */
export function rememberHoldings(memory: DrainMemory, load: Load, nowMs: number): void {
  if (load.askAgain) return forgetHoldings(memory);
  const accepted = load.shipments.filter(({ text }) => text === 'accepted');
  memory.known = new Set(accepted.map(({ packet }) => packet.pid));
  const certain = [...load.parts.values()].filter(({ isUncertain }) => !isUncertain);
  memory.held = new Map(certain.map(({ sha256, held }) => [sha256, held]));
  const unsure = [...load.parts.values()].filter(({ isUncertain }) => isUncertain);
  memory.unsure = new Map(unsure.map(({ sha256, held }) => [sha256, held]));
  memory.leftAtMs = nowMs;
}

/** What one body moved, or made uncertain, while the question about everything else found no answer. */
export function rememberBody(memory: DrainMemory, plan: readonly FramePlan[]): void {
  const held = new Map(memory.held);
  for (const frame of plan) {
    if (frame.type === 'packet') continue;
    const { sha256, isUncertain, held: bytes } = frame.part;
    if (isUncertain) held.delete(sha256);
    else held.set(sha256, bytes);
  }
  memory.held = held;
}

/** Whether more than before the last break is held now, of the parts that it made uncertain. */
export function hasGrown({ unsure }: DrainMemory, load: Load): boolean {
  return [...load.parts.values()].some(({ sha256, held }) => held > (unsure.get(sha256) ?? Infinity));
}

/** The names whose state at the gateway is not known. */
export function findUncertain(
  memory: DrainMemory,
  shipments: readonly Shipment[],
): { readonly pids: readonly string[]; readonly parts: readonly string[] } {
  const pids: string[] = [];
  const parts = new Set<string>();
  for (const shipment of shipments) {
    const { packet } = shipment;
    const uncertain = findLacking(shipment).filter((sha256) => !memory.held.has(sha256));
    if (uncertain.length > 0 || !memory.known.has(packet.pid)) pids.push(packet.pid);
    for (const sha256 of uncertain) parts.add(sha256);
  }
  return { pids, parts: [...parts] };
}

/** Digests of the papers that the newest acknowledgement does not name and that are here. */
export function findLacking({ packet, delivery, awaited }: Shipment): string[] {
  const isLacking = ({ sha256 }: PacketPart, index: number) =>
    index > 0 && !delivery.have.includes(index) && !awaited.has(sha256);
  return packet.parts.filter(isLacking).map(({ sha256 }) => sha256);
}
