/** Figures of field reports against a count of their own kind, and that what is published gives no small number away. */

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportState } from '../../../src/core/report/report.ts';
import type { FigureValues } from '../../../src/core/figures/figures-answer.ts';
import { answerFigures, publishFigures } from '../../../src/gateway/figures/answer-figures.ts';
import { lastDayOf } from '../../../src/gateway/figures/figures-request.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { countReportsIndependently } from './independent-count.ts';

const year = { from: '2025-12-01', to: '2026-11-30' };
const states: readonly ReportState[] = ['received', 'handling', 'answered', 'closed', 'refused', 'withdrawn'];
const minuteMs = 60_000;

let world: DeskWorld;
let client: Client;
beforeAll(async () => {
  world = await createDeskWorld();
  const { db, config } = world.context;
  client = new Client({ connectionString: config.databaseUrl });
  await client.connect();
  await world.addDossier();
  const { pid } = await db.selectFrom('packets').select('pid').executeTakeFirstOrThrow();
  const draw = seededRandom(7);
  for (let index = 0; index < 240; index += 1) {
    const state = states[Math.floor(draw() * states.length)] ?? 'received';
    const arrived = Date.parse('2025-12-01T00:00:00+07:00') + Math.floor(draw() * 365 * 24 * 60) * minuteMs;
    const isSettled = state !== 'received' && state !== 'handling';
    const report = {
      report_id: `r${index}`,
      commune_code: draw() < 0.8 ? commune.code : neighbour.code,
      state,
      arrived_at: new Date(arrived),
      state_at: new Date(arrived),
      settled_at: isSettled ? new Date(arrived + Math.floor(draw() * 9 * 24 * 60) * minuteMs) : null,
    };
    const fixed = {
      device_id: world.volunteerId,
      pid,
      packet_revision: 1,
      revision: 1,
      local_code: '482109370',
    };
    const said = { slip_token_sha256: `${index}`, subject: 'road', hamlet: 'Bản Mẫu', due_on: '2026-12-01' } as const;
    await db
      .insertInto('reports')
      .values({ ...report, ...fixed, ...said, photo_count: 0, sample: false, sealed_content: Buffer.from('x') })
      .execute();
    if (state !== 'closed' && state !== 'answered') continue;
    const publication = { report_id: `r${index}`, commune_code: report.commune_code, subject: 'road' } as const;
    const words = { title: 't', place: 'p', answer: 'a', published_at: new Date(arrived) };
    await db
      .insertInto('published_reports')
      .values({ ...publication, ...words, withdrawn_at: draw() < 0.3 ? new Date(arrived) : null })
      .execute();
  }
});
afterAll(async () => {
  await client.end();
  await world.close();
});

const shown = (values: FigureValues | undefined) => ({
  received: values?.reports?.value,
  answered: values?.['reports-answered']?.value,
  published: values?.['reports-published']?.value,
  median: values?.['report-answer-time']?.value ?? null,
});

describe('reports of the own commune', () => {
  it.each([
    ['a year', year],
    ['a month', { from: '2026-05-01', to: '2026-05-31' }],
    ['a day', { from: '2026-07-09', to: '2026-07-09' }],
    ['a year without any', { from: '2024-01-01', to: '2024-12-31' }],
  ])('are what is counted independently: %s', async (_, period) => {
    const answer = await answerFigures(world.context, { ...period, communeCode: commune.code });
    const where = `r.commune_code = '${commune.code}'`;
    expect(shown(answer.total)).toEqual(await countReportsIndependently(client, { ...period, where }));
  });

  it('are so by commune and by month, and belong to no procedure', async () => {
    const communes = (await answerFigures(world.context, { ...year, by: 'commune' })).rows;
    for (const { code } of [commune, neighbour]) {
      const counted = await countReportsIndependently(client, { ...year, where: `r.commune_code = '${code}'` });
      expect(shown(communes.find(({ key }) => key === code)?.values), code).toEqual(counted);
    }
    const months = (await answerFigures(world.context, { ...year, by: 'month' })).rows;
    expect(months.length).toBe(12);
    for (const { key, values } of months) {
      const where = `to_char(r.arrived_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') = '${key}'`;
      expect(shown(values), key).toEqual(await countReportsIndependently(client, { ...year, where }));
    }
    const ofOne = await answerFigures(world.context, { ...year, procedure: '1.001193' });
    expect(shown(ofOne.total)).toEqual({ received: 0, answered: 0, published: 0, median: null });
  });
});

describe('reports as they are published', () => {
  const monthNames = Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
  const read = async (from: string, to: string) =>
    (await publishFigures(world.context, { from: `${from}-01`, to: lastDayOf(to), by: 'commune' })).rows;

  it('show no small number, alone or by subtracting two periods', async () => {
    const ids = ['reports', 'reports-answered', 'reports-published'] as const;
    for (const [at, to] of monthNames.slice(1).entries()) {
      const [whole, before] = [await read('2026-01', to), await read('2026-01', monthNames[at] ?? '')];
      const alone = await read(to, to);
      for (const { key, values } of whole) {
        for (const id of ids) {
          const valueIn = (rows: typeof whole) => rows.find((row) => row.key === key)?.values[id]?.value ?? 0;
          const difference = (values[id]?.value ?? 0) - valueIn(before);
          expect(difference, `${id} ${to}`).toBe(valueIn(alone));
          expect(difference === 0 || difference >= 5, `${id} ${to}`).toBe(true);
        }
      }
    }
  });

  it('tell no median of few answers', async () => {
    const day = await publishFigures(world.context, { from: '2024-01-01', to: '2024-01-31' });
    expect(day.total['report-answer-time']).toEqual({});
    const month = (await read('2026-03', '2026-03')).find(({ key }) => key === neighbour.code);
    expect(month?.values['report-answer-time']).toEqual({ hidden: true });
  });
});
