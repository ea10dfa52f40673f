import type { Kysely } from 'kysely';
import type { ReceptionPoint } from '../../core/reception/administration.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import type { Database } from '../store/schema.ts';

/** Where a commune receives dossiers on that day, by name: closed points are no longer offered to anybody. */
export async function findOpenPoints(
  db: Kysely<Database>,
  communeCode: string | null,
  now: Date,
): Promise<readonly ReceptionPoint[]> {
  return await db
    .selectFrom('reception_points')
    .select(['reception_point_id as receptionPointId', 'name', 'address'])
    .where('commune_code', '=', communeCode)
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>=', vietnamDay(now))]))
    .orderBy('name')
    .execute();
}
