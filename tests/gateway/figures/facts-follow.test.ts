/** Facts follow what opener and desk do, in the same transaction; told later for older dossiers, they are the same. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogue } from '../../../src/gateway/administration/seed-catalogue.ts';
import { seedDemo } from '../../../src/gateway/demo/seed-demo.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { answerFigures } from '../../../src/gateway/figures/answer-figures.ts';
import { countFigures } from '../../../src/gateway/figures/count-figures.ts';
import { fillFacts } from '../../../src/gateway/figures/fill-facts.ts';
import { listDossiersBehind } from '../../../src/gateway/figures/list-dossiers-behind.ts';
import { recallCounts } from '../../../src/gateway/figures/recall-counts.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
const commune = '99999';
const desk = { deviceId: 'demo-device-official', communeCode: commune };

const read = async () => ({
  facts: await gateway.context.db.selectFrom('dossier_facts').selectAll().orderBy('dossier_id').execute(),
  asked: await gateway.context.db.selectFrom('supplement_facts').selectAll().orderBy('dossier_id').execute(),
});

beforeAll(async () => {
  gateway = await startTestGateway();
  await seedCatalogue(gateway.context);
  await seedDemo(gateway.context);
}, 60_000);
afterAll(async () => await gateway.stop());

describe('the facts of a dossier', () => {
  it('are there as soon as it is opened, without a word of it', async () => {
    const { facts } = await read();
    expect(facts.length).toBeGreaterThan(10);
    for (const row of facts) {
      expect(row).toMatchObject({ opened: true, lane: 'assisted', sample: true });
      expect(row.hamlet_key).toMatch(/^[\w-]{22}$/);
      expect(row.accepted_at === null).toBe(!['accepted', 'done', 'handed-over', 'stopped'].includes(row.state));
    }
    const everything = JSON.stringify([
      facts,
      await gateway.context.db.selectFrom('hamlet_names').selectAll().execute(),
    ]);
    for (const word of ['Thôn', 'Mẫu', 'Hồ Thị']) expect(everything).not.toContain(word);
    // The number of a card.
    expect(everything).not.toMatch(/044\d{9}/);
  });

  it('are the same when they are told later', async () => {
    const before = await read();
    const { db } = gateway.context;
    await db
      .updateTable('dossier_facts')
      .set({ opened: false, lane: null, hamlet_key: null, door_at: null, helped_on: null, digitised: null })
      .execute();
    await db.updateTable('dossier_facts').set({ first_of_visit: false, supplemented: false }).execute();
    expect(await fillFacts(gateway.context)).toBe(before.facts.length);
    expect(await read()).toEqual(before);
    expect(await fillFacts(gateway.context)).toBe(0);
  });

  it('follow an official who may not write them', async () => {
    const { context } = gateway;
    const row = await context.db
      .selectFrom('dossiers')
      .select(['dossier_id', 'revision'])
      .where('state', '=', 'received')
      .orderBy('dossier_id')
      .executeTakeFirstOrThrow();
    const subject = { dossierId: row.dossier_id, etag: String(row.revision), action: 'supplement' as const };
    const items = [{ kind: 'signature', id: 'applicant', why: 'Bà Mẫu chưa ký' }];
    const callers = { ...context, db: context.callersDb };
    const scope = { reach: 'own-commune', ...desk } as const;
    const done = await withinScope(scope, async () => await actOnDossier(callers, desk, subject, { items }));
    expect(done.ok).toBe(true);
    const { facts, asked } = await read();
    expect(facts.find(({ dossier_id: id }) => id === row.dossier_id)).toMatchObject({
      state: 'supplement',
      supplemented: true,
    });
    const told = asked.filter(({ dossier_id: id }) => id === row.dossier_id);
    expect(told).toMatchObject([{ kind: 'signature', item_id: 'applicant', commune_code: commune }]);
    expect(JSON.stringify(told)).not.toContain('chưa ký');
    const forbidden = withinScope(scope, async () =>
      context.callersDb.updateTable('dossier_facts').set({ lane: 'online' }).execute(),
    );
    await expect(forbidden).rejects.toMatchObject({ code: '42501' });
  });

  it('lead from a number to its dossiers, of the own commune only', async () => {
    const year = { from: '2026-01-01', to: '2027-12-31' };
    const answer = await answerFigures(gateway.context, { ...year, communeCode: commune, by: 'state' });
    for (const { key, values } of answer.rows) {
      const request = { ...year, communeCode: commune, by: 'state' as const };
      const rows = await listDossiersBehind(gateway.context, desk, request, { key, figure: 'dossiers' });
      expect(rows, key).toHaveLength(values.dossiers?.value ?? -1);
      expect(rows?.every(({ state }) => state === key)).toBe(true);
      const stranger = { deviceId: 'x', communeCode: '19429' };
      expect(await listDossiersBehind(gateway.context, stranger, request, { key, figure: 'dossiers' })).toEqual([]);
    }
    const nothing = { key: '', figure: 'unsent' };
    expect(await listDossiersBehind(gateway.context, desk, { ...year, communeCode: commune }, nothing)).toBeUndefined();
  });
});

describe('what changed', () => {
  it('is told at once where figures are exact, and within a quarter of an hour where they are published', async () => {
    const { db } = gateway.context;
    const start = Date.parse('2026-11-22T08:00:00+07:00');
    const query = { from: '2026-01-01', to: '2027-12-31', withSamples: false };
    const after = (minutes: number) => ({ ...query, now: new Date(start + minutes * 60_000) });
    const published = async (minutes: number) => (await recallCounts(db, after(minutes))).counts.total.dossiers;
    const change = async (sample: boolean) => {
      const { dossier_id: id } = await db
        .selectFrom('dossiers')
        .select('dossier_id')
        .orderBy('dossier_id')
        .executeTakeFirstOrThrow();
      await db.updateTable('dossiers').set({ sample }).where('dossier_id', '=', id).execute();
    };
    expect(await published(0)).toBe(0);
    await change(false);
    expect((await countFigures(db, after(0))).total.dossiers).toBe(1);
    expect(await published(0.9)).toBe(0);
    // An answer that is no longer young is given once more, and counted anew behind it.
    expect(await published(2)).toBe(0);
    await expect.poll(() => published(2.5)).toBe(1);
    await change(true);
    expect(await published(18)).toBe(0);
  });
});
