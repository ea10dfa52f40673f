/** Envelopes come to the desk with a giver's code: what was counted is marked as if each had been scanned by itself. */

import { mostEnvelopes } from '../../core/handover/hand-over.ts';
import { formatHandOverCode, parseHandOverCode } from '../../core/handover/hand-over-code.ts';
import type { DeskHandOver } from '../../core/handover/desk-handover.ts';
import type { EnvelopeAnswer } from '../../core/reception/desk.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { receiveEnvelope } from './receive-envelope.ts';

/**
 * Scanned again it changes nothing. Problems: hand-over-code-invalid; bad-request (something counted that the code does not
 * name).
 */
export async function takeEnvelopes(
  context: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<DeskHandOver>> {
  const { text, counted } = body;
  const parsed = parseHandOverCode(typeof text === 'string' ? text : '');
  if (!parsed.ok) return parsed;
  const offer = parsed.value;
  if (offer.part !== 'offer') return fail('hand-over-code-invalid');
  if (!Array.isArray(counted) || counted.length > mostEnvelopes) return fail('bad-request', { limit: mostEnvelopes });
  const envelopes = offer.envelopes.filter(({ code }) => counted.includes(code));
  if (envelopes.length !== new Set(counted).size) return fail('bad-request');
  const received: EnvelopeAnswer[] = [];
  const single: string[] = [];
  for (const { code } of envelopes) {
    const looked = await receiveEnvelope(context, caller, { code });
    const waiting = looked.ok ? looked.value.dossiers : [];
    if (waiting.length === 0) {
      single.push(code);
      continue;
    }
    const originals = waiting.some(({ awaitsOriginal }) => awaitsOriginal);
    const ink = waiting.some(({ awaitsSignature }) => awaitsSignature);
    const marked = await receiveEnvelope(context, caller, { code, originals, ink });
    if (marked.ok) received.push(marked.value);
  }
  const { handOverId } = offer;
  const answer = formatHandOverCode({
    part: 'counted',
    kind: 'desk',
    handOverId,
    deviceId: caller.deviceId,
    name: deskName,
    envelopes,
  });
  return succeed({ giver: await nameOf(context, offer), received, single, answer });
}

const deskName = 'Quầy tiếp nhận';

/** As the office knows the giver; an unknown phone by what it says. */
async function nameOf(
  { db }: Pick<GatewayContext, 'db'>,
  { deviceId, name }: { readonly deviceId: string; readonly name: string },
): Promise<string> {
  const known = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select('people.name')
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return known?.name ?? name;
}
