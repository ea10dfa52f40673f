/**
 * Every figure against a count of its own kind (`independent-count.ts`) over a generated year, to the last digit: 2,000
 * dossiers by default, 100,000 with `SLOW=1` (those of `P14_DATA` where it names a folder that the bench has filled).
 */

import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dimension } from '../../../src/core/figures/figure.ts';
import type { FigureValues } from '../../../src/core/figures/figures-answer.ts';
import type { GatewayContext } from '../../../src/gateway/context.ts';
import { answerFigures, publishFigures } from '../../../src/gateway/figures/answer-figures.ts';
import { fillFacts } from '../../../src/gateway/figures/fill-facts.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { startStore } from '../../../src/gateway/store/start-store.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';
import { fillProvince } from '../../fixtures/generated-province.ts';
import { fuzzTimeoutMs, isSlow, propertyRuns } from '../../fixtures/runs.ts';
import { countIndependently, openEverything } from './independent-count.ts';
import type { IndependentCount } from './independent-count.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now' | 'config'>;

const year = { from: '2025-11-20', to: '2026-11-30' };
const now = new Date('2026-11-21T01:30:00Z');
const dossiers = propertyRuns(2_000, 100_000);
let world: { readonly context: Context; close(): Promise<void> };
let client: Client;
/** The commune with the most dossiers. */
let busiest: string;

beforeAll(async () => {
  const kept = isSlow ? process.env['P14_DATA'] : undefined;
  world = await (kept === undefined ? inventYear() : openKept(kept));
  const { db, config, keys } = world.context;
  const told = await db.selectFrom('dossier_facts').select('opened').execute();
  expect([told.length, told.every(({ opened }) => opened)]).toEqual([dossiers, true]);
  client = await openEverything(config.databaseUrl ?? '', keys.dataKey);
  const { rows } = await client.query<{ commune: string }>(
    'select commune from lived group by 1 order by count(*) desc, 1 limit 1',
  );
  busiest = rows[0]?.commune ?? '';
}, 900_000);
afterAll(async () => {
  await client.end();
  await world.close();
});

async function inventYear(): Promise<typeof world> {
  const invented = await createDeskWorld();
  invented.setNow(now.toISOString());
  await fillProvince(invented.context, { dossiers });
  expect(await fillFacts(invented.context)).toBe(dossiers);
  return invented;
}

/** The data folder of the bench P14, filled with the same seed; nothing is written into it. */
async function openKept(dataDir: string): Promise<typeof world> {
  const store = await startStore({ dataDir, databaseUrl: undefined });
  const keys = await loadGatewayKeys(dataDir, now);
  const config = { demo: false, databaseUrl: store.url } as Context['config'];
  return { context: { db: store.db, keys, config, now: () => now }, close: () => store.close() };
}

function shown(values: FigureValues | undefined) {
  const of = (id: keyof FigureValues) => values?.[id];
  return {
    dossiers: of('dossiers')?.value,
    visits: of('visits')?.value,
    shown: of('shown-online')?.value,
    online: of('share-online')?.numerator,
    digitised: of('share-digitised')?.numerator,
    due: of('on-time')?.denominator,
    onTime: of('on-time')?.numerator,
    done: of('same-day')?.denominator,
    sameDay: of('same-day')?.numerator,
    processing: of('processing')?.value ?? null,
    median: of('door-to-number')?.value ?? null,
    ninth: of('door-to-number-p90')?.value ?? null,
    supplements: of('supplements')?.value,
    supplemented: of('share-supplemented')?.numerator,
  };
}

describe('the whole', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['a year', year],
    ['a month', { from: '2026-05-01', to: '2026-05-31' }],
    ['a week', { from: '2026-08-03', to: '2026-08-09' }],
    ['a day', { from: '2026-10-17', to: '2026-10-17' }],
    ['a year without dossiers', { from: '2024-01-01', to: '2024-12-31' }],
  ])('is what is counted independently: %s', async (_, period) => {
    const answer = await answerFigures(world.context, period);
    const expected = await countIndependently(client, { ...period, now: world.context.now() });
    expect(shown(answer.total)).toEqual(expected);
  });

  it('is so in one commune, for one procedure', async () => {
    const { rows } = await client.query<{ procedure: string }>(
      'select procedure from lived group by 1 order by count(*) desc, 1 limit 1',
    );
    const procedure = rows[0]?.procedure ?? '';
    const answer = await answerFigures(world.context, { ...year, communeCode: busiest, procedure });
    const where = `commune = '${busiest}' and procedure = '${procedure}'`;
    const expected = await countIndependently(client, { ...year, now: world.context.now(), where });
    // A visit is nobody's procedure.
    expect({ ...shown(answer.total), shown: 0 }).toEqual({ ...expected, shown: 0, visits: 0 });
  });
});

const columns: readonly (readonly [Dimension, string, readonly (keyof IndependentCount)[]])[] = [
  ['commune', 'commune', []],
  // A person is counted with the first dossier of a sitting, whatever the others are for.
  ['procedure', 'procedure', ['visits', 'shown']],
  ['state', 'state', ['visits', 'supplements', 'shown', 'online', 'digitised', 'due', 'onTime', 'done']],
  ['lane', 'lane', ['visits', 'supplements', 'shown', 'online', 'digitised', 'due', 'onTime', 'done']],
  ['device', 'device', ['supplements']],
];

