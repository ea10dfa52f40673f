/** `npm run keys -- recipients`: the public age keys of this gateway, one a line. Makes the keys when there are none. */

import { ConfigError, readConfig } from '../config.ts';
import { projectDir } from '../project-dir.ts';
import { loadGatewayKeys } from './gateway-keys.ts';
import { KeyError } from './key-files.ts';

const [command, ...rest] = process.argv.slice(2);

try {
  if (command !== 'recipients') throw new ConfigError('Cách dùng: npm run keys -- recipients');
  const { recipients } = await loadGatewayKeys(readConfig(process.env, rest, projectDir).dataDir, new Date());
  process.stdout.write(`${recipients.join('\n')}\n`);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KeyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
