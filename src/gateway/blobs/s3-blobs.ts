/**
 * Blobs in an S3-compatible storage, for several gateways at once (docs/decisions/023). Nothing here needs a lock between
 * them: pieces of an unfinished part are written once under names that nobody else writes, a finished one is put whole
 * under its digest after the digest was checked, and only then are its pieces removed.
 *
 *   partials/<name>/<start>-<end>-<random>   pieces (`piece-chain.ts`); how far they reach is the resume offset
 *   finished/<ab>/<name>                     whole, as on a disk
 */

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiskFull, PartialMoved, appendThenFinish, checkBlobName } from './blobs.ts';
import type { Blobs } from './blobs.ts';
import { chainPieces, newPieceKey } from './piece-chain.ts';
import type { PieceChain } from './piece-chain.ts';
import { newTurns } from './s3-objects.ts';
import type { S3Objects } from './s3-objects.ts';

/** What a kill may cost of each upload that is running. */
const pieceBytes = 256 * 1024;
/** Of a sender who is silent for so long, what has come is kept, unless it is too little to be worth a piece. */
const silentMs = 500;
const leastBytes = 16 * 1024;
/** Parts that are put together at the same moment, each in memory as a whole (8 MiB at most). */
const mostFinishing = 4;
/** Another gateway may remove or join pieces while they are read. */
const mostReadings = 5;

export function openS3Blobs(objects: S3Objects): Blobs {
  const finishing = newTurns(mostFinishing);

  const has = async (name: string) => (await objects.findSize(finishedKey(name))) !== undefined;

  async function readFinished(name: string): Promise<Buffer> {
    const bytes = await objects.find(finishedKey(name));
    if (bytes === undefined) throw new Error('No such blob');
    return bytes;
  }

  async function discard(name: string): Promise<void> {
    const { keys } = await readChain(objects, name);
    await objects.remove(keys);
  }

  /** There under its name, with the bytes that the name says. */
  async function isRight(sha256: string): Promise<boolean> {
    const finished = await objects.find(finishedKey(sha256));
    return finished !== undefined && digestOf(finished) === sha256;
  }

  async function finish(sha256: string, partialName: string): Promise<boolean> {
    if (!(await isRight(sha256))) {
      const bytes = await readPartial(objects, partialName);
      if (bytes !== undefined && digestOf(bytes) === sha256) await objects.put(finishedKey(sha256), bytes);
      // Looked at again: another gateway may have finished it meanwhile, and removed the pieces while they were read.
      else if (!(await isRight(sha256))) {
        await discard(partialName);
        return false;
      }
    }
    // What stays behind when this fails is never counted, and `verify` names it.
    await discard(partialName).catch(() => undefined);
    return true;
  }

  const growing: Pick<Blobs, 'appendPartial' | 'finishPartial'> = {
    async appendPartial(name, offset, bytes) {
      const chain = await readChain(objects, name);
      if (chain.length !== offset) throw new PartialMoved(chain.length);
      return await appendPieces(objects, name, chain, bytes);
    },
    finishPartial: async (sha256, partialName = sha256) => {
      checkBlobName(sha256);
      return await finishing(async () => await finish(sha256, partialName));
    },
  };

  return {
    ...growing,
    appendAndFinish: (...given) => appendThenFinish(growing, ...given),

    async partialLength(name) {
      const { length } = await readChain(objects, name);
      // Pieces of a part that is finished are on their way out: another gateway removes them.
      return length > 0 && (await has(name)) ? 0 : length;
    },

    discardPartial: discard,
    has,
    read: readFinished,
    write: async (name, bytes) => await objects.put(finishedKey(name), bytes),
    remove: async (name) => await objects.remove([finishedKey(name)]),

    /** Nobody says how much room a bucket has; that there is none is told by the write that finds it so. */
    async freeBytes() {
      await objects.probe();
      return Number.MAX_SAFE_INTEGER;
    },
  };
}

export function finishedKey(name: string): string {
  return `finished/${checkBlobName(name).slice(0, 2)}/${name}`;
}

export function partialFolder(name: string): string {
  return `partials/${checkBlobName(name)}`;
}

async function readChain(objects: S3Objects, name: string): Promise<PieceChain> {
  const found = [];
  for await (const object of objects.list(`${partialFolder(name)}/`)) found.push(object);
  return chainPieces(found);
}

/** All bytes from the first one on; absent: there are none. */
export async function readPartial(objects: S3Objects, name: string): Promise<Buffer | undefined> {
  for (let reading = 1; ; reading += 1) {
    const bytes = await readPieces(objects, await readChain(objects, name));
    if (bytes !== 'changed') return bytes;
    if (reading === mostReadings) throw new DiskFull('The pieces of a part kept changing while they were read');
  }
}

async function readPieces(objects: S3Objects, chain: PieceChain): Promise<Buffer | undefined | 'changed'> {
  if (chain.length === 0) return undefined;
  const whole = Buffer.alloc(chain.length);
  for (const { key, start, end } of chain.pieces) {
    const bytes = await objects.find(key);
    if (bytes?.length !== end - start) return 'changed';
    bytes.copy(whole, start);
  }
  return whole;
}

/**
 * Bytes that came before the source broke are kept: a cut request has still moved the offset. The last piece grows until
 * it is a whole one (by a new piece that takes its place), so that thousands of small requests do not make thousands.
 */
async function appendPieces(
  objects: S3Objects,
  name: string,
  chain: PieceChain,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let kept = chain.length;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let tail = chain.pieces.at(-1);

  async function keep(): Promise<void> {
    if (waitingBytes === 0) return;
    const grows = tail !== undefined && tail.end === kept && tail.end - tail.start < pieceBytes ? tail : undefined;
    const before = grows && (await objects.find(grows.key));
    // Another gateway may have joined it already; then its bytes are in that piece, and these make one of their own.
    const joins = grows && before?.length === grows.end - grows.start ? { ...grows, bytes: before } : undefined;
    const start = joins?.start ?? kept;
    const end = kept + waitingBytes;
    const key = newPieceKey(partialFolder(name), start, end);
    await objects.put(key, Buffer.concat([...(joins ? [joins.bytes] : []), ...waiting]));
    tail = { key, start, end };
    kept = end;
    waiting = [];
    waitingBytes = 0;
    if (joins) await objects.remove([joins.key]).catch(() => undefined);
  }

  try {
    for await (const chunk of withSilences(bytes, () => waitingBytes >= leastBytes)) {
      if (chunk !== 'silent') {
        // A copy: whoever reads the network may use its buffer again.
        waiting.push(new Uint8Array(chunk));
        waitingBytes += chunk.length;
      }
      if (chunk === 'silent' || waitingBytes >= pieceBytes) await keep();
    }
  } catch (error) {
    if (!(error instanceof DiskFull)) await keep();
    throw error;
  }
  await keep();
  return kept;
}

/** What comes, and 'silent' when nothing did for a while and `isWorthIt`. */
async function* withSilences(
  bytes: AsyncIterable<Uint8Array>,
  isWorthIt: () => boolean,
): AsyncGenerator<Uint8Array | 'silent'> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = source.next();
      const silence = new AbortController();
      try {
        while (isWorthIt()) {
          const quiet = sleep(silentMs, 'silent' as const, { signal: silence.signal });
          quiet.catch(() => undefined);
          if ((await Promise.race([next, quiet])) !== 'silent') break;
          yield 'silent';
        }
      } finally {
        silence.abort();
        // Looked at again below; walked away from, it fails nobody.
        next.catch(() => undefined);
      }
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    // Not waited for: the source itself may be waiting for a network that is silent.
    Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
