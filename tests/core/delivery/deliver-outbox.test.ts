import { beforeEach, describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import type { SealedPacket } from '../../../src/core/ports.ts';
import { uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { cut, newDeliveryWorld } from './delivery-world.ts';

let world: ReturnType<typeof newDeliveryWorld>;
beforeEach(() => {
  world = newDeliveryWorld();
});

describe('deliverOutbox', () => {
  it('delivers a dossier with its photos and lets the desk file it once', async () => {
    const packet = await world.seal('one', [250_000, 80_000]);
    expect(await deliverOutbox(world.ports)).toEqual({ kind: 'idle' });
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.filings.get(packet.pid)).toBe(1);
    expect(world.gateway.dossiers().map(({ text }) => text.dossierId)).toEqual([uuidFor('one')]);
  });

  it('does not touch the network when nothing waits', async () => {
    expect(await deliverOutbox(world.ports)).toEqual({ kind: 'idle' });
    expect(world.link.log).toMatchObject({ haves: 0, packs: 0 });
  });

  it('asks once and sends every text, oldest first, before any photo', async () => {
    const packets = [await world.seal('a', [300_000]), await world.seal('b', [300_000]), await world.seal('c')];
    await deliverOutbox(world.ports);
    const types = world.sentFrames().map((frame) => frame.type);
    expect(types.lastIndexOf('packet')).toBe(2);
    expect(types.indexOf('part')).toBe(3);
    const pids = world.sentFrames().flatMap((frame) => (frame.type === 'packet' ? [frame.pid] : []));
    expect(pids).toEqual(packets.map(({ pid }) => pid));
  });

  it('sends the photo with the fewest bytes left first', async () => {
    const packet = await world.seal('one', [900_000, 120_000, 400_000]);
    await deliverOutbox(world.ports);
    const order = [...new Set(world.sentFrames().flatMap((frame) => (frame.type === 'part' ? [frame.sha256] : [])))];
    expect(order).toEqual([2, 3, 1].map((index) => packet.parts[index]?.sha256));
  });

  it('keeps at most two requests in flight, and never splits one photo between them', async () => {
    await world.seal('one', [700_000, 700_000, 700_000]);
    await deliverOutbox(world.ports);
    expect(world.link.log.mostInFlight).toBe(2);
    expect(world.gateway.takenBytes).toBe(3 * 700_016);
  });

  it('asks about no more than 500 names at once', async () => {
    for (let count = 0; count < 60; count += 1) {
      await world.seal(
        `many ${count}`,
        Array.from({ length: 10 }, () => 10),
      );
    }
    await deliverOutbox(world.ports);
    expect(world.gateway.largestHave).toBe(500);
    expect(world.gateway.dossiers()).toHaveLength(60);
  });

  it('goes on inside a photo after a break, at once, and sends no byte twice', async () => {
    await world.seal('one', [400_000]);
    world.linkMeets({ kind: 'none' }, cut(0.6), { kind: 'none' }, cut(0.3));
    expect(await deliverOutbox(world.ports)).toEqual({ kind: 'idle' });
    expect(world.gateway.takenBytes).toBe(400_016);
    expect(world.gateway.dossiers()).toHaveLength(1);
  });

  it('finds a lost answer again by asking, and does not send the dossier a second time', async () => {
    const packet = await world.seal('one', [20_000]);
    world.linkMeets({ kind: 'none' }, { kind: 'answer-lost' });
    await deliverOutbox(world.ports);
    expect(world.link.log.packs).toBe(1);
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.filings.get(packet.pid)).toBe(1);
  });

  it('waits with growing patience while there is no coverage, and touches nothing before its moment', async () => {
    const packet = await world.seal('one');
    world.phone.nextFault = () => ({ kind: 'offline' });
    for (const attempts of [1, 2, 3]) {
      const outcome = await deliverOutbox(world.ports);
      if (outcome.kind !== 'waiting') throw new Error('it does not wait');
      expect(await world.delivery(packet)).toMatchObject({
        state: 'waiting',
        attempts,
        notBeforeMs: outcome.retryAtMs,
      });
      world.phone.clock.advanceMs(outcome.retryAtMs - world.phone.clock.nowMs() - 1);
      const haves = world.link.log.haves;
      await deliverOutbox(world.ports);
      expect(world.link.log.haves).toBe(haves);
      world.phone.clock.advanceMs(1);
    }
  });

  it('tries at once when a person asks for it, whatever the back-off says', async () => {
    const packet = await world.seal('one');
    world.linkMeets({ kind: 'offline' });
    await deliverOutbox(world.ports);
    await deliverOutbox(world.ports, { atOnce: true });
    expect(await world.state(packet)).toBe('delivered');
  });

  it('waits as long as a busy gateway asks', async () => {
    const packet = await world.seal('one');
    world.linkMeets({ kind: 'none' }, { kind: 'busy', retryAfterMs: 90_000 });
    const outcome = await deliverOutbox(world.ports);
    expect(outcome).toEqual({ kind: 'waiting', retryAtMs: world.phone.clock.nowMs() + 90_000 });
    expect(await world.state(packet)).toBe('waiting');
  });

  it('gives up after a second break that moved nothing', async () => {
    await world.seal('one', [100_000]);
    world.linkMeets({ kind: 'none' }, cut(0), { kind: 'none' }, cut(0), { kind: 'none' });
    expect((await deliverOutbox(world.ports)).kind).toBe('waiting');
    expect(world.link.log).toMatchObject({ haves: 2, packs: 2 });
  });

  it('takes up what a killed app left in the middle', async () => {
    const packet = await world.seal('one', [50_000]);
    const killed = world.phone.boot({ atStep: 8, effect: 'done' });
    expect(await killed.process.run(deliverOutbox(killed.ports))).toBe('killed');
    expect(await deliverOutbox(world.ports)).toEqual({ kind: 'idle' });
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.filings.get(packet.pid)).toBe(1);
  });

  it('leaves the drain to whoever holds it', async () => {
    await world.seal('one');
    let outcome;
    await world.ports.outbox.exclusively(async () => {
      outcome = await deliverOutbox(world.phone.boot().ports);
    });
    expect(outcome).toEqual({ kind: 'elsewhere' });
  });

  it('delivers a dossier that was sealed while it was draining', async () => {
    await world.seal('early', [500_000]);
    let late: SealedPacket | undefined;
    world.phone.nextFault = () => ({ kind: 'none' });
    const draining = deliverOutbox(world.ports);
    late = await world.seal('late');
    await draining;
    expect(await world.state(late)).toBe('delivered');
  });

  it.each([10, -10])('delivers on a phone whose clock is %d years off and then corrected', async (years) => {
    const leapMs = years * 365 * 24 * 60 * 60_000;
    world.phone.clock.advanceMs(leapMs);
    const packet = await world.seal('one', [20_000]);
    world.linkMeets({ kind: 'offline' });
    await deliverOutbox(world.ports);
    world.phone.clock.advanceMs(-leapMs);
    world.phone.clock.advanceMs(60 * 60_000);
    await deliverOutbox(world.ports);
    expect(await world.state(packet)).toBe('delivered');
  });
});
