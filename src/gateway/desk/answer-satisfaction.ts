/**
 * `POST /satisfaction` with a slip's token: the resident answers alone, for one dossier of the slip. A later answer replaces an
 * earlier one, the same one changes nothing. Of a dossier only its place on the slip is told to the outside (`slipReference`),
 * and of an answer only that there is one.
 */

import { createHash } from 'node:crypto';
import type { SatisfactionAnswers } from '../../core/results/satisfaction.ts';
import { findSatisfaction } from '../../core/results/satisfaction.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';

/** Names a dossier to who holds its slip, and to nobody else. */
export function slipReference(token: string, dossierId: string): string {
  return createHash('sha256').update(`${token} ${dossierId}`).digest('base64url').slice(0, 16);
}

/** Problems: slip-unknown (no such slip, or not of this dossier), bad-request, action-not-possible (nothing was handed over yet). */
export async function answerSatisfaction(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  token: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const answers = findSatisfaction(body);
  if (!answers || typeof body['dossier'] !== 'string') return fail('bad-request');
  const digest = createHash('sha256').update(token).digest('hex');
  const rows = await db
    .selectFrom('dossiers')
    .select(['dossier_id', 'commune_code', 'procedure_code', 'sample', 'state'])
    .where('slip_token_sha256', '=', digest)
    .orderBy('arrived_at')
    .execute();
  // The first dossier binds the token to its commune, as for its state.
  const own = rows.filter(({ commune_code: communeCode }) => communeCode === rows[0]?.commune_code);
  const dossier = own.find(({ dossier_id: id }) => slipReference(token, id) === body['dossier']);
  if (!dossier) return fail('slip-unknown');
  if (dossier.state !== 'handed-over') return fail('action-not-possible');
  const { state: _, ...about } = dossier;
  await keep({ db }, about, { ...answers, at: now() });
  return succeed(undefined);
}

async function keep(
  { db }: Pick<GatewayContext, 'db'>,
  about: {
    readonly dossier_id: string;
    readonly commune_code: string;
    readonly procedure_code: string;
    readonly sample: boolean;
  },
  { time, attitude, ease, at }: SatisfactionAnswers & { readonly at: Date },
): Promise<void> {
  const answer = { way: 'slip' as const, time, attitude, ease, note_id: null };
  await db
    .insertInto('satisfaction')
    .values({ ...about, ...answer, answered_at: at })
    // Whoever changes his mind is counted when he first answered: one month never loses to another what was told of it.
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(answer))
    .execute();
}
