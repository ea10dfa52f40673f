/** What the engine makes of a link that breaks, in virtual time: the bench measures the same with real browsers and servers. */

import { beforeAll, describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { newDrainMemory } from '../../../src/core/delivery/drain-memory.ts';
import type { Outbox, Ports } from '../../../src/core/ports.ts';
import { WeakLink } from '../../fakes/weak-link.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { newDeliveryWorld } from './delivery-world.ts';

const dossiers = propertyRuns(6, 40);
const photos = [250_000, 250_000, 250_000, 250_000];
const usefulBytes = dossiers * photos.reduce((sum, bytes) => sum + bytes, 4_000);
/** A read or a write of the phone's own store. */
const storeMs = 5;
/** What the page waits at least between two contacts. */
const shortestWaitMs = 100;

async function deliverOver(coverageMs: number) {
  const world = newDeliveryWorld();
  const packets = [];
  for (let count = 0; count < dossiers; count += 1) packets.push(await world.seal(`dossier ${count}`, photos));
  const { clock } = world.phone;
  const startedMs = clock.nowMs();
  const shape = { upBytesPerSecond: 125_000, oneWayMs: 75, coverageMs, darkMs: 2_000, seed: 7 };
  const link = new WeakLink(world.gateway, clock, shape);
  let textsSafeMs = Infinity;
  let writesInDark = 0;

  const { outbox: store } = world.ports;
  const outbox: Outbox = {
    exclusively: (run) => store.exclusively(run),
    deliveries: () => store.deliveries(),
    packet: (pid) => store.packet(pid),
    purge: (pid) => store.purge(pid),
    record: (pid, delivery) => store.record(pid, delivery),
    async readPart(...piece) {
      await link.wait(storeMs);
      return store.readPart(...piece);
    },
    async recordAll(deliveries) {
      if (link.isDark) writesInDark += 1;
      await link.wait(storeMs);
      await store.recordAll(deliveries);
      const safe = (await store.deliveries()).filter(({ have }) => have.includes(0));
      if (safe.length === dossiers) textsSafeMs = Math.min(textsSafeMs, clock.nowMs() - startedMs);
    },
  };
  const { gateway } = world.ports;
  const ports: Ports = {
    ...world.ports,
    outbox,
    gateway: {
      have: (pids, parts) => link.have(pids, parts),
      pack: (frames) => link.pack(frames),
      changes: (cursor, inventory) => gateway.changes(cursor, inventory),
    },
  };
  const memory = newDrainMemory();
  const deliver = async (): Promise<void> => {
    for (;;) {
      const outcome = await deliverOutbox(ports, { memory });
      if (outcome.kind !== 'waiting') return;
      await link.wait(Math.max(shortestWaitMs, outcome.retryAtMs - clock.nowMs()));
    }
  };
  await link.run(deliver());
  return {
    world,
    packets,
    goodput: usefulBytes / link.airBytes,
    linkUse: (usefulBytes * 1000) / (shape.upBytesPerSecond * link.upMs),
    textsShare: textsSafeMs / (clock.nowMs() - startedMs),
    callsADarkness: link.callsInDark / link.cuts,
    writesADarkness: writesInDark / link.cuts,
  };
}

describe.each([
  { coverageMs: 15_000, goodput: 0.99, linkUse: 0.96 },
  { coverageMs: 5_000, goodput: 0.978, linkUse: 0.918 },
])('a link that breaks about every $coverageMs ms', ({ coverageMs, goodput, linkUse }) => {
  let run: Awaited<ReturnType<typeof deliverOver>>;
  beforeAll(async () => {
    run = await deliverOver(coverageMs);
  });

  it('carries everything, once, and hardly a byte twice', async () => {
    for (const packet of run.packets) {
      expect(await run.world.state(packet)).toBe('delivered');
      expect(run.world.gateway.filings.get(packet.pid)).toBe(1);
    }
    expect(run.goodput).toBeGreaterThan(goodput);
  });

  it('is used while it is there', () => {
    expect(run.linkUse).toBeGreaterThan(linkUse);
  });

  it('has carried every text before it carries the photos', () => {
    expect(run.textsShare).toBeLessThan(propertyRuns(0.04, 0.02));
  });

  it('is asked a dozen times while it is away for two seconds, and nothing is written for it', () => {
    expect(run.callsADarkness).toBeLessThan(16);
    expect(run.writesADarkness).toBeLessThan(2);
  });
});
