/**
 * The QR between two phones without coverage: the giver shows what is handed over, the taker's phone reads it, counts, and
 * shows back what was counted. Codes of envelopes and names of staff only; nothing in it opens anything. Text, so that any
 * scanner reads it, and it works offline on both sides.
 *
 *     GOCUA-PB1|<offer, or counted>|<person, or desk>|<hand-over id>|<device id>|<name>|<purpose, or empty>|<code and step, ten characters each>
 */

import { checkDigitOf } from '../dossier/local-code.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { EnvelopeBody, HandedEnvelope } from './hand-over.ts';
import { mostEnvelopes } from './hand-over.ts';

/** offer: the giver's. counted: the taker's answer, with what was there. */
export interface HandOverCode {
  readonly part: 'offer' | 'counted';
  readonly handOverId: string;
  /** Who shows it. */
  readonly kind: 'person' | 'desk';
  readonly deviceId: string;
  readonly name: string;
  readonly envelopes: readonly HandedEnvelope[];
  readonly purpose?: EnvelopeBody['purpose'];
}

const mark = 'GOCUA-PB1';
const mostSteps = 36 * 36 - 1;
const longest = 1200;

export function formatHandOverCode(code: HandOverCode): string {
  const { part, kind, handOverId, deviceId, name, envelopes, purpose = '' } = code;
  const listed = envelopes.map(
    (each) => each.code.slice(0, 8) + Math.min(each.step, mostSteps).toString(36).padStart(2, '0'),
  );
  return [mark, part, kind, handOverId, deviceId, name.replaceAll('|', ' '), purpose, listed.join('')].join('|');
}

/** Whether a scanner read something of this kind at all. */
export function isHandOverCode(text: string): boolean {
  return text.trim().startsWith(`${mark}|`);
}

/** Problem: hand-over-code-invalid. */
export function parseHandOverCode(text: string): Result<HandOverCode> {
  const pieces = text.length > longest ? [] : text.trim().split('|');
  const [head, part, kind, handOverId = '', deviceId = '', name = '', purpose = '', listed = ''] = pieces;
  const isWhole =
    pieces.length === 8 &&
    head === mark &&
    (part === 'offer' || part === 'counted') &&
    (kind === 'person' || kind === 'desk') &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(handOverId) &&
    /^[\w-]{1,64}$/.test(deviceId) &&
    name.length > 0 &&
    name.length <= 200 &&
    (purpose === '' || purpose === 'results') &&
    /^(?:[0-9]{8}[0-9a-z]{2})*$/.test(listed);
  if (!isWhole) return fail('hand-over-code-invalid');
  const envelopes = [...listed.matchAll(/([0-9]{8})([0-9a-z]{2})/g)].map(([, digits = '', step = '']) => ({
    code: digits + checkDigitOf(digits),
    step: Number.parseInt(step, 36),
  }));
  const distinct = new Set(envelopes.map(({ code }) => code)).size;
  // What was counted may be nothing; what is offered may not.
  const least = part === 'offer' ? 1 : 0;
  if (envelopes.length < least || envelopes.length > mostEnvelopes || distinct !== envelopes.length)
    return fail('hand-over-code-invalid');
  if (envelopes.some(({ step }) => step < 1)) return fail('hand-over-code-invalid');
  return succeed({ part, kind, handOverId, deviceId, name, envelopes, ...(purpose === 'results' && { purpose }) });
}
