/** Answers `POST /have`: what is on disk and what was signed for it. Signs nothing, except for a part found whole. */

import { sql } from '../store/kysely.ts';
import type { HaveAnswer } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { isPid, isSha256, limits } from '../../protocol/packet.ts';
import { DiskFull } from '../blobs/blobs.ts';
import { readAcknowledgements } from './acknowledge.ts';
import type { Intake } from './intake.ts';
import type { PartListing } from './part-listings.ts';
import { findHeldLength, findListing, settle } from './receive-part.ts';
import type { PartOutcome } from './receive-part.ts';

interface HaveQuestion {
  readonly pids: readonly string[];
  readonly parts: readonly string[];
}

/** Problems: bad-request (also when it asks for nothing by name), too-many-names (more than 500 together). */
export function parseHaveQuestion(value: unknown): Result<HaveQuestion> {
  if (typeof value !== 'object' || value === null) return fail('bad-request');
  if (!('pids' in value) && !('parts' in value)) return fail('bad-request');
  const { pids = [], parts = [] } = value as Record<string, unknown>;
  if (!Array.isArray(pids) || !Array.isArray(parts)) return fail('bad-request');
  if (pids.length + parts.length > limits.haveNames) return fail('too-many-names', { limit: limits.haveNames });
  const isName = (name: unknown) => typeof name === 'string' && name.length <= 64;
  if (!pids.every(isName) || !parts.every(isName)) return fail('bad-request');
  return succeed({ pids: pids as string[], parts: parts as string[] });
}

/**
 * Every name asked for is answered: an unknown packet with null, an unknown part with 0. What an older request brought is
 * counted first; one that is silent is over with this, so that what is answered stays true until the asker sends.
 */
export async function answerHave(intake: Intake, question: HaveQuestion): Promise<HaveAnswer> {
  const { writers, packs } = intake;
  const isSettled = await packs.settle([...question.pids, ...question.parts]);
  if (isSettled) for (const sha256 of question.parts) await writers.stop(sha256);
  const acknowledged = await readAcknowledgements(intake.context.db, question.pids.filter(isPid));
  const lengths = await readPartLengths(intake, question.parts.filter(isSha256));
  return {
    packets: Object.fromEntries(question.pids.map((pid) => [pid, acknowledged.get(pid) ?? null])),
    parts: Object.fromEntries(question.parts.map((sha256) => [sha256, lengths.get(sha256) ?? 0])),
  };
}

/** Bytes held of each listed digest; the whole length when complete. */
async function readPartLengths(intake: Intake, digests: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (digests.length === 0) return new Map();
  const { rows } = await sql<{ sha256: string; len: number; complete: boolean; whole_only: boolean }>`
    select pp.sha256, max(coalesce(parts.len, pp.len)) as len, bool_and(coalesce(parts.complete, true)) as complete,
      bool_or(coalesce(parts.whole_only, false)) as whole_only
    from packet_parts pp left join parts on parts.sha256 = pp.sha256
    where pp.sha256 = any(${digests as string[]}) group by pp.sha256
  `.execute(intake.context.db);
  const lengths = new Map<string, number>();
  for (const { sha256, len, complete, whole_only: wholeOnly } of rows) {
    lengths.set(sha256, complete ? len : await readUnfinishedLength(intake, sha256, { lens: [len], wholeOnly }));
  }
  return lengths;
}

/** A gateway killed after the last byte, before the digest was checked or the row written, holds a whole part: settled now. */
async function readUnfinishedLength(
  intake: Intake,
  sha256: string,
  expected: Pick<PartListing, 'lens' | 'wholeOnly'>,
): Promise<number> {
  const { context, writers, parts } = intake;
  const held = await findHeldLength(context, sha256, expected);
  if (!expected.lens.some((len) => held >= len)) return held;
  const { answer, whole } = await writers.takeOver(sha256, async (): Promise<PartOutcome> => {
    const asIs: PartOutcome = { answer: { sha256, held, complete: false } };
    const listing = await findListing(intake, sha256);
    if (!listing || listing.complete) return asIs;
    try {
      return await settle(context, sha256, await findHeldLength(context, sha256, listing), listing);
    } catch (error) {
      // No room for its place among the finished ones: its bytes stay where they are.
      if (error instanceof DiskFull) return asIs;
      throw error;
    }
  });
  if (whole) await parts.submit([whole]);
  return 'held' in answer ? (answer.held ?? 0) : 0;
}
