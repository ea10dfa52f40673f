/**
 * Reads the answer to one body, frame by frame. One bad frame touches its own packet only: what a person must look at goes
 * to needs-attention, what time may heal is left for a later drain, and everything else goes on.
 */

import type { FrameAnswer, PackAnswer, Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { applyAcknowledgement } from './apply-acknowledgement.ts';
import { refuseFrame } from './refuse-frame.ts';
import { saveShipments } from './save-shipments.ts';
import type { FramePlan, Load, PartProgress, Shipment } from './shipment.ts';
import { findNeeding, foldEvents, holdBack, isPassing, isUnderWay, markUncertain, returnFrames } from './shipment.ts';

type PackPorts = Pick<Ports, 'outbox' | 'acknowledgements' | 'clock'>;

/** Answers in a row that bring a packet no further before it is left for a later drain. */
const mostStalls = 3;

/** False when the answer is not one to this body: then nothing of it counts. */
export async function applyPack(
  ports: PackPorts,
  load: Load,
  plan: readonly FramePlan[],
  answer: PackAnswer,
): Promise<boolean> {
  const answered = answer.frames.slice(0, plan.length);
  returnFrames(plan);
  if (!answered.every((entry, index) => isAnswerTo(entry, plan[index]))) return false;
  for (const [index, entry] of answered.entries()) {
    const frame = plan[index];
    if (frame?.type === 'packet') await applyToPacket(ports, load, frame.shipment, entry);
    else if (frame) await applyToPart(ports, load, frame, entry);
  }
  // A body that could not be framed to its end says nothing of the frames behind; alone, each is answered for itself.
  if (answered.length < plan.length || answered.some(isBadFrame)) load.oneFrameABody = true;
  markUncertain(plan.slice(answered.length));
  for (const shipment of load.shipments) {
    const jws = answer.acknowledgements[shipment.packet.pid];
    const isNews = jws !== undefined && jws !== shipment.delivery.acknowledgement?.jws;
    if (isNews && isUnderWay(shipment)) await applyAcknowledgement(ports, shipment, jws);
  }
  await saveShipments(ports, load.shipments);
  return true;
}

function isAnswerTo(entry: FrameAnswer, frame: FramePlan | undefined): boolean {
  if ('pid' in entry) return frame?.type === 'packet' && entry.pid === frame.shipment.packet.pid;
  if ('sha256' in entry) return frame?.type === 'part' && entry.sha256 === frame.sha256;
  return true;
}

function isBadFrame(entry: FrameAnswer): boolean {
  return 'error' in entry && !('pid' in entry) && !('sha256' in entry);
}

async function applyToPacket(ports: PackPorts, load: Load, shipment: Shipment, entry: FrameAnswer): Promise<void> {
  if ('error' in entry) return applyPacketError(load, shipment, entry);
  if (!('missing' in entry)) return;
  await applyAcknowledgement(ports, shipment, entry.acknowledgement, entry.missing);
  if (shipment.text !== 'accepted') return;
  shipment.bytesMoved = true;
  const { supersedes } = shipment.packet;
  // The papers of the earlier revision are perhaps no longer asked for; only `have` says so.
  const earlier = load.shipments.find(({ packet }) => packet.pid === supersedes);
  if (earlier && isUnderWay(earlier) && earlier.missing.size > 0) load.askAgain = true;
}

function applyPacketError(load: Load, shipment: Shipment, entry: FrameAnswer & { error: Problem['code'] }): void {
  if (isPassing(entry.error)) return holdBack(shipment, 'busy');
  // In a body of several, a frame without a name may be the victim of the one before it.
  if (!('pid' in entry) && !load.oneFrameABody) return;
  foldEvents(shipment, { type: 'refused', problem: { code: entry.error } });
}

async function applyToPart(
  ports: PackPorts,
  load: Load,
  frame: FramePlan & { type: 'part' },
  entry: FrameAnswer,
): Promise<void> {
  const { part } = frame;
  const needing = findNeeding(load, part.sha256);
  const heldBefore = part.held;
  part.isUncertain = false;
  if ('held' in entry && entry.held !== undefined) part.held = Math.min(part.len, entry.held);
  if ('complete' in entry) {
    if (entry.complete) for (const shipment of needing) shipment.missing = without(shipment.missing, part.sha256);
    // Taken without an error and yet not kept: the gateway takes this part only whole.
    else if (part.held <= heldBefore) part.wholeOnly = frame.len > 0;
    return noteProgress(needing, entry.complete || part.held > heldBefore);
  }
  if (!('error' in entry)) return;
  if (entry.error === 'digest-mismatch' && !wasSentWhole(frame, part)) {
    part.wholeOnly = true;
    part.held = 0;
    return noteProgress(needing, false);
  }
  if (entry.error === 'offset-mismatch') {
    // The offset fits and is yet refused: an earlier drain's mismatch, after which the part is taken only whole.
    part.wholeOnly ||= frame.len > 0 && frame.len < part.len && part.held === frame.offset;
    return noteProgress(needing, part.held > heldBefore);
  }
  if (entry.error === 'unlisted-part') {
    load.askAgain = true;
    return noteProgress(needing, false);
  }
  if (isPassing(entry.error)) {
    for (const shipment of needing) holdBack(shipment, 'busy');
  } else if ('sha256' in entry || load.oneFrameABody) {
    await refuseFrame(ports, load, frame, { code: entry.error });
  }
}

/** Sent in one piece in answer to an earlier mismatch: then the phone's own copy is damaged. */
function wasSentWhole(frame: FramePlan & { type: 'part' }, part: PartProgress): boolean {
  return part.wholeOnly && frame.offset === 0 && frame.len === part.len;
}

function noteProgress(shipments: readonly Shipment[], isProgress: boolean): void {
  for (const shipment of shipments) {
    shipment.bytesMoved ||= isProgress;
    shipment.stalls = isProgress ? 0 : shipment.stalls + 1;
    if (shipment.stalls >= mostStalls) holdBack(shipment, 'stalled');
  }
}

function without(digests: ReadonlySet<string>, sha256: string): ReadonlySet<string> {
  return new Set([...digests].filter((digest) => digest !== sha256));
}
