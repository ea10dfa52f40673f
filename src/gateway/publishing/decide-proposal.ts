/** What becomes of a proposal: published or declined by the province, withdrawn by who made it. Once decided it stays so. */

import type { Transaction } from 'kysely';
import type { Proposal, PublishingAnswer } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { ProcedureProposalsTable } from '../store/procedure-tables.ts';
import type { Database } from '../store/schema.ts';
import { findProposal } from './list-proposals.ts';
import { parseNote, prepareVersion } from './prepare-version.ts';
import { publishPrepared } from './publish-procedure.ts';
import type { PublishingCaller } from './publishing-caller.ts';

type Body = { readonly [name: string]: unknown };
type Context = Pick<GatewayContext, 'db' | 'now'>;

/** Publishes what was proposed, from the day and on the version that the body names. Problems: those of publishing, and below. */
export async function publishProposal(
  { db, now }: Context,
  caller: PublishingCaller,
  proposalId: string,
  body: Body,
): Promise<Result<PublishingAnswer>> {
  return await db.transaction().execute(async (trx): Promise<Result<PublishingAnswer>> => {
    const waiting = await lockWaiting(trx, proposalId);
    if (!waiting.ok) return waiting;
    const { definition, note } = waiting.value;
    const prepared = prepareVersion({ note, ...body, definition });
    if (!prepared.ok) return prepared;
    const published = await publishPrepared(trx, caller, prepared.value, now(), proposalId);
    if (published.ok) await decide(trx, caller, proposalId, { state: 'published', at: now() });
    return published;
  });
}

/** Problems: reason-missing; not-found; action-not-possible (it was decided). */
export async function declineProposal(
  context: Context,
  caller: PublishingCaller,
  proposalId: string,
  body: Body,
): Promise<Result<Proposal>> {
  const reason = parseNote(body['reason']);
  if (reason === undefined) return fail('bad-request');
  if (reason === '') return fail('reason-missing');
  return await close(context, caller, proposalId, { state: 'declined', reason });
}

/** Problems: not-found (or out of reach); forbidden (somebody else's); action-not-possible (it was decided). */
export async function withdrawProposal(
  context: Context,
  caller: PublishingCaller,
  proposalId: string,
): Promise<Result<Proposal>> {
  const proposal = await findProposal(context.db, caller, proposalId);
  if (proposal === undefined) return fail('not-found');
  if (!proposal.isMine) return fail('forbidden');
  return await close(context, caller, proposalId, { state: 'withdrawn' });
}

async function close(
  { db, now }: Context,
  caller: PublishingCaller,
  proposalId: string,
  decision: { readonly state: 'declined' | 'withdrawn'; readonly reason?: string },
): Promise<Result<Proposal>> {
  const closed = await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const waiting = await lockWaiting(trx, proposalId);
    if (!waiting.ok) return waiting;
    await decide(trx, caller, proposalId, { ...decision, at: now() });
    const { code, digest } = waiting.value;
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: decision.state === 'declined' ? 'procedure-declined' : 'procedure-withdrawn',
      subject: code,
      details: { proposalId, digest },
      at: now(),
    });
    return succeed(undefined);
  });
  if (!closed.ok) return closed;
  const proposal = await findProposal(db, caller, proposalId);
  return proposal === undefined ? fail('not-found') : succeed(proposal);
}

async function lockWaiting(
  trx: Transaction<Database>,
  proposalId: string,
): Promise<
  Result<{ readonly code: string; readonly digest: string; readonly note: string; readonly definition: unknown }>
> {
  const row = await trx
    .selectFrom('procedure_proposals')
    .select(['code', 'digest', 'note', 'definition', 'state'])
    .where('proposal_id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return fail('not-found');
  return row.state === 'proposed' ? succeed(row) : fail('action-not-possible', { message: alreadyDecided[row.state] });
}

const alreadyDecided: Record<Exclude<ProcedureProposalsTable['state'], 'proposed'>, string> = {
  published: 'Đề xuất này đã được công bố.',
  declined: 'Đề xuất này đã bị từ chối.',
  withdrawn: 'Đề xuất này đã được rút lại.',
};

async function decide(
  trx: Transaction<Database>,
  caller: PublishingCaller,
  proposalId: string,
  {
    at,
    ...decision
  }: { readonly state: ProcedureProposalsTable['state']; readonly reason?: string; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('procedure_proposals')
    .set({ ...decision, decided_by: caller.deviceId, decided_at: at })
    .where('proposal_id', '=', proposalId)
    .execute();
}
