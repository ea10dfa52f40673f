import { beforeEach, describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { retryDelivery } from '../../../src/core/delivery/retry-delivery.ts';
import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import type { PaperPage } from '../../../src/core/dossier/dossier.ts';
import type { Frame, SealedPacket } from '../../../src/core/ports.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import type { Fault } from '../../fakes/fake-link.ts';
import type { AppRun } from '../../fakes/fake-phone.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aPicture } from '../../fakes/fake-sealer.ts';
import { tornRecord } from '../../fakes/fake-store.ts';
import { aDraft, bytesFor, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

let gateway: FakeGateway;
let phone: FakePhone;
let run: AppRun;

beforeEach(() => {
  gateway = new FakeGateway(['device-1']);
  phone = new FakePhone({ gateway });
  run = phone.boot();
});

/** Seals a dossier of that name with papers of those sizes. */
async function seal(
  name: string,
  paperBytes: readonly number[] = [],
  supersedes?: SealedPacket,
): Promise<SealedPacket> {
  const pages: PaperPage[] = [];
  for (const [index, size] of paperBytes.entries()) {
    const sealed = await run.ports.papers.sealPage(name, aPicture(bytesFor(`${name} ${index}`, size)));
    if (sealed.ok) pages.push({ ...sealed.value, page: 1 });
  }
  return sealPages(name, pages, supersedes);
}

async function sealPages(name: string, pages: readonly PaperPage[], supersedes?: SealedPacket): Promise<SealedPacket> {
  const papers = pages.map((page, index) => ({ paperId: `paper-${index}`, custody: 'photo' as const, pages: [page] }));
  const draft = aDraft({ dossierId: uuidFor(name), papers, revision: supersedes ? 2 : 1 });
  phone.clock.advanceMs(1_000);
  return run.ports.sealer.seal(sealedTextOf(draft), pages, (pid) => ({ ...draft, localCode: pid }), supersedes?.pid);
}

/** Every request meets the next of these faults; after the last one the link is whole. */
function linkMeets(...faults: Fault[]): void {
  phone.nextFault = () => faults.shift() ?? { kind: 'none' };
}

async function delivery(packet: SealedPacket): Promise<Delivery> {
  const found = (await run.ports.outbox.deliveries()).find(({ pid }) => pid === packet.pid);
  if (!found) throw new Error('no such delivery');
  return found;
}

const state = async (packet: SealedPacket) => (await delivery(packet)).state;
const cut = (share: number): Fault => ({ kind: 'cut', share });
const sentFrames = (): Frame[] => run.link.log.frames.flat();

describe('deliverOutbox', () => {
  it('delivers a dossier with its photos and lets the desk file it once', async () => {
    const packet = await seal('one', [250_000, 80_000]);
    expect(await deliverOutbox(run.ports)).toEqual({ kind: 'idle' });
    expect(await state(packet)).toBe('delivered');
    expect(gateway.filings.get(packet.pid)).toBe(1);
    expect(gateway.dossiers().map(({ text }) => text.dossierId)).toEqual([uuidFor('one')]);
  });

  it('does not touch the network when nothing waits', async () => {
    expect(await deliverOutbox(run.ports)).toEqual({ kind: 'idle' });
    expect(run.link.log).toMatchObject({ haves: 0, packs: 0 });
  });

  it('asks once and sends every text, oldest first, before any photo', async () => {
    const packets = [await seal('a', [300_000]), await seal('b', [300_000]), await seal('c')];
    await deliverOutbox(run.ports);
    const types = sentFrames().map((frame) => frame.type);
    expect(types.lastIndexOf('packet')).toBe(2);
    expect(types.indexOf('part')).toBe(3);
    const pids = sentFrames().flatMap((frame) => (frame.type === 'packet' ? [frame.pid] : []));
    expect(pids).toEqual(packets.map(({ pid }) => pid));
  });

  it('sends the photo with the fewest bytes left first', async () => {
    const packet = await seal('one', [900_000, 120_000, 400_000]);
    await deliverOutbox(run.ports);
    const order = [...new Set(sentFrames().flatMap((frame) => (frame.type === 'part' ? [frame.sha256] : [])))];
    expect(order).toEqual([2, 3, 1].map((index) => packet.parts[index]?.sha256));
  });

  it('keeps at most two requests in flight, and never splits one photo between them', async () => {
    await seal('one', [700_000, 700_000, 700_000]);
    await deliverOutbox(run.ports);
    expect(run.link.log.mostInFlight).toBe(2);
    expect(gateway.takenBytes).toBe(3 * 700_016);
  });

  it('asks about no more than 500 names at once', async () => {
    for (let count = 0; count < 60; count += 1) {
      await seal(
        `many ${count}`,
        Array.from({ length: 10 }, () => 10),
      );
    }
    await deliverOutbox(run.ports);
    expect(gateway.largestHave).toBe(500);
    expect(gateway.dossiers()).toHaveLength(60);
  });

  it('goes on inside a photo after a break, at once, and sends no byte twice', async () => {
    await seal('one', [400_000]);
    linkMeets({ kind: 'none' }, cut(0.6), { kind: 'none' }, cut(0.3));
    expect(await deliverOutbox(run.ports)).toEqual({ kind: 'idle' });
    expect(gateway.takenBytes).toBe(400_016);
    expect(gateway.dossiers()).toHaveLength(1);
  });

  it('finds a lost answer again by asking, and does not send the dossier a second time', async () => {
    const packet = await seal('one', [20_000]);
    linkMeets({ kind: 'none' }, { kind: 'answer-lost' });
    await deliverOutbox(run.ports);
    expect(run.link.log.packs).toBe(1);
    expect(await state(packet)).toBe('delivered');
    expect(gateway.filings.get(packet.pid)).toBe(1);
  });

  it('waits with growing patience while there is no coverage, and touches nothing before its moment', async () => {
    const packet = await seal('one');
    phone.nextFault = () => ({ kind: 'offline' });
    for (const attempts of [1, 2, 3]) {
      const outcome = await deliverOutbox(run.ports);
      if (outcome.kind !== 'waiting') throw new Error('it does not wait');
      expect(await delivery(packet)).toMatchObject({ state: 'waiting', attempts, notBeforeMs: outcome.retryAtMs });
      phone.clock.advanceMs(outcome.retryAtMs - phone.clock.nowMs() - 1);
      const haves = run.link.log.haves;
      await deliverOutbox(run.ports);
      expect(run.link.log.haves).toBe(haves);
      phone.clock.advanceMs(1);
    }
  });

  it('tries at once when a person asks for it, whatever the back-off says', async () => {
    const packet = await seal('one');
    linkMeets({ kind: 'offline' });
    await deliverOutbox(run.ports);
    await deliverOutbox(run.ports, { atOnce: true });
    expect(await state(packet)).toBe('delivered');
  });

  it('waits as long as a busy gateway asks', async () => {
    const packet = await seal('one');
    linkMeets({ kind: 'none' }, { kind: 'busy', retryAfterMs: 90_000 });
    const outcome = await deliverOutbox(run.ports);
    expect(outcome).toEqual({ kind: 'waiting', retryAtMs: phone.clock.nowMs() + 90_000 });
    expect(await state(packet)).toBe('waiting');
  });

  it('gives up after a second break that moved nothing', async () => {
    await seal('one', [100_000]);
    linkMeets({ kind: 'none' }, cut(0), { kind: 'none' }, cut(0), { kind: 'none' });
    expect((await deliverOutbox(run.ports)).kind).toBe('waiting');
    expect(run.link.log).toMatchObject({ haves: 2, packs: 2 });
  });

  it('believes no acknowledgement without the gateway’s key', async () => {
    const packet = await seal('one', [5_000]);
    phone.nextFault = () => ({ kind: 'impostor' });
    expect((await deliverOutbox(run.ports)).kind).toBe('waiting');
    expect(await state(packet)).toBe('waiting');
    expect((await delivery(packet)).acknowledgement).toBeUndefined();
  });

  it('takes up what a killed app left in the middle', async () => {
    const packet = await seal('one', [50_000]);
    const killed = phone.boot({ atStep: 8, effect: 'done' });
    expect(await killed.process.run(deliverOutbox(killed.ports))).toBe('killed');
    run = phone.boot();
    expect(await deliverOutbox(run.ports)).toEqual({ kind: 'idle' });
    expect(await state(packet)).toBe('delivered');
    expect(gateway.filings.get(packet.pid)).toBe(1);
  });

  it('leaves the drain to whoever holds it', async () => {
    await seal('one');
    let outcome;
    await run.ports.outbox.exclusively(async () => {
      outcome = await deliverOutbox(phone.boot().ports);
    });
    expect(outcome).toEqual({ kind: 'elsewhere' });
  });

  it('sets a refused packet aside with its reason and delivers the others', async () => {
    const stranger = new FakePhone({ gateway, deviceId: 'device-unknown' });
    const other = stranger.boot();
    const foreign = await other.ports.sealer.seal(sealedTextOf(aDraft()), [], () => aDraft());
    phone.disk.packets.set(foreign.pid, JSON.stringify(foreign));
    phone.disk.deliveries.set(foreign.pid, stranger.disk.deliveries.get(foreign.pid)!);
    for (const [sha256, bytes] of stranger.disk.parts) phone.disk.parts.set(sha256, bytes);
    const good = await seal('good', [30_000]);
    await deliverOutbox(run.ports);
    expect(await delivery(foreign)).toMatchObject({ state: 'needs-attention', problem: { code: 'unknown-device' } });
    expect(await state(good)).toBe('delivered');
  });

  it('sets a packet with a damaged part aside and delivers the others', async () => {
    const torn = await seal('torn', [30_000]);
    const good = await seal('good', [30_000]);
    phone.disk.parts.delete(torn.parts[1]!.sha256);
    await deliverOutbox(run.ports);
    expect(await delivery(torn)).toMatchObject({ state: 'needs-attention', problem: { code: 'record-torn' } });
    expect(await state(good)).toBe('delivered');
  });

  it('sets a packet whose row is torn aside and delivers the others', async () => {
    const torn = await seal('torn');
    const good = await seal('good');
    phone.disk.packets.set(torn.pid, tornRecord);
    await deliverOutbox(run.ports);
    expect(await state(torn)).toBe('needs-attention');
    expect(await state(good)).toBe('delivered');
  });

  it('sends a photo whole after the gateway found its digest wrong once', async () => {
    const packet = await seal('one', [200_000]);
    gateway.damagedInTransit.add(packet.parts[1]!.sha256);
    await deliverOutbox(run.ports);
    expect(await state(packet)).toBe('delivered');
    const arrived = gateway.paperBytes(packet.parts[1]!.sha256);
    expect(Buffer.from(arrived!).equals(bytesFor('one 0', 200_000))).toBe(true);
  });

  it('makes the gateway close a photo whose last bytes came just before it was killed', async () => {
    const packet = await seal('one', [40_000]);
    gateway.unclosed.add(packet.parts[1]!.sha256);
    linkMeets({ kind: 'none' }, { kind: 'none' }, { kind: 'answer-lost' });
    await deliverOutbox(run.ports);
    expect(await state(packet)).toBe('delivered');
    expect(gateway.takenBytes).toBe(40_016);
  });

  it('asks a person when the phone’s own copy of a photo is wrong', async () => {
    const packet = await seal('one', [50_000]);
    const good = await seal('good', [50_000]);
    phone.disk.parts.set(packet.parts[1]!.sha256, bytesFor('rotten', packet.parts[1]!.len));
    await deliverOutbox(run.ports);
    expect(await delivery(packet)).toMatchObject({ state: 'needs-attention', problem: { code: 'digest-mismatch' } });
    expect(await state(good)).toBe('delivered');
  });

  it('sends a refused packet again when a person says so', async () => {
    const packet = await seal('one', [1_000]);
    const bytes = phone.disk.parts.get(packet.parts[1]!.sha256)!;
    phone.disk.parts.delete(packet.parts[1]!.sha256);
    await deliverOutbox(run.ports);
    phone.disk.parts.set(packet.parts[1]!.sha256, bytes);
    await retryDelivery(run.ports, packet.pid);
    await deliverOutbox(run.ports);
    expect(await state(packet)).toBe('delivered');
  });

  it('queues again what a gateway restored from a backup has forgotten', async () => {
    const restore = gateway.backUp();
    const packet = await seal('one', [40_000]);
    await deliverOutbox(run.ports);
    restore();
    await deliverOutbox(run.ports, { atOnce: true });
    expect(await state(packet)).toBe('delivered');
    expect(gateway.isComplete(packet.pid)).toBe(true);
  });

  it('queues again a packet of which the gateway lost a photo', async () => {
    const packet = await seal('one', [40_000]);
    linkMeets({ kind: 'none' }, cut(0.5), { kind: 'offline' });
    await deliverOutbox(run.ports);
    const restore = gateway.backUp();
    await deliverOutbox(run.ports, { atOnce: true });
    expect(await state(packet)).toBe('delivered');
    restore();
    await deliverOutbox(run.ports, { atOnce: true });
    expect(gateway.isComplete(packet.pid)).toBe(true);
  });

  it('does not send the photos of a packet that a correction has replaced', async () => {
    const first = await seal('one', [300_000]);
    const pages: PaperPage[] = [];
    const sealed = await run.ports.papers.sealPage('one', aPicture(bytesFor('retaken', 90_000)));
    if (sealed.ok) pages.push({ ...sealed.value, page: 1 });
    const second = await sealPages('one', pages, first);
    await deliverOutbox(run.ports);
    expect(await state(first)).toBe('delivered');
    expect(await state(second)).toBe('delivered');
    expect(gateway.takenBytes).toBe(90_016);
  });

  it('re-sends no photo that a correction kept', async () => {
    const first = await seal('one', [60_000]);
    await deliverOutbox(run.ports);
    const [, kept] = first.parts;
    const page: PaperPage = {
      page: 1,
      mediaType: 'image/jpeg',
      partSha256: kept!.sha256,
      partLen: kept!.len,
      sha256: kept!.sha256,
    };
    const second = await sealPages('one', [page], first);
    await deliverOutbox(run.ports);
    expect(await state(second)).toBe('delivered');
    expect(gateway.takenBytes).toBe(60_016);
  });

  it('delivers a dossier that was sealed while it was draining', async () => {
    await seal('early', [500_000]);
    let late: SealedPacket | undefined;
    phone.nextFault = () => ({ kind: 'none' });
    const draining = deliverOutbox(run.ports);
    late = await seal('late');
    await draining;
    expect(await state(late)).toBe('delivered');
  });

  it.each([10, -10])('delivers on a phone whose clock is %d years off and then corrected', async (years) => {
    const leapMs = years * 365 * 24 * 60 * 60_000;
    phone.clock.advanceMs(leapMs);
    const packet = await seal('one', [20_000]);
    linkMeets({ kind: 'offline' });
    await deliverOutbox(run.ports);
    phone.clock.advanceMs(-leapMs);
    phone.clock.advanceMs(60 * 60_000);
    await deliverOutbox(run.ports);
    expect(await state(packet)).toBe('delivered');
  });
});
