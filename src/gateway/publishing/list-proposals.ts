/** Proposals as their readers see them: the province all of them, an official those of the own commune. */

import type { Kysely } from 'kysely';
import type { Proposal } from '../../core/reception/publishing.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import type { Database } from '../store/schema.ts';
import type { PublishingCaller } from './publishing-caller.ts';

const decidedDays = 30;
const mostRows = 500;

/** Those that wait, then those decided within the last 30 days; each group newest first. */
export async function listProposals(
  db: Kysely<Database>,
  caller: PublishingCaller,
  now: Date,
): Promise<readonly Proposal[]> {
  const since = new Date(now.getTime() - decidedDays * 86_400_000);
  const rows = await selectProposals(db, caller)
    .where((where) => where.or([where('proposals.state', '=', 'proposed'), where('decided_at', '>', since)]))
    .orderBy((order) => order.case().when('proposals.state', '=', 'proposed').then(0).else(1).end())
    .orderBy('proposed_at', 'desc')
    .limit(mostRows)
    .execute();
  return rows.map((row) => toProposal(row, caller));
}

/** Absent: there is none, or it is another commune's. */
export async function findProposal(
  db: Kysely<Database>,
  caller: PublishingCaller,
  proposalId: string,
): Promise<Proposal | undefined> {
  const row = await selectProposals(db, caller).where('proposal_id', '=', proposalId).executeTakeFirst();
  return row && toProposal(row, caller);
}

function selectProposals(db: Kysely<Database>, caller: PublishingCaller) {
  const rows = db
    .selectFrom('procedure_proposals as proposals')
    .leftJoin('devices as proposing', 'proposing.device_id', 'proposals.proposed_by')
    .leftJoin('people as proposers', 'proposers.person_id', 'proposing.person_id')
    .leftJoin('communes', 'communes.code', 'proposers.commune_code')
    .leftJoin('devices as deciding', 'deciding.device_id', 'proposals.decided_by')
    .leftJoin('people as deciders', 'deciders.person_id', 'deciding.person_id')
    .select(['proposal_id', 'proposals.code', 'proposals.name', 'based_on', 'effective_from', 'note', 'proposed_at'])
    .select(['proposals.state', 'reason', 'decided_at', 'proposers.person_id', 'proposers.name as proposer'])
    .select(['communes.name as commune', 'deciders.name as decider']);
  return caller.role === 'admin' ? rows : rows.where('proposers.commune_code', '=', caller.communeCode);
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof selectProposals>['execute']>>[number];

function toProposal(row: ProposalRow, caller: PublishingCaller): Proposal {
  return {
    proposalId: row.proposal_id,
    code: row.code,
    name: row.name,
    basedOn: row.based_on,
    effectiveFrom: row.effective_from,
    note: row.note,
    ...(row.proposer !== null && { proposedBy: row.proposer }),
    ...(row.commune !== null && { commune: row.commune }),
    proposedAt: vietnamIso(row.proposed_at),
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.decider !== null && { decidedBy: row.decider }),
    ...(row.decided_at !== null && { decidedAt: vietnamIso(row.decided_at) }),
    isMine: row.person_id === caller.personId,
  };
}
