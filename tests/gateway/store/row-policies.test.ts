/**
 * PostgreSQL itself hides what a caller's scope does not reach: statements without any condition, on a database with the rows
 * of two communes, see, change and add only what `row-rules.ts` says.
 */

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRowPolicies } from '../../../src/gateway/store/apply-row-policies.ts';
import { openCallersDb } from '../../../src/gateway/store/callers-db.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import type { CallersScope } from '../../../src/gateway/store/callers-scope.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import { migrate } from '../../../src/gateway/store/migrate.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { rowRules } from '../../../src/gateway/store/row-rules.ts';
import type { Database } from '../../../src/gateway/store/schema.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import { lentName } from '../../fixtures/office-people.ts';
import { planted, startTwoCommunes } from '../http/two-communes.ts';
import type { TwoCommunes } from '../http/two-communes.ts';
import { plantRows } from './plant-rows.ts';

type Table = keyof Database;
const tables = Object.keys(rowRules) as Table[];

let at: TwoCommunes;
let scopes: Record<'official' | 'neighbour' | 'province' | 'phone', CallersScope>;
/** A device of the second commune, and one of its dossiers. */
let foreign: { readonly deviceId: string; readonly dossierId: string };

beforeAll(async () => {
  at = await startTwoCommunes();
  const { lan, stranger } = at.world;
  const dossiers = { own: await at.addDossier('own'), foreign: await at.addDossier('foreign') };
  foreign = { deviceId: await at.addDevice('foreign', 'active'), dossierId: dossiers.foreign.dossierId };
  const ownPhone = await at.addDevice('own', 'unconfirmed');
  scopes = {
    official: { reach: 'own-commune', ...lan },
    neighbour: { reach: 'own-commune', ...stranger },
    province: { reach: 'province', communeCode: null, deviceId: 'province-device' },
    phone: { reach: 'own-device', communeCode: lan.communeCode, deviceId: ownPhone },
  };
  for (const side of ['own', 'foreign'] as const) await plantRows(at, side, dossiers[side].dossierId);
}, 120_000);
afterAll(async () => await at.world.close());

const read = async (table: Table): Promise<readonly object[]> =>
  (await sql<object>`select * from ${sql.table(table)}`.execute(at.world.context.callersDb)).rows;
const readWithin = (scope: CallersScope, table: Table) => withinScope(scope, () => read(table));

/** A guest role is the business of both communes, and the name of who was lent stands in the histories of both. */
const isOfBoth = (row: object) =>
  (row as { home_commune_code?: string }).home_commune_code === at.codeOf('own') ||
  (row as { name?: string }).name?.startsWith(lentName) === true;

/** Rows of one commune that say so by themselves. */
const isForeign = (row: object) =>
  !isOfBoth(row) &&
  (JSON.stringify(row).includes(planted.foreign.place) ||
    (row as { commune_code?: string }).commune_code === at.codeOf('foreign'));

