/**
 * Takes bytes of one listed part. They are kept as they arrive, so a cut request has moved the offset; the partial's
 * length is the offset. A part that once had the wrong digest is taken only whole, under a name of its own until it
 * proves right, so that no carrier can poison it for ever.
 */

import { randomUUID } from 'node:crypto';
import type { FrameAnswer } from '../../core/ports.ts';
import { isSha256 } from '../../protocol/packet.ts';
import { DiskFull, PartialMoved } from '../blobs/blobs.ts';
import type { GatewayContext } from '../context.ts';
import { readAcknowledgements } from './acknowledge.ts';
import { finishPart } from './finish-part.ts';
import type { OpenPack, OpenPacks } from './open-packs.ts';
import type { PartWriters } from './part-writers.ts';
import type { Quota } from './quota.ts';

export interface PartFrame {
  readonly sha256: string;
  readonly offset: number;
  readonly len: number;
}

interface PartReceiver {
  readonly writers: PartWriters;
  readonly quota: Quota;
  readonly packs: OpenPacks;
  /** The request that the frame is of. */
  readonly pack: OpenPack;
}

export interface PartListing {
  /** Lengths that accepted headers give for this digest; more than one only when one of them lies. */
  readonly lens: readonly number[];
  readonly pids: readonly string[];
  readonly complete: boolean;
  readonly wholeOnly: boolean;
}

