/** What the opener alone holds: the age identities, besides the data key. Loaded in the opener's process only. */

import { readdirSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { loadDataKey } from './gateway-keys.ts';
import { KeyError, identityOf, keysDir, parseKeyFile } from './key-files.ts';

export interface OpenerKeys {
  /** `AGE-SECRET-KEY-1…` strings, the newest first; old ones keep opening what was sealed to them. */
  readonly identities: readonly string[];
  readonly dataKey: KeyObject;
}

/** Throws `KeyError` with a sentence when a province key is missing, unreadable or damaged. */
export function loadOpenerKeys(dataDir: string): OpenerKeys {
  const dir = keysDir(dataDir);
  const names = readFolder(dir).filter((name) => /^province.*\.agekey$/.test(name));
  if (names.length === 0)
    throw new KeyError(`Thiếu khóa ${join(dir, 'province.agekey')}; hãy khôi phục từ bản sao lưu.`);
  // The plain name is the current key; the others carry the day on which they were rotated out.
  names.sort((a, b) => a.length - b.length || (a < b ? 1 : -1));
  return { identities: names.map((name) => parseKeyFile(dir, name, identityOf)), dataKey: loadDataKey(dir) };
}

function readFolder(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    throw new KeyError(`Không đọc được thư mục khóa ${dir}; hãy kiểm tra quyền đọc.`);
  }
}