describe('a statement without WHERE', () => {
  it.each(tables)('shows nothing of another commune: %s', async (table) => {
    const { reads } = rowRules[table];
    if (!reads) {
      for (const scope of Object.values(scopes)) {
        await expect(readWithin(scope, table)).rejects.toMatchObject({ code: '42501' });
      }
      return;
    }
    const all = (await sql<object>`select * from ${sql.table(table)}`.execute(at.world.context.db)).rows;
    const official = await readWithin(scopes.official, table);
    expect(official.filter(isForeign)).toEqual([]);
    if (reads.everybody === 'true') return expect(official).toHaveLength(all.length);
    const neighbour = await readWithin(scopes.neighbour, table);
    if (reads['own-commune'] !== undefined) {
      expect([official.length, neighbour.length], table).not.toContain(0);
      expect(official.length, 'there are rows that it does not see').toBeLessThan(all.length);
    }
    if (reads.province === 'true') expect(await readWithin(scopes.province, table)).toHaveLength(all.length);
    else if (table !== 'changes') expect(await readWithin(scopes.province, table)).toEqual([]);
    const phone = await readWithin(scopes.phone, table);
    if (reads['own-device'] === undefined && !reads.everybody) expect(phone).toEqual([]);
    expect(phone.length).toBeLessThanOrEqual(official.length);
  });

  it('sees dossiers with everything that hangs on them by commune, whatever table it asks', async () => {
    const foreignIds = await at.world.context.db
      .selectFrom('dossiers')
      .select('dossier_id')
      .where('commune_code', '=', at.codeOf('foreign'))
      .execute();
    const ids = new Set(foreignIds.map((row) => row.dossier_id));
    expect(ids.size).toBeGreaterThan(0);
    for (const table of ['dossiers', 'dossier_papers', 'dossier_events', 'dossier_packets', 'packets'] as const) {
      const seen = (await readWithin(scopes.official, table)) as { dossier_id: string }[];
      expect(seen.filter((row) => ids.has(row.dossier_id))).toEqual([]);
      const theirs = (await readWithin(scopes.neighbour, table)) as { dossier_id: string }[];
      expect(
        theirs.some((row) => ids.has(row.dossier_id)),
        table,
      ).toBe(true);
    }
  });

  it('changes nothing of another commune', async () => {
    const { callersDb, db } = at.world.context;
    await withinScope(scopes.official, async () => {
      await callersDb.updateTable('dossiers').set({ state: 'refused' }).execute();
      await callersDb
        .updateTable('devices')
        .set({ state: 'revoked' })
        .where('device_id', '<>', at.world.lan.deviceId)
        .execute();
      await callersDb.updateTable('packets').set({ review: 'x' }).execute();
    });
    const dossier = db.selectFrom('dossiers').select('state').where('dossier_id', '=', foreign.dossierId);
    expect(await dossier.executeTakeFirst()).toEqual({ state: 'received' });
    const device = db.selectFrom('devices').select('state').where('device_id', '=', foreign.deviceId);
    expect(await device.executeTakeFirst()).toEqual({ state: 'active' });
    const packet = db.selectFrom('packets').select('review').where('dossier_id', '=', foreign.dossierId);
    expect(await packet.executeTakeFirst()).toEqual({ review: null });
  });

  it('adds nothing to another commune, writes the audit under no other name, and takes nothing away', async () => {
    const { callersDb } = at.world.context;
    const event = { dossier_id: foreign.dossierId, at: new Date(), actor: 'x', action: 'x', sealed_note: null };
    const person = { person_id: 'x', name: 'x', role: 'admin', commune_code: null, created_at: new Date() } as const;
    const audit = {
      at: new Date(),
      actor: 'opener',
      action: 'x',
      subject: 'x',
      details: '{}',
      prev_hash: 'x',
      hash: 'x',
    };
    const attempts: readonly (() => Promise<unknown>)[] = [
      () => callersDb.insertInto('dossier_events').values(event).execute(),
      () => callersDb.insertInto('people').values(person).execute(),
      () => callersDb.insertInto('audit').values(audit).execute(),
      () => callersDb.updateTable('people').set({ role: 'admin' }).execute(),
      () =>
        callersDb
          .updateTable('dossiers')
          .set({ commune_code: at.codeOf('foreign') })
          .execute(),
      () => callersDb.deleteFrom('dossiers').execute(),
      () => sql`truncate dossiers cascade`.execute(callersDb),
      () => sql`alter table dossiers disable row level security`.execute(callersDb),
      () => sql`insert into settings (name, value) values ('x', '{}')`.execute(callersDb),
    ];
    for (const attempt of attempts) {
      await expect(withinScope(scopes.official, attempt)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a scope', () => {
  it('is wanted by every statement', async () => {
    await expect(read('dossiers')).rejects.toThrow('outside of a scope');
    await expect(read('procedures')).rejects.toThrow('outside of a scope');
  });

  it('never reaches the statement of another request, however they share connections', async () => {
    const asked = Array.from({ length: 200 }, async (_, index) => {
      const isOfficial = index % 3 !== 0;
      const scope = isOfficial ? scopes.official : scopes.neighbour;
      const rows = await withinScope(scope, async () => {
        await Promise.resolve();
        return index % 2 === 0
          ? await read('dossiers')
          : await at.world.context.callersDb
              .transaction()
              .execute((trx) => trx.selectFrom('dossiers').selectAll().execute());
      });
      const codes = new Set(rows.map((row) => (row as { commune_code: string }).commune_code));
      expect([...codes]).toEqual([at.codeOf(isOfficial ? 'own' : 'foreign')]);
    });
    await Promise.all(asked);
  });

  it('is not left over on a connection whose statement failed', async () => {
    const { callersDb } = at.world.context;
    await expect(withinScope(scopes.neighbour, () => sql`select 1 / 0`.execute(callersDb))).rejects.toThrow();
    expect((await readWithin(scopes.official, 'dossiers')).filter(isForeign)).toEqual([]);
  });
});

describe('a database whose user may not make roles', () => {
  it('is told apart; the role given later, the policies hold from the next start', async () => {
    const store = await createTestDatabase();
    const admin = new Client({ connectionString: store.url.replace(/\/[^/]*$/, '/postgres') });
    await admin.connect();
    const name = `plain_${Date.now()}`;
    try {
      await admin.query(`create role ${name} login password 'x' nocreaterole; grant ${name} to current_user`);
      await admin.query(`create database ${name} owner ${name}`);
      const url = new URL(store.url);
      url.username = name;
      url.password = 'x';
      url.pathname = `/${name}`;
      const db = openStore(url.href, { connections: 1 });
      await migrate(db);
      expect(await applyRowPolicies(db)).toBe(false);
      const unheld = openCallersDb(url.href, { isHeldByDatabase: false, connections: 1 });
      await withinScope(scopes.official, () => unheld.selectFrom('dossiers').selectAll().execute());
      await expect(unheld.selectFrom('dossiers').selectAll().execute()).rejects.toThrow('outside of a scope');
      await unheld.destroy();

      await admin.query(`grant gocua_callers to ${name}`);
      expect(await applyRowPolicies(db)).toBe(true);
      const held = openCallersDb(url.href, { isHeldByDatabase: true, connections: 1 });
      const other = { code: at.codeOf('foreign'), name: 'Xã Thử' };
      await db.insertInto('communes').values(other).execute();
      expect(await withinScope(scopes.official, () => held.selectFrom('communes').selectAll().execute())).toEqual([]);
      await held.destroy();
      await db.destroy();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${name}`);
    } finally {
      await admin.end();
      await store.drop();
    }
  });

  it('is found by the next start without its grants, as after a restored dump', async () => {
    const store = await createTestDatabase();
    try {
      await sql`revoke all on dossiers from gocua_callers`.execute(store.db);
      expect(await applyRowPolicies(store.db)).toBe(true);
      const asked = withinScope(scopes.official, () => store.callersDb.selectFrom('dossiers').selectAll().execute());
      expect(await asked).toEqual([]);
    } finally {
      await store.drop();
    }
  });
});