/** Errors: unlisted-part, offset-mismatch, digest-mismatch, busy (no room). `bytes` is not consumed when refused. */
export async function receivePart(
  context: GatewayContext,
  receiver: PartReceiver,
  frame: PartFrame,
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<{ answer: FrameAnswer; listing: PartListing | undefined }> {
  const { sha256 } = frame;
  const listing = isSha256(sha256) ? await findListing(context, sha256) : undefined;
  if (!listing) return { answer: { sha256, error: 'unlisted-part', held: 0 }, listing };
  try {
    const answer = listing.complete
      ? await answerComplete(context, sha256, listing)
      : await write(context, receiver, frame, listing, bytes);
    return { answer, listing };
  } catch (error) {
    // The place of the blobs does not answer just now: what is held cannot be said either.
    if (error instanceof DiskFull) return { answer: { sha256, error: 'busy' }, listing };
    throw error;
  }
}

/** Who lists the digest; absent when no accepted header does. Part 0 came with its packet and is complete. */
export async function findListing(context: GatewayContext, sha256: string): Promise<PartListing | undefined> {
  const rows = await context.db
    .selectFrom('packet_parts')
    .leftJoin('parts', 'parts.sha256', 'packet_parts.sha256')
    .select(['packet_parts.pid', 'packet_parts.len', 'parts.complete', 'parts.whole_only'])
    .where('packet_parts.sha256', '=', sha256)
    .execute();
  const first = rows[0];
  if (!first) return undefined;
  return {
    lens: [...new Set(rows.map(({ len }) => len))],
    pids: [...new Set(rows.map(({ pid }) => pid))],
    complete: first.complete ?? true,
    wholeOnly: first.whole_only ?? false,
  };
}

async function answerComplete(
  context: GatewayContext,
  sha256: string,
  { lens, pids }: PartListing,
): Promise<FrameAnswer> {
  const row = await context.db.selectFrom('parts').select('len').where('sha256', '=', sha256).executeTakeFirst();
  const held = row?.len ?? lens[0] ?? 0;
  // A gateway that was killed between the two steps has the part, but did not sign for it.
  const acknowledged = await readAcknowledgements(context.db, pids);
  if (pids.some((pid) => !acknowledged.has(pid))) await finishPart(context, sha256, held, pids);
  return { sha256, held, complete: true };
}

async function write(
  context: GatewayContext,
  { writers, quota, packs, pack }: PartReceiver,
  frame: PartFrame,
  listing: PartListing,
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<FrameAnswer> {
  const { sha256, offset, len } = frame;
  const { blobs } = context;
  const { lens, wholeOnly } = listing;
  let heldBefore = await findHeldLength(context, sha256, listing);
  if (offset > heldBefore) {
    // The sender counts on bytes of an older request that may not be written yet.
    await packs.settleBeside(pack, [sha256]);
    heldBefore = await findHeldLength(context, sha256, listing);
  }
  const mismatch = (held: number): FrameAnswer => ({ sha256, error: 'offset-mismatch', held });
  // Asked before taking over, so that a request with a stale offset does not stop the one that is getting on. All bytes
  // there and the digest not checked yet is no stale offset: whoever comes next has it checked.
  const isWhole = lens.includes(heldBefore);
  if (!isWhole && (offset !== heldBefore || offset + len > Math.max(...lens))) return mismatch(heldBefore);
  if (wholeOnly && !isWhole && !lens.includes(len)) return mismatch(0);
  if (!(await quota.hasRoom(len))) return { sha256, error: 'busy', held: heldBefore };
  try {
    if (wholeOnly && !isWhole) return await writeWhole(context, frame, listing, bytes(new AbortController().signal));
    return await writers.takeOver(sha256, async (signal) => {
      const current = (await findListing(context, sha256)) ?? listing;
      if (current.complete) return await answerComplete(context, sha256, current);
      const held = await findHeldLength(context, sha256, current);
      if (lens.includes(held)) return await settle(context, sha256, held, current);
      if (current.wholeOnly) return mismatch(0);
      if (signal.aborted || held !== offset) return mismatch(held);
      const length = await blobs.appendPartial(sha256, offset, bytes(signal));
      // Somebody newer waits, unless these were the last bytes.
      return signal.aborted && !lens.includes(length)
        ? mismatch(length)
        : await settle(context, sha256, length, current);
    });
  } catch (error) {
    // Another gateway took bytes of the same part in this very moment.
    if (error instanceof PartialMoved) return mismatch(error.length);
    if (error instanceof DiskFull)
      return { sha256, error: 'busy', held: wholeOnly ? 0 : await blobs.partialLength(sha256) };
    throw error;
  }
}

/**
 * Bytes of an unfinished part that need not be sent again. A gateway killed after the file was whole and before its row
 * said so holds all of it; of a part that is taken only whole it holds all or nothing.
 */
export async function findHeldLength(
  { blobs }: GatewayContext,
  sha256: string,
  { lens, wholeOnly }: Pick<PartListing, 'lens' | 'wholeOnly'>,
): Promise<number> {
  const partial = wholeOnly ? 0 : await blobs.partialLength(sha256);
  if (partial > 0 || !(await blobs.has(sha256))) return partial;
  return lens.length === 1 ? (lens[0] ?? 0) : (await blobs.read(sha256)).length;
}

/** After bytes were added: complete when a listed length is reached and the digest is right. */
export async function settle(
  context: GatewayContext,
  sha256: string,
  length: number,
  listing: PartListing,
): Promise<FrameAnswer> {
  if (!listing.lens.includes(length)) return { sha256, held: length, complete: false };
  if (await context.blobs.finishPartial(sha256)) {
    await finishPart(context, sha256, length, listing.pids);
    return { sha256, held: length, complete: true };
  }
  await context.db.updateTable('parts').set({ whole_only: true }).where('sha256', '=', sha256).execute();
  return { sha256, error: 'digest-mismatch', held: 0 };
}

async function writeWhole(
  context: GatewayContext,
  { sha256, len }: PartFrame,
  listing: PartListing,
  bytes: AsyncIterable<Uint8Array>,
): Promise<FrameAnswer> {
  const { blobs } = context;
  const temporary = `whole-${randomUUID()}`;
  try {
    const length = await blobs.appendPartial(temporary, 0, bytes);
    if (length !== len) return { sha256, held: 0, complete: false };
    if (!(await blobs.finishPartial(sha256, temporary))) return { sha256, error: 'digest-mismatch', held: 0 };
    await finishPart(context, sha256, length, listing.pids);
    return { sha256, held: length, complete: true };
  } finally {
    await blobs.discardPartial(temporary);
  }
}
