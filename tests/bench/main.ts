/** `npm run bench [-- NAME…] [--list] [--json FILE]`: prints each figure's table with the load of the machine beside it. */

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Bench, BenchResult } from './bench.ts';
import { formatTable } from './bench.ts';
import { catalogueDownload } from './catalogue-download.ts';
import { formTyping } from './form-typing.ts';
import { goodput } from './p1-goodput.ts';
import { linkUse } from './p2-link-use.ts';
import { textsFirst } from './p3-texts-first.ts';
import { initialJavascript } from './p4-initial-javascript.ts';
import { coldStart } from './p5-cold-start.ts';
import { mainJob } from './p6-main-job.ts';
import { durableSave } from './p7-durable-save.ts';
import { photograph } from './p8-photo.ts';
import { cardReading } from './p9-card-reading.ts';
import { procedureSearch } from './p10-procedure-search.ts';
import { everybodyReturns } from './p12-everybody-returns.ts';
import { intakeEfficiency } from './p11-intake-efficiency.ts';
import { doorTime } from './p13-door-time.ts';
import { deskAtScale } from './p14-desk-at-scale.ts';
import { reopening } from './r4-reopening.ts';

const benches: readonly Bench[] = [
  goodput,
  linkUse,
  textsFirst,
  initialJavascript,
  coldStart,
  mainJob,
  durableSave,
  photograph,
  cardReading,
  procedureSearch,
  intakeEfficiency,
  everybodyReturns,
  doorTime,
  deskAtScale,
  reopening,
  catalogueDownload,
  formTyping,
];

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt === -1 ? undefined : args[jsonAt + 1];
const names = args.filter((arg, index) => !arg.startsWith('--') && (jsonAt === -1 || index !== jsonAt + 1));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));

if (args.includes('--list')) {
  for (const bench of benches) console.log(`${bench.name.padEnd(10)}${bench.title}`);
} else if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${benches.map((bench) => bench.name).join(', ')}`);
  process.exitCode = 1;
} else {
  const results: Record<string, BenchResult & { loadBefore: number[]; loadAfter: number[] }> = {};
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const loadBefore = loadavg();
    console.log(`\n## ${bench.name} ${bench.title}  (load ${loadBefore.map((load) => load.toFixed(2)).join(' ')})\n`);
    const result = await bench.run();
    for (const table of result.tables) console.log(`${formatTable(table)}\n`);
    for (const { figure, seen, met } of result.wanted)
      console.log(`${met ? 'met    ' : 'NOT MET'}  ${figure}: ${seen}`);
    results[bench.name] = { ...result, loadBefore, loadAfter: loadavg() };
  }
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(results, null, 2)}\n`);
}
