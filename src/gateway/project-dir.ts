/** The folder of the clone: beside `src` lie the built web app, and by default the data. */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
