import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { newDrainMemory } from '../../../src/core/delivery/drain-memory.ts';
import type { DrainMemory } from '../../../src/core/delivery/drain-memory.ts';
import type { Ports } from '../../../src/core/ports.ts';
import type { Fault } from '../../fakes/fake-link.ts';
import { fuzzTimeoutMs, propertyRuns } from '../../fixtures/runs.ts';
import { cut, newDeliveryWorld } from './delivery-world.ts';

let world: ReturnType<typeof newDeliveryWorld>;
let memory: DrainMemory;
/** How many packets and parts each question named. */
let questions: { pids: number; parts: number }[];
let ports: Ports;

function open(): void {
  world = newDeliveryWorld();
  memory = newDrainMemory();
  questions = [];
  ports = listening(world.ports);
}

function listening(of: Ports): Ports {
  const { gateway } = of;
  return {
    ...of,
    gateway: {
      have(pids, parts) {
        questions.push({ pids: pids.length, parts: parts.length });
        return gateway.have(pids, parts);
      },
      pack: (frames) => gateway.pack(frames),
      changes: (cursor, inventory) => gateway.changes(cursor, inventory),
    },
  };
}

beforeEach(open);

describe('a drain with a memory', () => {
  it('asks for everything at the start, and after a break only for what the break made uncertain', async () => {
    for (let count = 0; count < 10; count += 1) await world.seal(`dossier ${count}`, [200_000, 200_000]);
    const whole: Fault[] = Array.from({ length: 6 }, () => ({ kind: 'none' }));
    world.linkMeets(...whole, cut(0.5), cut(0.5));
    expect(await deliverOutbox(ports, { memory })).toEqual({ kind: 'idle' });
    expect(questions[0]).toEqual({ pids: 10, parts: 20 });
    expect(questions.length).toBeGreaterThan(1);
    for (const later of questions.slice(1)) expect(later.parts).toBeLessThan(10);
    expect(world.gateway.takenBytes).toBe(20 * 200_016);
  });

  it('still knows in the next drain what the last one learned', async () => {
    for (let count = 0; count < 5; count += 1) await world.seal(`dossier ${count}`, [300_000]);
    const faults: Fault[] = [...Array.from({ length: 4 }, (): Fault => ({ kind: 'none' })), cut(0.5), cut(0.2)];
    world.phone.nextFault = () => faults.shift() ?? { kind: 'offline' };
    expect(await deliverOutbox(ports, { memory })).toMatchObject({ kind: 'waiting', isOffline: true });
    world.phone.clock.advanceMs(5_000);
    world.linkMeets();
    questions = [];
    expect(await deliverOutbox(ports, { memory })).toEqual({ kind: 'idle' });
    expect(questions[0]!.parts).toBeLessThan(5);
    expect(world.gateway.takenBytes).toBe(5 * 300_016);
  });

  it('asks for everything again after a while, and after a clock that went back', async () => {
    for (let count = 0; count < 5; count += 1) await world.seal(`dossier ${count}`, [300_000]);
    for (const laterMs of [10 * 60_000, -60 * 60_000]) {
      world.linkMeets({ kind: 'none' }, { kind: 'none' }, cut(0.1), cut(0.1), { kind: 'offline' });
      await deliverOutbox(ports, { memory, atOnce: true });
      world.phone.clock.advanceMs(laterMs);
      questions = [];
      world.phone.nextFault = () => ({ kind: 'offline' });
      await deliverOutbox(ports, { memory, atOnce: true });
      const lacking = (await ports.outbox.deliveries()).filter(({ have }) => !have.includes(1)).length;
      expect(questions[0]).toEqual({ pids: 5, parts: lacking });
    }
  });

  it('asks for everything after somebody else held the drain', async () => {
    await world.seal('one', [300_000]);
    world.linkMeets({ kind: 'none' }, { kind: 'none' }, cut(0.1), { kind: 'offline' });
    await deliverOutbox(ports, { memory });
    await world.phone.boot().ports.outbox.exclusively(async () => {
      expect(await deliverOutbox(ports, { memory, atOnce: true })).toEqual({ kind: 'elsewhere' });
    });
    questions = [];
    await deliverOutbox(ports, { memory, atOnce: true });
    expect(questions[0]).toEqual({ pids: 1, parts: 1 });
  });

  it('sends again what a restored gateway lost in between', async () => {
    const restore = world.gateway.backUp();
    const packet = await world.seal('one', [400_000, 50_000]);
    world.linkMeets({ kind: 'none' }, { kind: 'none' }, { kind: 'none' }, cut(0.2), { kind: 'offline' });
    await deliverOutbox(ports, { memory });
    expect(await world.state(packet)).toBe('waiting');
    expect((await world.delivery(packet)).have).toContain(2);
    restore();
    await deliverOutbox(ports, { memory, atOnce: true });
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.isComplete(packet.pid)).toBe(true);
  });

  it(
    'delivers everything once on any link, also when another drainer moves on in between',
    async () => {
      const fault = fc.oneof(
        fc.constant<Fault>({ kind: 'none' }),
        fc.constant<Fault>({ kind: 'offline' }),
        fc.constant<Fault>({ kind: 'answer-lost' }),
        fc.constant<Fault>({ kind: 'busy' }),
        fc.double({ min: 0, max: 1, noNaN: true }).map((share) => cut(share)),
      );
      const drain = fc.record({
        faults: fc.array(fault, { maxLength: 8 }),
        isOther: fc.boolean(),
        waitMs: fc.nat(200_000),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
          fc.array(drain, { maxLength: 12 }),
          async (dossiers, drains) => {
            open();
            const packets = [];
            for (const [index, sizes] of dossiers.entries()) packets.push(await world.seal(`dossier ${index}`, sizes));
            for (const { faults, isOther, waitMs } of drains) {
              world.linkMeets(...faults);
              const drainer = isOther ? world.phone.boot().ports : ports;
              await deliverOutbox(drainer, { atOnce: true, ...(!isOther && { memory }) });
              world.phone.clock.advanceMs(waitMs);
            }
            world.linkMeets();
            for (let healed = 0; healed < 3; healed += 1) {
              await deliverOutbox(ports, { atOnce: true, memory });
              world.phone.clock.advanceMs(200_000);
            }
            for (const packet of packets) {
              expect(await world.state(packet)).toBe('delivered');
              expect(world.gateway.isComplete(packet.pid)).toBe(true);
              expect(world.gateway.filings.get(packet.pid)).toBe(1);
            }
          },
        ),
        { numRuns: propertyRuns(40, 2_000) },
      );
    },
    fuzzTimeoutMs,
  );
});

