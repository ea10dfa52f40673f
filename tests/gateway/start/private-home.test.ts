/**
 * A clone and its data under a home that only its owner may enter. Started as root this is where another user's
 * PostgreSQL cannot go by itself; started by anybody else it is the ordinary case.
 */

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { projectDir, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const home = temporaryFolder();
const isRoot = process.getuid?.() === 0;
let gateway: RunningGateway | undefined;
afterAll(() => gateway?.kill());

/** The clone appears under the private home by a bind mount that only the gateway sees. */
function inPrivateHome(clone: string): readonly string[] {
  const script = `mount --bind '${projectDir}' '${clone}' && cd '${clone}' && exec "$@"`;
  return isRoot ? ['unshare', '--mount', 'sh', '-c', script, 'sh'] : [];
}

describe('under a home that only its owner may enter', () => {
  it('the gateway starts, stops, starts again, and its PostgreSQL is not root', async () => {
    expect(statSync(home).mode & 0o777).toBe(0o700);
    const clone = join(home, 'clone');
    const dataDir = join(home, 'data');
    mkdirSync(clone);
    for (let start = 0; start < 2; start += 1) {
      gateway = await runGateway({ dataDir, port: 22_030, prefix: inPrivateHome(clone) });
      const postmaster = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
      const [program = ''] = readFileSync(`/proc/${postmaster}/cmdline`, 'utf8').split('\0');
      if (isRoot) expect(program.startsWith(`${clone}/node_modules`)).toBe(true);
      expect(statSync(`/proc/${postmaster}`).uid).not.toBe(0);
      expect((await gateway.stop()).exitCode).toBe(0);
    }
  });
});

describe('on a machine without an account for PostgreSQL', () => {
  it('the gateway starts, and its PostgreSQL is not root', async () => {
    const accounts = join(home, 'passwd');
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    writeFileSync(accounts, lines.filter((line) => !line.startsWith('postgres:')).join('\n'));
    const script = `mount --bind '${accounts}' /etc/passwd && exec "$@"`;
    const prefix = isRoot ? ['unshare', '--mount', 'sh', '-c', script, 'sh'] : [];
    const dataDir = join(home, 'without-account');
    gateway = await runGateway({ dataDir, port: 22_031, prefix });
    const postmaster = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
    expect(statSync(`/proc/${postmaster}`).uid).not.toBe(0);
    expect((await gateway.stop()).exitCode).toBe(0);
  });
});
