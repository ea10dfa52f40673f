/** The version that a request would publish: numbered, dated and checked as a whole once more, whatever was shown before. */

import { findDayNumber } from '../../core/calendar/calendar-date.ts';
import { findDefinitionFaults } from '../../core/definition/check-definition.ts';
import { expandBlocks } from '../../core/definition/expand-blocks.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { largestUploadBytes, longestNote } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { findUnstorable } from './find-unstorable.ts';

export interface PreparedVersion {
  readonly procedure: Procedure;
  /** Its JSON, as it is stored and counted for the digest. */
  readonly definition: string;
  readonly basedOn: number;
  readonly note: string;
}

type Body = { readonly [name: string]: unknown };

/**
 * Problems: bad-request (date, note or `basedOn` are none); procedure-malformed (the definition has faults, with the first
 * one's place); body-too-large.
 */
export function prepareVersion(body: Body): Result<PreparedVersion> {
  const { definition: given, effectiveFrom, basedOn } = body;
  const note = parseNote(body['note']);
  if (!isDay(effectiveFrom)) return fail('bad-request', { message: 'Hãy chọn ngày bắt đầu áp dụng.' });
  if (note === undefined || !Number.isSafeInteger(basedOn) || (basedOn as number) < 0) return fail('bad-request');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail('procedure-malformed');
  const unstorable = findUnstorable(given);
  if (unstorable !== undefined) return fail('procedure-malformed', { questionId: unstorable });
  const numbered = { ...given, version: (basedOn as number) + 1, effectiveFrom };
  const procedure = expandBlocks(numbered) as Procedure;
  const [fault] = findDefinitionFaults(procedure);
  if (fault?.code === 'ends-before-start') {
    return fail('procedure-malformed', { message: 'Ngày bắt đầu áp dụng đứng sau ngày hết hiệu lực của thủ tục.' });
  }
  if (fault !== undefined) return fail('procedure-malformed', { questionId: fault.place });
  const definition = JSON.stringify(procedure);
  if (Buffer.byteLength(definition) > largestUploadBytes) return fail('body-too-large', { limit: largestUploadBytes });
  return succeed({ procedure, definition, basedOn: basedOn as number, note });
}

/** Absent: no text, or too long. Nothing said is ''. */
export function parseNote(value: unknown): string | undefined {
  if (value === undefined) return '';
  if (typeof value !== 'string') return undefined;
  const words = value.normalize('NFC').trim();
  return words.length <= longestNote ? words : undefined;
}

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && findDayNumber(value) !== undefined;
}