describe('each row', { timeout: fuzzTimeoutMs }, () => {
  it.each(columns)('is what is counted independently: by %s', async (by, column, notSplit) => {
    const answer = await answerFigures(world.context, { ...year, by });
    const { rows } = await client.query<{ key: string }>(`select distinct ${column} as key from lived order by 1`);
    expect(
      answer.rows
        .filter(({ values }) => (values.dossiers?.value ?? 0) > 0)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(rows.map(({ key }) => key).sort());
    const without = (values: object) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => !(notSplit as readonly string[]).includes(name)));
    for (const { key } of rows.slice(0, 12)) {
      const found = answer.rows.find((row) => row.key === key);
      const where = `${column} = '${key}'`;
      const expected = await countIndependently(client, { ...year, now: world.context.now(), where });
      const few = by === 'state' || by === 'lane' ? { dossiers: expected.dossiers } : without(expected);
      const values = without(shown(found?.values));
      const seen = by === 'state' || by === 'lane' ? { dossiers: values['dossiers'] } : values;
      expect(seen, `${by} ${key}`).toEqual(few);
    }
  });

  it('is what is counted independently: by hamlet, week and month of one commune', async () => {
    const hamlets = await answerFigures(world.context, { ...year, communeCode: busiest, by: 'hamlet' });
    const { rows } = await client.query<{ hamlet: string; dossiers: number }>(
      `select coalesce(hamlet, 'Chưa ghi thôn') as hamlet, count(*)::int as dossiers from lived
        where commune = $1 and arrived::date between $2 and $3 group by 1`,
      [busiest, year.from, year.to],
    );
    const told = hamlets.rows.flatMap(({ label, values }) => {
      const count = values.dossiers?.value ?? 0;
      return count > 0 ? [{ hamlet: label, dossiers: count }] : [];
    });
    const byName = (one: { hamlet: string }, other: { hamlet: string }) => (one.hamlet < other.hamlet ? -1 : 1);
    expect(told.sort(byName)).toEqual(rows.sort(byName));
    for (const [by, start, step] of [
      ['week', "date_trunc('week', arrived)", 'YYYY-MM-DD'],
      ['month', "date_trunc('month', arrived)", 'YYYY-MM'],
    ] as const) {
      const answer = await answerFigures(world.context, { ...year, communeCode: busiest, by });
      const counted = await client.query<{ key: string; dossiers: number }>(
        `select to_char(${start}, '${step}') as key, count(*)::int as dossiers from lived
          where commune = $1 and arrived::date between $2 and $3 group by 1 order by 1`,
        [busiest, year.from, year.to],
      );
      const rowsTold = answer.rows.flatMap(({ key, values }) => {
        const count = values.dossiers?.value ?? 0;
        return count > 0 ? [{ key, dossiers: count }] : [];
      });
      expect(rowsTold, by).toEqual(counted.rows);
    }
  });

  it('names what was asked for', async () => {
    const answer = await answerFigures(world.context, { ...year, by: 'reason' });
    const { rows } = await client.query<{ key: string; count: number }>(
      `select procedure || '|' || (item ->> 'kind') || '|' || (item ->> 'id') as key, count(*)::int as count
        from lived, jsonb_array_elements(asked -> 'items') as item group by 1`,
    );
    const told = new Map(answer.rows.map(({ key, values }) => [key, values.supplements?.value]));
    expect(told).toEqual(new Map(rows.map(({ key, count }) => [key, count])));
    expect(answer.rows.every(({ key, label }) => label !== key)).toBe(true);
  });
});

describe('what is published of the province', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['commune', 'commune'],
    ['procedure', 'procedure'],
    ['lane', 'lane'],
    ['month', "to_char(arrived, 'YYYY-MM')"],
  ] as const)('is what was counted, or said to be more than is told: by %s', async (by, column) => {
    const months = { from: '2025-12-01', to: '2026-11-30' };
    const answer = await publishFigures(world.context, { ...months, by });
    const { rows } = await client.query<{ key: string; count: number }>(
      `select ${column} as key, count(*)::int as count from lived where arrived::date between $1 and $2 group by 1`,
      [months.from, months.to],
    );
    const counted = new Map(rows.map(({ key, count }) => [key, count]));
    expect(answer.rows.filter(({ key }) => counted.has(key))).toHaveLength(counted.size);
    for (const { key, values } of answer.rows) {
      const { value = 0, hidden = false, atLeast = false } = values.dossiers ?? {};
      const count = counted.get(key) ?? 0;
      if (hidden || atLeast) expect(value, key).toBeLessThanOrEqual(count);
      else expect(value, key).toBe(count);
    }
    const exact = await answerFigures(world.context, months);
    const { 'door-to-number': median, 'door-to-number-p90': ninth, ...told } = answer.total;
    expect([median, ninth]).toEqual([exact.total['door-to-number'], exact.total['door-to-number-p90']]);
    if (told.dossiers?.atLeast !== true) expect(told.dossiers).toEqual(exact.total.dossiers);
  });
});
