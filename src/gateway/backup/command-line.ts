/** What the two commands share: options, what a person is told when it fails, and how far it has come. */

import { resolve } from 'node:path';
import { ConfigError } from '../config.ts';
import { KeyError } from '../keys/key-files.ts';
import { createLog } from '../log.ts';
import { StartError } from '../start-error.ts';
import { BackupError } from './backup-error.ts';
import type { BackupProgress } from './make-backup.ts';

export interface Options {
  readonly values: ReadonlyMap<string, string>;
  /** `--demo`, which the settings know. */
  readonly rest: readonly string[];
}

const failed = 2;
const tellEveryMs = 1_000;

/** Ends the process with what `work` answers, or with 2 and a sentence. */
export async function runForPerson(name: 'backup' | 'restore', work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = failed;
    const isForPeople = [BackupError, ConfigError, KeyError, StartError].some((kind) => error instanceof kind);
    const { code = '', message } = error as NodeJS.ErrnoException;
    const what = name === 'backup' ? 'Không sao lưu được' : 'Không khôi phục được; chưa có gì được giữ lại';
    process.stderr.write(isForPeople ? `${message}\n` : `${what}${code ? ` (${code})` : ''}.\n`);
    if (!isForPeople) createLog('error', name).error({ error }, 'could not finish');
  }
}

/** `--name value` for each of `names`. Throws `ConfigError` with `usage`. */
export function readOptions(names: readonly string[], usage: string): Options {
  const values = new Map<string, string>();
  const rest: string[] = [];
  const words = process.argv.slice(2);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1];
    if (word === '--demo') rest.push(word);
    else if (word.startsWith('--') && names.includes(word.slice(2)) && value !== undefined) {
      values.set(word.slice(2), value);
      at += 1;
    } else throw new ConfigError(usage);
  }
  return { values, rest };
}

/** A path as the person meant it: npm starts programs in the project's folder. */
export function fileOption({ values }: Options, name: string, usage: string): string {
  const value = values.get(name);
  if (value === undefined) throw new ConfigError(usage);
  return resolve(process.env['INIT_CWD'] ?? '.', value);
}

/** Says on standard error how far it is; `end` says it a last time. */
export function showProgress(what: string): { readonly counts: BackupProgress; end(): void } {
  const counts: BackupProgress = { entries: 0, sizeBytes: 0 };
  const tell = () => {
    const megabytes = (counts.sizeBytes / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
    process.stderr.write(`${what}: ${counts.entries.toLocaleString('vi-VN')} mục, ${megabytes} MB\n`);
  };
  const timer = setInterval(tell, tellEveryMs);
  let isOver = false;
  return {
    counts,
    end: () => {
      if (!isOver) tell();
      isOver = true;
      clearInterval(timer);
    },
  };
}
