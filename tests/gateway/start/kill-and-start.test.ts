/** The first gateway test of all: everything it acknowledged is there after SIGKILL and an immediate new start. */

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { HaveAnswer } from '../../../src/core/ports.ts';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { buildPacket, framesOf, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { makeKey, requestEnrolment } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { embeddedUrl, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const folder = temporaryFolder();
const rounds = propertyRuns(2, 100);
const port = 22_010;
const packetsBeforeKill = 6;

interface Acknowledged {
  readonly packet: TestPacket;
  readonly acknowledgement: string;
}

/** A running gateway as the test client sees one: an address, its public keys and settings, nothing of its inside. */
async function remote(url: string, dataDir: string): Promise<TestGateway> {
  const keys = await loadGatewayKeys(dataDir, new Date());
  const request = async (path: string, init?: RequestInit) => await fetch(url + path, init);
  return { request, context: { config: { publicUrl: url }, keys, now: () => new Date() } } as unknown as TestGateway;
}

async function enrol(gateway: TestGateway, invitation: string): Promise<TestDevice> {
  const key = await makeKey();
  const response = await requestEnrolment(gateway, invitation.split('#')[1] ?? '', key);
  const answer = (await response.json()) as TestDevice['answer'];
  return { ...key, deviceId: answer.deviceId, answer };
}

/** Sends packets with a paper each from several hands until the gateway is gone. */
function keepSending(gateway: TestGateway, device: TestDevice) {
  const acknowledged: Acknowledged[] = [];
  const hand = async () => {
    for (;;) {
      const packet = await buildPacket(gateway, device, { papers: [randomBytes(30_000)] });
      const answer = await sendFrames(gateway, framesOf(packet));
      acknowledged.push({ packet, acknowledgement: answer.acknowledgements[packet.pid] ?? '' });
    }
  };
  const hands = Array.from({ length: 3 }, () => hand().catch(() => undefined));
  return { acknowledged, gone: Promise.all(hands) };
}

async function expectKept(gateway: TestGateway, dataDir: string, sent: readonly Acknowledged[]) {
  const blobs = await openDiskBlobs(join(dataDir, 'blobs'));
  for (const { packet, acknowledgement } of sent) {
    const [, paper = ''] = packet.digests;
    const body = JSON.stringify({ pids: [packet.pid], parts: [paper] });
    const response = await gateway.request('/api/v1/have', { method: 'POST', body });
    const have = (await response.json()) as HaveAnswer;
    expect(have.packets[packet.pid]).toEqual({ acknowledgement, missing: [] });
    expect(have.parts[paper]).toBe(packet.parts[1]?.length);
    expect(sha256Of(await blobs.read(paper))).toBe(paper);
  }
  const db = openStore(embeddedUrl(dataDir));
  expect((await verifyAudit(db)).brokenAt).toBeUndefined();
  await db.destroy();
}

let running: RunningGateway | undefined;
afterAll(() => running?.kill());

describe('after SIGKILL while packets arrive, started again at once', () => {
  it.each([
    ['the whole process group', (process_: RunningGateway) => process_.kill()],
    [
      'the gateway alone, whose PostgreSQL lives on',
      (process_: RunningGateway) => (process.kill(process_.processId, 'SIGKILL'), process_.ended),
    ],
  ])(
    'of %s, nothing acknowledged is lost',
    async (name, kill) => {
      const dataDir = join(folder, name.replaceAll(/\W+/g, '-'));
      mkdirSync(dataDir);
      running = await runGateway({ dataDir, port });
      const gateway = await remote(running.url, dataDir);
      const device = await enrol(gateway, running.invitation ?? '');
      const kept: Acknowledged[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const sending = keepSending(gateway, device);
        while (sending.acknowledged.length < packetsBeforeKill) await sleep(10);
        await kill(running);
        running = await runGateway({ dataDir, port });
        await sending.gone;
        kept.push(...sending.acknowledged);
        await expectKept(gateway, dataDir, kept);
      }
      expect((await running.stop()).exitCode).toBe(0);
    },
    60_000 + rounds * 30_000,
  );
});
