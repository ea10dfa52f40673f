/** An official proposes what the province may publish: checked like a publication, kept apart from what is published. */

import { randomUUID } from 'node:crypto';
import type { Proposal } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { findProposal } from './list-proposals.ts';
import { prepareVersion } from './prepare-version.ts';
import type { PublishingCaller } from './publishing-caller.ts';
import { digestDefinition } from './record-version.ts';

/** Enough for a commune's whole catalogue in work; it keeps one device from filling the tables. */
const mostWaiting = 50;

/**
 * The same definition proposed again by the same device while it waits is the same proposal. Problems: those of
 * `prepareVersion`; quota-exceeded (too many of this device wait).
 */
export async function proposeProcedure(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: PublishingCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<Proposal>> {
  const prepared = prepareVersion(body);
  if (!prepared.ok) return prepared;
  const { procedure, definition, basedOn, note } = prepared.value;
  const digest = digestDefinition(definition);
  const proposalId = await db.transaction().execute(async (trx): Promise<string | undefined> => {
    const waiting = await trx
      .selectFrom('procedure_proposals')
      .select(['proposal_id', 'digest'])
      .where('proposed_by', '=', caller.deviceId)
      .where('state', '=', 'proposed')
      .execute();
    const same = waiting.find((row) => row.digest === digest);
    if (same !== undefined) return same.proposal_id;
    if (waiting.length >= mostWaiting) return undefined;
    const id = randomUUID();
    await trx
      .insertInto('procedure_proposals')
      .values({
        proposal_id: id,
        code: procedure.code,
        based_on: basedOn,
        definition,
        digest,
        effective_from: procedure.effectiveFrom,
        note,
        proposed_by: caller.deviceId,
        proposed_at: now(),
        state: 'proposed',
      })
      .execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'procedure-proposed',
      subject: procedure.code,
      details: { proposalId: id, digest, basedOn },
      at: now(),
    });
    return id;
  });
  const proposal = proposalId === undefined ? undefined : await findProposal(db, caller, proposalId);
  if (proposal === undefined) return fail('quota-exceeded', { limit: mostWaiting });
  return succeed(proposal);
}
