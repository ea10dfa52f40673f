/**
 * P11: what taking in a packet costs beside what it cannot cost less than: reading the request and inserting the bytes. The
 * real gateway on its embedded PostgreSQL with everything durable, an HTTP no-op of the same library, and raw inserts into
 * the same PostgreSQL take turns with the same packets; what is compared is processor time, the database's included.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchTable } from './bench.ts';
import { openIntakeContest } from './intake-contest.ts';
import type { Contender, IntakeContest } from './intake-contest.ts';
import { median } from './median.ts';

const rounds = 5;
/** Until compilers have done their work: a gateway runs for months. */
const warmingRounds = 3;
const contenders: readonly Contender[] = ['no-op', 'rows', 'group', 'intake', 'verify', 'sign'];

/** How a packet comes: with the nineteen others of a day out, as phones send, or alone. */
const shapes = [
  { packetsARequest: 20, requestsAtOnce: 16, packets: 1_600 },
  { packetsARequest: 1, requestsAtOnce: 16, packets: 1_600 },
] as const;

type Shape = (typeof shapes)[number];
/** Microseconds of processor time a packet. */
type Costs = Record<Contender | 'database', number>;

export const intakeEfficiency: Bench = {
  name: 'P11',
  title: 'Intake efficiency: processor time of HTTP no-op + raw insert ÷ that of an acknowledged packet',
  run: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gocua-intake-'));
    const contest = await openIntakeContest(dataDir);
    try {
      const seen: { shape: Shape; costs: Costs }[] = [];
      for (const shape of shapes) seen.push({ shape, costs: await measure(contest, shape) });
      const lost = await contest.countLost();
      const byShape = seen.map(({ shape, costs }) => ({ shape, efficiency: efficiencyOf(costs, 'rows') }));
      return {
        tables: seen.map(({ shape, costs }) => tableOf(shape, costs)),
        wanted: [
          ...byShape.map(({ shape, efficiency }) => ({
            figure: `intake efficiency, ${shape.packetsARequest} a request, ≥ .70`,
            seen: efficiency.toFixed(3),
            met: efficiency >= 0.7,
          })),
          {
            figure: 'acknowledged and not in the tables = 0',
            seen: `${lost} of ${contest.acknowledged()}`,
            met: lost === 0,
          },
        ],
      };
    } finally {
      await contest.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Medians of the rounds. */
async function measure(contest: IntakeContest, shape: Shape): Promise<Costs> {
  const names = [...contenders, 'database'] as const;
  const figures = new Map<keyof Costs, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmingRounds + rounds; round += 1) {
    await contest.prepare(shape);
    // Whoever begins meets a colder machine: each in turn.
    const order = contenders.map((_, index) => contenders[(index + round) % contenders.length] ?? 'intake');
    for (const contender of order) {
      const { ownMs, databaseMs } = await contest.run(contender);
      if (round < warmingRounds) continue;
      figures.get(contender)?.push(((ownMs + databaseMs) * 1000) / shape.packets);
      if (contender === 'intake') figures.get('database')?.push((databaseMs * 1000) / shape.packets);
    }
  }
  return Object.fromEntries([...figures].map(([contender, costs]) => [contender, median(costs)])) as Costs;
}

function efficiencyOf(costs: Costs, insert: 'rows' | 'group'): number {
  return (costs['no-op'] + costs[insert]) / costs.intake;
}

function tableOf({ packetsARequest, requestsAtOnce, packets }: Shape, costs: Costs): BenchTable {
  const row = (name: string, cost: number) => [name, cost, cost / costs.intake];
  return {
    title: `${packetsARequest} a request, ${requestsAtOnce} requests at once, ${rounds} rounds of ${packets} packets of 4 KB`,
    columns: ['µs of processor time a packet', 'median', '÷ intake'],
    rows: [
      row('HTTP no-op', costs['no-op']),
      row('raw insert, row by row', costs.rows),
      row('raw insert, group commit', costs.group),
      row('intake', costs.intake),
      row('  of that: in PostgreSQL', costs.database),
      row('  of that: verifying the header', costs.verify),
      row('  of that: signing the acknowledgement', costs.sign),
      ['efficiency, inserted row by row', '', efficiencyOf(costs, 'rows')],
      ['efficiency, inserted in groups', '', efficiencyOf(costs, 'group')],
      [
        'efficiency, inserted row by row, signatures apart',
        '',
        (costs['no-op'] + costs.rows) / (costs.intake - costs.verify - costs.sign),
      ],
    ],
  };
}
