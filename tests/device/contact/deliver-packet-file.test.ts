import { describe, expect, it } from 'vitest';
import { deliverPacketFile } from '../../../src/device/contact/deliver-packet-file.ts';
import { findWaiting, packLoad } from '../../../src/device/relay/pack-load.ts';
import { newBundleWriter } from '../../../src/device/relay/write-bundle.ts';
import { exportPacket } from '../../../src/device/sealing/export-packet.ts';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import type { SealedPacket } from '../../../src/core/ports.ts';
import { fakeGatewayId } from '../../fakes/fake-gateway.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { cut, newDeliveryWorld } from '../../core/delivery/delivery-world.ts';

/** A phone without coverage whose packet was exported, and the desk's PC with a link of its own. */
async function carry(sizes: readonly number[] = [90_000, 300]) {
  const world = newDeliveryWorld();
  const packet = await world.seal('carried', sizes);
  const exported = await exportPacket(world.ports.outbox, packet.pid);
  if (!exported.ok) throw new Error(exported.problem.code);
  const pc = new FakePhone({ gateway: world.gateway, deviceId: 'desk-pc' });
  const { ports } = pc.boot();
  return { ...world, packet, pc, pcPorts: ports, file: exported.value.bytes };
}

const wholly = ({ pid, parts }: SealedPacket) => ({
  pid,
  partsHeld: parts.length,
  partsAll: parts.length,
  isComplete: true,
  isForReview: false,
});

describe('a packet file handed in at the desk', () => {
  it('is delivered wholly, leaves nothing on the PC, and the phone then learns that it arrived', async () => {
    const { packet, pc, pcPorts, file, ports, state } = await carry();
    expect(await deliverPacketFile(pcPorts, file)).toEqual({ ok: true, value: [wholly(packet)] });
    expect(pc.disk.packets.size + pc.disk.parts.size + pc.disk.deliveries.size).toBe(0);
    await deliverOutbox(ports, { atOnce: true });
    expect(await state(packet)).toBe('delivered');
  });

  it('may be handed in twice, and after the phone delivered it itself', async () => {
    const { packet, pcPorts, file, ports } = await carry();
    await deliverOutbox(ports);
    for (let round = 0; round < 2; round += 1) {
      expect(await deliverPacketFile(pcPorts, file)).toEqual({ ok: true, value: [wholly(packet)] });
    }
  });

  it('goes on after a break in the middle', async () => {
    const { packet, pc, pcPorts, file } = await carry();
    const faults = [{ kind: 'none' } as const, cut(0.4)];
    pc.nextFault = () => faults.shift() ?? { kind: 'none' };
    expect(await deliverPacketFile(pcPorts, file)).toEqual({ ok: true, value: [wholly(packet)] });
  });

  it('says that there is no link, and claims nothing', async () => {
    const { pc, pcPorts, file } = await carry();
    pc.nextFault = () => ({ kind: 'offline' });
    expect(await deliverPacketFile(pcPorts, file)).toMatchObject({
      ok: true,
      value: [{ isComplete: false, partsHeld: 0, problem: { code: 'offline' } }],
    });
  });

  it('gives the gateway’s reason for a packet whose signature does not hold', async () => {
    const { packet, pcPorts, ports } = await carry([]);
    const forged = newBundleWriter(fakeGatewayId);
    const [text] = packet.parts;
    forged.addHeader(packet.pid, `${packet.header.slice(0, -1)}${packet.header.endsWith('a') ? 'b' : 'a'}`);
    forged.addPart(text!.sha256, (await ports.outbox.readPart(text!.sha256, 0, text!.len))!);
    expect(await deliverPacketFile(pcPorts, forged.end())).toMatchObject({
      ok: true,
      value: [{ isComplete: false, problem: { code: 'header-invalid' } }],
    });
  });

  it('is taken page by page where it came in several files, and says how much is there', async () => {
    const { packet, pcPorts, ports } = await carry([90_000, 300]);
    const files = await packLoad(
      await findWaiting([ports.outbox]),
      { aud: fakeGatewayId, mostBytes: 5_000, nameOf: String },
      () => undefined,
    );
    if (!files.ok) throw new Error(files.problem.code);
    const [first, second] = files.value.map(({ bytes }) => bytes);
    expect(await deliverPacketFile(pcPorts, first!)).toEqual({
      ok: true,
      value: [{ ...wholly(packet), partsHeld: 2, isComplete: false }],
    });
    expect(await deliverPacketFile(pcPorts, second!)).toEqual({ ok: true, value: [wholly(packet)] });
  });

  it.each([
    ['empty', (file: Uint8Array) => file.subarray(0, 0)],
    ['cut off', (file: Uint8Array) => file.subarray(0, file.length - 1)],
    ['a picture', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
    ['receipts only', () => newBundleWriter(fakeGatewayId).end()],
  ])('is refused when it is %s', async (_name, spoil) => {
    const { pcPorts, file } = await carry();
    expect(await deliverPacketFile(pcPorts, spoil(file))).toEqual({ ok: false, problem: { code: 'bundle-malformed' } });
  });
});
