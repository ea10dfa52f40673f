import type { Procedure } from '../../core/procedure/procedure.ts';
import type { ProposalAnswer } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { findProposal } from './list-proposals.ts';
import { previewProcedure } from './preview-procedure.ts';
import type { PublishingCaller } from './publishing-caller.ts';

/** A proposal with its definition beside what is published at this moment. Problem: not-found (or out of reach). */
export async function readProposal(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: PublishingCaller,
  proposalId: string,
): Promise<Result<ProposalAnswer>> {
  const proposal = await findProposal(db, caller, proposalId);
  if (proposal === undefined) return fail('not-found');
  const { definition } = await db
    .selectFrom('procedure_proposals')
    .select('definition')
    .where('proposal_id', '=', proposalId)
    .executeTakeFirstOrThrow();
  const preview = await previewProcedure(db, definition as Procedure, vietnamIso(now()).slice(0, 10));
  return succeed({ proposal, ...preview });
}
