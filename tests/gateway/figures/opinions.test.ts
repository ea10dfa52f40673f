import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isContent, scores } from '../../../src/core/results/satisfaction.ts';
import type { SatisfactionAnswers } from '../../../src/core/results/satisfaction.ts';
import { answerFigures, publishFigures } from '../../../src/gateway/figures/answer-figures.ts';
import { commune, createDeskWorld, neighbour } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';

/** Every answer there is: 27. */
const all = scores.flatMap((time) =>
  scores.flatMap((attitude) => scores.map((ease): SatisfactionAnswers => ({ time, attitude, ease }))),
);
const year = { from: '2025-12-01', to: '2026-11-30' };

let world: DeskWorld;
const given: { answers: SatisfactionAnswers; month: string; procedure: string }[] = [];

async function answer(answers: SatisfactionAnswers, at: string, procedure: string, communeCode = commune.code) {
  const { dossierId } = await world.addDossier({ state: 'handed-over', officialNumber: randomUUID(), communeCode });
  await world.context.db
    .insertInto('satisfaction')
    .values({
      dossier_id: dossierId,
      commune_code: communeCode,
      procedure_code: procedure,
      sample: true,
      way: 'slip',
      ...answers,
      note_id: null,
      answered_at: new Date(at),
    })
    .execute();
  if (communeCode === commune.code) given.push({ answers, month: at.slice(0, 7), procedure });
}

beforeAll(async () => {
  world = await createDeskWorld();
  for (const [index, answers] of all.entries()) {
    await answer(
      answers,
      index % 2 ? '2026-10-05T02:00:00Z' : '2026-09-05T02:00:00Z',
      index % 3 ? '1.001193' : '2.000815',
    );
  }
  // Two residents alone in a month, and one of the neighbour's.
  await answer({ time: 1, attitude: 1, ease: 1 }, '2026-08-05T02:00:00Z', '1.001193');
  await answer({ time: 3, attitude: 3, ease: 3 }, '2026-08-06T02:00:00Z', '1.001193');
  await answer({ time: 1, attitude: 1, ease: 1 }, '2026-10-05T02:00:00Z', '1.001193', neighbour.code);
});
afterAll(async () => await world.close());

/** Counted over the answers themselves; months with fewer than five left out. */
function shareOf(isMeant: (one: (typeof given)[number]) => boolean): number | undefined {
  const meant = given.filter(isMeant);
  const months = [...new Set(meant.map(({ month }) => month))].map((month) =>
    meant.filter((one) => one.month === month),
  );
  const told = months.filter((one) => one.length >= 5).flat();
  const content = told.filter(({ answers }) => isContent(answers)).length;
  return told.length === 0 ? undefined : Math.round((content / told.length) * 100);
}

describe('how content residents are', () => {
  const ask = async (more: object = {}) =>
    await answerFigures(world.context, { ...year, communeCode: commune.code, ...more });

  it('is counted by one definition, the same as over the answers themselves', async () => {
    expect((await ask()).total.satisfaction).toEqual({ value: shareOf(() => true) });
    const { rows } = await ask({ by: 'procedure' });
    for (const code of ['1.001193', '2.000815']) {
      const told = rows.find(({ key }) => key === code)?.values.satisfaction;
      expect(told, code).toEqual({ value: shareOf(({ procedure }) => procedure === code) });
    }
    const months = (await ask({ by: 'month' })).rows;
    expect(months.find(({ key }) => key === '2026-10')?.values.satisfaction).toEqual({
      value: shareOf(({ month }) => month === '2026-10'),
    });
  });

  it('tells nobody of one answer, not even the commune, whatever days are asked for', async () => {
    expect((await ask({ from: '2026-08-01', to: '2026-08-31' })).total.satisfaction).toEqual({ hidden: true });
    const [some, more] = [
      (await ask({ from: '2026-10-01', to: '2026-10-02' })).total.satisfaction,
      (await ask({ from: '2026-10-01', to: '2026-10-31' })).total.satisfaction,
    ];
    expect(some).toEqual(more);
    const { rows } = await ask({ by: 'device' });
    expect(rows.some(({ values }) => values.satisfaction !== undefined)).toBe(false);
  });

  it('is published by the same rule, commune by commune', async () => {
    // Samples are published among samples.
    const context = { ...world.context, config: { ...world.context.config, demo: true } };
    const { rows } = await publishFigures(context, { ...year, by: 'commune' });
    const of = (code: string) => rows.find(({ key }) => key === code)?.values.satisfaction;
    expect(of(commune.code)).toEqual({ value: shareOf(() => true) });
    expect(of(neighbour.code)).toEqual({ hidden: true });
  });
});
