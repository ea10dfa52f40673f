/**
 * Runs an older release of the gateway, lets it work, stops it and keeps what it left as `released/<release>.json.br`:
 *
 *   node --import tsx tests/gateway/operations/take-release.ts 010
 *
 * Everything comes from that program and its PostgreSQL; only the catalogue is thinned out afterwards, because the program
 * brings its own at every start. Everybody is invented, and the keys were made for this and are used nowhere else.
 */

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { exportJWK } from 'jose';
import sharp from 'sharp';
import type { HaveAnswer } from '../../../src/core/ports.ts';
import type { GatewayContext } from '../../../src/gateway/context.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import {
  aSealedText,
  buildPacket,
  framesOf,
  packetFrame,
  partFrame,
  sendFrames,
  sha256Of,
} from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { proving } from '../../fixtures/prove-request.ts';
import { publishProcedure } from '../../fixtures/publish-procedure.ts';
import { projectDir, runGateway } from '../../fixtures/run-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { testCommune, testPoint } from '../../fixtures/start-gateway.ts';
import { startServerPostgres } from '../../fixtures/start-server-postgres.ts';
import { bundlePath, releases, unpackRelease } from './released-gateway.ts';
import type { Release, ReleasedBundle, ReleasedPacket } from './released-gateway.ts';

const [release = ''] = process.argv.slice(2) as Release[];
if (!(release in releases)) throw new Error(`Which release? ${Object.keys(releases).join(', ')}`);
const [databasePort, port] = [23_140, 23_141];
const folder = mkdtempSync(join(tmpdir(), 'gocua-release-'));
const [program, dataDir, statements] = ['program', 'data', 'statements'].map((name) => join(folder, name));
const { obstacle } = unpackRelease(release as Release, program ?? '');
if (obstacle) throw new Error(obstacle);
const server = await startServerPostgres(databasePort);
mkdirSync(dataDir ?? '');
const seam = join(projectDir, 'tests/gateway/operations/record-statements.mjs');
const running = await runGateway({
  dataDir: dataDir ?? '',
  port,
  cwd: program ?? '',
  env: { DATABASE_URL: server.url, NODE_OPTIONS: `--import=${seam}`, STATEMENTS: statements },
});
const db = openStore(server.url, { connections: 2 });
const keys = await loadGatewayKeys(dataDir ?? '', new Date());
const context = { config: { publicUrl: running.url }, db, keys, log: createLog('silent'), now: () => new Date() };
const request = proving(context, async (path, init) => await fetch(`${running.url}${path}`, init));
const gateway = { context: context as unknown as GatewayContext, request } as unknown as TestGateway;

await db.updateTable('communes').set({ opened: true }).where('code', '=', testCommune.code).execute();
const { receptionPointId, name, address } = testPoint;
const point = { reception_point_id: receptionPointId, commune_code: testCommune.code, name, address };
await db.insertInto('reception_points').values(point).execute();
await publishProcedure(db);
const volunteer = await enrolTestDevice(gateway);
const official = await enrolTestDevice(gateway, { role: 'official', personName: 'Trần Thị Thử' });
const raw = { width: 64, height: 48, channels: 3 } as const;
const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, index) => (index * 7919 + (index >> 5) * 31) & 255));
const photo = await sharp(noise, { raw }).jpeg({ quality: 40 }).toBuffer();
let seq = 0;

async function aPacket(localCode: string, fullName: string): Promise<TestPacket> {
  const at = '2026-11-21T08:30:00+07:00';
  const text = aSealedText(volunteer, {
    localCode,
    applicant: { fullName, idNumber: '045147000001', source: 'card' },
    procedure: { code: '9.000001', version: 1 },
    answers: { reason: 'Đề nghị trợ giúp' },
    papers: [
      { paperId: 'birth-paper', custody: 'photo', page: 1, part: 1, mediaType: 'image/jpeg', sha256: sha256Of(photo) },
    ],
    consents: [
      { moment: 'confirm', purpose: 'confirm', given: 'spoken', at, readBy: 'Nguyễn Văn Thử', language: 'vi' },
    ],
  });
  return await buildPacket(gateway, volunteer, { text, papers: [photo], seq: (seq += 1) });
}

async function untilOpened(count: number): Promise<void> {
  const opened = db.selectFrom('packets').select('pid').where('opening', '<>', 'waiting');
  const pictures = db.selectFrom('dossier_papers').select('blob_id').where('blob_id', 'is not', null);
  while ((await opened.execute()).length < count || (await pictures.execute()).length < deeds.length) await sleep(100);
}

