/** P3: how early the text of the last dossier is safe: a desk can begin its work long before the last photo is there. */

import type { Bench, BenchResult } from './bench.ts';
import { coverages, deliverOverWeakLink, dilutionNote, findRun, linkNote } from './deliver-over-weak-link.ts';

const wantedShare = 0.02;

export const textsFirst: Bench = {
  name: 'P3',
  title: 'Time until the text of the last dossier is safe ÷ total time',
  run: measureTextsFirst,
};

async function measureTextsFirst(): Promise<BenchResult> {
  const runs = await deliverOverWeakLink();
  return {
    tables: [
      {
        title: 'Time until every text is safe ÷ total time (1: never within the run)',
        columns: ['client', 'coverage', 'last text safe ÷ total'],
        rows: runs.map(({ client, coverage, textsShare }) => [client, coverage, textsShare]),
        note: `${linkNote} ${dilutionNote} The peers send their files in the order of the dossiers, as apps do.`,
      },
    ],
    wanted: coverages.flatMap(({ name }) => {
      const seen = findRun(runs, 'gocua', name)?.textsShare;
      if (seen === undefined) return [];
      return [{ figure: `last text safe, ${name} ≤ ${wantedShare}`, seen: seen.toFixed(4), met: seen <= wantedShare }];
    }),
  };
}
