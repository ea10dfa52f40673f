/**
 * The province of the simulator: one real database and one set of keys for all schedules of a test file, emptied between
 * them, with a commune, its desk, and devices that were enrolled long ago.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { DeskCaller } from '../../src/gateway/desk/desk-caller.ts';
import type { Database } from '../../src/gateway/store/schema.ts';
import { pension } from '../core/dossier/dossier-world.ts';
import type { TestKey } from '../fixtures/enrol-device.ts';
import { makeKey } from '../fixtures/enrol-device.ts';
import { uuidFor } from '../fixtures/dossier-fixtures.ts';
import { publishProcedure } from '../fixtures/publish-procedure.ts';
import { testCommune, testPoint } from '../fixtures/start-gateway.ts';
import type { TestDatabase } from '../fixtures/start-postgres.ts';
import { createTestDatabase } from '../fixtures/start-postgres.ts';
import type { Pools } from './breakable-dialect.ts';
import { openPreparedPool } from './prepared-pool.ts';
import type { ProvinceKeys } from './province-keys.ts';
import { makeProvinceKeys } from './province-keys.ts';
import { readTables } from './read-tables.ts';

export const mostPhones = 5;
export const publicUrl = 'http://localhost:8800';
export const officialDevice = uuidFor('official device');

export function phoneDevice(index: number): string {
  return uuidFor(`phone device ${index}`);
}

export interface Province {
  /** For those who set the scene and compare. */
  readonly db: Kysely<Database>;
  /** The connections of gateway and opener. */
  readonly pools: Pools;
  readonly keys: ProvinceKeys;
  readonly dataDir: string;
  readonly phoneKeys: readonly TestKey[];
  readonly official: DeskCaller;
  /** How many connections wait for the lock of another just now. */
  countHeldBack(): Promise<number>;
  /** As it was before the first schedule: what one run leaves behind, the next one takes other turns for. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Where it is written that the procedure was published: news that no phone waits for. */
const ofPublishing = 'changes';
/** More than are ever needed at the same moment. */
const connections = 12;
/** Rows that were deleted lie about until then. */
const clearedEvery = 200;

export async function foundProvince(): Promise<Province> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gocua-simulator-'));
  const store = await createTestDatabase();
  const phoneKeys = await Promise.all(Array.from({ length: mostPhones }, () => makeKey()));
  await furnish(store, phoneKeys);
  const calm = await openPreparedPool(store.url, 1);
  const crowd = await openPreparedPool(store.url, connections);
  const tables = await findEmptied(store);
  // The triggers sleep, because the audit's refuses.
  await calm.query(`
    create function empty_province() returns void language plpgsql set session_replication_role = replica as $$
      begin
        ${tables.map((table) => `delete from ${table};`).join(' ')}
        update devices set state = 'active', inventory = null, last_contact_at = null;
      end
    $$`);
  const checkers = await openPreparedPool(store.url, 1);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: checkers }) });
  let emptied = 0;
  const keys = await makeProvinceKeys(dataDir);
  return {
    db,
    pools: { calm, crowd },
    keys,
    dataDir,
    phoneKeys,
    official: { deviceId: officialDevice, communeCode: testCommune.code },
    async countHeldBack() {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and cardinality(pg_blocking_pids(pid)) > 0
      `.execute(db);
      return rows[0]?.count ?? 0;
    },
    async empty() {
      emptied += 1;
      await calm.query('select empty_province()', []);
      if (emptied % clearedEvery === 0) await calm.query(`vacuum ${tables.join(', ')}`);
    },
    async close() {
      await Promise.all([calm.end(), crowd.end()]);
      await db.destroy();
      await store.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Every table in which nothing lay before the first schedule. Nobody keeps a list of them, because a table that was forgotten
 * in it would tell the second run of a schedule what happened in the first.
 */
async function findEmptied(store: TestDatabase): Promise<readonly string[]> {
  const contents = await readTables(store);
  return [...contents].filter(([name, { rows }]) => rows === 0 || name === ofPublishing).map(([name]) => name);
}

async function furnish({ db }: TestDatabase, phoneKeys: readonly TestKey[]): Promise<void> {
  const at = new Date(0);
  await db
    .insertInto('communes')
    .values({ ...testCommune, opened: true, own_numbers: false })
    .execute();
  const { receptionPointId, ...point } = testPoint;
  await db
    .insertInto('reception_points')
    .values({ ...point, reception_point_id: receptionPointId, commune_code: testCommune.code })
    .execute();
  await publishProcedure(db, pension);
  const devices = [
    ...phoneKeys.map((key, index) => ({ key, deviceId: phoneDevice(index), role: 'volunteer' as const })),
    { key: phoneKeys[0], deviceId: officialDevice, role: 'official' as const },
  ];
  for (const { key, deviceId, role } of devices) {
    const personId = uuidFor(`person of ${deviceId}`);
    await db
      .insertInto('people')
      .values({ person_id: personId, name: 'Nguyễn Văn Thử', role, commune_code: testCommune.code, created_at: at })
      .execute();
    await db
      .insertInto('devices')
      .values({
        device_id: deviceId,
        person_id: personId,
        name: 'Máy thử',
        public_jwk: JSON.stringify(key?.publicJwk),
        thumbprint: deviceId,
        state: 'active',
        check_digits: '123456',
        enrolled_at: at,
        confirmed_at: at,
      })
      .execute();
  }
}
