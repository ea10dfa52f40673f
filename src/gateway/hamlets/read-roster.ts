import type { Household } from '../../core/household/household.ts';
import type { RosterContent } from '../../core/household/roster.ts';
import type { GatewayContext } from '../context.ts';
import { openHousehold } from '../store/household-tables.ts';

/** A household as the roster has it. */
export interface RosterRow {
  readonly householdId: string;
  readonly revision: number;
  readonly isGone: boolean;
  readonly content: RosterContent;
}

/** The roster of a commune, or of its hamlet with these spellings; also what is gone from it. In one order always. */
export async function readRoster(
  { db, keys }: Pick<GatewayContext, 'db' | 'keys'>,
  communeCode: string,
  spellings?: readonly string[],
): Promise<readonly RosterRow[]> {
  if (spellings?.length === 0) return [];
  let query = db
    .selectFrom('households')
    .select(['household_id', 'revision', 'gone_at', 'sealed_content'])
    .where('commune_code', '=', communeCode)
    .orderBy('household_id');
  if (spellings) query = query.where('hamlet', 'in', spellings);
  return (await query.execute()).map((row) => ({
    householdId: row.household_id,
    revision: row.revision,
    isGone: row.gone_at !== null,
    content: openHousehold(keys.dataKey, row.household_id, row.sealed_content),
  }));
}

/** What those who knock see of it: not its number in the commune's books. */
export function householdOf({ householdId, content: { number: _number, ...content } }: RosterRow): Household {
  return { householdId, ...content };
}
