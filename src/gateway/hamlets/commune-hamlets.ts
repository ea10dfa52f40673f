/** The hamlets of a commune as its teams, its roster and its notes name them: several spellings are one place. */

import { findHamletGroup, groupHamlets } from '../../core/visit/group-hamlets.ts';
import type { HamletGroup } from '../../core/visit/group-hamlets.ts';
import type { GatewayContext } from '../context.ts';

/** By name, as Vietnamese sorts. A hamlet is named as the teams' decisions spell it, else as it was met. */
export async function readCommuneHamlets(
  { db }: Pick<GatewayContext, 'db'>,
  communeCode: string,
): Promise<readonly HamletGroup[]> {
  const teams = await db
    .selectFrom('teams')
    .select('hamlets')
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .orderBy('created_at')
    .execute();
  const listed = await db
    .selectFrom('households')
    .select('hamlet')
    .distinct()
    .where('commune_code', '=', communeCode)
    .execute();
  const noted = await db
    .selectFrom('notes')
    .select('hamlet')
    .distinct()
    .where('commune_code', '=', communeCode)
    .execute();
  const inOrder = (rows: readonly { readonly hamlet: string }[]) => rows.map(({ hamlet }) => hamlet).sort();
  const groups = groupHamlets([teams.flatMap(({ hamlets }) => hamlets), inOrder(listed)], inOrder(noted));
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...groups].sort((one, other) => collator.compare(one.name, other.name));
}

/** Absent: the commune knows no such hamlet. */
export async function findCommuneHamlet(
  context: Pick<GatewayContext, 'db'>,
  communeCode: string,
  wanted: string,
): Promise<HamletGroup | undefined> {
  return findHamletGroup(await readCommuneHamlets(context, communeCode), wanted);
}
