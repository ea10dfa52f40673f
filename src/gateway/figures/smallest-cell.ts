import type { Kysely } from 'kysely';
import { isSmallestFigure, smallestFigureLimits } from '../../core/figures/smallest-figure.ts';
import type { Database } from '../store/schema.ts';

/** Numbers below it are hidden where figures are published: the setting `smallestFigure`. */
export async function readSmallestCell(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'smallestFigure').executeTakeFirst();
  return isSmallestFigure(row?.value) ? row.value : smallestFigureLimits.usual;
}
