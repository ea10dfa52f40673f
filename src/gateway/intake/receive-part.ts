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
import type { WholePart } from './finish-parts.ts';
import type { Intake } from './intake.ts';
import type { OpenPack } from './open-packs.ts';
import type { PartListing } from './part-listings.ts';

export interface PartFrame {
  readonly sha256: string;
  readonly offset: number;
  readonly len: number;
}

/** What came of a frame: true once `whole`, where there is one, is committed. */
export interface PartOutcome {
  readonly answer: FrameAnswer;
  /** On the disk under its name, and not yet in the tables. */
  readonly whole?: WholePart;
}

type PartIntake = Pick<Intake, 'context' | 'writers' | 'quota' | 'packs' | 'listings'>;

/** Errors: unlisted-part, offset-mismatch, digest-mismatch, busy (no room). `bytes` is not consumed when refused. */
export async function receivePart(
  intake: PartIntake,
  /** The request that the frame is of. */
  pack: OpenPack,
  frame: PartFrame,
  listing: PartListing | undefined,
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<PartOutcome> {
  const { sha256 } = frame;
  if (!listing) return { answer: { sha256, error: 'unlisted-part', held: 0 } };
  try {
    if (listing.complete) return await answerComplete(intake.context, sha256, listing);
    return (await writeAtOnce(intake, frame, listing, bytes)) ?? (await write(intake, pack, frame, listing, bytes));
  } catch (error) {
    // The place of the blobs does not answer just now: what is held cannot be said either.
    if (error instanceof DiskFull) return { answer: { sha256, error: 'busy' } };
    throw error;
  }
}

/** Who lists the digest; absent when no accepted header does. */
export async function findListing(
  { listings }: Pick<Intake, 'listings'>,
  sha256: string,
): Promise<PartListing | undefined> {
  return isSha256(sha256) ? await listings.submit(sha256) : undefined;
}

async function answerComplete(
  context: GatewayContext,
  sha256: string,
  { lens, pids }: PartListing,
): Promise<PartOutcome> {
  const row = await context.db.selectFrom('parts').select('len').where('sha256', '=', sha256).executeTakeFirst();
  const held = row?.len ?? lens[0] ?? 0;
  const answer = { sha256, held, complete: true };
  // A gateway that was killed between the two steps has the part, but did not sign for it.
  const acknowledged = await readAcknowledgements(context.db, pids);
  return pids.some((pid) => !acknowledged.has(pid)) ? { answer, whole: { sha256, len: held } } : { answer };
}

/**
 * Nearly every part comes whole, and nothing of it is here: then there is nothing to look up, and the blobs themselves say
 * when it is otherwise. Absent: it is otherwise, and `bytes` was not touched.
 */
async function writeAtOnce(
  { context, writers, quota }: PartIntake,
  { sha256, offset, len }: PartFrame,
  { lens, wholeOnly }: PartListing,
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<PartOutcome | undefined> {
  if (offset !== 0 || wholeOnly || lens.length !== 1 || lens[0] !== len || writers.isBusy(sha256)) return undefined;
  if (!(await quota.hasRoom(len)) || writers.isBusy(sha256)) return undefined;
  try {
    return await writers.takeOver(sha256, async (signal) => {
      const { length, isRight } = await context.blobs.appendAndFinish(sha256, 0, bytes(signal), lens);
      if (isRight !== undefined) return await judge(context, sha256, length, isRight);
      // Somebody newer waits.
      return signal.aborted ? mismatch(sha256, length) : { answer: { sha256, held: length, complete: false } };
    });
  } catch (error) {
    if (error instanceof PartialMoved) return undefined;
    if (error instanceof DiskFull)
      return { answer: { sha256, error: 'busy', held: await context.blobs.partialLength(sha256) } };
    throw error;
  }
}

async function write(
  intake: PartIntake,
  pack: OpenPack,
  frame: PartFrame,
  listing: PartListing,
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<PartOutcome> {
  const { context, writers, quota, packs } = intake;
  const { sha256, offset, len } = frame;
  const { blobs } = context;
  const { lens, wholeOnly } = listing;
  let heldBefore = await findHeldLength(context, sha256, listing);
  if (offset > heldBefore) {
    // The sender counts on bytes of an older request that may not be written yet.
    await packs.settleBeside(pack, [sha256]);
    heldBefore = await findHeldLength(context, sha256, listing);
  }
  // Asked before taking over, so that a request with a stale offset does not stop the one that is getting on. All bytes
  // there and the digest not checked yet is no stale offset: whoever comes next has it checked.
  const isWhole = lens.includes(heldBefore);
  if (!isWhole && (offset !== heldBefore || offset + len > Math.max(...lens))) return mismatch(sha256, heldBefore);
  if (wholeOnly && !isWhole && !lens.includes(len)) return mismatch(sha256, 0);
  if (!(await quota.hasRoom(len))) return { answer: { sha256, error: 'busy', held: heldBefore } };
  try {
    if (wholeOnly && !isWhole) return await writeWhole(context, frame, bytes(new AbortController().signal));
    return await writers.takeOver(sha256, async (signal, hasWaited) => {
      // Nobody else wrote here meanwhile, unless somebody was waited for.
      const current = hasWaited ? ((await findListing(intake, sha256)) ?? listing) : listing;
      if (current.complete) return await answerComplete(context, sha256, current);
      const held = hasWaited ? await findHeldLength(context, sha256, current) : heldBefore;
      if (lens.includes(held)) return await settle(context, sha256, held, current);
      if (current.wholeOnly) return mismatch(sha256, 0);
      if (signal.aborted || held !== offset) return mismatch(sha256, held);
      const { length, isRight } = await blobs.appendAndFinish(sha256, offset, bytes(signal), current.lens);
      if (isRight !== undefined) return await judge(context, sha256, length, isRight);
      // Somebody newer waits.
      return signal.aborted ? mismatch(sha256, length) : { answer: { sha256, held: length, complete: false } };
    });
  } catch (error) {
    // Another request, or another gateway, took bytes of the same part in this very moment.
    if (error instanceof PartialMoved) return await answerMoved(intake, sha256, error.length);
    if (error instanceof DiskFull)
      return { answer: { sha256, error: 'busy', held: wholeOnly ? 0 : await blobs.partialLength(sha256) } };
    throw error;
  }
}

async function answerMoved(intake: PartIntake, sha256: string, length: number): Promise<PartOutcome> {
  const listing = length === 0 ? await findListing(intake, sha256) : undefined;
  if (!listing) return mismatch(sha256, length);
  if (listing.complete) return await answerComplete(intake.context, sha256, listing);
  return mismatch(sha256, await findHeldLength(intake.context, sha256, listing));
}

function mismatch(sha256: string, held: number): PartOutcome {
  return { answer: { sha256, error: 'offset-mismatch', held } };
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

/** What is to be done about `length` bytes: complete when that is a listed length and the digest is right. */
export async function settle(
  context: GatewayContext,
  sha256: string,
  length: number,
  listing: PartListing,
): Promise<PartOutcome> {
  if (!listing.lens.includes(length)) return { answer: { sha256, held: length, complete: false } };
  return await judge(context, sha256, length, await context.blobs.finishPartial(sha256));
}

async function judge(context: GatewayContext, sha256: string, length: number, isRight: boolean): Promise<PartOutcome> {
  if (isRight) return { answer: { sha256, held: length, complete: true }, whole: { sha256, len: length } };
  await context.db.updateTable('parts').set({ whole_only: true }).where('sha256', '=', sha256).execute();
  return { answer: { sha256, error: 'digest-mismatch', held: 0 } };
}

async function writeWhole(
  { blobs }: GatewayContext,
  { sha256, len }: PartFrame,
  bytes: AsyncIterable<Uint8Array>,
): Promise<PartOutcome> {
  const temporary = `whole-${randomUUID()}`;
  try {
    const length = await blobs.appendPartial(temporary, 0, bytes);
    if (length !== len) return { answer: { sha256, held: 0, complete: false } };
    if (!(await blobs.finishPartial(sha256, temporary)))
      return { answer: { sha256, error: 'digest-mismatch', held: 0 } };
    return { answer: { sha256, held: length, complete: true }, whole: { sha256, len: length } };
  } finally {
    await blobs.discardPartial(temporary);
  }
}
