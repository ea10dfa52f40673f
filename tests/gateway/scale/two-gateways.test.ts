/**
 * Two gateways (`gateway-pair.ts`) while phones send and one of the two is killed and comes back. Nothing that was acknowledged
 * is lost, every packet is one dossier, and both gateways say the same, word for word.
 */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { failToStart } from '../../fixtures/run-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { startPair } from './gateway-pair.ts';
import type { GatewayPair } from './gateway-pair.ts';
import { newHeard, sendUntilWhole } from './restless-phone.ts';

const phones = propertyRuns(4, 24);

/** COUNT: another number of kills. */
const kills = Number(process.env['COUNT'] ?? propertyRuns(1, 12));
const packetsAPhone = 2 + 4 * kills;
vi.setConfig({ testTimeout: 120_000 + kills * 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
let pair: GatewayPair;

beforeAll(async () => {
  pair = await startPair(folder, 23_120);
  // At the same moment, on an empty database.
  pair.running.push(...(await Promise.all([pair.run(0), pair.run(1)])));
  await pair.prepare();
});
afterAll(async () => await pair?.stop());

it('starts both at once on an empty database: one administrator, one catalogue', async () => {
  const { db } = pair.context;
  expect(pair.running.filter(({ invitation }) => invitation !== undefined)).toHaveLength(1);
  const invitations = await db.selectFrom('invitations').select('invitation_id').execute();
  expect(invitations).toHaveLength(1);
  const published = db.selectFrom('audit').select('audit_id').where('action', '=', 'catalogue-published');
  expect(await published.execute()).toHaveLength(1);
});

it('refuses a third gateway with keys of its own', async () => {
  const dataDir = join(folder, 'stranger');
  const { exitCode, stderr } = await failToStart({ dataDir, port: 23_125, env: pair.env });
  expect(exitCode).toBe(1);
  expect(stderr.trim()).toMatch(/^Khóa trong DATA_DIR\/keys không phải bộ khóa của cơ sở dữ liệu này/);
});

it(`keeps its word while one of two is killed (${phones} phones, ${kills} kills)`, async () => {
  const { gateway, balancer, running } = pair;
  const heard = newHeard();
  const loads = await Promise.all(
    Array.from({ length: phones }, async () => {
      const device = await enrolTestDevice(gateway);
      return await Promise.all(Array.from({ length: packetsAPhone }, async () => await pair.aPacket(device)));
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
    while ((await pair.countComplete(packets)) < enough) await sleep(20);
    await running[which]?.kill();
    await sleep(300);
    running[which] = await pair.run(which);
  }
  await sending;

  expect([byCarrier.takenBack, byCarrier.faults]).toEqual([0, []]);
  for (const [state, said] of byCarrier.acknowledgements) {
    const all = heard.acknowledgements.get(state) ?? new Set();
    heard.acknowledgements.set(state, new Set([...all, ...said]));
  }
  expect(balancer.taken().every((connections) => connections > phones)).toBe(true);
  // Of what was on its way at a kill, a piece of each running upload at most; and what two took at the same moment.
  expect(heard.sentBytes - heard.neededBytes).toBeLessThan(kills * phones * 6 * 1024 * 1024);
  await pair.expectWordKept(packets, heard);
  const dossiers = await pair.context.db.selectFrom('dossiers').select(['revision', 'state']).execute();
  expect(dossiers.every(({ revision, state }) => revision === 1 && state === 'received')).toBe(true);
});
