/** `npm test`: everything, from a fresh clone; ends with `N passed, N failed`. */

import { ensureModules, ensurePrograms, offerPrograms } from './ensure.mjs';

ensureModules();
ensurePrograms({
  chromium: 'chromium',
  age: 'age',
  pdftotext: 'poppler-utils',
  // Debian keeps the server off the PATH, a folder for each version.
  '/usr/lib/postgresql/*/bin/postgres': 'postgresql',
});
offerPrograms({ nginx: 'nginx-light' });

const steps = await import('./steps.mjs');
const failed = await steps.runSteps([steps.standing, steps.unit, steps.browser, steps.fullDisk]);
process.exit(failed === 0 ? 0 : 1);
