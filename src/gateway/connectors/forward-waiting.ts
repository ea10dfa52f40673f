/**
 * One dossier of the queue on its way to the one-stop system: made, handed to its connector, and settled with what became of
 * it. A try that fails comes again later; after too many a person must look, and the row says why.
 */

import type { ForwardFailure } from '../../core/reception/connectors.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { claimForwarding, settleForwarding } from './claim-forwarding.ts';
import type { Claimed } from './claim-forwarding.ts';
import type { Connector, ForwardOutcome } from './connector.ts';
import { exportDossier } from './export-dossier.ts';
import { mostTries, nextTryMs } from './next-try.ts';
import { findConnector } from './open-connector.ts';

/** False: nothing was due. */
export async function forwardWaiting(context: GatewayContext): Promise<boolean> {
  const claimed = await claimForwarding(context.db, 'forward', context.now());
  if (claimed === undefined) return false;
  const connector = await findConnector(context, claimed.connector_id);
  const outcome = await forward(context, claimed, connector);
  if (outcome.sent) await settleSent(context, claimed, connector, outcome.remoteId);
  else await settleFailed(context, claimed, outcome.code, outcome.retryAfterMs);
  return true;
}

async function forward(
  context: GatewayContext,
  claimed: Claimed,
  connector: Connector | undefined,
): Promise<ForwardOutcome> {
  const { forwarding_id: key, dossier_id: dossierId, commune_code: communeCode } = claimed;
  try {
    if (connector === undefined) return { sent: false, code: 'internal' };
    const dossier = await exportDossier(context, { key, dossierId, communeCode });
    return dossier === undefined ? { sent: false, code: 'dossier-unreadable' } : await connector.forward(dossier);
  } catch (error) {
    context.log.error({ dossierId, error }, 'a dossier could not be forwarded now');
    return { sent: false, code: 'internal' };
  }
}

async function settleSent(
  { db, now }: GatewayContext,
  claimed: Claimed,
  connector: Connector | undefined,
  remoteId: string | undefined,
): Promise<void> {
  const at = now();
  const pollMs = remoteId === undefined ? undefined : connector?.pollEveryMs;
  await db.transaction().execute(async (trx) => {
    const columns = {
      state: 'done' as const,
      done_at: at,
      next_try_at: null,
      last_error: null,
      remote_id: remoteId ?? null,
      poll_at: pollMs === undefined ? null : new Date(at.getTime() + pollMs),
    };
    if (!(await settleForwarding(trx, claimed, columns))) return;
    const { connector_id: connectorId, dossier_id: dossierId, forwarding_id: key } = claimed;
    await trx
      .updateTable('connectors')
      .set({ last_success_at: at, last_error: null })
      .where('connector_id', '=', connectorId)
      .execute();
    await trx
      .insertInto('dossier_events')
      .values({ dossier_id: dossierId, at, actor: 'gateway', action: 'forwarded', sealed_note: null })
      .execute();
    await writeAudit(trx, {
      actor: 'gateway',
      action: 'dossier-forwarded',
      subject: dossierId,
      details: { connectorId, key },
      at,
    });
  });
}

async function settleFailed(
  { db, log, now }: GatewayContext,
  claimed: Claimed,
  code: ForwardFailure,
  retryAfterMs: number | undefined,
): Promise<void> {
  const attempts = claimed.attempts + 1;
  const isDead = attempts >= mostTries;
  const nextTryAt = new Date(now().getTime() + nextTryMs(attempts, Math.random(), retryAfterMs));
  const columns = {
    state: isDead ? ('dead' as const) : ('waiting' as const),
    attempts,
    last_error: code,
    next_try_at: isDead ? null : nextTryAt,
  };
  await settleForwarding(db, claimed, columns);
  await db
    .updateTable('connectors')
    .set({ last_error: code })
    .where('connector_id', '=', claimed.connector_id)
    .execute();
  if (isDead) log.warn({ dossierId: claimed.dossier_id, code }, 'a dossier was not forwarded: a person must look');
}
