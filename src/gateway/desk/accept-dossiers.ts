/**
 * Simple dossiers accepted together. Each goes by the ordinary rules and in a transaction of its own: one that changed
 * meanwhile, or whose number is taken, holds up no other.
 */

import type { AcceptanceAnswer, AcceptanceRequest } from '../../core/reception/desk-life.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { DeskCaller } from './desk-caller.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';

export const mostAccepted = 50;

/** Problem: bad-request (no list, none, more than `mostAccepted`, or one twice). */
export async function acceptDossiers(
  context: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<AcceptanceAnswer>> {
  const wanted = findWanted(body['dossiers']);
  if (wanted === undefined) return fail('bad-request', { limit: mostAccepted });
  const accepted: string[] = [];
  const refused: { dossierId: string; code: string }[] = [];
  for (const { dossierId, etag, ...number } of wanted) {
    const done = await actOnDossier(context, caller, { dossierId, etag, action: 'accept' }, number);
    if (done.ok) accepted.push(dossierId);
    else refused.push({ dossierId, code: done.problem.code });
  }
  if (accepted.length === 0) return succeed({ accepted: [], refused });
  const records = await selectDossiers(context.db, caller.communeCode).where('dossier_id', 'in', accepted).execute();
  records.sort((one, other) => accepted.indexOf(one.dossier_id) - accepted.indexOf(other.dossier_id));
  return succeed({ accepted: await deskRows(context, records), refused });
}

function findWanted(value: unknown): AcceptanceRequest['dossiers'] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostAccepted) return undefined;
  const wanted = (value as readonly unknown[]).map((one) => {
    const { dossierId, etag, officialNumber, ownNumber } = (one ?? {}) as Record<string, unknown>;
    if (typeof dossierId !== 'string' || typeof etag !== 'string') return undefined;
    if (officialNumber !== undefined && typeof officialNumber !== 'string') return undefined;
    return {
      dossierId,
      etag,
      ...(officialNumber !== undefined && { officialNumber }),
      ...(ownNumber === true && { ownNumber: true as const }),
    };
  });
  const known = wanted.filter((one) => one !== undefined);
  const areDifferent = new Set(known.map(({ dossierId }) => dossierId)).size === value.length;
  return known.length === value.length && areDifferent ? known : undefined;
}
