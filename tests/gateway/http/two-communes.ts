/**
 * Two communes on one gateway, with planted strings of each in everything that names a person, a place or a case; callers of
 * every role in every state of a device, all of the first commune; and, per call, fresh things of either to call about.
 * Everybody is invented.
 */

import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { createApp } from '../../../src/gateway/http/app.ts';
import type { AccountRole, DeviceState } from '../../../src/core/reception/administration.ts';
import { signAccessToken } from '../../../src/gateway/http/access-token.ts';
import { readChanges, recordChange } from '../../../src/gateway/store/changes.ts';
import { sealNote } from '../../../src/gateway/store/dossier-content.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import type { DeskWorld, DossierWishes } from '../../fixtures/desk-world.ts';
import { ownProofKey, proving } from '../../fixtures/prove-request.ts';
import type { Send } from '../../fixtures/prove-request.ts';
import { newOffices } from '../../fixtures/office-people.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';

export const roles: readonly AccountRole[] = ['admin', 'official', 'volunteer', 'kiosk'];
export const standings = ['active', 'unconfirmed', 'locked', 'revoked', 'expired'] as const;
export type Standing = (typeof standings)[number];

/** `own` is the callers' commune; the province has none, and both are foreign to it. */
export type Side = 'own' | 'foreign';
const places = { own: commune, foreign: neighbour } as const;

/** Stands in every name that belongs to that commune; `dossier`: in what a resident said. */
export const planted = {
  own: { place: 'Planted-Own-Place', dossier: 'Planted-Own-Resident' },
  foreign: { place: 'Planted-Foreign-Place', dossier: 'Planted-Foreign-Resident' },
} as const;

export interface TestCaller {
  readonly role: AccountRole;
  readonly standing: Standing;
  readonly deviceId: string;
  readonly authorization: string;
}

export interface TwoCommunes {
  readonly world: DeskWorld;
  readonly send: Send;
  /** From here on `changes` tells what was planted. */
  readonly since: string;
  readonly callers: readonly TestCaller[];
  readonly mounted: readonly string[];
  pointOf(side: Side): string;
  codeOf(side: Side): string;
  addDevice(side: Side, state: DeviceState): Promise<string>;
  /** Of that commune; its name is planted. */
  addPerson(side: Side, role: 'official' | 'volunteer'): Promise<string>;
  addTeam(side: Side): Promise<string>;
  /** One who stands in for another, both of that commune. */
  addSubstitute(side: Side): Promise<string>;
  /** Somebody of that commune who is lent to the other one; of the province: to the second. */
  addGuestRole(side: Side | 'province'): Promise<string>;
  addDossier(side: Side, wishes?: DossierWishes): Promise<{ dossierId: string; localCode: string }>;
  addPicture(side: Side): Promise<string>;
  /** A packet of a revoked device that waits for a person. */
  addReview(side: Side): Promise<string>;
  /** One that the commune uses. */
  addConnector(side: Side): Promise<string>;
  /** Given up until a person looks. */
  addForwarding(side: Side): Promise<string>;
  /** `by`: whose device proposes; absent: an official's of that commune. */
  addProposal(side: Side, by?: string): Promise<string>;
}

