/**
 * The part frames of one request. Their bodies are read one after another; while the bytes of the next one come, the one
 * before is made durable, and what became whole is committed in the order of the frames.
 */

import type { FrameAnswer } from '../../core/ports.ts';
import type { FrameMeta } from '../../protocol/frames.ts';
import { isSha256 } from '../../protocol/packet.ts';
import type { Acknowledged } from './acknowledge.ts';
import { diskBusy } from './busy.ts';
import type { Busy } from './busy.ts';
import type { FrameStream } from './frame-stream.ts';
import type { Intake } from './intake.ts';
import type { OpenPack } from './open-packs.ts';
import { findListing, receivePart } from './receive-part.ts';
import type { PartOutcome } from './receive-part.ts';
import { newRequestParts } from './request-parts.ts';
import { newTurns } from './turns.ts';
import type { Turn } from './turns.ts';

export type PartMeta = Extract<FrameMeta, { type: 'part' }>;

/** One request: its frames, who sent it, and who hears why a frame is busy. */
export interface PackRequest {
  readonly pack: OpenPack;
  readonly stream: FrameStream;
  readonly source: string;
  readonly onBusy: (busy: Busy) => void;
}

export interface TakenParts {
  /** Resolves when the next frame can be read. Throws what the connection throws, and what befell a part before. */
  take(meta: PartMeta): Promise<{ readonly answer: Promise<FrameAnswer> }>;
  /** All that was taken is committed; answers where the packets stand of which a part was committed just now. */
  finish(): Promise<ReadonlyMap<string, Acknowledged>>;
  /** Pids of the packets that list what was taken. */
  readonly listing: ReadonlySet<string>;
}

/** Parts of one request that are made durable at the same moment. */
const mostUnderWay = 8;

export function takeParts(intake: Intake, request: PackRequest): TakenParts {
  const { pack, stream, source, onBusy } = request;
  const listing = new Set<string>();
  const commits = newRequestParts(intake.parts);
  const takeTurn = newTurns();
  /** By digest: settled when the bytes are where they belong. */
  const underWay = new Map<string, Promise<void>>();
  let failure: { readonly error: unknown } | undefined;

  function watch(sha256: string, outcome: Promise<PartOutcome>): Promise<void> {
    const settled: Promise<void> = outcome
      .then(
        () => undefined,
        (error: unknown) => void (failure ??= { error }),
      )
      .finally(() => {
        if (underWay.get(sha256) === settled) underWay.delete(sha256);
      });
    underWay.set(sha256, settled);
    return settled;
  }

  async function answerInTurn(sha256: string, outcome: Promise<PartOutcome>, turn: Turn): Promise<FrameAnswer> {
    let committing: Promise<void> | undefined;
    try {
      const { whole } = await outcome;
      await turn.before;
      committing = whole && commits.commit(whole);
    } finally {
      turn.pass();
    }
    await committing;
    const { answer } = await outcome;
    if ('error' in answer && answer.error === 'busy') onBusy(diskBusy);
    if ('error' in answer && answer.error !== 'offset-mismatch') {
      await intake.refusals.record(answer.error, source, sha256);
    }
    return answer;
  }

  return {
    listing,

    async take(meta) {
      const { sha256, offset, len } = meta;
      if (isSha256(sha256)) pack.name(sha256);
      // The same part again: what was sent of it before is no other's, and does not yield to this.
      await underWay.get(sha256);
      if (underWay.size >= mostUnderWay) await Promise.race(underWay.values());
      if (failure) throw failure.error;
      const listed = await findListing(intake, sha256);
      for (const pid of listed?.pids ?? []) listing.add(pid);

      let markRead = (): void => undefined;
      const isRead = new Promise<void>((resolve) => {
        markRead = resolve;
      });
      const bytes = (signal: AbortSignal) => stream.body(signal, markRead);
      const outcome = receivePart(intake, pack, meta, listed, bytes);
      const answer = answerInTurn(sha256, outcome, takeTurn());
      // Looked at when the frames are answered; a break of the connection must not make it an unhandled failure.
      answer.catch(() => undefined);
      const settled = watch(sha256, outcome);
      const isLastOfPart = listed?.lens.includes(offset + len) ?? false;
      await (isLastOfPart ? Promise.race([isRead, settled]) : settled);
      // Until then it waits for the network, and whoever asks about it waits only as long as bytes come.
      pack.during(answer);
      return { answer };
    },

    async finish() {
      const turn = takeTurn();
      await turn.before;
      turn.pass();
      return await commits.flush();
    },
  };
}
