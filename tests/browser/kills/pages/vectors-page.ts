/** Public vectors and tampered pieces on the browser's own primitives; whoever opens the page asks for one set after another. */

import { runAgeVectors } from '../../../vectors/run-age-vectors.ts';
import { runPlatformVectors } from '../../../vectors/run-platform-vectors.ts';
import { runTamperedAcknowledgements, runTamperedParts } from '../../../vectors/run-tampered.ts';
import type { VectorReport } from '../../../vectors/vector-report.ts';

export type RunVectors = (tampered: number) => Promise<readonly VectorReport[]>;

declare global {
  interface Window {
    runVectors?: RunVectors;
  }
}

window.runVectors = async (tampered) => [
  await runAgeVectors(),
  ...(await runPlatformVectors()),
  await runTamperedParts(tampered),
  await runTamperedAcknowledgements(tampered),
];
