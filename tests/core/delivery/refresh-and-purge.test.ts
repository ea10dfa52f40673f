import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { purgeDelivered } from '../../../src/core/delivery/purge-delivered.ts';
import { refreshStatuses } from '../../../src/core/delivery/refresh-statuses.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aDraft, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

function newWorld() {
  const gateway = new FakeGateway(['device-1']);
  const phone = new FakePhone({ gateway });
  const run = phone.boot();
  const seal = async (name: string) => {
    const draft = aDraft({ dossierId: uuidFor(name) });
    return run.ports.sealer.seal(sealedTextOf(draft), [], () => draft);
  };
  return { gateway, phone, run, ports: run.ports, seal };
}

describe('refreshStatuses', () => {
  it('learns what the office says and starts the grace period of what was opened', async () => {
    const { ports, phone, gateway, seal } = newWorld();
    const packet = await seal('one');
    await deliverOutbox(ports);
    gateway.decide(packet.dossierId, 'accepted', { officialNumber: '000.01.02-261121-0001' });
    expect(await refreshStatuses(ports, '0.1.0')).toEqual({ kind: 'done', value: 1 });
    expect(await ports.statuses.find(packet.dossierId)).toMatchObject({ officialNumber: '000.01.02-261121-0001' });
    const purgeAfterMs = phone.clock.nowMs() + phone.purgeGraceMs;
    expect(await ports.outbox.deliveries()).toMatchObject([{ state: 'delivered', purgeAfterMs }]);
  });

  it('marks a packet as opened later when the app was killed between storing and marking', async () => {
    const { ports, phone, seal } = newWorld();
    await seal('one');
    await deliverOutbox(ports);
    for (let atStep = 1; atStep <= 12; atStep += 1) {
      const killed = phone.boot({ atStep, effect: 'done' });
      await killed.process.run(refreshStatuses(killed.ports, '0.1.0'));
      killed.process.kill();
    }
    await refreshStatuses(phone.boot().ports, '0.1.0');
    expect(await phone.boot().ports.outbox.deliveries()).toMatchObject([{ purgeAfterMs: expect.any(Number) }]);
  });

  it('marks what an earlier contact told also without coverage', async () => {
    const { ports, phone, seal } = newWorld();
    const packet = await seal('one');
    await deliverOutbox(ports);
    await refreshStatuses(ports, '0.1.0');
    const second = await seal('two');
    await deliverOutbox(ports);
    const status = (await ports.statuses.find(packet.dossierId))!;
    phone.disk.statuses.set(second.dossierId, { ...status, dossierId: second.dossierId, openedPids: [second.pid] });
    phone.nextFault = () => ({ kind: 'offline' });
    expect(await refreshStatuses(ports, '0.1.0')).toEqual({ kind: 'offline' });
    const marked = (await ports.outbox.deliveries()).map((delivery) => 'purgeAfterMs' in delivery);
    expect(marked).toEqual([true, true]);
  });

  it('calls a person to a packet on the review list, also when the news came before it was delivered', async () => {
    const { ports, phone, seal } = newWorld();
    const packet = await seal('one');
    const gateway = {
      ...ports.gateway,
      changes: async () => {
        const reviews = [{ pid: packet.pid, code: 'packet-unreadable' }];
        const value = { cursor: '1', more: false, procedures: [], lists: {}, statuses: [], reviews };
        return { kind: 'done' as const, value };
      },
    };
    await refreshStatuses({ ...ports, gateway }, '0.1.0');
    expect(await ports.outbox.deliveries()).toMatchObject([{ state: 'waiting' }]);
    await deliverOutbox(ports);
    phone.nextFault = () => ({ kind: 'offline' });
    await refreshStatuses(ports, '0.1.0');
    const problem = { code: 'packet-unreadable' };
    expect(await ports.outbox.deliveries()).toMatchObject([{ state: 'needs-attention', problem }]);
    phone.clock.advanceMs(1_000 * phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(0);
    expect(await ports.outbox.packet(packet.pid)).toBeDefined();
  });

  it('keeps the content of a dossier in review, also when its grace had begun, and lets it go after the review', async () => {
    const { ports, phone, gateway, seal } = newWorld();
    const [fresh, begun] = [await seal('one'), await seal('two')];
    await deliverOutbox(ports);
    gateway.decide(fresh.dossierId, 'in-review', { reason: 'Cần xem lại: Ngày sinh.' });
    await refreshStatuses(ports, '0.1.0');
    expect(await ports.outbox.deliveries()).toMatchObject([{ pid: fresh.pid }, { purgeAfterMs: expect.any(Number) }]);
    expect((await ports.outbox.deliveries())[0]).not.toHaveProperty('purgeAfterMs');
    gateway.decide(begun.dossierId, 'in-review', {});
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(2 * phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(0);
    gateway.decide(fresh.dossierId, 'received', {});
    gateway.decide(begun.dossierId, 'received', {});
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(2);
  });

  it('takes a reviewed packet for delivered when the province opened it after all', async () => {
    const { ports, phone, seal } = newWorld();
    const packet = await seal('one');
    await deliverOutbox(ports);
    phone.disk.reviews.set(packet.pid, 'packet-unreadable');
    phone.nextFault = () => ({ kind: 'offline' });
    await refreshStatuses(ports, '0.1.0');
    expect(await ports.outbox.deliveries()).toMatchObject([{ state: 'needs-attention' }]);
    phone.nextFault = () => ({ kind: 'none' });
    await refreshStatuses(ports, '0.1.0');
    expect(await ports.outbox.deliveries()).toMatchObject([
      { state: 'delivered', deliveredAtMs: expect.any(Number), purgeAfterMs: expect.any(Number) },
    ]);
  });

  it('sends a reviewed packet again that a restored gateway had forgotten', async () => {
    const { ports, phone, gateway, seal } = newWorld();
    const restore = gateway.backUp();
    const packet = await seal('one');
    await deliverOutbox(ports);
    phone.disk.reviews.set(packet.pid, 'device-unconfirmed');
    phone.nextFault = () => ({ kind: 'offline' });
    await refreshStatuses(ports, '0.1.0');
    phone.nextFault = () => ({ kind: 'none' });
    await deliverOutbox(ports, { atOnce: true });
    expect(await ports.outbox.deliveries()).toMatchObject([{ state: 'needs-attention' }]);
    restore();
    expect(gateway.isComplete(packet.pid)).toBe(false);
    await deliverOutbox(ports, { atOnce: true });
    expect(gateway.isComplete(packet.pid)).toBe(true);
  });

  it('asks until nothing more waits, and stops at a gateway that never ends', async () => {
    const { ports } = newWorld();
    let asked = 0;
    const gateway = {
      ...ports.gateway,
      changes: async () => {
        asked += 1;
        const cursor = String(Math.min(asked, 4));
        return { kind: 'done' as const, value: { cursor, more: true, procedures: [], lists: {}, statuses: [] } };
      },
    };
    expect(await refreshStatuses({ ...ports, gateway }, '0.1.0')).toEqual({ kind: 'done', value: 5 });
  });

  it('leaves the outbox alone when a sign-in is needed', async () => {
    const { ports, seal } = newWorld();
    await seal('one');
    const before = await ports.outbox.deliveries();
    const gateway = { ...ports.gateway, changes: async () => ({ kind: 'sign-in-needed' as const }) };
    expect(await refreshStatuses({ ...ports, gateway }, '0.1.0')).toEqual({ kind: 'sign-in-needed' });
    expect(await ports.outbox.deliveries()).toEqual(before);
    expect(await deliverOutbox(ports)).toEqual({ kind: 'idle' });
  });

  it('reports counts and codes of what lies on the phone, and nobody’s name', async () => {
    const { ports, run, phone, seal } = newWorld();
    phone.freeBytes = 123;
    await seal('one');
    await deliverOutbox(ports);
    await seal('two');
    await refreshStatuses(ports, '0.1.0', 2);
    expect(run.link.log.inventories).toEqual([
      {
        unsentCount: 1,
        unsentSeqs: [2],
        tornCount: 2,
        oldestUnsentAt: new Date(phone.clock.nowMs()).toISOString(),
        storageFreeBytes: 123,
        appVersion: '0.1.0',
        sealedCodes: ['482109375'],
        scheduleDigest: '',
      },
    ]);
  });
});

describe('purgeDelivered', () => {
  it('lets content go only when it was acknowledged, opened, and the grace is over', async () => {
    const { ports, phone, seal } = newWorld();
    await seal('one');
    phone.clock.advanceMs(1_000 * phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(0);
    await deliverOutbox(ports);
    phone.clock.advanceMs(1_000 * phone.purgeGraceMs);
    expect(await purgeDelivered(ports)).toBe(0);
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(phone.purgeGraceMs - 1);
    expect(await purgeDelivered(ports)).toBe(0);
    phone.clock.advanceMs(1);
    expect(await purgeDelivered(ports)).toBe(1);
    expect(phone.disk.packets.size).toBe(0);
  });

  it('leaves everything to a drain that is under way', async () => {
    const { ports, phone, seal } = newWorld();
    await seal('one');
    await deliverOutbox(ports);
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(phone.purgeGraceMs);
    await ports.outbox.exclusively(async () => {
      expect(await purgeDelivered(phone.boot().ports)).toBe(0);
    });
    expect(phone.disk.packets.size).toBe(1);
  });

  it('starts the grace anew for what a restored gateway had forgotten', async () => {
    const { ports, phone, gateway, seal } = newWorld();
    const restore = gateway.backUp();
    const packet = await seal('one');
    await deliverOutbox(ports);
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(phone.purgeGraceMs - 1);
    restore();
    await deliverOutbox(ports, { atOnce: true });
    await refreshStatuses(ports, '0.1.0');
    phone.clock.advanceMs(phone.purgeGraceMs - 1);
    expect(await purgeDelivered(ports)).toBe(0);
    expect(gateway.isComplete(packet.pid)).toBe(true);
  });
});
