import { addHousehold } from '../http/household-calls.ts';
import { planted } from '../http/two-communes.ts';
import type { Side, TwoCommunes } from '../http/two-communes.ts';

/** A household with what was done to it, the list it came from, and a day of the mobile team. */
export async function plantRoster(at: TwoCommunes, side: Side): Promise<void> {
  const { db, now } = at.world.context;
  const { lan, stranger } = at.world;
  const commune_code = at.codeOf(side);
  const mark = `${planted[side].place}-${side}`;
  const by = side === 'own' ? lan.deviceId : stranger.deviceId;
  const household_id = await addHousehold(at, side);
  await db
    .insertInto('roster_imports')
    .values({
      import_id: mark,
      commune_code,
      imported_at: now(),
      imported_by: by,
      added: 1,
      changed: 0,
      gone: 0,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  await db
    .insertInto('household_changes')
    .values({
      change_id: mark,
      household_id,
      commune_code,
      revision: 1,
      kind: 'added',
      changed_at: now(),
      changed_by: by,
      import_id: mark,
      sealed_content: Buffer.from('sealed'),
    })
    .execute();
  await db.insertInto('roster_matchings').values({ commune_code, heads: '{}' }).execute();
  await db
    .insertInto('vneid_visits')
    .values({
      vneid_visit_id: mark,
      commune_code,
      hamlet: mark,
      on_day: '2026-12-01',
      from_time: '08:00',
      to_time: '11:00',
      place: mark,
      changed_at: now(),
      changed_by: by,
      removed_at: null,
    })
    .execute();
}
