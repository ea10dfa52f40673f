/**
 * Two gateways as a province runs them: processes of their own with folders of their own, one set of keys, one PostgreSQL
 * (Debian's), one S3-compatible storage, and a balancer before them that gives every connection to the other one.
 *
 *   const pair = await startPair(folder, 23_120);     // five ports from there on; no gateway runs yet
 *   pair.running[0] = await pair.run(0);
 *   await pair.prepare();                             // commune, point and procedure, when one is ready
 */

import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { expect } from 'vitest';
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
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { publishProcedure } from '../../fixtures/publish-procedure.ts';
import { proving } from '../../fixtures/prove-request.ts';
import { projectDir, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { testCommune, testPoint } from '../../fixtures/start-gateway.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import { startServerPostgres } from '../../fixtures/start-server-postgres.ts';
import { startBalancer } from './balancer.ts';
import type { Balancer } from './balancer.ts';
import { findAnswer } from './restless-phone.ts';
import type { Heard } from './restless-phone.ts';

export interface GatewayPair {
  readonly balancer: Balancer;
  readonly env: NodeJS.ProcessEnv;
  /** Behind the balancer. */
  readonly gateway: TestGateway;
  readonly context: WebContext;
  readonly running: RunningGateway[];
  /** `cwd`: the folder of another release's program. */
  run(which: 0 | 1, cwd?: string, env?: NodeJS.ProcessEnv): Promise<RunningGateway>;
  prepare(): Promise<void>;
  /** Two pages of noise, so that a page is several pieces long. */
  aPacket(device: TestDevice): Promise<TestPacket>;
  /** How many of them came whole. */
  countComplete(packets: readonly TestPacket[]): Promise<number>;
  /** All of `heard` still stands at both gateways, all pages lie in the bucket, each packet is one dossier. */
  expectWordKept(packets: readonly TestPacket[], heard: Heard): Promise<void>;
  stop(): Promise<void>;
}

export async function startPair(folder: string, firstPort: number): Promise<GatewayPair> {
  const [databasePort, s3Port, doorPort] = [firstPort, firstPort + 1, firstPort + 2];
  const ports = [firstPort + 3, firstPort + 4] as const;
  const dataDirs = [join(folder, 'one'), join(folder, 'other')] as const;
  const [server, s3, balancer] = await Promise.all([
    startServerPostgres(databasePort),
    startS3(s3Port),
    startBalancer(doorPort, ports),
  ]);
  const env = { DATABASE_URL: server.url, PUBLIC_URL: balancer.url, ...s3.env };
  for (const dataDir of dataDirs) mkdirSync(dataDir);
  const keys = await loadGatewayKeys(dataDirs[0], new Date());
  cpSync(join(dataDirs[0], 'keys'), join(dataDirs[1], 'keys'), { recursive: true });
  const db = openStore(server.url, { connections: 3 });
  const context: WebContext = {
    config: readConfig({ ...env, DATA_DIR: dataDirs[0] }, [], projectDir),
    db,
    callersDb: openCallersDb(server.url, { isHeldByDatabase: true, connections: 1 }),
    blobs: await openBlobs(s3.place),
    keys,
    log: createLog('silent'),
    now: () => new Date(),
  };
  const request = proving(context, async (path, init) => await fetch(`${balancer.url}${path}`, init));
  const gateway = { context, request } as unknown as TestGateway;
  const photos = await Promise.all([300, 900].map(aPhoto));
  const running: RunningGateway[] = [];

  /** Openers took them: each packet is one dossier with one beginning, each page one picture. */
  async function expectOpenedOnce(packets: readonly TestPacket[]): Promise<void> {
    const pages = packets.length * photos.length;
    const made = db.selectFrom('dossier_papers').select('blob_id').where('blob_id', 'is not', null);
    while ((await made.execute()).length < pages) await sleep(100);
    const dossiers = await db.selectFrom('dossiers').select(['pid', 'revision', 'state']).execute();
    expect(dossiers.map(({ pid }) => pid).sort()).toEqual(packets.map(({ pid }) => pid).sort());
    const events = await db.selectFrom('dossier_events').select(['dossier_id', 'action']).execute();
    expect(events.filter(({ action }) => action === 'received')).toHaveLength(packets.length);
    const pictures = await made.execute();
    expect(new Set(pictures.map(({ blob_id: blobId }) => blobId)).size).toBe(pages);
  }

  return {
    balancer,
    env,
    gateway,
    context,
    running,
    run: async (which, cwd, more = {}) =>
      await runGateway({
        dataDir: dataDirs[which],
        port: ports[which],
        env: { ...env, ...more },
        ...(cwd !== undefined && { cwd }),
      }),
    async prepare() {
      await db.updateTable('communes').set({ opened: true }).where('code', '=', testCommune.code).execute();
      const { receptionPointId, name, address } = testPoint;
      const point = { reception_point_id: receptionPointId, commune_code: testCommune.code, name, address };
      await db.insertInto('reception_points').values(point).execute();
      await publishProcedure(db);
    },
    async aPacket(device) {
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
    },
    async countComplete(packets) {
      const pids = packets.map(({ pid }) => pid);
      const rows = db.selectFrom('packets').select('pid').where('complete', '=', true).where('pid', 'in', pids);
      return (await rows.execute()).length;
    },
    async expectWordKept(packets, heard) {
      for (const [state, said] of heard.acknowledgements) expect([...said], state).toHaveLength(1);
      expect(heard.takenBack).toBe(0);
      expect([...heard.faults]).toEqual([]);
      for (const packet of packets) {
        const question = { pids: [packet.pid], parts: packet.digests.slice(1) };
        const answers = await Promise.all(
          ports.map(async (port) => await findAnswer<HaveAnswer>(`http://127.0.0.1:${port}`, '/api/v1/have', question)),
        );
        expect(answers[0]).toEqual(answers[1]);
        expect(answers[0]?.packets[packet.pid]?.missing).toEqual([]);
        const whole = `${packet.pid} ${packet.parts.map((_, index) => index).join(',')}`;
        const said = [...(heard.acknowledgements.get(whole) ?? [])];
        expect(said).toEqual([answers[0]?.packets[packet.pid]?.acknowledgement]);
      }
      for (const packet of packets) {
        for (const sha256 of packet.digests.slice(1)) expect(sha256Of(await context.blobs.read(sha256))).toBe(sha256);
      }
      await expectOpenedOnce(packets);
      const bucket = await openBucket(s3.place);
      expect((await examineGateway(context, false, bucket && openS3Shelf(bucket))).filter(isOpen)).toEqual([]);
    },
    async stop() {
      for (const one of running) await one.kill();
      await db.destroy();
      await context.callersDb.destroy();
      await Promise.all([server.stop(), s3.stop(), balancer.stop()]);
    },
  };
}

async function aPhoto(side: number): Promise<Buffer> {
  const raw = { width: side, height: side, channels: 3 } as const;
  return await sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 60 })
    .toBuffer();
}
