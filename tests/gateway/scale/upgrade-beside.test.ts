/**
 * An upgrade by day: the release before this one (the real program, out of the repository's history) serves phones and a desk
 * while this one is started beside it and brings the tables to its own version; then the older one is stopped and started as
 * this one. Nobody hears a fault, and nothing that either of them said is lost.
 */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { migrationNames } from '../../../src/gateway/store/migrate.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { isSlow } from '../../fixtures/runs.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { ask } from '../backup/backup-world.ts';
import { unpackRelease } from '../operations/released-gateway.ts';
import { startPair } from './gateway-pair.ts';
import type { GatewayPair } from './gateway-pair.ts';
import { newHeard, sendUntilWhole } from './restless-phone.ts';

/** COUNT: another number of packets a phone. */
const packetsAPhone = Number(process.env['COUNT'] ?? 24);
const phones = 4;
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
let pair: GatewayPair | undefined;
afterAll(async () => await pair?.stop());

it('goes from the release before to this one while phones send and a desk works', async (context) => {
  if (!isSlow)
    context.skip('three starts of a gateway: SLOW=1 (its statements are tried in operations/upgrade.test.ts)');
  const before = join(folder, 'release-010');
  const { obstacle } = unpackRelease('010', before);
  if (obstacle) context.skip(obstacle);
  pair = await startPair(folder, 23_130);
  const { gateway, balancer, running } = pair;
  running[0] = await pair.run(0, before, { DRAIN_SECONDS: '5' });
  await pair.prepare();
  const official = await enrolTestDevice(gateway, { role: 'official', personName: 'Trần Thị Thử' });
  const loads = await Promise.all(
    Array.from({ length: phones }, async () => {
      const device = await enrolTestDevice(gateway);
      return await Promise.all(
        Array.from({ length: packetsAPhone }, async () => await (pair as GatewayPair).aPacket(device)),
      );
    }),
  );
  const packets = loads.flat();
  const heard = newHeard();
  const sent = { yet: false };
  const sending = Promise.all(loads.map(async (load) => await sendUntilWhole(balancer.url, load, heard, Math.random)));
  sending.then(
    () => (sent.yet = true),
    () => (sent.yet = true),
  );
  const desk = workAtDesk(pair, official, () => sent.yet);
  desk.catch(() => undefined);

  const untilComplete = async (share: number) => {
    while (!sent.yet && ((await pair?.countComplete(packets)) ?? 0) < packets.length * share) await sleep(20);
  };
  await untilComplete(0.2);
  running[1] = await pair.run(1);
  const applied = await ask(pair.env['DATABASE_URL'] ?? '', 'select name from kysely_migration order by name');
  expect(applied.map(({ name }) => name)).toEqual(migrationNames);
  const served = balancer.taken()[0] ?? 0;
  await untilComplete(0.5);
  // The older one goes on serving on the newer tables.
  expect((balancer.taken()[0] ?? 0) - served).toBeGreaterThan(phones);
  const old = running[0];
  process.kill(old.processId, 'SIGTERM');
  const { exitCode, stderr } = await old.ended;
  // Level 50: a fault of the program, a request that failed or an opener that ended.
  expect([exitCode, stderr.split('\n').filter((line) => line.includes('"level":50'))]).toEqual([0, []]);
  running[0] = await pair.run(0);
  await sending;
  const accepted = await desk;

  process.stdout.write(
    `${packets.length} packets, ${heard.unanswered} requests without an answer, ${accepted.length} accepted meanwhile, ` +
      `${served} connections before\n`,
  );
  await pair.expectWordKept(packets, heard);
  const { db } = pair.context;
  const numbers = await db.selectFrom('dossiers').select('official_number').where('state', '=', 'accepted').execute();
  expect(numbers.map((row) => row.official_number).sort()).toEqual([...accepted].sort());
  const facts = await db.selectFrom('dossier_facts').select('dossier_id').where('state', '=', 'accepted').execute();
  expect(facts).toHaveLength(accepted.length);
  expect((await verifyAudit(db)).brokenAt).toBeUndefined();
});

/** Accepts one dossier after the other until nothing new comes; answers the numbers for which 200 was heard. */
async function workAtDesk(at: GatewayPair, official: TestDevice, isSent: () => boolean): Promise<readonly string[]> {
  const accepted: string[] = [];
  const faults: string[] = [];
  const call = async (path: string, init: RequestInit = {}): Promise<Response | undefined> => {
    try {
      const headers = {
        ...(await authorize(at.gateway, official)),
        'content-type': 'application/json',
        ...init.headers,
      };
      const response = await at.gateway.request(`/api/v1/desk${path}`, { ...init, headers });
      if (response.status >= 500 && response.status !== 503) faults.push(`${path}: ${response.status}`);
      return response;
    } catch {
      return undefined;
    }
  };
  while (!isSent()) {
    const queue = await call('/dossiers?state=received');
    if (!queue?.ok) {
      await sleep(100);
      continue;
    }
    const { rows } = (await queue.json()) as { readonly rows: readonly { readonly dossierId: string }[] };
    const [next] = rows;
    if (!next) {
      await sleep(100);
      continue;
    }
    const number = `H50.99-261122-${String(accepted.length + 1).padStart(4, '0')}`;
    const body = JSON.stringify({ officialNumber: number });
    for (let tries = 0; tries < 50; tries += 1) {
      const answer = await call(`/dossiers/${next.dossierId}/accept`, {
        method: 'POST',
        headers: { 'if-match': '"1"' },
        body,
      });
      // 412: it was done, and the answer was lost with its gateway.
      if (answer?.status === 200 || answer?.status === 412) {
        accepted.push(number);
        break;
      }
      await sleep(100);
    }
  }
  expect(faults).toEqual([]);
  return accepted;
}
