/**
 * R4: how long a killed gateway is away. The real gateway with its embedded PostgreSQL, everything durable, is killed with
 * its whole process group while packets arrive, and started again at once; beside it, in the same run, the same data's
 * PostgreSQL alone after the same kill, and the gateway after a clean stop. What was acknowledged is counted again.
 */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayContext } from '../../src/gateway/context.ts';
import { loadGatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import { startEmbeddedPostgres } from '../../src/gateway/store/embedded-postgres.ts';
import { askHave } from '../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, sendFrames } from '../fixtures/build-packet.ts';
import { makeKey, requestEnrolment } from '../fixtures/enrol-device.ts';
import type { TestDevice } from '../fixtures/enrol-device.ts';
import { runGateway } from '../fixtures/run-gateway.ts';
import type { TestGateway } from '../fixtures/start-gateway.ts';
import { remoteGateway } from '../gateway/kills/struck-gateway.ts';
import type { Bench } from './bench.ts';
import { findFreePort } from './find-free-port.ts';

const rounds = 3;
const packetsBefore = 100;
const packetsARound = 20;
const paperBytes = 30_000;

export const reopening: Bench = {
  name: 'R4',
  title: 'Reopening after a kill: to /readyz, and to the first acknowledgement',
  run: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gocua-reopening-'));
    const place = { dataDir, port: await findFreePort() };
    const kept = new Map<string, string>();
    const seen = {
      ready: [] as number[],
      acknowledged: [] as number[],
      clean: [] as number[],
      database: [] as number[],
    };
    let running = await runGateway(place);
    try {
      const keys = await loadGatewayKeys(dataDir, new Date());
      const context = { keys, config: {}, now: () => new Date() } as unknown as GatewayContext;
      const gateway = remoteGateway(running.url, context);
      const device = await enrol(gateway, running.invitation ?? '');
      await send(gateway, device, packetsBefore, kept);
      for (let round = 0; round < rounds; round += 1) {
        const sending = send(gateway, device, Infinity, kept).catch(() => undefined);
        const aim = kept.size + packetsARound;
        while (kept.size < aim) await sleep(5);
        await running.kill();
        await sending;
        seen.database.push(await timeDatabase(dataDir));

        running = await runGateway(place);
        const more = send(gateway, device, Infinity, kept).catch(() => undefined);
        const waiting = await buildPacket(gateway, device, { papers: [randomBytes(paperBytes)] });
        const aimAgain = kept.size + packetsARound;
        while (kept.size < aimAgain) await sleep(5);
        await running.kill();
        await more;
        const killedMs = performance.now();
        const starting = runGateway(place);
        await untilOk(async () => (await gateway.request('/readyz')).status === 200);
        seen.ready.push(performance.now() - killedMs);
        await untilOk(async () => {
          const { acknowledgements } = await sendFrames(gateway, framesOf(waiting));
          kept.set(waiting.pid, acknowledgements[waiting.pid] ?? '');
          return true;
        });
        seen.acknowledged.push(performance.now() - killedMs);
        running = await starting;
        await running.stop();

        const stoppedMs = performance.now();
        const startingClean = runGateway(place);
        await untilOk(async () => (await gateway.request('/readyz')).status === 200);
        seen.clean.push(performance.now() - stoppedMs);
        running = await startingClean;
      }
      const lost = await countLost(gateway, kept);
      const clean = median(seen.clean);
      const row = (name: string, figures: readonly number[]) => [
        name,
        median(figures),
        Math.max(...figures),
        median(figures) / clean,
      ];
      const ratio = median(seen.ready) / clean;
      return {
        tables: [
          {
            title: `${kept.size} acknowledged packets in the data folder, ${rounds} rounds`,
            columns: ['from the start of', 'median ms', 'longest ms', '÷ clean start'],
            rows: [
              row('the gateway after SIGKILL, to /readyz 200', seen.ready),
              row('the same, to the first acknowledgement', seen.acknowledged),
              row('the gateway after a clean stop, to /readyz 200', seen.clean),
              row('PostgreSQL alone after SIGKILL, to its first answer', seen.database),
            ],
          },
        ],
        wanted: [
          { figure: 'acknowledged and lost = 0', seen: `${lost} of ${kept.size}`, met: lost === 0 },
          { figure: 'reopening ÷ clean start ≤ 1.5', seen: ratio.toFixed(3), met: ratio <= 1.5 },
        ],
      };
    } finally {
      await running.kill();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function enrol(gateway: TestGateway, invitation: string): Promise<TestDevice> {
  const key = await makeKey();
  const response = await requestEnrolment(gateway, invitation.split('#')[1] ?? '', key);
  const answer = (await response.json()) as TestDevice['answer'];
  return { ...key, deviceId: answer.deviceId, answer };
}

/** Sends `count` packets of one page each, one after another, or until the gateway is gone. */
async function send(gateway: TestGateway, device: TestDevice, count: number, kept: Map<string, string>): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const packet = await buildPacket(gateway, device, { seq: kept.size + 1, papers: [randomBytes(paperBytes)] });
    const { acknowledgements } = await sendFrames(gateway, framesOf(packet));
    kept.set(packet.pid, acknowledgements[packet.pid] ?? '');
  }
}

async function untilOk(attempt: () => Promise<boolean>): Promise<void> {
  while (!(await attempt().catch(() => false))) await sleep(10);
}

async function timeDatabase(dataDir: string): Promise<number> {
  const startedMs = performance.now();
  const postgres = await startEmbeddedPostgres(dataDir);
  const tookMs = performance.now() - startedMs;
  await postgres.stop();
  return tookMs;
}

/** Packets whose acknowledgement, word for word, the gateway does not repeat. */
async function countLost(gateway: TestGateway, kept: ReadonlyMap<string, string>): Promise<number> {
  const pids = [...kept.keys()];
  let lost = 0;
  for (let from = 0; from < pids.length; from += 400) {
    const { packets } = await askHave(gateway, pids.slice(from, from + 400));
    for (const [pid, known] of Object.entries(packets)) if (known?.acknowledgement !== kept.get(pid)) lost += 1;
  }
  return lost;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
