/** Asks the one-stop system what became of one dossier that was forwarded, and applies it by the desk's own rules. */

import { findOfficialStatus } from '../../core/reception/official-status.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { claimForwarding, settleForwarding } from './claim-forwarding.ts';
import type { Claimed } from './claim-forwarding.ts';
import type { PollOutcome } from './connector.ts';
import { movableColumns, moveDossier, planMove } from './move-dossier.ts';
import { nextTryMs } from './next-try.ts';
import { findConnector } from './open-connector.ts';

/** What ended needs no more questions. */
const endStates = new Set(['handed-over', 'refused', 'withdrawn', 'stopped']);

/** False: nothing was due. */
export async function pollStatuses(context: GatewayContext): Promise<boolean> {
  const claimed = await claimForwarding(context.db, 'poll', context.now());
  if (claimed === undefined) return false;
  const connector = await findConnector(context, claimed.connector_id);
  if (connector?.poll === undefined || connector.pollEveryMs === undefined || claimed.remote_id === null) {
    await settleForwarding(context.db, claimed, { poll_at: null });
    return true;
  }
  const outcome = await connector.poll({ remoteId: claimed.remote_id });
  const pauseMs = outcome.heard
    ? connector.pollEveryMs
    : connector.pollEveryMs + nextTryMs(1, Math.random(), outcome.retryAfterMs);
  const isOver = outcome.heard && (await apply(context, claimed, outcome));
  await settleForwarding(context.db, claimed, {
    ...(outcome.heard && outcome.code !== undefined && { remote_status: outcome.code }),
    last_error: outcome.heard ? null : outcome.code,
    poll_at: isOver ? null : new Date(context.now().getTime() + pauseMs),
  });
  return true;
}

/** Whether the dossier has come to its end here. A status that the desk's rules do not allow changes nothing. */
async function apply(
  context: GatewayContext,
  { dossier_id: dossierId, commune_code: communeCode }: Claimed,
  { code, at, note }: Extract<PollOutcome, { heard: true }>,
): Promise<boolean> {
  const status = code === undefined ? undefined : findOfficialStatus(code);
  const refused = new Error('the status was refused');
  try {
    return await context.db.transaction().execute(async (trx) => {
      const dossier = await trx
        .selectFrom('dossiers')
        .select(movableColumns)
        .where('dossier_id', '=', dossierId)
        .forUpdate()
        .executeTakeFirst();
      if (dossier === undefined) return true;
      const plan = status === undefined ? undefined : planMove(dossier, status);
      if (status === undefined || plan?.kind !== 'move') return endStates.has(dossier.state);
      const news = { status, ...(at !== undefined && { at }), ...(note !== undefined && { note }) };
      const move = { dossier, actions: plan.actions, news };
      const done: Result<void> | { ok: false } = await moveDossier(
        context,
        trx,
        { deviceId: 'one-stop', communeCode },
        move,
      );
      if (!done.ok) throw refused;
      return endStates.has(plan.to);
    });
  } catch (error) {
    if (error === refused) return false;
    throw error;
  }
}
