/** P2: how much of what the link could have carried while it was there was used, against tus in the same run. */

import type { Bench, BenchResult } from './bench.ts';
import { coverages, deliverOverWeakLink, dilutionNote, dossiers, findRun, linkNote } from './deliver-over-weak-link.ts';

export const linkUse: Bench = {
  name: 'P2',
  title: 'Link use: useful acknowledged bits ÷ (rate × time with coverage)',
  run: measureLinkUse,
};

async function measureLinkUse(): Promise<BenchResult> {
  const runs = await deliverOverWeakLink();
  return {
    tables: [
      {
        title: 'Useful bits ÷ (rate × time with coverage)',
        columns: ['client', 'coverage', `delivered of ${dossiers}`, 'link use', '÷ tus', 'seconds (diluted)'],
        rows: runs.map(({ client, coverage, delivered, linkUse: seen, durationMs }) => {
          const tus = findRun(runs, 'tus', coverage)?.linkUse;
          return [client, coverage, delivered, seen, tus === undefined ? '' : seen / tus, durationMs / 1000];
        }),
        note: `${linkNote} ${dilutionNote}`,
      },
    ],
    wanted: coverages.flatMap(({ name, wanted }) => {
      const [own, tus] = [findRun(runs, 'gocua', name), findRun(runs, 'tus', name)];
      if (!own || !tus) return [];
      const ratio = own.linkUse / tus.linkUse;
      return [
        {
          figure: `link use ÷ tus, ${name} ≥ ${wanted.timesTus}`,
          seen: ratio.toFixed(3),
          met: ratio >= wanted.timesTus,
        },
      ];
    }),
  };
}
