import type { GatewayContext } from '../context.ts';

/**
 * The hamlets in which a person's team works, as its founding decision names them. Empty: no team, or one that was closed or
 * is another commune's.
 */
export async function readTeamHamlets(
  { db }: Pick<GatewayContext, 'db'>,
  { personId, communeCode }: { readonly personId: string; readonly communeCode: string },
): Promise<readonly string[]> {
  const team = await db
    .selectFrom('people')
    .innerJoin('teams', 'teams.team_id', 'people.team_id')
    .select('teams.hamlets')
    .where('people.person_id', '=', personId)
    .where('teams.commune_code', '=', communeCode)
    .where('teams.closed_on', 'is', null)
    .executeTakeFirst();
  return team?.hamlets ?? [];
}
