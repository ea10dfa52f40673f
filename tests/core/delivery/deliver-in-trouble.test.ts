import { beforeEach, describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { retryDelivery } from '../../../src/core/delivery/retry-delivery.ts';
import type { PaperPage } from '../../../src/core/dossier/dossier.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { tornRecord } from '../../fakes/fake-store.ts';
import { aDraft, bytesFor } from '../../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';
import { cut, newDeliveryWorld } from './delivery-world.ts';

let world: ReturnType<typeof newDeliveryWorld>;
beforeEach(() => {
  world = newDeliveryWorld();
});

describe('deliverOutbox in trouble', () => {
  it('believes no acknowledgement without the gateway’s key', async () => {
    const packet = await world.seal('one', [5_000]);
    world.phone.nextFault = () => ({ kind: 'impostor' });
    expect((await deliverOutbox(world.ports)).kind).toBe('waiting');
    expect(await world.state(packet)).toBe('waiting');
    expect((await world.delivery(packet)).acknowledgement).toBeUndefined();
  });

  it('sets a refused packet aside with its reason and delivers the others', async () => {
    const stranger = new FakePhone({ gateway: world.gateway, deviceId: 'device-unknown' });
    const other = stranger.boot();
    const foreign = await other.ports.sealer.seal(sealedTextOf(aDraft()), [], () => aDraft());
    world.phone.disk.packets.set(foreign.pid, JSON.stringify(foreign));
    world.phone.disk.deliveries.set(foreign.pid, stranger.disk.deliveries.get(foreign.pid)!);
    for (const [sha256, bytes] of stranger.disk.parts) world.phone.disk.parts.set(sha256, bytes);
    const good = await world.seal('good', [30_000]);
    await deliverOutbox(world.ports);
    expect(await world.delivery(foreign)).toMatchObject({
      state: 'needs-attention',
      problem: { code: 'unknown-device' },
    });
    expect(await world.state(good)).toBe('delivered');
  });

  it('sets a packet with a damaged part aside and delivers the others', async () => {
    const torn = await world.seal('torn', [30_000]);
    const good = await world.seal('good', [30_000]);
    world.phone.disk.parts.delete(torn.parts[1]!.sha256);
    await deliverOutbox(world.ports);
    expect(await world.delivery(torn)).toMatchObject({ state: 'needs-attention', problem: { code: 'record-torn' } });
    expect(await world.state(good)).toBe('delivered');
  });

  it('sets a packet whose row is torn aside and delivers the others', async () => {
    const torn = await world.seal('torn');
    const good = await world.seal('good');
    world.phone.disk.packets.set(torn.pid, tornRecord);
    await deliverOutbox(world.ports);
    expect(await world.state(torn)).toBe('needs-attention');
    expect(await world.state(good)).toBe('delivered');
  });

  it('sends a photo whole after the gateway found its digest wrong once', async () => {
    const packet = await world.seal('one', [200_000]);
    world.gateway.damagedInTransit.add(packet.parts[1]!.sha256);
    await deliverOutbox(world.ports);
    expect(await world.state(packet)).toBe('delivered');
    const arrived = world.gateway.paperBytes(packet.parts[1]!.sha256);
    expect(Buffer.from(arrived!).equals(bytesFor('one 0', 200_000))).toBe(true);
  });

  it('sends a photo whole also when the app was killed after the mismatch', async () => {
    const packet = await world.seal('one', [1_500_000]);
    const { sha256 } = packet.parts[1]!;
    world.gateway.damagedInTransit.add(sha256);
    let mostHeld = 0;
    world.phone.nextFault = () => {
      const held = world.gateway.have([], [sha256]).parts[sha256] ?? 0;
      mostHeld = Math.max(mostHeld, held);
      // Once the gateway has thrown the bytes away, because their digest was wrong, coverage is gone.
      return { kind: held < mostHeld ? 'offline' : 'none' };
    };
    await deliverOutbox(world.phone.boot().ports);
    expect(await world.state(packet)).toBe('waiting');
    world.linkMeets();
    await deliverOutbox(world.phone.boot().ports, { atOnce: true });
    expect(await world.state(packet)).toBe('delivered');
  });

  it('makes the gateway close a photo whose last bytes came just before it was killed', async () => {
    const packet = await world.seal('one', [40_000]);
    world.gateway.unclosed.add(packet.parts[1]!.sha256);
    world.linkMeets({ kind: 'none' }, { kind: 'none' }, { kind: 'answer-lost' });
    await deliverOutbox(world.ports);
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.takenBytes).toBe(40_016);
  });

  it('asks a person when the phone’s own copy of a photo is wrong', async () => {
    const packet = await world.seal('one', [50_000]);
    const good = await world.seal('good', [50_000]);
    world.phone.disk.parts.set(packet.parts[1]!.sha256, bytesFor('rotten', packet.parts[1]!.len));
    await deliverOutbox(world.ports);
    expect(await world.delivery(packet)).toMatchObject({
      state: 'needs-attention',
      problem: { code: 'digest-mismatch' },
    });
    expect(await world.state(good)).toBe('delivered');
  });

  it('sends a refused packet again when a person says so', async () => {
    const packet = await world.seal('one', [1_000]);
    const bytes = world.phone.disk.parts.get(packet.parts[1]!.sha256)!;
    world.phone.disk.parts.delete(packet.parts[1]!.sha256);
    await deliverOutbox(world.ports);
    world.phone.disk.parts.set(packet.parts[1]!.sha256, bytes);
    await retryDelivery(world.ports, packet.pid);
    await deliverOutbox(world.ports);
    expect(await world.state(packet)).toBe('delivered');
  });

  it('queues again what a gateway restored from a backup has forgotten', async () => {
    const restore = world.gateway.backUp();
    const packet = await world.seal('one', [40_000]);
    await deliverOutbox(world.ports);
    restore();
    await deliverOutbox(world.ports, { atOnce: true });
    expect(await world.state(packet)).toBe('delivered');
    expect(world.gateway.isComplete(packet.pid)).toBe(true);
  });

  it('queues again a packet of which the gateway lost a photo', async () => {
    const packet = await world.seal('one', [40_000]);
    world.linkMeets({ kind: 'none' }, cut(0.5), { kind: 'offline' });
    await deliverOutbox(world.ports);
    const restore = world.gateway.backUp();
    await deliverOutbox(world.ports, { atOnce: true });
    expect(await world.state(packet)).toBe('delivered');
    restore();
    await deliverOutbox(world.ports, { atOnce: true });
    expect(world.gateway.isComplete(packet.pid)).toBe(true);
  });

  it('does not send the photos of a packet that a correction has replaced', async () => {
    const first = await world.seal('one', [300_000]);
    const retaken = await world.attach('retaken', 90_000);
    const second = await world.sealPages('one', [retaken], first);
    await deliverOutbox(world.ports);
    expect(await world.state(first)).toBe('delivered');
    expect(await world.state(second)).toBe('delivered');
    expect(world.gateway.takenBytes).toBe(90_016);
  });

  it('re-sends no photo that a correction kept', async () => {
    const first = await world.seal('one', [60_000]);
    await deliverOutbox(world.ports);
    const [, kept] = first.parts;
    const page: PaperPage = {
      page: 1,
      mediaType: 'image/jpeg',
      partSha256: kept!.sha256,
      partLen: kept!.len,
      sha256: kept!.sha256,
    };
    const second = await world.sealPages('one', [page], first);
    await deliverOutbox(world.ports);
    expect(await world.state(second)).toBe('delivered');
    expect(world.gateway.takenBytes).toBe(60_016);
  });
});
