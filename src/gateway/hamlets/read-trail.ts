import { mostTraces, traceOf } from '../../core/household/door-trail.ts';
import type { DoorTrace } from '../../core/household/door-trail.ts';
import { compareNotes } from '../../core/notes/note.ts';
import type { GatewayContext } from '../context.ts';
import type { KeptNote } from './read-notes.ts';

/** The last notes at each door with the names of who wrote them: officials and volunteers, whom the team knows. */
export async function readTrail(
  { db }: Pick<GatewayContext, 'db'>,
  kept: readonly KeptNote[],
): Promise<readonly DoorTrace[]> {
  const deviceIds = [...new Set(kept.map(({ deviceId }) => deviceId))];
  if (deviceIds.length === 0) return [];
  const writers = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['devices.device_id', 'people.name'])
    .where('devices.device_id', 'in', deviceIds)
    .execute();
  const names = new Map(writers.map(({ device_id, name }) => [device_id, name]));
  const counts = new Map<string, number>();
  return [...kept]
    .sort((one, other) => compareNotes(other.note, one.note))
    .flatMap(({ note, deviceId }) => {
      const trace = traceOf(note, names.get(deviceId) ?? '');
      const count = (trace && counts.get(trace.householdId)) ?? 0;
      if (!trace || count === mostTraces) return [];
      counts.set(trace.householdId, count + 1);
      return [trace];
    });
}
