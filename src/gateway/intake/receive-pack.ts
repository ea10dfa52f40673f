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
import { isPid, isSha256, limits } from '../../protocol/packet.ts';
import { readAcknowledgements } from './acknowledge.ts';
import { newFrameStream } from './frame-stream.ts';
import type { FrameStream } from './frame-stream.ts';
import type { Intake } from './intake.ts';
import type { OpenPack } from './open-packs.ts';
import type { PacketTaken } from './receive-packets.ts';
import { receivePart } from './receive-part.ts';
import { verifyHeader } from './verify-header.ts';
import type { ReceivedPacket } from './verify-header.ts';

type PacketMeta = Extract<FrameMeta, { type: 'packet' }>;
type PartMeta = Extract<FrameMeta, { type: 'part' }>;

/** Texts of packets of one request that may wait for their commit together: 4 MiB at most. */
const mostPending = 64;

/** Why frames were answered with `busy`, and after how many seconds it is worth coming back. */
export interface Busy {
  readonly status: 429 | 503;
  readonly retryAfterSeconds: number;
}

/** A minute for a disk that somebody is making room on; a moment for a fault of ours. */
const diskBusy: Busy = { status: 503, retryAfterSeconds: 60 };
const faultBusy: Busy = { status: 503, retryAfterSeconds: 10 };

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
    return await receiveFrames(intake, pack, newFrameStream(pack.watch(body)), { source, onBusy });
  } finally {
    pack.end();
  }
}

interface PackSource {
  readonly source: string;
  readonly onBusy: (busy: Busy) => void;
}

async function receiveFrames(
  intake: Intake,
  pack: OpenPack,
  stream: FrameStream,
  { source, onBusy }: PackSource,
): Promise<PackAnswer | undefined> {
  const frames: Promise<FrameAnswer>[] = [];
  const touched: Touched = { packets: new Set(), listing: new Set() };
  let pending: Promise<FrameAnswer>[] = [];
  const takeTurn = newTurns();
  let broken = false;
  try {
    for (let meta = await stream.next(); meta !== 'end'; meta = await stream.next()) {
      if (meta === 'broken') {
        broken = true;
        break;
      }
      if (meta.type === 'packet') {
        if (isPid(meta.pid)) pack.name(meta.pid);
        const text = await readText(stream, meta.len);
        if (text === 'cut') continue;
        const answer = receivePacket(intake, meta, text, { source, turn: takeTurn(), onBusy });
        pack.during(answer);
        // Looked at when the frames are answered; a break of the connection must not make it an unhandled failure.
        answer.catch(() => undefined);
        if (isPid(meta.pid)) touched.packets.add(meta.pid);
        frames.push(answer);
        pending.push(answer);
      }
      if (meta.type === 'part' && isSha256(meta.sha256)) pack.name(meta.sha256);
      if (meta.type === 'part' || pending.length >= mostPending) {
        await Promise.allSettled(pending);
        pending = [];
      }
      if (meta.type === 'part') {
        const answer = await takePart(intake, pack, stream, meta, touched.listing, source);
        if ('error' in answer && answer.error === 'busy') onBusy(diskBusy);
        frames.push(Promise.resolve(answer));
      }
      if (meta.type === 'unknown') frames.push(Promise.resolve({ error: 'bad-frame' }));
    }
  } finally {
    await Promise.allSettled(pending);
  }
  if (broken && frames.length === 0) return undefined;
  const answers = await Promise.all(frames);
  if (broken) answers.push({ error: 'bad-frame' });
  return { frames: answers, acknowledgements: await findNewest(intake, answers, touched) };
}

/** Of every touched packet. A packet whose own frame was the last that touched it has just been told. */
async function findNewest(
  intake: Intake,
  answers: readonly FrameAnswer[],
  { packets, listing }: Touched,
): Promise<Record<string, string>> {
  const newest = new Map<string, string>();
  for (const answer of answers) {
    if ('acknowledgement' in answer && !listing.has(answer.pid)) newest.set(answer.pid, answer.acknowledgement);
  }
  const others = [...new Set([...packets, ...listing])].filter((pid) => !newest.has(pid));
  for (const [pid, one] of await readAcknowledgements(intake.context.db, others)) newest.set(pid, one.acknowledgement);
  return Object.fromEntries(newest);
}

interface Touched {
  /** Pids of packet frames. */
  readonly packets: Set<string>;
  /** Pids of packets that list a part of this request. */
  readonly listing: Set<string>;
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
  { source, turn, onBusy }: PackSource & { readonly turn: Turn },
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

interface Turn {
  readonly before: Promise<void>;
  readonly pass: () => void;
}

/** Each turn begins when the one before was passed on. */
function newTurns(): () => Turn {
  let last = Promise.resolve();
  return () => {
    const before = last;
    let pass: () => void = () => undefined;
    last = new Promise((resolve) => {
      pass = resolve;
    });
    return { before, pass };
  };
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

async function takePart(
  intake: Intake,
  pack: OpenPack,
  stream: FrameStream,
  meta: PartMeta,
  listing: Set<string>,
  source: string,
): Promise<FrameAnswer> {
  const { answer, listing: listed } = await receivePart(intake.context, { ...intake, pack }, meta, (signal) =>
    stream.body(signal),
  );
  for (const pid of listed?.pids ?? []) listing.add(pid);
  if ('error' in answer && answer.error !== 'offset-mismatch') {
    await intake.refusals.record(answer.error, source, meta.sha256);
  }
  return answer;
}
