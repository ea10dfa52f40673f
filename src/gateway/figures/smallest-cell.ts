import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

const usual = 5;

/** Numbers below it are hidden where figures are published: the setting `smallestFigure`, at least 3. */
export async function readSmallestCell(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'smallestFigure').executeTakeFirst();
  const value = row?.value;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 3 ? value : usual;
}
