/** What a device that was locked or revoked still sends: kept, signed for, and trusted by nobody until an official says so. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../src/core/dossier/local-code.ts';
import type { DeviceHoldings } from '../../../src/core/reception/custody.ts';
import { changeDevice } from '../../../src/gateway/administration/change-device.ts';
import type { DeviceChange } from '../../../src/gateway/administration/change-device.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
let official: TestDevice;
beforeAll(async () => {
  world = await OpenerWorld.start();
  official = await enrolTestDevice(world.gateway, { role: 'official' });
}, 60_000);
afterAll(async () => await world.stop());

const changed = async (device: TestDevice, change: DeviceChange, reason?: string) => {
  const caller = { deviceId: 'province', role: 'admin', communeCode: null } as const;
  const done = await changeDevice(world.gateway.context, caller, device.deviceId, change, reason);
  return done.ok ? 'done' : done.problem.code;
};

const stateOf = async ({ deviceId }: TestDevice) =>
  (
    await world.opener.db
      .selectFrom('devices')
      .select('state')
      .where('device_id', '=', deviceId)
      .executeTakeFirstOrThrow()
  ).state;

/** A whole dossier of `device`, delivered; with how the gateway signed for it. */
async function sends(device: TestDevice, changes: object = {}, options: object = {}) {
  const helper = { deviceId: device.deviceId, name: 'Nguyễn Văn Thử', role: 'volunteer' };
  const text = { ...world.aWholeText({ dossierId: randomUUID(), helper }), ...changes };
  const packet = await buildPacket(world.gateway, device, { text, papers: [world.photo], ...options });
  const { acknowledgements } = await sendFrames(world.gateway, framesOf(packet));
  const signed = await readAcknowledgement(world.gateway, acknowledgements[packet.pid]);
  await world.openAll();
  return { text, pid: packet.pid, complete: signed.complete, review: signed.review === true };
}

async function release(pid: string, by = official): Promise<string> {
  const headers = await authorize(world.gateway, by);
  const init = { method: 'POST', headers, body: '{}' };
  const response = await world.gateway.request(`/api/v1/desk/review/${pid}/release`, init);
  return response.status === 200 ? 'done' : ((await response.json()) as { code: string }).code;
}

describe('a locked device', () => {
  it('is one again when the lock is lifted, confirmed or not as it was before', async () => {
    for (const before of ['active', 'unconfirmed'] as const) {
      const device = await enrolTestDevice(world.gateway, { state: before });
      expect(await changed(device, 'lock', 'away')).toBe('done');
      expect(await stateOf(device)).toBe('locked');
      expect(await changed(device, 'confirm')).toBe('action-not-possible');
      expect(await changed(device, 'lift')).toBe('done');
      expect(await stateOf(device)).toBe(before);
    }
  });

  it('is locked for a reason of its own, and a revoked one is never locked, lifted or confirmed', async () => {
    const device = await enrolTestDevice(world.gateway);
    expect(await changed(device, 'lock', 'replaced')).toBe('bad-request');
    expect(await changed(device, 'revoke', 'away')).toBe('bad-request');
    expect(await changed(device, 'revoke', 'lost')).toBe('done');
    for (const change of ['lock', 'lift', 'confirm'] as const)
      expect(await changed(device, change)).toBe('device-revoked');
  });

  it('sends for review only, and hears of that when it is lifted; what it sends then is trusted', async () => {
    const device = await enrolTestDevice(world.gateway);
    await changed(device, 'lock');
    const held = await sends(device);
    expect(held).toMatchObject({ complete: true, review: true });
    expect(await world.dossierRow(held.text.dossierId)).toBeUndefined();
    await changed(device, 'lift');
    expect(await world.reviews(device)).toEqual([{ pid: held.pid, code: 'device-revoked' }]);
    const trusted = await sends(device);
    expect(trusted.review).toBe(false);
    expect(await world.dossierRow(trusted.text.dossierId)).toMatchObject({ state: 'received' });
  });

  it('is also one whose person has no time left', async () => {
    const device = await enrolTestDevice(world.gateway);
    const owner = world.opener.db.selectFrom('devices').select('person_id').where('device_id', '=', device.deviceId);
    await world.opener.db
      .updateTable('people')
      .set({ expires_on: '2020-01-01' })
      .where('person_id', '=', owner)
      .execute();
    expect(await sends(device)).toMatchObject({ complete: true, review: true });
  });
});

