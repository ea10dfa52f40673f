/** P2: how much of what the link could have carried while it was there was used, against tus in the same run. */

import type { Bench, BenchResult } from './bench.ts';
import type { ClientName } from './deliver-over-weak-link.ts';
import { coverages, deliverOverWeakLink, dilutionNote, dossiers, linkNote } from './deliver-over-weak-link.ts';

const wantedTimesTus = [1.2, 1.6] as const;

export const linkUse: Bench = {
  name: 'P2',
  title: 'Link use: useful acknowledged bits ÷ (rate × time with coverage)',
  run: measureLinkUse,
};

async function measureLinkUse(): Promise<BenchResult> {
  const runs = await deliverOverWeakLink();
  const useOf = (client: ClientName, coverage: string): number =>
    runs.find((run) => run.client === client && run.coverage === coverage)?.linkUse ?? Number.NaN;
  return {
    tables: [
      {
        title: 'Useful bits ÷ (rate × time with coverage)',
        columns: ['client', 'coverage', `delivered of ${dossiers}`, 'link use', '÷ tus', 'seconds (diluted)'],
        rows: runs.map(({ client, coverage, delivered, linkUse: seen, durationMs }) => [
          client,
          coverage,
          delivered,
          seen,
          seen / useOf('tus', coverage),
          durationMs / 1000,
        ]),
        note: `${linkNote} ${dilutionNote}`,
      },
    ],
    wanted: coverages.map(({ name }, index) => {
      const ratio = useOf('gocua', name) / useOf('tus', name);
      const wanted = wantedTimesTus[index] ?? 1;
      return { figure: `link use ÷ tus, ${name} ≥ ${wanted}`, seen: ratio.toFixed(2), met: ratio >= wanted };
    }),
  };
}
