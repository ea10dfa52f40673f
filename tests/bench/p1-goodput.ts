/** P1: how many of the bytes that a client puts on the air end up acknowledged, and what became of the dossiers. */

import type { Bench, BenchResult } from './bench.ts';
import { coverages, deliverOverWeakLink, dilutionNote, dossiers, findRun, linkNote } from './deliver-over-weak-link.ts';

export const goodput: Bench = {
  name: 'P1',
  title: 'Goodput on a link that breaks: useful acknowledged bytes ÷ bytes on the air',
  run: measureGoodput,
};

async function measureGoodput(): Promise<BenchResult> {
  const runs = await deliverOverWeakLink();
  return {
    tables: [
      {
        title: 'Useful acknowledged bytes ÷ bytes on the air',
        columns: ['client', 'coverage', 'resets', `delivered of ${dossiers}`, 'goodput', 'on their way at a reset'],
        rows: runs.map((run) => [run.client, run.coverage, run.cuts, run.delivered, run.goodput, run.lostShare]),
        note: `${linkNote} ${dilutionNote}`,
      },
      {
        title: 'What became of the dossiers, and what it cost the phone',
        columns: ['client', 'coverage', `delivered of ${dossiers}`, 'twice', 'lost', 'processor s ÷ delivered'],
        rows: runs.map((run) => [
          run.client,
          run.coverage,
          run.delivered,
          run.duplicates,
          run.losses,
          run.delivered === 0 ? 'none' : run.processorSeconds,
        ]),
        note:
          'Twice: whole on the server more than once. Lost: the client believes it delivered, the server does not hold it ' +
          "whole. Processor seconds of all of Chromium's processes, while the dossiers were on their way.",
      },
    ],
    wanted: coverages.flatMap(({ name, wanted }) => {
      const run = findRun(runs, 'gocua', name);
      if (!run) return [];
      return [
        {
          figure: `goodput, ${name} ≥ ${wanted.goodput}`,
          seen: run.goodput.toFixed(4),
          met: run.goodput >= wanted.goodput,
        },
        {
          figure: `delivered, twice, lost, ${name}`,
          seen: `${run.delivered} of ${dossiers}, ${run.duplicates}, ${run.losses}`,
          met: run.delivered === dossiers && run.duplicates === 0 && run.losses === 0,
        },
      ];
    }),
  };
}
