/**
 * One `POST /pack`: frames are taken in stream order, packets in group commits, parts as their bytes arrive. One bad
 * frame does not spoil the others, and whatever was committed before a cut stays.
 */

import { createHash } from 'node:crypto';
import type { FrameAnswer, PackAnswer } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { FrameMeta } from '../../protocol/frames.ts';
import type { Problem } from '../../core/problem.ts';
import { isPid, limits } from '../../protocol/packet.ts';
import { readAcknowledgements } from './acknowledge.ts';
import type { Acknowledged } from './acknowledge.ts';
import { diskBusy, faultBusy } from './busy.ts';
import type { Busy } from './busy.ts';
import { newFrameStream } from './frame-stream.ts';
import type { FrameStream } from './frame-stream.ts';
import type { Intake } from './intake.ts';
import type { PacketTaken } from './receive-packets.ts';
import { takeParts } from './take-parts.ts';
import type { PackRequest } from './take-parts.ts';
import { newTurns } from './turns.ts';
import type { Turn } from './turns.ts';
import { verifyHeader } from './verify-header.ts';
import type { ReceivedPacket } from './verify-header.ts';

type PacketMeta = Extract<FrameMeta, { type: 'packet' }>;

/** Texts of packets of one request that may wait for their commit together: 4 MiB at most. */
const mostPending = 64;

/**
 * `onBusy` hears why each busy frame is. Absent when not even the first frame could be read. `source` names who sent it, for the audit. Throws what `body`
 * throws when the connection breaks; what had come by then is kept.
 */
export async function receivePack(
  intake: Intake,
  body: AsyncIterator<Uint8Array>,
  source: string,
  onBusy: (busy: Busy) => void = () => undefined,
): Promise<PackAnswer | undefined> {
  const pack = intake.packs.open();
  try {
    return await receiveFrames(intake, { pack, stream: newFrameStream(pack.watch(body)), source, onBusy });
  } finally {
    pack.end();
  }
}

async function receiveFrames(intake: Intake, request: PackRequest): Promise<PackAnswer | undefined> {
  const { pack, stream } = request;
  const frames: Promise<FrameAnswer>[] = [];
  /** Pids of packet frames. */
  const packets = new Set<string>();
  const parts = takeParts(intake, request);
  let pending: Promise<FrameAnswer>[] = [];
  const takeTurn = newTurns();
  let broken = false;
  let committedLast: ReadonlyMap<string, Acknowledged> = new Map();
  try {
    for (let meta = await stream.next(); meta !== 'end'; meta = await stream.next()) {
      if (meta === 'broken') {
        broken = true;
        break;
      }
      if (meta.type === 'packet') {
        await parts.finish();
        if (isPid(meta.pid)) pack.name(meta.pid);
        const text = await readText(stream, meta.len);
        if (text === 'cut') continue;
        const answer = receivePacket(intake, meta, text, { ...request, turn: takeTurn() });
        pack.during(answer);
        // Looked at when the frames are answered; a break of the connection must not make it an unhandled failure.
        answer.catch(() => undefined);
        if (isPid(meta.pid)) packets.add(meta.pid);
        frames.push(answer);
        pending.push(answer);
      }
      if (meta.type === 'part' || pending.length >= mostPending) {
        await Promise.allSettled(pending);
        pending = [];
      }
      if (meta.type === 'part') frames.push((await parts.take(meta)).answer);
      if (meta.type === 'unknown') frames.push(Promise.resolve({ error: 'bad-frame' }));
    }
  } finally {
    await Promise.allSettled(pending);
    committedLast = await parts.finish();
  }
  if (broken && frames.length === 0) return undefined;
  const answers = await Promise.all(frames);
  if (broken) answers.push({ error: 'bad-frame' });
  const touched = { packets, listing: parts.listing, committedLast };
  return { frames: answers, acknowledgements: await findNewest(intake, answers, touched) };
}

