/** What the tests of backup and restore share: the commands as processes, an empty database, and files of an age file. */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { projectDir } from '../../fixtures/run-gateway.ts';

export interface Told {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run backup` or `npm run restore`, without npm. */
export async function runCommand(name: 'main' | 'restore-main', args: readonly string[], env: NodeJS.ProcessEnv) {
  const words = ['--import', 'tsx', `src/gateway/backup/${name}.ts`, ...args];
  const child = spawn(process.execPath, words, { cwd: projectDir, env: { ...process.env, INIT_CWD: '/', ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return await new Promise<Told>((resolve) => child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
}

export interface EmptyDatabase {
  readonly url: string;
  /** Rows of all tables together; 0 also where there is no table. */
  countRows(): Promise<number>;
  drop(): Promise<void>;
}

/** A database without a single table on the server that `databaseUrl` is on. */
export async function createEmptyDatabase(databaseUrl: string): Promise<EmptyDatabase> {
  const name = `empty_${randomBytes(8).toString('hex')}`;
  const url = databaseUrl.replace(/\/\w+$/, `/${name}`);
  const admin = databaseUrl.replace(/\/\w+$/, '/postgres');
  await ask(admin, `create database ${name} template template0`);
  return {
    url,
    async countRows() {
      const tables = await ask(url, "select tablename from pg_tables where schemaname = 'public'");
      const names = tables.map((row) => String(row['tablename'])).filter((table) => !table.startsWith('kysely_'));
      if (names.length === 0) return 0;
      const counts = names.map((table) => `(select count(*) from ${table})`);
      const [row] = await ask(url, `select (${counts.join(' + ')})::int as rows`);
      return Number(row?.['rows']);
    },
    drop: async () => void (await ask(admin, `drop database ${name} with (force)`)),
  };
}

/** The answer to one statement. */
export async function ask(databaseUrl: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
