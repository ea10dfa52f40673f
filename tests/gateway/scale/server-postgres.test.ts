/**
 * Everything the gateway asks of its database, asked of a server reached by `DATABASE_URL` instead of the embedded one:
 * Debian's PostgreSQL, the oldest that is promised, with a user that is no superuser. The very same suites run once more
 * there; with SLOW=1 nearly all that use a database.
 */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startStore } from '../../../src/gateway/store/start-store.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { isSlow } from '../../fixtures/runs.ts';
import { startServerPostgres } from '../../fixtures/start-server-postgres.ts';
import type { ServerPostgres } from '../../fixtures/start-server-postgres.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** The tables' own rules by default: what row policies, changes, audit and sealed content ask of PostgreSQL. */
const suites = isSlow
  ? ['store', 'intake', 'opener', 'desk', 'administration', 'connectors', 'figures', 'publishing', 'http', 'verify']
  : ['store'];
vi.setConfig({ testTimeout: isSlow ? 1_800_000 : 180_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
let server: ServerPostgres;
beforeAll(async () => {
  server = await startServerPostgres(23_126);
});
afterAll(async () => await server?.stop());

it('is the oldest PostgreSQL that is promised, or the oldest that Debian has here', () => {
  expect(server.version).toBeGreaterThanOrEqual(15);
});

it('takes every migration and row policy from a user that is no superuser, also three times at once', async () => {
  const starting = Array.from(
    { length: 3 },
    async () => await startStore({ dataDir: folder, databaseUrl: server.url }),
  );
  const stores = await Promise.all(starting);
  expect(stores.map(({ isHeldByDatabase }) => isHeldByDatabase)).toEqual([true, true, true]);
  for (const store of stores) await store.close();
});

it(`passes the suites of ${suites.join(', ')}`, async () => {
  const report = join(folder, 'report.json');
  const { code, output } = await runSuites(report);
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
  };
  expect({ code, failed }, output).toEqual({ code: 0, failed: 0 });
  expect(passed).toBeGreaterThan(20);
});

async function runSuites(report: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const vitest = join(projectDir, 'node_modules/.bin/vitest');
  const paths = suites.map((suite) => `tests/gateway/${suite}`);
  const words = ['run', ...paths, '--no-file-parallelism', '--reporter=default', '--reporter=json'];
  // What this run tells its own workers is not meant for the other; SLOW means more suites here, not longer ones.
  const own = /^(VITEST.*|TEST|SLOW)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  const child = spawn(vitest, [...words, `--outputFile.json=${report}`], {
    cwd: projectDir,
    env: { ...Object.fromEntries(inherited), TEST_DATABASE_URL: server.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}