/** Of every touched packet. A packet whose own frame was the last that touched it has just been told. */
async function findNewest(
  intake: Intake,
  answers: readonly FrameAnswer[],
  { packets, listing, committedLast }: Touched,
): Promise<Record<string, string>> {
  const newest = new Map<string, string>();
  for (const answer of answers) {
    if ('acknowledgement' in answer && !listing.has(answer.pid)) newest.set(answer.pid, answer.acknowledgement);
  }
  for (const pid of listing) {
    const told = committedLast.get(pid);
    if (told) newest.set(pid, told.acknowledgement);
  }
  const others = [...new Set([...packets, ...listing])].filter((pid) => !newest.has(pid));
  for (const [pid, one] of await readAcknowledgements(intake.context.db, others)) newest.set(pid, one.acknowledgement);
  return Object.fromEntries(newest);
}

interface Touched {
  /** Pids of packet frames. */
  readonly packets: ReadonlySet<string>;
  /** Pids of packets that list a part of this request. */
  readonly listing: ReadonlySet<string>;
  /** By the request's last commit: nothing of this request came after it. */
  readonly committedLast: ReadonlyMap<string, Acknowledged>;
}

/** Part 0 of a packet; 'cut' when the request ended inside it. */
async function readText(stream: FrameStream, len: number): Promise<Buffer | 'too-large' | 'cut'> {
  if (len > limits.textBytes) return 'too-large';
  const text = Buffer.alloc(len);
  let filled = 0;
  for await (const bytes of stream.body()) {
    text.set(bytes, filled);
    filled += bytes.length;
  }
  return filled === len ? text : 'cut';
}

/** Checked beside its neighbours, committed after them: frames are committed in stream order. */
async function receivePacket(
  intake: Intake,
  meta: PacketMeta,
  text: Buffer | 'too-large',
  { source, turn, onBusy }: Pick<PackRequest, 'source' | 'onBusy'> & { readonly turn: Turn },
): Promise<FrameAnswer> {
  const { pid } = meta;
  const { refusals } = intake;
  let committing: ReturnType<typeof submit> | undefined;
  let device = source;
  try {
    const checked = await checkPacket(intake, meta, text);
    await turn.before;
    if (!checked.ok) {
      await refusals.record(checked.problem.code, source, pid);
      return { pid, error: checked.problem.code };
    }
    device = checked.value.header.dev;
    committing = submit(intake, checked.value);
  } finally {
    turn.pass();
  }
  const taken = await committing;
  if (!taken.ok) {
    const busy = findBusy(taken.problem);
    if (busy) onBusy(busy);
    const error = busy ? 'busy' : taken.problem.code;
    await refusals.record(error, device, pid);
    return { pid, error };
  }
  if (taken.value.repeated) await refusals.record('packet-repeated', device, pid);
  return { pid, acknowledgement: taken.value.acknowledgement, missing: taken.value.missing };
}

/** Absent: the packet itself was refused. */
function findBusy({ code, limit }: Problem): Busy | undefined {
  if (code === 'quota-exceeded') return { status: 429, retryAfterSeconds: limit ?? diskBusy.retryAfterSeconds };
  if (code === 'disk-full') return diskBusy;
  return code === 'busy' ? faultBusy : undefined;
}

/** Problems: body-too-large, digest-mismatch and what `verifyHeader` answers. */
async function checkPacket(
  intake: Intake,
  meta: PacketMeta,
  text: Buffer | 'too-large',
): Promise<Result<ReceivedPacket>> {
  if (text === 'too-large') return fail('body-too-large');
  const verified = await verifyHeader(intake.context, intake.deviceKeys, meta.pid, meta.header);
  if (!verified.ok) return verified;
  const listed = verified.value.header.parts[0];
  const fits = listed?.len === text.length && listed.sha256 === createHash('sha256').update(text).digest('hex');
  return fits ? succeed({ ...verified.value, text }) : fail('digest-mismatch');
}

/** A database that does not answer just now is `busy`: the phone keeps the packet and comes back. */
async function submit(intake: Intake, packet: ReceivedPacket): Promise<Result<PacketTaken>> {
  try {
    return await intake.packets.submit(packet);
  } catch (error) {
    intake.context.log.error({ pid: packet.header.pid, error }, 'packet could not be committed');
    return fail('busy');
  }
}