describe('a revoked device', () => {
  it('changes nothing of a dossier that it delivered before: no correction, no supplement', async () => {
    const device = await enrolTestDevice(world.gateway);
    const first = await sends(device);
    const before = await world.dossierRow(first.text.dossierId);
    expect(before).toMatchObject({ state: 'received' });
    await changed(device, 'revoke', 'misused');
    const { dossierId } = first.text;
    const correction = { dossierId, revision: 2, answers: { reason: 'Đổi sau khi thu hồi' } };
    const late = [
      await sends(device, correction, { supersedes: first.pid }),
      await sends(device, { kind: 'supplement', dossierId, requestId: randomUUID() }),
    ];
    for (const packet of late) {
      expect(packet).toMatchObject({ complete: true, review: true });
      expect(await world.packetRow(packet.pid)).toMatchObject({ review: 'device-revoked', opening: 'waiting' });
    }
    expect(await world.dossierRow(dossierId)).toEqual(before);
    expect(await world.packetRow(first.pid)).toMatchObject({ opening: 'opened' });
  });

  it('has its packets let in one by one, by an official of the commune, once, and audited', async () => {
    const device = await enrolTestDevice(world.gateway);
    await changed(device, 'revoke', 'lost');
    const [one, other] = [await sends(device), await sends(device)];
    const elsewhere = await enrolTestDevice(world.gateway, { role: 'official', communeCode: await addCommune() });
    expect(await release(one.pid, elsewhere)).toBe('not-found');
    expect(await release(randomUUID())).toBe('not-found');
    expect(await release(one.pid)).toBe('done');
    expect(await release(one.pid)).toBe('action-not-possible');
    await world.openAll();
    expect(await world.dossierRow(one.text.dossierId)).toMatchObject({ state: 'received' });
    expect(await world.dossierRow(other.text.dossierId)).toBeUndefined();
    const audited = world.opener.db.selectFrom('audit').select(['actor', 'action', 'details']);
    expect(await audited.where('subject', '=', one.pid).where('action', '=', 'packet-let-in').execute()).toEqual([
      { actor: official.deviceId, action: 'packet-let-in', details: { device: device.deviceId } },
    ]);
  });

  it('has nothing let in when nobody ever compared its six digits', async () => {
    const device = await enrolTestDevice(world.gateway, { state: 'unconfirmed' });
    await changed(device, 'revoke');
    const held = await sends(device);
    expect(await release(held.pid)).toBe('device-unconfirmed');
  });

  it('shows what it held as last reported, and what came since', async () => {
    const device = await enrolTestDevice(world.gateway);
    const arrived = await sends(device);
    const onPhone = `48210938${checkDigitOf('48210938')}`;
    const inventory = { unsentCount: 2, appVersion: '1.2.3', sealedCodes: [arrived.text.localCode, onPhone] };
    const headers = {
      ...(await authorize(world.gateway, device)),
      'device-inventory': Buffer.from(JSON.stringify(inventory)).toString('base64url'),
    };
    expect((await world.gateway.request('/api/v1/changes', { headers })).status).toBe(200);
    await changed(device, 'revoke', 'lost');
    await sends(device);
    for (const [who, status] of [
      [official, 200],
      [await enrolTestDevice(world.gateway, { role: 'admin', communeCode: null }), 200],
      [await enrolTestDevice(world.gateway, { role: 'official', communeCode: await addCommune() }), 404],
    ] as const) {
      const asker = await authorize(world.gateway, who);
      const response = await world.gateway.request(`/api/v1/admin/devices/${device.deviceId}`, { headers: asker });
      expect(response.status).toBe(status);
      if (status !== 200) continue;
      const { device: row, custody, inReview } = (await response.json()) as DeviceHoldings;
      expect([row.state, inReview, custody.unsentCount, custody.appVersion]).toEqual(['revoked', 1, 2, '1.2.3']);
      expect(custody.sealedCodes).toEqual([
        { code: arrived.text.localCode, arrived: true },
        { code: onPhone, arrived: false },
      ]);
      expect(custody.alarms).toContain('revoked-unsent');
    }
  });
});

async function addCommune(): Promise<string> {
  const code = randomUUID().slice(0, 8);
  await world.opener.db.insertInto('communes').values({ code, name: 'Xã Khác', opened: true }).execute();
  return code;
}