describe('a drain with a memory, on a link that eats what is sent', () => {
  it('waits longer and longer, although every question is answered', async () => {
    await world.seal('one', [300_000]);
    const waits: number[] = [];
    for (let drain = 0; drain < 10; drain += 1) {
      world.phone.nextFault = () => ({ kind: world.link.log.inFlight > 0 ? 'offline' : 'none' });
      const startedMs = world.phone.clock.nowMs();
      const outcome = await deliverOutbox(ports, { memory });
      if (outcome.kind !== 'waiting') throw new Error(outcome.kind);
      waits.push(outcome.retryAtMs - startedMs);
      world.phone.clock.advanceMs(Math.max(100, outcome.retryAtMs - startedMs));
    }
    expect(Math.max(...waits.slice(-4))).toBeGreaterThan(10_000);
    expect(world.gateway.arrivedBytes).toBe(0);
  });

  it('remembers a short wait without writing it, and a long one in the store', async () => {
    const packet = await world.seal('one', [300_000]);
    world.phone.nextFault = () => ({ kind: 'offline' });
    const before = await world.delivery(packet);
    expect(await deliverOutbox(ports, { memory })).toMatchObject({ kind: 'waiting', isOffline: true });
    expect(await world.delivery(packet)).toEqual(before);
    for (let drain = 0; drain < 60; drain += 1) {
      const outcome = await deliverOutbox(ports, { memory });
      if (outcome.kind === 'waiting') world.phone.clock.advanceMs(outcome.retryAtMs - world.phone.clock.nowMs());
    }
    expect(await world.delivery(packet)).toMatchObject({ state: 'waiting', notBeforeMs: world.phone.clock.nowMs() });
  });
});

describe('a person who asks for everything to be sent now', () => {
  it('is heard for what a back-off holds too, however many requests that takes', async () => {
    const packets = [];
    for (let count = 0; count < 12; count += 1) packets.push(await world.seal(`dossier ${count}`, [900_000, 900_000]));
    world.phone.nextFault = () => ({ kind: 'busy', retryAfterMs: 600_000 });
    expect(await deliverOutbox(ports, { memory })).toMatchObject({ kind: 'waiting' });
    world.linkMeets();
    expect(await deliverOutbox(ports, { memory, atOnce: true })).toEqual({ kind: 'idle' });
    expect(world.link.log.packs).toBeGreaterThan(16);
    for (const packet of packets) expect(await world.state(packet)).toBe('delivered');
  });
});
