/** P1: how many of the bytes that a client puts on the air end up acknowledged. */

import type { Bench, BenchResult } from './bench.ts';
import { coverages, deliverOverWeakLink, dilutionNote, dossiers, linkNote } from './deliver-over-weak-link.ts';

const wantedRatios = [0.985, 0.975] as const;

export const goodput: Bench = {
  name: 'P1',
  title: 'Goodput on a link that breaks: useful acknowledged bytes ÷ bytes on the air',
  run: measureGoodput,
};

async function measureGoodput(): Promise<BenchResult> {
  const runs = await deliverOverWeakLink();
  const own = (coverage: string) => runs.find((run) => run.client === 'gocua' && run.coverage === coverage);
  return {
    tables: [
      {
        title: 'Useful acknowledged bytes ÷ bytes on the air',
        columns: ['client', 'coverage', 'resets', `delivered of ${dossiers}`, 'goodput'],
        rows: runs.map(({ client, coverage, cuts, delivered, goodput: seen }) => [
          client,
          coverage,
          cuts,
          delivered,
          seen,
        ]),
        note: `${linkNote} ${dilutionNote}`,
      },
    ],
    wanted: coverages.flatMap(({ name }, index) => {
      const { goodput: seen = 0, delivered = 0 } = own(name) ?? {};
      const wanted = wantedRatios[index] ?? 1;
      return [
        { figure: `goodput, ${name} ≥ ${wanted}`, seen: seen.toFixed(4), met: seen >= wanted },
        { figure: `delivered, ${name}`, seen: `${delivered} of ${dossiers}`, met: delivered === dossiers },
      ];
    }),
  };
}
