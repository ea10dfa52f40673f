/** The examples of households and packs (`week-calls.ts`), and a household of each commune with what is known of it. */

import { randomUUID } from 'node:crypto';
import { sealHousehold } from '../../../src/gateway/store/household-tables.ts';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TestCaller, TwoCommunes } from './two-communes.ts';

/** A household in the hamlet of that side; its head carries the mark of a resident. */
export async function addHousehold(at: TwoCommunes, side: Side): Promise<string> {
  const { db, keys, now } = at.world.context;
  const householdId = randomUUID();
  const hamlet = planted[side].place;
  const content = { headName: planted[side].dossier, hamlet, needs: [] };
  await db
    .insertInto('households')
    .values({
      household_id: householdId,
      commune_code: at.codeOf(side),
      hamlet,
      revision: 1,
      gone_at: null,
      changed_at: now(),
      sealed_content: sealHousehold(keys.dataKey, householdId, content),
    })
    .execute();
  return householdId;
}

/** The caller joins the team that works in the own commune's hamlet: a pack is for those. */
async function joinTeam(at: TwoCommunes, caller: TestCaller | undefined): Promise<void> {
  const { db, now } = at.world.context;
  if (!caller) return;
  const team_id = randomUUID();
  const founded = { decision: 'QĐ 12/QĐ-UBND', decided_on: '2026-01-05', hamlets: JSON.stringify([planted.own.place]) };
  await db
    .insertInto('teams')
    .values({ team_id, commune_code: at.codeOf('own'), name: planted.own.place, created_at: now(), ...founded })
    .execute();
  await db
    .updateTable('people')
    .set({ team_id })
    .where('person_id', 'in', (from) =>
      from.selectFrom('devices').select('person_id').where('device_id', '=', caller.deviceId),
    )
    .execute();
}

export const householdCalls: { readonly [row: string]: Example } = {
  'GET /packs/:hamlet': {
    make: async (at, side, caller) => {
      await addHousehold(at, side);
      await joinTeam(at, caller);
      return { path: [encodeURIComponent(planted[side].place)] };
    },
  },
};
