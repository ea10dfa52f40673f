/**
 * Keeps at most two requests in flight until nothing can be sent or the link breaks. Two, because while one waits for its
 * answer the other fills the link; not more, because every further one only splits the same trickle.
 */

import type { Frame, Outcome, PackAnswer, Ports } from '../ports.ts';
import { applyPack } from './apply-pack.ts';
import type { LinkRate } from './link-rate.ts';
import { getBodyBytes, nextLinkRate } from './link-rate.ts';
import { refuseFrame } from './refuse-frame.ts';
import { saveStarted } from './save-shipments.ts';
import type { FramePlan, Load, Shipment } from './shipment.ts';
import type { DrainMemory } from './drain-memory.ts';
import { findNeeding, markUncertain, planBody, planSure, returnFrames } from './shipment.ts';

type SendPorts = Pick<Ports, 'outbox' | 'gateway' | 'acknowledgements' | 'clock'>;

const mostInFlight = 2;
/** After so many bodies the caller looks for newly sealed packets: their texts go before any more photos. */
const bodiesARound = 16;
const leastBodyBytes = 16 * 1024;
/** Of a body of about eight seconds about one. */
const sureShare = 8;

export type SendOutcome =
  /** Nothing more can be sent on what is known now. */
  | { readonly kind: 'sent' }
  /** There is more, but it is time to look for newer packets. */
  | { readonly kind: 'more' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number };

export interface Sent {
  readonly number: number;
  readonly plan: readonly FramePlan[];
  readonly outcome: Outcome<PackAnswer>;
  readonly durationMs: number;
}

/**
 * About a second of what is certain, sent while `asking` is on its way, so that a link that came back does not idle for a
 * round trip. None when there is nothing certain, or when `asking` ends before the bytes are read: so soon ends a call on a
 * link that is not there.
 */
export async function sendSure(
  ports: SendPorts,
  load: Load,
  memory: Pick<DrainMemory, 'rate' | 'held'>,
  asking: Promise<unknown>,
): Promise<SureBody | undefined> {
  const plan = planSure(load, memory.held, getBodyBytes(memory.rate) / sureShare);
  if (plan.length === 0) return undefined;
  let isAsking = true;
  void asking.then(() => (isAsking = false));
  const frames = await readFrames(ports, load, plan);
  if (!frames) return undefined;
  if (!isAsking) {
    returnFrames(plan);
    return undefined;
  }
  await saveStarted(ports, findConcerned(load, plan));
  return { plan, sent: sendBody(ports, 0, plan, frames) };
}

export interface SureBody {
  readonly plan: readonly FramePlan[];
  readonly sent: Promise<Sent>;
}

/** The body that was sent while the gateway was asked, when the question itself found no answer. */
export async function settleSure(ports: SendPorts, load: Load, { sent }: SureBody): Promise<void> {
  await applySent(ports, load, await sent);
}

/** Sends until the load is empty, `have` must be asked again, or the link stops; every answer is applied before it returns. */
export async function sendBodies(
  ports: SendPorts,
  load: Load,
  rate: LinkRate,
  sure?: SureBody,
): Promise<{ outcome: SendOutcome; rate: LinkRate }> {
  const inFlight = new Map<number, Promise<Sent>>();
  if (sure) inFlight.set(0, sure.sent);
  let outcome: SendOutcome = { kind: 'sent' };
  let current = rate;
  for (let bodies = 0; ;) {
    while (inFlight.size < mostInFlight) {
      const isStopped = outcome.kind === 'offline' || outcome.kind === 'busy';
      if (isStopped || load.askAgain) break;
      // The first of two is half as long, so that they never end together and leave the link idle while both are answered.
      if (bodies === bodiesARound) outcome = { kind: 'more' };
      const plan = bodies === bodiesARound ? [] : planBody(load, getBodyBytes(current) / (inFlight.size === 0 ? 2 : 1));
      if (plan.length === 0) break;
      bodies += 1;
      const frames = await readFrames(ports, load, plan);
      if (!frames) continue;
      await saveStarted(ports, findConcerned(load, plan));
      inFlight.set(bodies, sendBody(ports, bodies, plan, frames));
    }
    if (inFlight.size === 0) return { outcome, rate: current };
    const sent = await Promise.race(inFlight.values());
    inFlight.delete(sent.number);
    outcome = (await applySent(ports, load, sent)) ?? outcome;
    // A short body beside a question says little of the rate.
    if (sent.outcome.kind === 'done' && sent.number > 0)
      current = nextLinkRate(current, sizeOf(sent.plan), sent.durationMs);
  }
}

async function sendBody(
  ports: SendPorts,
  number: number,
  plan: readonly FramePlan[],
  frames: readonly Frame[],
): Promise<Sent> {
  const startedMs = ports.clock.nowMs();
  const outcome = await ports.gateway.pack(frames);
  return { number, plan, outcome, durationMs: ports.clock.nowMs() - startedMs };
}

/** The frames with their bytes; absent when one was gone, which has then been taken out of the load. */
async function readFrames(ports: SendPorts, load: Load, plan: readonly FramePlan[]): Promise<Frame[] | undefined> {
  const frames: Frame[] = [];
  for (const frame of plan) {
    const offset = frame.type === 'part' ? frame.offset : 0;
    const body = frame.len === 0 ? new Uint8Array() : await ports.outbox.readPart(frame.sha256, offset, frame.len);
    if (!body) {
      returnFrames(plan);
      await refuseFrame(ports, load, frame, { code: 'record-torn' });
      return undefined;
    }
    if (frame.type === 'packet') {
      const { packet } = frame.shipment;
      frames.push({ type: 'packet', pid: packet.pid, header: packet.header, body });
    } else {
      frames.push({ type: 'part', sha256: frame.sha256, offset, body });
    }
  }
  return frames;
}

/** The shipments that the frames are for. */
function findConcerned(load: Load, plan: readonly FramePlan[]): Shipment[] {
  return [
    ...new Set(plan.flatMap((frame) => (frame.type === 'packet' ? [frame.shipment] : findNeeding(load, frame.sha256)))),
  ];
}

async function applySent(ports: SendPorts, load: Load, { plan, outcome }: Sent): Promise<SendOutcome | undefined> {
  if (outcome.kind === 'done') {
    if (await applyPack(ports, load, plan, outcome.value)) return undefined;
    markUncertain(plan);
    return { kind: 'offline' };
  }
  returnFrames(plan);
  markUncertain(plan);
  if (outcome.kind === 'offline') return { kind: 'offline' };
  if (outcome.kind !== 'refused') return { ...outcome, kind: 'busy' };
  const bytes = sizeOf(plan);
  if (outcome.problem.code === 'body-too-large' && bytes > leastBodyBytes) {
    load.mostBodyBytes = Math.max(leastBodyBytes, Math.floor(bytes / 2));
  } else if (plan.length > 1) {
    load.oneFrameABody = true;
  } else if (plan[0]) {
    await refuseFrame(ports, load, plan[0], outcome.problem);
  }
  return undefined;
}

function sizeOf(plan: readonly FramePlan[]): number {
  return plan.reduce((sum, frame) => sum + frame.len, 0);
}
