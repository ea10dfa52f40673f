/**
 * `npm run keys -- recipients`: the public age keys of this gateway, one a line. Makes the keys when there are none.
 * `npm run keys -- rotate [--authority FILE]`: a new identity for the province, see `rotate-province-key.ts`.
 */

import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from '../config.ts';
import { projectDir } from '../project-dir.ts';
import { loadGatewayKeys } from './gateway-keys.ts';
import { KeyError, keysDir } from './key-files.ts';
import { authorityName } from './recipients-file.ts';
import { rotateProvinceKey } from './rotate-province-key.ts';

const [command, ...rest] = process.argv.slice(2);

try {
  const { dataDir } = readConfig(process.env, rest, projectDir);
  if (command === 'recipients') await printRecipients(dataDir);
  else if (command === 'rotate')
    await rotate(dataDir, readAuthorityFile(rest) ?? join(keysDir(dataDir), authorityName));
  else throw new ConfigError('Cách dùng: npm run keys -- recipients | rotate [--authority TỆP]');
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KeyError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function printRecipients(dataDir: string): Promise<void> {
  const { recipients } = await loadGatewayKeys(dataDir, new Date());
  process.stdout.write(`${recipients.join('\n')}\n`);
}

async function rotate(dataDir: string, authorityFile: string): Promise<void> {
  const { recipient, version, kept } = await rotateProvinceKey(dataDir, authorityFile, new Date());
  process.stdout.write(
    `Khóa mới của tỉnh: ${recipient} (danh sách ${version}).\n` +
      `Các khóa cũ vẫn mở được hồ sơ đã khóa trước đây, hãy giữ ít nhất một năm: ${kept.join(', ')}.\n` +
      'Hãy sao lưu thư mục khóa, rồi khởi động lại máy chủ: từ lúc đó các máy nhận danh sách mới.\n' +
      'Back up the key folder, then restart the gateway: phones are told of the new key from then on.\n',
  );
}

function readAuthorityFile(args: readonly string[]): string | undefined {
  const at = args.indexOf('--authority');
  if (at === -1) return undefined;
  const file = args[at + 1];
  if (file === undefined) throw new ConfigError('Sau --authority phải là đường dẫn của khóa chủ.');
  // npm starts programs in the project's folder; a path is meant from where the person stands.
  return resolve(process.env['INIT_CWD'] ?? '.', file);
}