export async function startTwoCommunes(): Promise<TwoCommunes> {
  const world = await createDeskWorld();
  const { db } = world.context;
  const app = createApp(world.context, {
    rates: { requests: 1e6, device: 1e6, enrolments: 1e6, slips: 1e6, tokens: 1e6 },
  });
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  const since = (await readChanges(db, undefined, undefined, 100_000)).cursor;
  let pictures = 0;

  const addDevice: TwoCommunes['addDevice'] = async (side, state) => {
    const deviceId = await world.addDevice(`${planted[side].place} ${randomUUID()}`, 'volunteer', places[side].code);
    const confirmed_at = state === 'unconfirmed' ? null : world.context.now();
    await db.updateTable('devices').set({ state, confirmed_at }).where('device_id', '=', deviceId).execute();
    return deviceId;
  };
  const offices = newOffices(db, world.context.now);
  const helpers = { own: await addDevice('own', 'active'), foreign: await addDevice('foreign', 'active') };

  const addDossier: TwoCommunes['addDossier'] = async (side, wishes = {}) => {
    const { code } = places[side];
    const added = await world.addDossier({
      communeCode: code,
      applicantName: `${planted[side].dossier} Mẫu`,
      hamlet: planted[side].dossier,
      answers: { requestKind: 'start' },
      ...wishes,
    });
    const { dossierId } = added;
    // The phone that sealed it is of the same commune.
    await db.updateTable('dossiers').set({ device_id: helpers[side] }).where('dossier_id', '=', dossierId).execute();
    await db.updateTable('packets').set({ device_id: helpers[side] }).where('dossier_id', '=', dossierId).execute();
    const note = sealNote(world.context.keys.dataKey, dossierId, planted[side].dossier);
    const at = world.context.now();
    await db
      .insertInto('dossier_events')
      .values({ dossier_id: dossierId, at, actor: helpers[side], action: 'received', sealed_note: note })
      .execute();
    const change = { kind: 'status' as const, subject: dossierId, communeCode: code };
    await db.transaction().execute((trx) => recordChange(trx, change));
    return added;
  };

  for (const side of ['own', 'foreign'] as const) {
    const { pointId, code } = places[side];
    const { place } = planted[side];
    await db.updateTable('reception_points').set({ name: place }).where('reception_point_id', '=', pointId).execute();
    await db.updateTable('communes').set({ own_numbers: true, name: place }).where('code', '=', code).execute();
    await addDossier(side);
  }
  const agencyIds = JSON.stringify({ [commune.code]: 'H50.98', [neighbour.code]: 'H50.97' });
  await db
    .insertInto('settings')
    .values({ name: 'agencyIds', value: agencyIds })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: agencyIds }))
    .execute();

  const addConnector: TwoCommunes['addConnector'] = async (side) => {
    const connector_id = randomUUID();
    const settings = JSON.stringify({ subfolder: side, as: 'folder' });
    const row = { connector_id, kind: 'file-drop', name: planted[side].place, enabled: true, settings, revision: 1 };
    await db
      .insertInto('connectors')
      .values({ ...row, last_success_at: null })
      .execute();
    await db
      .insertInto('connector_communes')
      .values({ commune_code: places[side].code, connector_id })
      .onConflict((conflict) => conflict.column('commune_code').doUpdateSet({ connector_id }))
      .execute();
    return connector_id;
  };

  return {
    world,
    send: proving(world.context, async (path, init) => await app.request(path, init)),
    since,
    callers: await makeCallers(world),
    mounted: app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`),
    pointOf: (side) => places[side].pointId,
    codeOf: (side) => places[side].code,
    addDevice,
    addPerson: (side, role) => offices.addPerson({ ...places[side], name: planted[side].place }, role),
    addTeam: (side) => offices.addTeam({ ...places[side], name: planted[side].place }),
    addSubstitute: (side) => offices.addSubstitute({ ...places[side], name: planted[side].place }),
    addGuestRole: (side) =>
      side === 'province'
        ? offices.addGuestRole(null, places.foreign.code)
        : offices.addGuestRole(places[side].code, places[side === 'own' ? 'foreign' : 'own'].code),
    addDossier,
    async addPicture(side) {
      const paperId = `paper-${(pictures += 1)}`;
      const { dossierId } = await addDossier(side, { papers: [{ paperId, custody: 'photo', picture }] });
      const row = await db.selectFrom('dossier_papers').select('blob_id').where('dossier_id', '=', dossierId);
      return (await row.executeTakeFirstOrThrow()).blob_id ?? '';
    },
    async addReview(side) {
      const { dossierId } = await addDossier(side);
      const { pid } = await db
        .updateTable('packets')
        .set({ review: 'device-revoked', opening: 'waiting' })
        .where('dossier_id', '=', dossierId)
        .returning('pid')
        .executeTakeFirstOrThrow();
      return pid;
    },
    addConnector,
    async addForwarding(side) {
      const forwarding_id = randomUUID();
      await db
        .insertInto('forwardings')
        .values({
          forwarding_id,
          dossier_id: (await addDossier(side)).dossierId,
          commune_code: places[side].code,
          connector_id: await addConnector(side),
          round: 1,
          state: 'dead',
          queued_at: world.context.now(),
        })
        .execute();
      return forwarding_id;
    },
    async addProposal(side, by) {
      const official = await world.addDevice(planted[side].place, 'official', places[side].code);
      const definition = JSON.stringify(
        aProcedure({ code: `9.${randomUUID().slice(0, 8)}`, name: planted[side].place }),
      );
      const proposal_id = randomUUID();
      await db
        .insertInto('procedure_proposals')
        .values({
          proposal_id,
          code: (JSON.parse(definition) as { code: string }).code,
          based_on: 0,
          definition,
          digest: proposal_id,
          effective_from: '2026-12-01',
          note: planted[side].place,
          proposed_by: by ?? official,
          proposed_at: world.context.now(),
          state: 'proposed',
        })
        .execute();
      return proposal_id;
    },
  };
}

async function makeCallers(world: DeskWorld): Promise<readonly TestCaller[]> {
  const { context } = world;
  const { jkt } = await ownProofKey();
  const callers: TestCaller[] = [];
  for (const role of roles) {
    for (const standing of standings) {
      const communeCode = role === 'admin' ? null : commune.code;
      const deviceId = await world.addDevice(`Người gọi ${role} ${standing}`, role, communeCode);
      const state = standing === 'expired' ? 'active' : standing;
      await context.db.updateTable('devices').set({ state }).where('device_id', '=', deviceId).execute();
      if (standing === 'expired') {
        const { person_id: personId } = await context.db
          .selectFrom('devices')
          .select('person_id')
          .where('device_id', '=', deviceId)
          .executeTakeFirstOrThrow();
        await context.db
          .updateTable('people')
          .set({ expires_on: '2026-11-01' })
          .where('person_id', '=', personId)
          .execute();
      }
      const token = await signAccessToken(context, { deviceId, role, communeCode, jkt });
      callers.push({ role, standing, deviceId, authorization: `DPoP ${token}` });
    }
  }
  return callers;
}
