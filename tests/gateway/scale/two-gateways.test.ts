/**
 * Two gateways as a province runs them: processes of their own with folders of their own, one set of keys, one PostgreSQL
 * (Debian's), one S3-compatible storage, and a balancer before them that gives every connection to the other one. Phones
 * send while one of the two is killed and comes back. Nothing that was acknowledged is lost, every packet is one dossier,
 * and both gateways say the same, word for word.
 */

import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { HaveAnswer } from '../../../src/core/ports.ts';
import { openBlobs, openBucket } from '../../../src/gateway/blobs/open-blobs.ts';
import { readConfig } from '../../../src/gateway/config.ts';
import type { WebContext } from '../../../src/gateway/context.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { openCallersDb } from '../../../src/gateway/store/callers-db.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { isOpen } from '../../../src/gateway/verify/finding.ts';
import { openS3Shelf } from '../../../src/gateway/verify/s3-shelf.ts';
import { aSealedText, buildPacket, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { publishProcedure } from '../../fixtures/publish-procedure.ts';
import { proving } from '../../fixtures/prove-request.ts';
import { failToStart, projectDir, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { testCommune, testPoint } from '../../fixtures/start-gateway.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import type { TestS3 } from '../../fixtures/start-s3.ts';
import { startServerPostgres } from '../../fixtures/start-server-postgres.ts';
import type { ServerPostgres } from '../../fixtures/start-server-postgres.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { startBalancer } from './balancer.ts';
import type { Balancer } from './balancer.ts';
import { findAnswer, newHeard, sendUntilWhole } from './restless-phone.ts';

const phones = propertyRuns(4, 24);

/** COUNT: another number of kills. */
const kills = Number(process.env['COUNT'] ?? propertyRuns(1, 12));
const packetsAPhone = 2 + 4 * kills;
const [databasePort, s3Port, doorPort] = [23_120, 23_121, 23_122] as const;
const ports = [23_123, 23_124] as const;
vi.setConfig({ testTimeout: 120_000 + kills * 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const dataDirs = [join(folder, 'one'), join(folder, 'other')] as const;
let server: ServerPostgres;
let s3: TestS3;
let balancer: Balancer;
let env: NodeJS.ProcessEnv;
const running: RunningGateway[] = [];
let gateway: TestGateway;
let context: WebContext;
let photos: readonly Buffer[];

beforeAll(async () => {
  [server, s3, balancer] = await Promise.all([
    startServerPostgres(databasePort),
    startS3(s3Port),
    startBalancer(doorPort, ports),
  ]);
  env = { DATABASE_URL: server.url, PUBLIC_URL: balancer.url, ...s3.env };
  for (const dataDir of dataDirs) mkdirSync(dataDir);
  const keys = await loadGatewayKeys(dataDirs[0], new Date());
  cpSync(join(dataDirs[0], 'keys'), join(dataDirs[1], 'keys'), { recursive: true });
  // At the same moment, on an empty database.
  running.push(...(await Promise.all([start(0), start(1)])));
  const db = openStore(server.url, { connections: 3 });
  context = {
    config: readConfig({ ...env, DATA_DIR: dataDirs[0] }, [], projectDir),
    db,
    callersDb: openCallersDb(server.url, { isHeldByDatabase: true, connections: 1 }),
    blobs: await openBlobs(s3.place),
    keys,
    log: createLog('silent'),
    now: () => new Date(),
  };
  const request = proving(context, async (path, init) => await fetch(`${balancer.url}${path}`, init));
  gateway = { context, request } as unknown as TestGateway;
  await db.updateTable('communes').set({ opened: true }).where('code', '=', testCommune.code).execute();
  const { receptionPointId, name, address } = testPoint;
  const point = { reception_point_id: receptionPointId, commune_code: testCommune.code, name, address };
  await db.insertInto('reception_points').values(point).execute();
  await publishProcedure(db);
  photos = await Promise.all([300, 900].map(aPhoto));
});
afterAll(async () => {
  for (const one of running) await one.kill();
  await context?.db.destroy();
  await context?.callersDb.destroy();
  await Promise.all([server?.stop(), s3?.stop(), balancer?.stop()]);
});

async function start(which: 0 | 1): Promise<RunningGateway> {
  return await runGateway({ dataDir: dataDirs[which], port: ports[which], env });
}

/** Noise, so that a page is several pieces long. */
async function aPhoto(side: number): Promise<Buffer> {
  const raw = { width: side, height: side, channels: 3 } as const;
  return await sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 60 })
    .toBuffer();
}

async function aPacket(device: Awaited<ReturnType<typeof enrolTestDevice>>): Promise<TestPacket> {
  const at = '2026-11-21T08:30:00+07:00';
  const text = aSealedText(device, {
    procedure: { code: '9.000001', version: 1 },
    answers: { reason: 'Đề nghị trợ giúp' },
    papers: photos.map((photo, index) => ({
      paperId: 'birth-paper',
      custody: 'photo',
      page: index + 1,
      part: index + 1,
      mediaType: 'image/jpeg',
      sha256: sha256Of(photo),
    })),
    consents: [
      { moment: 'confirm', purpose: 'confirm', given: 'spoken', at, readBy: 'Nguyễn Văn Thử', language: 'vi' },
    ],
  });
  return await buildPacket(gateway, device, { text, papers: photos });
}

it('starts both at once on an empty database: one administrator, one catalogue', async () => {
  expect(running.filter(({ invitation }) => invitation !== undefined)).toHaveLength(1);
  const invitations = await context.db.selectFrom('invitations').select('invitation_id').execute();
  expect(invitations).toHaveLength(1);
  const published = context.db.selectFrom('audit').select('audit_id').where('action', '=', 'catalogue-published');
  expect(await published.execute()).toHaveLength(1);
});

it('refuses a third gateway with keys of its own', async () => {
  const dataDir = join(folder, 'stranger');
  const { exitCode, stderr } = await failToStart({ dataDir, port: 23_125, env });
  expect(exitCode).toBe(1);
  expect(stderr.trim()).toMatch(/^Khóa trong DATA_DIR\/keys không phải bộ khóa của cơ sở dữ liệu này/);
});

it(`keeps its word while one of two is killed (${phones} phones, ${kills} kills)`, async () => {
  const heard = newHeard();
  const loads = await Promise.all(
    Array.from({ length: phones }, async () => {
      const device = await enrolTestDevice(gateway);
      return await Promise.all(Array.from({ length: packetsAPhone }, async () => await aPacket(device)));
    }),
  );
  const packets = loads.flat();
  // A carrier brings the first phone's packets too, in another order: at times both bring the same page at the same moment.
  const byCarrier = newHeard();
  const senders = [...loads.map((load) => [load, heard] as const), [loads[0]?.toReversed() ?? [], byCarrier] as const];
  const sending = Promise.all(
    senders.map(async ([load, told]) => await sendUntilWhole(balancer.url, load, told, Math.random)),
  );
  // Handled below; a kill must not find it unheard.
  sending.catch(() => undefined);
  for (let kill = 0; kill < kills; kill += 1) {
    const which = (kill % 2) as 0 | 1;
    const enough = (packets.length * 0.6 * (kill + 1)) / kills;
    while ((await countComplete(packets)) < enough) await sleep(20);
    await running[which]?.kill();
    await sleep(300);
    running[which] = await start(which);
  }
  await sending;

  for (const [state, said] of byCarrier.acknowledgements) {
    const all = heard.acknowledgements.get(state) ?? new Set();
    heard.acknowledgements.set(state, new Set([...all, ...said]));
  }
  for (const [state, acknowledgements] of heard.acknowledgements) expect([...acknowledgements], state).toHaveLength(1);
  expect([heard.takenBack, byCarrier.takenBack]).toEqual([0, 0]);
  expect([...heard.faults, ...byCarrier.faults]).toEqual([]);
  expect(balancer.taken().every((connections) => connections > phones)).toBe(true);
  // Of what was on its way at a kill, a piece of each running upload at most; and what two took at the same moment.
  expect(heard.sentBytes - heard.neededBytes).toBeLessThan(kills * phones * 6 * 1024 * 1024);
  for (const packet of packets) {
    const question = { pids: [packet.pid], parts: packet.digests.slice(1) };
    const answers = await Promise.all(
      ports.map(async (port) => await findAnswer<HaveAnswer>(`http://127.0.0.1:${port}`, '/api/v1/have', question)),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.packets[packet.pid]?.missing).toEqual([]);
    const whole = `${packet.pid} ${packet.parts.map((_, index) => index).join(',')}`;
    expect([...(heard.acknowledgements.get(whole) ?? [])]).toEqual([answers[0]?.packets[packet.pid]?.acknowledgement]);
  }
  for (const packet of packets) {
    for (const sha256 of packet.digests.slice(1)) expect(sha256Of(await context.blobs.read(sha256))).toBe(sha256);
  }
  await expectOpenedOnce(packets);
  const bucket = await openBucket(s3.place);
  expect((await examineGateway(context, false, bucket && openS3Shelf(bucket))).filter(isOpen)).toEqual([]);
});

async function countComplete(packets: readonly TestPacket[]): Promise<number> {
  const rows = await context.db
    .selectFrom('packets')
    .select('pid')
    .where('complete', '=', true)
    .where(
      'pid',
      'in',
      packets.map(({ pid }) => pid),
    )
    .execute();
  return rows.length;
}

/** Two openers took them: each packet is one dossier with one beginning, each page one picture. */
async function expectOpenedOnce(packets: readonly TestPacket[]): Promise<void> {
  const { db } = context;
  const pages = packets.length * photos.length;
  const made = db.selectFrom('dossier_papers').select('blob_id').where('blob_id', 'is not', null);
  while ((await made.execute()).length < pages) await sleep(100);
  const dossiers = await db.selectFrom('dossiers').select(['pid', 'revision', 'state']).execute();
  expect(dossiers.map(({ pid }) => pid).sort()).toEqual(packets.map(({ pid }) => pid).sort());
  expect(dossiers.every(({ revision, state }) => revision === 1 && state === 'received')).toBe(true);
  const events = await db.selectFrom('dossier_events').select('dossier_id').execute();
  expect(events).toHaveLength(packets.length);
  const pictures = await made.execute();
  expect(new Set(pictures.map(({ blob_id: blobId }) => blobId)).size).toBe(pages);
}