async function desk(path: string, init?: RequestInit): Promise<Response> {
  const headers = { ...(await authorize(gateway, official)), 'content-type': 'application/json', ...init?.headers };
  const response = await gateway.request(`/api/v1/desk${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

interface Deed {
  readonly action: string;
  readonly body: object;
}
const accept: Deed = { action: 'accept', body: { officialNumber: 'H50.99-261121-0001' } };
const result: Deed = { action: 'result', body: { summary: 'Quyết định hưởng trợ cấp' } };
const supplement: Deed = {
  action: 'supplement',
  body: { items: [{ kind: 'paper', id: 'birth-paper', why: 'Ảnh bị mờ' }] },
};
const refuse: Deed = { action: 'refuse', body: { reason: 'Không thuộc trường hợp được hưởng' } };
const numbered = (last: number): Deed => ({ ...accept, body: { officialNumber: `H50.99-261121-000${last}` } });
/** One dossier each. */
const deeds: readonly (readonly Deed[])[] = [[], [accept], [supplement], [numbered(2), result], [refuse]];

const people = ['Hồ Thị Một', 'Hồ Văn Hai', 'Hồ Thị Ba', 'Hồ Văn Bốn', 'Hồ Thị Năm'];
const codes = ['482109375', '482109383', '482109391', '482109409', '482109417'];
const sent = await Promise.all(people.map(async (person, index) => await aPacket(codes[index] ?? '', person)));
for (const packet of sent) await sendFrames(gateway, framesOf(packet));
const review = await buildPacket(gateway, volunteer, { text: 'no text at all', seq: (seq += 1) });
await sendFrames(gateway, framesOf(review));
await untilOpened(sent.length + 1);
for (const [index, acts] of deeds.entries()) {
  const { dossier_id: dossierId } = await db
    .selectFrom('packets')
    .select('dossier_id')
    .where('pid', '=', sent[index]?.pid ?? '')
    .executeTakeFirstOrThrow();
  for (const [before, { action, body }] of acts.entries()) {
    const headers = { 'if-match': `"${before + 1}"` };
    await desk(`/dossiers/${dossierId}/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  await desk(`/dossiers/${dossierId}`);
}
for (const since of ['', '']) {
  await gateway.request(`/api/v1/changes?since=${since}`, { headers: await authorize(gateway, volunteer) });
}
const { rows } = (await (await desk('/dossiers')).json()) as {
  rows: { dossierId: string; state: string; applicantName: string }[];
};
for (const path of ['/review', '/custody', '/dossiers?state=received', '/declarations']) await desk(path);

const partly = await aPacket('482109425', 'Hồ Văn Sáu');
await sendFrames(gateway, [
  packetFrame(partly),
  partFrame(partly, 1, 0, Math.floor((partly.parts[1]?.length ?? 0) * 0.66)),
]);
await untilOpened(sent.length + 2);
stopOpener();
const unopened = await aPacket('482109433', 'Hồ Thị Bảy');
await sendFrames(gateway, framesOf(unopened));

const kept = async (packet: TestPacket): Promise<ReleasedPacket> => {
  const have: HaveAnswer = await askHave(gateway, [packet.pid], packet.digests.slice(1));
  return {
    pid: packet.pid,
    header: packet.header,
    parts: packet.parts.map((part) => Buffer.from(part).toString('base64')),
    held: have.parts,
    acknowledgement: have.packets[packet.pid]?.acknowledgement ?? '',
  };
};
const whole = sent[0];
if (!whole) throw new Error('Nothing was sent');
const facts = {
  release: release as Release,
  devices: { volunteer: await shown(volunteer), official: await shown(official) },
  dossiers: rows.map(({ dossierId, state, applicantName }) => ({ dossierId, state, applicantName })),
  packets: {
    whole: await kept(whole),
    unopened: await kept(unopened),
    partly: await kept(partly),
    review: await kept(review),
  },
  statements: readFileSync(statements ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; asCaller: boolean }),
};
await running.kill();

await sql`delete from procedures where code <> '9.000001'`.execute(db);
await sql`delete from changes where kind = 'procedure' and subject not like '9.000001@%'`.execute(db);
await sql`delete from lists`.execute(db);
await sql`delete from changes where kind = 'list'`.execute(db);
await sql`delete from communes where not opened`.execute(db);
await db.destroy();
const dumped = spawnSync(
  '/usr/lib/postgresql/15/bin/pg_dump',
  ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=50', server.url],
  { encoding: 'utf8', maxBuffer: 100e6 },
);
if (dumped.status !== 0) throw new Error(dumped.stderr);
const files = Object.fromEntries(
  readdirSync(dataDir ?? '', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/data\/(keys|blobs)(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice((dataDir ?? '').length + 1), readFileSync(path).toString('base64')]),
);
const bundle: ReleasedBundle = { facts, dump: dumped.stdout, files };
const packed = brotliCompressSync(JSON.stringify(bundle), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
writeFileSync(bundlePath(release as Release), packed);
process.stdout.write(`${bundlePath(release as Release)}: ${packed.length} bytes\n`);
await server.stop();
rmSync(folder, { recursive: true });
process.exit();

async function shown({ deviceId, privateKey }: TestDevice) {
  return { deviceId, jwk: await exportJWK(privateKey) };
}

/** What comes now is acknowledged and stays unopened. */
function stopOpener(): void {
  for (const id of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const isOurs =
        readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(running.processId);
      if (isOurs && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('opener/main.ts'))
        process.kill(Number(id), 'SIGSTOP');
    } catch {
      // It has ended meanwhile.
    }
  }
}
