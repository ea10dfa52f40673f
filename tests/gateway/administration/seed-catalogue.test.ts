import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';
import { readCatalogue, catalogueDir } from '../../../src/gateway/administration/read-catalogue.ts';
import { mergeDirectory } from '../../../src/core/procedure/directory-entry.ts';
import { seedCatalogue } from '../../../src/gateway/administration/seed-catalogue.ts';
import { vietnamIso } from '../../../src/gateway/desk/vietnam-time.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { readDirectory } from '../../../src/gateway/publishing/read-directory.ts';
import { digestDefinition } from '../../../src/gateway/publishing/record-version.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import { addPublisher } from '../../fixtures/add-publisher.ts';

let store: TestDatabase;
let dir: string;
const seed = () => seedCatalogue({ db: store.db, log: createLog('silent'), now: () => new Date() }, dir);
const changes = async () =>
  (await store.db.selectFrom('changes').select(['kind', 'subject']).orderBy('change_id').execute()).map(
    ({ kind, subject }) => `${kind} ${subject}`,
  );

beforeAll(async () => {
  store = await createTestDatabase();
  dir = mkdtempSync(join(tmpdir(), 'gocua-catalogue-'));
  cpSync(catalogueDir, dir, { recursive: true });
  await seed();
}, 60_000);

beforeEach(async () => {
  await store.db.deleteFrom('changes').execute();
});

afterAll(async () => {
  await store.drop();
  rmSync(dir, { recursive: true, force: true });
});

const edit = (name: string, change: (value: Record<string, unknown>) => void) => {
  const value = JSON.parse(readFileSync(join(dir, name), 'utf8')) as Record<string, unknown>;
  change(value);
  writeFileSync(join(dir, name), JSON.stringify(value));
};

describe('the catalogue of the repository', () => {
  it('holds no malformed procedure', async () => {
    expect((await readCatalogue()).faults).toEqual([]);
  });
});

describe('seeding', () => {
  it('publishes everything once and nothing the second time', async () => {
    const { procedures } = await readCatalogue(dir);
    const published = await store.db.selectFrom('procedures').select('code').execute();
    expect(published).toHaveLength(procedures.length);
    expect(await store.db.selectFrom('communes').select('code').execute()).toHaveLength(78);
    expect(await store.db.selectFrom('settings').selectAll().orderBy('name').execute()).toEqual([
      { name: 'correctionWindowMs', value: 7_200_000 },
      { name: 'draftLimitMs', value: 259_200_000 },
      { name: 'purgeGraceMs', value: 86_400_000 },
    ]);
    await seed();
    expect(await changes()).toEqual([]);
    expect(await verifyAudit(store.db)).toEqual({ rows: 1 });
  });

  it('tells phones of a new version and keeps the old one', async () => {
    edit('1.014027.json', (procedure) => Object.assign(procedure, { version: 2 }));
    await seed();
    expect(await changes()).toEqual(['procedure 1.014027@2', 'end 1.014027@1']);
    const versions = await store.db.selectFrom('procedures').select('version').where('code', '=', '1.014027').execute();
    expect(versions).toHaveLength(2);
  });

  it('lets the version before end yesterday, since nobody knew of the new one earlier', async () => {
    const { ended_on: endedOn, definition } = await store.db
      .selectFrom('procedures')
      .select(['ended_on', 'definition'])
      .where('code', '=', '1.014027')
      .where('version', '=', 1)
      .executeTakeFirstOrThrow();
    expect(endedOn).toBe(vietnamIso(new Date(Date.now() - 86_400_000)).slice(0, 10));
    expect(definition).not.toHaveProperty('effectiveTo');
  });

  it('leaves a code that people publish to the people, and proposes once what a newer program brings', async () => {
    const definition = JSON.stringify({ ...(await readCatalogue(dir)).procedures[0]?.procedure, version: 8 });
    const { code } = JSON.parse(definition) as { code: string };
    const deviceId = await addPublisher(store.db);
    await store.db
      .insertInto('procedures')
      .values({
        code,
        version: 8,
        effective_from: '2026-11-01',
        effective_to: null,
        grace_days: 30,
        definition,
        published_at: new Date(),
        digest: digestDefinition(definition),
        published_by: deviceId,
      })
      .execute();
    const newest = async () =>
      await store.db.selectFrom('procedures').select('version').where('code', '=', code).execute();
    const proposals = async () => await store.db.selectFrom('procedure_proposals').selectAll().execute();
    await seed();
    expect([(await newest()).map(({ version }) => version), await proposals()]).toEqual([[1, 8], []]);
    edit(`${code}.json`, (procedure) => Object.assign(procedure, { version: 9 }));
    await seed();
    await seed();
    expect((await newest()).map(({ version }) => version)).toEqual([1, 8]);
    expect(await proposals()).toMatchObject([{ code, based_on: 8, state: 'proposed', proposed_by: null }]);
    expect(await changes()).toEqual([]);
  });

  it('leaves the directory to the procedures themselves', async () => {
    const rows = await readDirectory(store.db);
    const detailed = rows.filter((entry) => entry.detail);
    const newest = await store.db
      .selectFrom('procedures')
      .distinctOn('code')
      .select('definition')
      .orderBy('code')
      .orderBy('version', 'desc')
      .execute();
    expect(rows).toEqual(
      mergeDirectory(
        rows,
        newest.map(({ definition }) => definition),
      ),
    );
    expect(rows.length).toBeGreaterThanOrEqual(569);
    expect(new Set(rows.map((entry) => entry.code)).size).toBe(rows.length);
    const codes = await store.db.selectFrom('procedures').select('code').distinct().execute();
    expect(detailed).toHaveLength(codes.length);
    expect(detailed.find((entry) => entry.code === '1.014027')?.detail).toMatchObject({ version: 2, hasForm: true });
  });

  it('never alters a published version', async () => {
    const read = () =>
      store.db.selectFrom('procedures').selectAll().where('code', '=', '1.001193').executeTakeFirstOrThrow();
    const before = await read();
    edit('1.001193.json', (procedure) => Object.assign(procedure, { notes: ['khác'] }));
    await seed();
    expect(await read()).toEqual(before);
    expect(await changes()).toEqual([]);
  });

  it('leaves a malformed procedure out and publishes the others', async () => {
    writeFileSync(join(dir, '9.999999.json'), '{"code":"9.999999"}');
    edit('1.000656.json', (procedure) => Object.assign(procedure, { version: 7 }));
    await seed();
    expect(await changes()).toEqual(['procedure 1.000656@7', 'end 1.000656@1']);
  });

  it('tells phones of a changed list, and follows its names without touching what the administration set', async () => {
    await store.db.updateTable('communes').set({ opened: true, telephone: '1' }).where('code', '=', '19564').execute();
    edit('lists/communes.json', (list) => {
      const items = list['items'] as { code: string; fullName: string }[];
      const item = items.find((each) => each.code === '19564');
      if (item) item.fullName = 'Xã Đakrông mới';
    });
    await seed();
    expect(await changes()).toEqual(['list communes']);
    const row = await store.db.selectFrom('communes').selectAll().where('code', '=', '19564').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'Xã Đakrông mới', opened: true, telephone: '1' });
  });
});
