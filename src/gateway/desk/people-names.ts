/** Names for device ids, as the desk shows them: the person to whom the device belongs. */

import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Actors that are no device (`opener`, `gateway`) stay as they are; the screen has words for them. */
export async function findPeopleNames(
  db: Kysely<Database>,
  actors: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const deviceIds = [...new Set(actors.filter((actor) => actor !== null))];
  if (deviceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['devices.device_id', 'people.name'])
    .where('devices.device_id', 'in', deviceIds)
    .execute();
  return new Map(rows.map((row) => [row.device_id, row.name]));
}
