/** The examples of households and packs (`week-calls.ts`), and a household of each commune with what is known of it. */

import { randomUUID } from 'node:crypto';
import { setHouseholdVneid } from '../../../src/gateway/hamlets/correct-household.ts';
import { readDeskHousehold } from '../../../src/gateway/hamlets/read-household.ts';
import { importRoster, previewRoster } from '../../../src/gateway/hamlets/roster-imports.ts';
import { addVneidVisit } from '../../../src/gateway/hamlets/vneid-visits.ts';
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

const asDesk = ({ world: { lan, stranger } }: TwoCommunes, side: Side) => (side === 'own' ? lan : stranger);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const listOf = (side: Side) =>
  base64(`Chủ hộ,Thôn\n${randomUUID().replaceAll(/[^a-z]/g, 'x')},${planted[side].place}\n`);

/** A household in which somebody wants help, as its desk noted it. */
async function addVneid(at: TwoCommunes, side: Side): Promise<{ householdId: string; etag: string }> {
  const householdId = await addHousehold(at, side);
  const before = await readDeskHousehold(at.world.context, asDesk(at, side), householdId);
  const subject = { householdId, etag: before?.etag ?? '' };
  const people = [{ name: planted[side].dossier, step: 'asked' }];
  const done = await setHouseholdVneid(at.world.context, asDesk(at, side), subject, { people });
  if (!done.ok) throw new Error(done.problem.code);
  const after = await readDeskHousehold(at.world.context, asDesk(at, side), householdId);
  return { householdId, etag: after?.etag ?? '' };
}

async function addVisit(at: TwoCommunes, side: Side): Promise<string> {
  const visit = { hamlet: planted[side].place, on: '2026-12-01', from: '08:00', to: '11:00', place: 'Nhà văn hóa' };
  await addHousehold(at, side);
  const added = await addVneidVisit(at.world.context, asDesk(at, side), visit);
  if (!added.ok) throw new Error(added.problem.code);
  return added.value;
}

async function addImport(at: TwoCommunes, side: Side): Promise<string> {
  const body = { file: listOf(side) };
  const preview = await previewRoster(at.world.context, asDesk(at, side), body);
  const plan = preview.ok && 'plan' in preview.value ? preview.value.plan : '';
  const done = await importRoster(at.world.context, asDesk(at, side), { ...body, plan });
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.importId;
}

const ofHamlet = (...more: readonly string[]): Example => ({
  make: async (at, side) => {
    await addHousehold(at, side);
    return { path: [planted[side].place, ...more] };
  },
});
const ofHousehold = (body: object): Example => ({
  make: async (at, side) => {
    const { householdId, etag } = await addVneid(at, side);
    return { path: [householdId], ifMatch: `"${etag}"`, body };
  },
});
const pickOf = (householdId: string, side: Side) => [{ householdId, position: 0, name: planted[side].dossier }];

export const householdCalls: { readonly [row: string]: Example } = {
  'GET /packs/:hamlet': {
    make: async (at, side, caller) => {
      await addHousehold(at, side);
      await joinTeam(at, caller);
      return { path: [encodeURIComponent(planted[side].place)] };
    },
  },
  'GET /desk/hamlets': {
    make: async (at) => {
      await addHousehold(at, 'own');
      await addHousehold(at, 'foreign');
      return {};
    },
    list: 'planted',
  },
  'GET /desk/hamlets/:hamlet': ofHamlet(),
  'GET /desk/hamlets/:hamlet/:format': ofHamlet('csv'),
  'POST /desk/households': { make: () => ({ body: { text: 'planted' } }), list: 'nothing planted' },
  'GET /desk/households/:householdId': ofHousehold({}),
  'POST /desk/households/:householdId': ofHousehold({
    household: { headName: 'Hồ Văn Mẫu', needs: [] },
    reason: 'Sửa tên',
  }),
  'POST /desk/households/:householdId/vneid': ofHousehold({ people: [] }),
  'GET /desk/rosters/template': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/rosters/preview': { make: () => ({ body: { file: listOf('own') } }), list: 'nothing planted' },
  'POST /desk/rosters': {
    make: async (at, _side, caller) => {
      const body = { file: listOf('own') };
      const communeCode = at.codeOf('own');
      const preview = await previewRoster(at.world.context, { deviceId: caller?.deviceId ?? '', communeCode }, body);
      return { body: { ...body, plan: preview.ok && 'plan' in preview.value ? preview.value.plan : '' } };
    },
    list: 'nothing planted',
  },
  'POST /desk/rosters/undo': {
    make: async (at, side) => {
      // Later than every import before it.
      at.world.setNow(new Date(at.world.context.now().getTime() + 1000).toISOString());
      return { body: { importId: await addImport(at, side) }, status: side === 'own' ? 200 : 412 };
    },
    list: 'nothing planted',
  },
  'GET /desk/vneid': { make: () => ({}), list: 'nothing planted' },
  'GET /desk/vneid/print': { make: () => ({}), list: 'nothing planted' },
  'GET /desk/vneid/xlsx': { make: () => ({}), list: 'nothing planted' },
  'POST /desk/vneid/steps': {
    make: async (at, side) => {
      const { householdId } = await addVneid(at, side === 'own' ? 'own' : 'foreign');
      const status = side === 'own' ? 200 : 412;
      return { body: { step: 'invited', people: pickOf(householdId, side) }, status };
    },
    list: 'nothing planted',
  },
  'POST /desk/vneid/slips': {
    make: async (at, side) => {
      const { householdId } = await addVneid(at, side);
      return { body: { visitId: await addVisit(at, side), paper: 'A6', people: pickOf(householdId, side) } };
    },
  },
  'POST /desk/vneid/visits': {
    make: async (at, side) => {
      await addHousehold(at, side);
      const visit = { on: '2026-12-01', from: '08:00', to: '11:00', place: 'Nhà văn hóa' };
      return { body: { hamlet: planted[side].place, ...visit }, status: 201 };
    },
  },
  'POST /desk/vneid/visits/:visitId': {
    make: async (at, side) => ({ path: [await addVisit(at, side)], body: { removed: true } }),
  },
};
