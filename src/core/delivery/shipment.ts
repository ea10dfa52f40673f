/**
 * What one drain still has to move, and which bytes go into the next request. Order (protocol §3): every packet's frame
 * first, oldest first; then parts, smallest remaining first. Invariants: a part is in one request at a time; a part is
 * sent only for a packet that the gateway accepted, or whose frame stands earlier in the same body; a shipment that is held
 * back never holds another one.
 */

import type { Problem } from '../problem.ts';
import type { SealedPacket } from '../ports.ts';
import type { Delivery, DeliveryEvent } from './delivery.ts';
import { nextDelivery } from './delivery.ts';

/** One packet under way in this drain. Changed in place by the drain that owns it. */
export interface Shipment {
  readonly packet: SealedPacket;
  delivery: Delivery;
  /** What the outbox holds; `saveShipments` brings it up to `delivery`. */
  saved: Delivery;
  /** As it was taken up. */
  readonly started: Delivery;
  text: 'unsent' | 'in-flight' | 'accepted';
  /** Digests of papers that the gateway still lacks, as it last said, and that are here. */
  missing: ReadonlySet<string>;
  /** Parts that are not here and may still come. */
  readonly awaited: ReadonlySet<string>;
  /** Why this drain leaves it alone from now on; it is tried again later. */
  heldBack?: 'busy' | 'stalled';
  retryAfterMs?: number;
  bytesMoved: boolean;
  /** Answers in a row that brought it no further. */
  stalls: number;
}

export interface PartProgress {
  readonly sha256: string;
  readonly len: number;
  /** Bytes on the gateway's disk, as it last said. */
  held: number;
  inFlight: boolean;
  /** A request that carried bytes of it was not answered: only `have` tells what arrived. */
  isUncertain: boolean;
  /** After a digest mismatch the gateway takes the part only in one piece. */
  wholeOnly: boolean;
  /** All bytes are there, but the gateway was stopped before it closed the part: an empty frame was sent to make it look. */
  nudged: boolean;
}

export interface Load {
  /** Oldest packet first. */
  readonly shipments: Shipment[];
  readonly parts: Map<string, PartProgress>;
  /** After a whole request was refused its frames go alone, so that the bad one is found. */
  oneFrameABody: boolean;
  /** Lowered when a proxy on the way says that a body is too large. */
  mostBodyBytes: number;
  /** The gateway's view has changed in a way that only `have` tells. */
  askAgain: boolean;
}

export type FramePlan =
  | { readonly type: 'packet'; readonly shipment: Shipment; readonly sha256: string; readonly len: number }
  | {
      readonly type: 'part';
      readonly part: PartProgress;
      readonly sha256: string;
      readonly offset: number;
      readonly len: number;
    };

/** Below this a piece of a part is not worth a frame at the end of a body. */
const leastPieceBytes = 8 * 1024;

const nothing: ReadonlySet<string> = new Set();

/** `saved`: the delivery as the outbox holds it. */
export function newShipment(packet: SealedPacket, saved: Delivery, awaited = nothing): Shipment {
  const started = nextDelivery(saved, { type: 'started' });
  const papers = packet.parts.slice(1).map((part) => part.sha256);
  return {
    packet,
    delivery: started,
    saved,
    started,
    text: 'unsent',
    missing: new Set(papers.filter((sha256) => !awaited.has(sha256))),
    awaited,
    bytesMoved: false,
    stalls: 0,
  };
}

export function newLoad(shipments: Shipment[]): Load {
  const parts = new Map<string, PartProgress>();
  for (const { packet, awaited } of shipments) {
    for (const { sha256, len } of packet.parts.slice(1)) {
      if (awaited.has(sha256)) continue;
      parts.set(sha256, { sha256, len, held: 0, inFlight: false, isUncertain: false, wholeOnly: false, nudged: false });
    }
  }
  return { shipments, parts, oneFrameABody: false, mostBodyBytes: Infinity, askAgain: false };
}

/** Folds `events` into the shipment's delivery; `saveShipments` writes it. */
export function foldEvents(shipment: Shipment, ...events: readonly DeliveryEvent[]): void {
  for (const event of events) shipment.delivery = nextDelivery(shipment.delivery, event);
}

/** Whether this drain may still move something for it. */
export function isUnderWay(shipment: Shipment): boolean {
  return shipment.delivery.state === 'sending' && shipment.heldBack === undefined;
}

