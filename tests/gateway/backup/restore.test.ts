/**
 * The drill: a gateway that is receiving is backed up, the backup is taken to another place, and the phones go on there.
 * Sources are the real tables, files and commands; a second embedded PostgreSQL is what it is restored into.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keysDir } from '../../../src/gateway/keys/key-files.ts';
import type { PackAnswer } from '../../../src/core/ports.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { attachGateway } from '../../fixtures/attach-gateway.ts';
import { framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { embeddedUrl, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { ask, runCommand } from './backup-world.ts';
import type { Told } from './backup-world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const shelf = join(folder, 'shelf');
const dataDir = join(folder, 'elsewhere');
const port = 23_201;

let world: OpenerWorld;
let early: TestPacket;
let said: PackAnswer;
const late: TestPacket[] = [];
let backedUp: Told;
let restored: Told;
let file: string;
let running: RunningGateway;
let gateway: TestGateway;
const sendLate = async () => late.push(await world.deliver(world.aWholeText()));
const escrow = () => join(keysDir(world.gateway.context.config.dataDir), 'escrow.agekey');

beforeAll(async () => {
  world = await OpenerWorld.start();
  early = await world.deliver(world.aWholeText());
  said = await sendFrames(world.gateway, framesOf(early));
  await world.deliver(world.aWholeText({ localCode: '482109383' }));
  await world.openAll();

  const { config } = world.gateway.context;
  const making = runCommand('main', ['--to', shelf], {
    DATA_DIR: config.dataDir,
    DATABASE_URL: world.gateway.databaseUrl,
  });
  const made = making.then(() => 'made' as const);
  while ((await Promise.race([made, sendLate()])) !== 'made');
  backedUp = await making;
  await sendLate();
  file = join(shelf, readdirSync(shelf)[0] ?? '');

  restored = await runCommand('restore-main', ['--from', file, '--identity', escrow()], { DATA_DIR: dataDir });
  running = await runGateway({ dataDir, port });
  gateway = await attachGateway(running, dataDir);
});
afterAll(async () => {
  await gateway.stop();
  await running.kill();
  await world.stop();
});

describe('npm run backup beside a gateway that receives', () => {
  it('leaves one file, readable by its owner only, and says its digest', () => {
    expect(backedUp).toMatchObject({ exitCode: 0 });
    expect(backedUp.stdout).toMatch(/^Đã sao lưu: .*\.age\nsha256: [0-9a-f]{64}\n$/);
    expect(backedUp.stderr).toContain('Đang sao lưu: ');
    expect(readdirSync(shelf)).toEqual([expect.stringMatching(/^go-cua-[\dTZ-]+\.age$/)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('shows nothing of what is in it', async () => {
    const bytes = (await readFile(file)).toString('latin1');
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n/);
    for (const word of ['gateway.jwk', 'AGE-SECRET-KEY', early.pid, 'Mẫu']) {
      expect(bytes).not.toContain(Buffer.from(word).toString('latin1'));
    }
  });
});

describe('without anything of ours', () => {
  it('a backup opens with age and tar', () => {
    const { stdout, status } = spawnSync('sh', ['-c', 'age -d -i "$0" "$1" | tar -t', escrow(), file], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const names = stdout.trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['keys/data.key', 'tables/audit/000001.copy']));
    expect([names[0], names.at(-1)]).toEqual(['description.json', 'SHA256SUMS']);
  });
});

describe('npm run restore into an empty folder', () => {
  it('says that every digest agreed', () => {
    expect(restored).toMatchObject({ exitCode: 0 });
    expect(restored.stdout).toContain('mọi mã kiểm tra đều khớp');
  });

  it('brings the keys back, but neither the escrow key nor the authority key', () => {
    const [from, to] = [keysDir(world.gateway.context.config.dataDir), keysDir(dataDir)];
    expect(readdirSync(to).toSorted()).toEqual(
      readdirSync(from)
        .filter((name) => name !== 'escrow.agekey' && name !== 'authority.jwk')
        .toSorted(),
    );
    for (const name of readdirSync(to)) {
      expect(readFileSync(join(to, name)).equals(readFileSync(join(from, name)))).toBe(true);
      expect(statSync(join(to, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('is seen by verify without a finding: digests of all packets, pages and pictures, and the chain of the audit', async () => {
    expect(await examineGateway(gateway.context)).toEqual([]);
    const [row] = await ask(embeddedUrl(dataDir), 'select count(*)::int as dossiers from dossiers');
    expect(row?.['dossiers']).toBeGreaterThanOrEqual(2);
  });

  it('has the rows of one moment as they were', async () => {
    const statement = `select pid, header, text, received_at::text, seq from packets
      where pid = any(array['${[early, ...late].map(({ pid }) => pid).join("','")}']) order by pid`;
    const there = new Map((await ask(world.gateway.databaseUrl, statement)).map((row) => [row['pid'], row]));
    const here = await ask(embeddedUrl(dataDir), statement);
    expect(here.length).toBeGreaterThan(0);
    for (const row of here) expect(row).toEqual(there.get(row['pid']));
  });
});

describe('the phones at the restored gateway', () => {
  it('get the same acknowledgement, word for word', async () => {
    expect(Object.keys(said.acknowledgements)).toEqual([early.pid]);
    const again = await sendFrames(gateway, framesOf(early));
    expect(again.acknowledgements).toEqual(said.acknowledgements);
  });

  it('learn what it does not have, send that again, and it becomes a dossier', async () => {
    const lost = late.at(-1) as TestPacket;
    expect(await ask(embeddedUrl(dataDir), `select pid from packets where pid = '${lost.pid}'`)).toEqual([]);
    const answer = await sendFrames(gateway, framesOf(lost));
    expect(Object.keys(answer.acknowledgements)).toEqual([lost.pid]);
    const db = openStore(gateway.databaseUrl, { connections: 1 });
    await vi.waitUntil(
      async () =>
        (await db.selectFrom('packets').select('opening').where('pid', '=', lost.pid).executeTakeFirst())?.opening ===
        'opened',
      { timeout: 60_000, interval: 200 },
    );
    await db.destroy();
    expect(await examineGateway(gateway.context)).toEqual([]);
  });
});

describe('a place where something is', () => {
  it('is refused by restore, and kept', async () => {
    const told = await runCommand('restore-main', ['--from', file, '--identity', escrow()], { DATA_DIR: dataDir });
    expect(told).toMatchObject({ exitCode: 2, stdout: '' });
    expect(told.stderr).toBe(`Thư mục ${dataDir} không trống; hãy khôi phục vào một DATA_DIR trống.\n`);
    expect(existsSync(join(keysDir(dataDir), 'gateway-id'))).toBe(true);
  });
});
