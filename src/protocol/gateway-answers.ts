/**
 * What the gateway answers, checked before the phone believes it: an access point's login page, a proxy's JSON or a
 * truncated answer must never pass for ours. Only what these functions find counts; everything else is `offline`.
 */

import type { FrameAnswer, HaveAnswer, PackAnswer } from '../core/ports.ts';
import { problemCodes } from '../core/problem.ts';
import type { ProblemCode } from '../core/problem.ts';
import type { AcknowledgementPayload } from './packet.ts';
import { isPid, isSha256, limits } from './packet.ts';

const jwsLimit = 16 * 1024;
const knownCodes: ReadonlySet<string> = new Set(problemCodes);

/** A compact JWS by shape: three unpadded base64url pieces. Its signature is another matter. */
function isCompactJws(value: unknown): value is string {
  return typeof value === 'string' && value.length <= jwsLimit && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value);
}

function findRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function isListOf<T>(value: unknown, most: number, isOne: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= most && value.every(isOne);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A code of a newer gateway that this app does not know is carried as `internal-error`: something a person may retry. */
export function getProblemCode(value: unknown): ProblemCode {
  return typeof value === 'string' && knownCodes.has(value) ? (value as ProblemCode) : 'internal-error';
}

/** The payload of a verified acknowledgement JWS; absent when it is not one of version 1. Unknown fields are ignored. */
export function findAcknowledgementPayload(value: unknown): AcknowledgementPayload | undefined {
  const payload = findRecord(value);
  if (!payload || payload['v'] !== 1 || !isPid(payload['pid']) || !isSha256(payload['header'])) return undefined;
  const { have, complete, review, receivedAt, durability } = payload;
  if (!isListOf(have, limits.parts, isPartIndex) || new Set(have).size !== have.length) return undefined;
  if (typeof complete !== 'boolean' || (review !== undefined && typeof review !== 'boolean')) return undefined;
  if (typeof receivedAt !== 'string' || receivedAt.length > 40) return undefined;
  if (durability !== 'disk' && durability !== 'replicated') return undefined;
  return value as AcknowledgementPayload;
}

function isPartIndex(value: unknown): value is number {
  return isCount(value) && value < limits.parts;
}

/** The answer to `POST /have`; absent when it is not one. */
export function findHaveAnswer(value: unknown): HaveAnswer | undefined {
  const answer = findRecord(value);
  const packets = findRecord(answer?.['packets']);
  const parts = findRecord(answer?.['parts']);
  if (!packets || !parts) return undefined;
  const packetsHold = Object.entries(packets).every(([pid, held]) => isPid(pid) && (held === null || isHeld(held)));
  const partsHold = Object.entries(parts).every(([sha256, held]) => isSha256(sha256) && isCount(held));
  return packetsHold && partsHold ? (value as HaveAnswer) : undefined;
}

function isHeld(value: unknown): boolean {
  const held = findRecord(value);
  return isCompactJws(held?.['acknowledgement']) && isListOf(held?.['missing'], limits.parts, isSha256);
}

/** The answer to `POST /pack`; absent when it is not one. Error codes this app does not know become `internal-error`. */
export function findPackAnswer(value: unknown): PackAnswer | undefined {
  const answer = findRecord(value);
  const acknowledgements = findRecord(answer?.['acknowledgements'] ?? {});
  if (!answer || !Array.isArray(answer['frames']) || !acknowledgements) return undefined;
  if (!Object.entries(acknowledgements).every(([pid, jws]) => isPid(pid) && isCompactJws(jws))) return undefined;
  const frames = answer['frames'].map(findFrameAnswer);
  if (!frames.every((frame) => frame !== undefined)) return undefined;
  return { frames, acknowledgements: acknowledgements as PackAnswer['acknowledgements'] };
}

function findFrameAnswer(value: unknown): FrameAnswer | undefined {
  const entry = findRecord(value);
  if (!entry) return undefined;
  const { pid, sha256, error, held, complete, acknowledgement, missing } = entry;
  if (error !== undefined) {
    const code = getProblemCode(error);
    if (isPid(pid)) return { pid, error: code };
    if (isSha256(sha256)) return { sha256, error: code, ...(isCount(held) && { held }) };
    return { error: code };
  }
  if (isPid(pid)) return isHeld(entry) ? ({ pid, acknowledgement, missing } as FrameAnswer) : undefined;
  if (!isSha256(sha256) || !isCount(held) || typeof complete !== 'boolean') return undefined;
  return { sha256, held, complete };
}