/** The shipments still under way that need this part. */
export function findNeeding(load: Load, sha256: string): Shipment[] {
  return load.shipments.filter((shipment) => isUnderWay(shipment) && shipment.missing.has(sha256));
}

/** The frames of the next body, marked as in flight; empty when nothing can be sent right now. */
export function planBody(load: Load, bodyBytes: number): FramePlan[] {
  const plan: FramePlan[] = [];
  let room = Math.floor(Math.min(bodyBytes, load.mostBodyBytes));
  const isFull = () => plan.length > 0 && (load.oneFrameABody || room <= 0);
  for (const shipment of load.shipments) {
    const text = shipment.packet.parts[0];
    if (!isUnderWay(shipment) || shipment.text !== 'unsent' || !text || shipment.awaited.has(text.sha256)) continue;
    if (isFull() || (plan.length > 0 && text.len > room)) return plan;
    shipment.text = 'in-flight';
    plan.push({ type: 'packet', shipment, sha256: text.sha256, len: text.len });
    room -= text.len;
  }
  for (const part of findSendableParts(load, plan)) {
    if (isFull()) break;
    const remaining = part.len - part.held;
    const len = part.wholeOnly ? part.len : Math.min(remaining, Math.max(room, leastPieceBytes));
    const isSliver = len > room || (len < remaining && len < leastPieceBytes);
    if (plan.length > 0 && isSliver) continue;
    part.inFlight = true;
    part.nudged ||= len === 0;
    plan.push({ type: 'part', part, sha256: part.sha256, offset: part.wholeOnly ? 0 : part.held, len });
    room -= len;
  }
  return plan;
}

/**
 * A piece of one part, for while the gateway is asked about the others: `held` names the parts of which nothing is uncertain.
 * One alone, so that a body without an answer makes no more than that one uncertain.
 */
export function planSure(load: Load, held: ReadonlyMap<string, number>, bodyBytes: number): FramePlan[] {
  const part = findSendableParts(load, []).find(({ sha256, len }) => (held.get(sha256) ?? len) < len);
  if (!part) return [];
  const len = Math.min(
    part.len - part.held,
    Math.max(leastPieceBytes, Math.floor(Math.min(bodyBytes, load.mostBodyBytes))),
  );
  part.inFlight = true;
  return [{ type: 'part', part, sha256: part.sha256, offset: part.held, len }];
}

/** Puts the frames of a body back that was not answered; what of it arrived, `have` tells. */
export function returnFrames(plan: readonly FramePlan[]): void {
  for (const frame of plan) {
    if (frame.type === 'part') frame.part.inFlight = false;
    else if (frame.shipment.text === 'in-flight') frame.shipment.text = 'unsent';
  }
}

/** After a request that was not answered as a whole. */
export function markUncertain(plan: readonly FramePlan[]): void {
  for (const frame of plan) if (frame.type === 'part') frame.part.isUncertain = true;
}

/** Leaves the shipment for a later drain. */
export function holdBack(shipment: Shipment, because: 'busy' | 'stalled', retryAfterMs?: number): void {
  shipment.heldBack ??= because;
  if (retryAfterMs !== undefined) shipment.retryAfterMs = retryAfterMs;
}

/** Codes in a frame's answer that time alone may heal; every other one needs a person. */
export function isPassing(code: Problem['code']): boolean {
  const passing: readonly Problem['code'][] = [
    'busy',
    'quota-exceeded',
    'disk-full',
    'slow-body',
    'internal-error',
    'offline',
  ];
  return passing.includes(code);
}

function findSendableParts(load: Load, plan: readonly FramePlan[]): PartProgress[] {
  const superseded = new Set(load.shipments.map(({ packet }) => packet.supersedes));
  const planned = new Set(plan.map((frame) => (frame.type === 'packet' ? frame.shipment : undefined)));
  const sendable = new Set<PartProgress>();
  for (const shipment of load.shipments) {
    // The papers of a superseded packet wait for the gateway's word: it no longer asks for them once the newer one is in.
    const isReady = shipment.text === 'accepted' || (planned.has(shipment) && !superseded.has(shipment.packet.pid));
    if (!isUnderWay(shipment) || !isReady) continue;
    for (const sha256 of shipment.missing) {
      const part = load.parts.get(sha256);
      if (part && !part.inFlight && (part.held < part.len || part.wholeOnly || !part.nudged)) sendable.add(part);
    }
  }
  return [...sendable].sort((one, other) => one.len - one.held - (other.len - other.held));
}
