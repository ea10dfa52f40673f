/** The hamlets of a commune as its teams, its roster and its notes name them: several spellings are one place. */

import { hamletKey } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';

export interface CommuneHamlet {
  /** As the commune's list spells it: the teams' decisions first, else as it was met. */
  readonly name: string;
  /** Every spelling of it that stands in a row. */
  readonly spellings: readonly string[];
}

/** By name, as Vietnamese sorts. */
export async function readCommuneHamlets(
  { db }: Pick<GatewayContext, 'db'>,
  communeCode: string,
): Promise<readonly CommuneHamlet[]> {
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
  const rows = [...listed, ...noted].map(({ hamlet }) => hamlet).sort();
  return groupHamlets([...teams.flatMap(({ hamlets }) => hamlets), ...rows]);
}

/** The first spelling of each names it. */
function groupHamlets(names: readonly string[]): readonly CommuneHamlet[] {
  const groups = new Map<string, Set<string>>();
  for (const name of names) {
    const group = groups.get(hamletKey(name)) ?? new Set();
    groups.set(hamletKey(name), group.add(name));
  }
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...groups.values()]
    .map((spellings) => ({ name: [...spellings][0] ?? '', spellings: [...spellings] }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

/** Absent: the commune knows no such hamlet. */
export async function findCommuneHamlet(
  context: Pick<GatewayContext, 'db'>,
  communeCode: string,
  wanted: string,
): Promise<CommuneHamlet | undefined> {
  const key = hamletKey(wanted);
  return (await readCommuneHamlets(context, communeCode)).find(({ name }) => hamletKey(name) === key);
}
