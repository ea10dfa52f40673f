/** The section `team` of a hamlet's pack: to whom its leader may give tasks. Nobody else is told of it. */

import type { TeamMember } from '../../core/handover/task.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';

/** Absent: the caller leads no team of this hamlet. */
export async function readOwnTeam(
  { db }: Pick<GatewayContext, 'db'>,
  { personId, communeCode }: { readonly personId: string; readonly communeCode: string },
  hamlet: string,
): Promise<readonly TeamMember[] | undefined> {
  const team = await db
    .selectFrom('teams')
    .select(['team_id', 'hamlets'])
    .where('leader_id', '=', personId)
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (!team?.hamlets.some((each) => isSameHamlet(each, hamlet))) return undefined;
  const members = await db
    .selectFrom('people')
    .select(['person_id as personId', 'name'])
    .where('team_id', '=', team.team_id)
    .where('left_on', 'is', null)
    .execute();
  return sortByGivenName(members, ({ name }) => name);
}
