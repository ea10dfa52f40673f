import type { Kysely } from 'kysely';
import type { SheetFault } from '../../core/handover/pad.ts';
import type { Database } from '../store/schema.ts';

/** What was said of the sheet with this code: a dossier that came with it is taken in, and a person is told. */
export async function findSheetFault(
  db: Kysely<Database>,
  communeCode: string,
  code: string,
): Promise<SheetFault | undefined> {
  const sheet = await db
    .selectFrom('sheets')
    .select('fault')
    .where('code', '=', code)
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  return sheet?.fault ?? undefined;
}
