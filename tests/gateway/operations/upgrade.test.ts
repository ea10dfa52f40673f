/**
 * The upgrade: what an older release left behind (`released/`) is taken over by this gateway. Everything that was acknowledged
 * still is, word for word, a page goes on where it stopped, the desk opens every dossier, and the phones need no newer app.
 * Besides, what lets an older gateway go on beside a newer one: migrations add and take nothing away.
 */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Client } from 'pg';
import { StartError } from '../../../src/gateway/start-error.ts';
import { callersRole } from '../../../src/gateway/store/apply-row-policies.ts';
import { prepareTables } from '../../../src/gateway/store/prepare-tables.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { attachGateway } from '../../fixtures/attach-gateway.ts';
import { aSealedText, buildPacket, framesOf, partFrame, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { authorize } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { isSlow } from '../../fixtures/runs.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { ask, createEmptyDatabase } from '../backup/backup-world.ts';
import type { EmptyDatabase } from '../backup/backup-world.ts';
import { loadDump, oldDevice, oldPacket, packetNames, readBundle, releases, writeFiles } from './released-gateway.ts';
import type { PacketName, Release } from './released-gateway.ts';
import { readShape } from './table-shape.ts';
import type { TableShape } from './table-shape.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let server: TestDatabase;
beforeAll(async () => {
  server = await createTestDatabase();
});
afterAll(async () => await server?.drop());

const all = Object.keys(releases) as readonly Release[];
/** The whole drill for the oldest, which every migration since meets; SLOW=1: for each. */
const drilled = isSlow ? all : all.slice(0, 1);

describe.each(drilled)('a gateway of the time of migration %s, upgraded', (release) => {
  const dataDir = temporaryFolder();
  const bundle = readBundle(release);
  const { facts } = bundle;
  let database: EmptyDatabase;
  let running: RunningGateway;
  let gateway: TestGateway;
  let volunteer: TestDevice;
  let official: TestDevice;

  beforeAll(async () => {
    database = await createEmptyDatabase(server.url);
    await loadDump(bundle, database.url);
    writeFiles(bundle, dataDir);
    running = await runGateway({ dataDir, port: 23_142, env: { DATABASE_URL: database.url } });
    gateway = await attachGateway(running, dataDir, undefined, database.url);
    volunteer = await oldDevice(facts, 'volunteer');
    official = await oldDevice(facts, 'official');
  });
  afterAll(async () => {
    await gateway?.stop();
    await running?.kill();
    await database?.drop();
  });

  const packet = (name: PacketName) => oldPacket(facts.packets[name], sha256Of);

  async function atDesk(path: string, init?: RequestInit): Promise<Response> {
    const headers = { ...(await authorize(gateway, official)), 'content-type': 'application/json', ...init?.headers };
    return await gateway.request(`/api/v1/desk${path}`, { ...init, headers });
  }

  async function untilOpened(pids: readonly string[]): Promise<void> {
    const rows = gateway.context.db.selectFrom('packets').select('pid').where('pid', 'in', pids);
    while ((await rows.where('opening', '=', 'opened').execute()).length < pids.length) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('invites no second administrator, and publishes its own catalogue', async () => {
    expect(running.invitation).toBeUndefined();
    const published = await gateway.context.db.selectFrom('procedures').select('code').execute();
    expect(published.length).toBeGreaterThan(10);
  });

  it('repeats every acknowledgement word for word, to whoever asks and to whoever sends again', async () => {
    for (const name of packetNames) {
      const { pid, acknowledgement } = facts.packets[name];
      const have = await askHave(gateway, [pid]);
      expect(have.packets[pid]?.acknowledgement, name).toBe(acknowledgement);
    }
    const again = packet('whole');
    const answer = await sendFrames(gateway, framesOf(again));
    expect(answer.acknowledgements[again.pid]).toBe(facts.packets.whole.acknowledgement);
  });

  it('lets a page go on at the offset that the old gateway told', async () => {
    const partly = packet('partly');
    const [, sha256 = ''] = partly.digests;
    const told = facts.packets.partly.held[sha256] ?? 0;
    expect(told).toBeGreaterThan(0);
    expect((await askHave(gateway, [partly.pid], [sha256])).parts[sha256]).toBe(told);
    const answer = await sendFrames(gateway, [partFrame(partly, 1, told)]);
    expect(answer.frames).toMatchObject([{ sha256, complete: true }]);
    expect((await askHave(gateway, [partly.pid])).packets[partly.pid]?.missing).toEqual([]);
  });

  it('opens what the old gateway had acknowledged and nobody had opened', async () => {
    await untilOpened([facts.packets.unopened.pid]);
    const { rows } = (await (await atDesk('/dossiers')).json()) as { rows: readonly { applicantName: string }[] };
    expect(rows.map(({ applicantName }) => applicantName)).toContain('Hồ Thị Bảy');
  });

  it('shows every dossier at the desk as it stood, with its page, and the desk goes on with it', async () => {
    for (const { dossierId, state, applicantName } of facts.dossiers) {
      const response = await atDesk(`/dossiers/${dossierId}`);
      expect(response.status).toBe(200);
      const dossier = (await response.json()) as {
        readonly row: { readonly state: string; readonly applicantName: string };
        readonly papers: readonly { readonly blobId?: string }[];
      };
      expect(dossier.row).toMatchObject({ state, applicantName });
      const picture = await atDesk(`/papers/${dossier.papers[0]?.blobId}`);
      expect([picture.status, (await picture.arrayBuffer()).byteLength > 500]).toEqual([200, true]);
    }
    const received = facts.dossiers.find(({ state }) => state === 'received');
    const body = JSON.stringify({ officialNumber: 'H50.99-261122-0009' });
    const accepting = { method: 'POST', headers: { 'if-match': '"1"' }, body };
    expect((await atDesk(`/dossiers/${received?.dossierId}/accept`, accepting)).status).toBe(200);
    expect(await (await atDesk('/review')).json()).toMatchObject([{ pid: facts.packets.review.pid }]);
  });

  it('takes new work from a phone with the app of then, and tells it what becomes of the old', async () => {
    const at = '2026-11-22T08:30:00+07:00';
    const text = aSealedText(volunteer, {
      localCode: '482109441',
      procedure: { code: '9.000001', version: 1 },
      answers: { reason: 'Đề nghị trợ giúp' },
      consents: [
        { moment: 'confirm', purpose: 'confirm', given: 'spoken', at, readBy: 'Nguyễn Văn Thử', language: 'vi' },
      ],
    });
    const fresh: TestPacket = await buildPacket(gateway, volunteer, { text, seq: 100 });
    const answer = await sendFrames(gateway, framesOf(fresh));
    expect(Object.keys(answer.acknowledgements)).toEqual([fresh.pid]);
    await untilOpened([fresh.pid]);
    const headers = await authorize(gateway, volunteer);
    const told = new Map<string, string>();
    for (let since = '', more = true; more;) {
      const response = await gateway.request(`/api/v1/changes?since=${since}`, { headers });
      expect(response.status).toBe(200);
      const changes = (await response.json()) as {
        readonly cursor: string;
        readonly more: boolean;
        readonly statuses: readonly { readonly dossierId: string; readonly state: string }[];
      };
      for (const { dossierId, state } of changes.statuses) told.set(dossierId, state);
      [since, more] = [changes.cursor, changes.more];
    }
    for (const { dossierId, state } of facts.dossiers) {
      expect(told.get(dossierId)).toBe(state === 'received' ? 'accepted' : state);
    }
  });

  it('counts the old dossiers in the figures', async () => {
    const statement = 'select count(*)::int as missing from dossiers left join dossier_facts using (dossier_id)';
    expect(await ask(database.url, `${statement} where dossier_facts.dossier_id is null`)).toEqual([{ missing: 0 }]);
  });

  it('leaves verify nothing to find: all digests and the chain of the audit across the upgrade', async () => {
    expect(await examineGateway(gateway.context)).toEqual([]);
  });
});

describe.each(all)('beside this gateway, one of the time of migration %s', (release) => {
  let database: EmptyDatabase;
  let before: readonly TableShape[];
  let after: readonly TableShape[];
  const bundle = readBundle(release);
  const { facts } = bundle;

  beforeAll(async () => {
    database = await createEmptyDatabase(server.url);
    await loadDump(bundle, database.url);
    before = await readShape(database.url);
    expect(await prepareTables(database.url)).toBe(true);
    after = await readShape(database.url);
  });
  afterAll(async () => await database?.drop());

  it('finds every table and column as it knows them, and need not fill one that it does not know', () => {
    const faults = before.flatMap((was) => {
      const is = after.find(({ table }) => table === was.table);
      if (!is) return [`${was.table} is gone`];
      const changed = was.columns.flatMap((column) => {
        const now = is.columns.find(({ name }) => name === column.name);
        if (now?.type !== column.type) return [`${was.table}.${column.name}: ${column.type} is ${now?.type}`];
        return column.mayBeLeftOut && !now.mayBeLeftOut ? [`${was.table}.${column.name} must be given now`] : [];
      });
      const known = new Set(was.columns.map(({ name }) => name));
      const asked = is.columns.filter(({ name, mayBeLeftOut }) => !known.has(name) && !mayBeLeftOut);
      return [...changed, ...asked.map(({ name }) => `${was.table}.${name} must be given`)];
    });
    expect(faults).toEqual([]);
  });

  it('may ask every statement that it asked while it ran', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const faults: string[] = [];
    let asked = 0;
    for (const { text, asCaller } of facts.statements) {
      if (!/^(\/\*.*?\*\/\s*)?(select|insert|update|delete|with)\b/i.test(text.trim())) continue;
      await client.query(`set role ${asCaller ? callersRole : 'none'}`);
      asked += 1;
      await client.query(`explain (generic_plan) ${text}`).catch((error: Error) => {
        faults.push(`${asCaller ? 'caller: ' : ''}${error.message}: ${text}`);
      });
    }
    await client.end();
    expect(asked).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });
});

describe('tables that this gateway cannot take', () => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await createEmptyDatabase(server.url);
    await loadDump(readBundle('010'), database.url);
  });
  afterAll(async () => await database?.drop());

  it('are waited for a moment at a time while somebody uses them, and taken when he has done', async () => {
    const busy = new Client({ connectionString: database.url });
    await busy.connect();
    // As a backup or an older gateway's transaction does: it reads one table, and then wants another.
    await busy.query('begin');
    await busy.query('select count(*) from dossiers');
    const preparing = prepareTables(database.url);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await busy.query('select count(*) from packets');
    await busy.query('commit');
    await busy.end();
    expect(await preparing).toBe(true);
  });

  it('are those of a newer program: it says so in a sentence and changes nothing', async () => {
    await ask(database.url, "insert into kysely_migration values ('999-later', now()::text)");
    await expect(prepareTables(database.url)).rejects.toThrow(/phiên bản Gõ Cửa mới hơn nâng cấp/);
    await expect(prepareTables(database.url)).rejects.toBeInstanceOf(StartError);
  });
});
