/** `npm run check`: what can be said in seconds – format, lint, types and the shape of the house. */

import { ensureModules } from './ensure.mjs';

ensureModules();

const steps = await import('./steps.mjs');
const failed = await steps.runSteps([
  steps.format,
  steps.lint,
  ...steps.types,
  steps.unused,
  steps.dependencies,
  steps.architecture,
]);
process.exit(failed === 0 ? 0 : 1);
