import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultQuotaLimits, newQuota } from '../../../src/gateway/intake/quota.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, codesOf, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, packetFrame, requestPack, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice, makeKey } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;

beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
});
afterAll(async () => await gateway.stop());

describe('a packet that does not hold', () => {
  it.each([
    ['a tampered signature', 'header-invalid', { tamper: true }],
    ['a foreign key', 'header-invalid', { foreign: true }],
    ['an unknown device', 'unknown-device', { protectedHeader: { kid: 'no-such-device' } }],
    ['a device that is not the signer named inside', 'header-invalid', { header: { dev: 'other' } }],
    ['another type', 'header-invalid', { protectedHeader: { typ: 'JWT' } }],
    ['a sealing time without an offset', 'header-invalid', { header: { sealedAt: '2026-11-21T09:00:00' } }],
    ['another gateway', 'wrong-gateway', { header: { aud: 'x' } }],
    ['recipients that are not ours', 'unknown-recipients', { header: { kids: ['age1practice'] } }],
    ['a wrong text digest', 'digest-mismatch', { otherBody: true }],
    ['another pid than announced', 'header-invalid', { otherPid: true }],
    ['41 parts', 'header-invalid', { header: { parts: Array.from({ length: 41 }, () => ({})) } }],
  ])('is refused: %s', async (_, code, how: Record<string, unknown>) => {
    const packet = await buildPacket(gateway, device, {
      ...(how['header'] !== undefined && { header: how['header'] as object }),
      ...(how['protectedHeader'] !== undefined && { protectedHeader: how['protectedHeader'] as object }),
      ...(how['foreign'] === true && { signedBy: await makeKey() }),
    } as Parameters<typeof buildPacket>[2]);
    const pid = how['otherPid'] ? crypto.randomUUID() : packet.pid;
    const header = how['tamper'] ? `${packet.header.slice(0, -4)}AAAA` : packet.header;
    const body = how['otherBody'] ? randomBytes(packet.parts[0]?.length ?? 0) : packet.parts[0];
    const frame = { type: 'packet' as const, pid, header, body: body ?? new Uint8Array() };
    const answer = await sendFrames(gateway, [frame]);
    expect(answer).toEqual({ frames: [{ pid, error: code }], acknowledgements: {} });
    expect((await askHave(gateway, [pid])).packets[pid]).toBeNull();
    const audited = await gateway.context.db
      .selectFrom('audit')
      .select('action')
      .where('action', '=', `refused:${code}`)
      .execute();
    expect(audited.length).toBeGreaterThan(0);
  });

  it('is refused for a text above 64 KiB, without harm to the next frame', async () => {
    const packet = await buildPacket(gateway, device);
    const large = { ...packetFrame(packet), body: randomBytes(64 * 1024 + 1) };
    expect(codesOf(await sendFrames(gateway, [large, packetFrame(packet)]))).toEqual(['body-too-large', 'taken']);
  });

  it('is kept apart when it reuses a pid, and the first stays what it was', async () => {
    const first = await buildPacket(gateway, device);
    const second = await buildPacket(gateway, device, { pid: first.pid });
    const before = await sendFrames(gateway, framesOf(first));
    expect(codesOf(await sendFrames(gateway, framesOf(second)))).toEqual(['pid-conflict']);
    expect((await askHave(gateway, [first.pid])).packets[first.pid]?.acknowledgement).toBe(
      before.acknowledgements[first.pid],
    );
    const { db } = gateway.context;
    const kept = await db.selectFrom('pid_conflicts').select('header').where('pid', '=', first.pid).execute();
    expect(kept).toEqual([{ header: second.header }]);
    const alarms = await db.selectFrom('audit').select('subject').where('action', '=', 'alarm:pid-conflict').execute();
    expect(alarms).toContainEqual({ subject: first.pid });
  });

  it('conflicts within one body too', async () => {
    const first = await buildPacket(gateway, device);
    const second = await buildPacket(gateway, device, { pid: first.pid });
    expect(codesOf(await sendFrames(gateway, [packetFrame(first), packetFrame(second)]))).toEqual([
      'taken',
      'pid-conflict',
    ]);
  });
});

describe('devices that are not trusted', () => {
  it('keeps a revoked device’s packet for review and says so', async () => {
    const revoked = await enrolTestDevice(gateway, { state: 'revoked' });
    const packet = await buildPacket(gateway, revoked, { papers: [randomBytes(100)] });
    const answer = await sendFrames(gateway, framesOf(packet));
    expect(await readAcknowledgement(gateway, answer.acknowledgements[packet.pid])).toMatchObject({
      complete: true,
      review: true,
    });
    const row = await gateway.context.db
      .selectFrom('packets')
      .select(['review', 'opening'])
      .where('pid', '=', packet.pid)
      .executeTakeFirst();
    expect(row).toEqual({ review: 'device-revoked', opening: 'waiting' });
  });

  it('takes a handful of packets of an unconfirmed device, then is busy', async () => {
    const unconfirmed = await enrolTestDevice(gateway, { state: 'unconfirmed' });
    const packets = await Promise.all(Array.from({ length: 22 }, async () => await buildPacket(gateway, unconfirmed)));
    const answer = await sendFrames(gateway, packets.map(packetFrame));
    expect(codesOf(answer)).toEqual([...Array.from({ length: 20 }, () => 'taken'), 'busy', 'busy']);
    const later = await requestPack(gateway, encodeFrames(packets.slice(20).map(packetFrame)));
    expect(later.status).toBe(429);
    const waitSeconds = Number(later.headers.get('retry-after'));
    expect(waitSeconds).toBeGreaterThanOrEqual(60);
    expect(waitSeconds).toBeLessThanOrEqual(120);
    expect(codesOf(await sendFrames(gateway, packets.slice(0, 2).map(packetFrame)))).toEqual(['taken', 'taken']);
  });
});

describe('a frame whose name is none', () => {
  it.each(['a\0b', 'x', '\ud800'])('spoils no other frame: %j', async (pid) => {
    const good = await buildPacket(gateway, device);
    const answer = await sendFrames(gateway, [packetFrame({ ...good, pid }), packetFrame(good)]);
    expect(codesOf(answer)).toEqual(['header-invalid', 'taken']);
  });
});

describe('a frame with a header that is too long', () => {
  it('is answered by its name', async () => {
    const packet = await buildPacket(gateway, device);
    const answer = await sendFrames(gateway, [packetFrame({ ...packet, header: 'x'.repeat(17_000) })]);
    expect(answer.frames).toEqual([{ pid: packet.pid, error: 'header-invalid' }]);
  });
});

describe('a fault of the database', () => {
  it('asks to come back in a moment and costs no allowance', async () => {
    const { db } = gateway.context;
    const app = gateway.restarted({ quota: { packetsADay: 1 } });
    const own = await enrolTestDevice(gateway);
    const packet = await buildPacket(gateway, own);
    const pack = async (body: Uint8Array) =>
      await app.request('/api/v1/pack', { method: 'POST', body: Buffer.from(body) });
    await sql`create function refuse() returns trigger as 'begin raise exception ''away''; end' language plpgsql`.execute(
      db,
    );
    await sql`create trigger refuse before insert on packets for each row execute function refuse()`.execute(db);
    const refused = await pack(encodeFrames([packetFrame(packet)]));
    await sql`drop function refuse() cascade`.execute(db);
    expect(refused.status).toBe(503);
    const waitSeconds = Number(refused.headers.get('retry-after'));
    expect(waitSeconds).toBeGreaterThanOrEqual(5);
    expect(waitSeconds).toBeLessThanOrEqual(30);
    expect((await pack(encodeFrames([packetFrame(packet)]))).status).toBe(200);
    const next = await pack(encodeFrames([packetFrame(await buildPacket(gateway, own))]));
    expect([next.status, Number(next.headers.get('retry-after')) >= 3_600]).toEqual([429, true]);
  });
});

describe('room that packets announced', () => {
  it('is not promised a second time', async () => {
    const { blobs } = gateway.context;
    const own = await enrolTestDevice(gateway);
    const paper = randomBytes(400_000);
    const { db, now } = gateway.context;
    await sendFrames(gateway, [packetFrame(await buildPacket(gateway, own, { papers: [paper] }))]);
    const quota = newQuota({ ...blobs, freeBytes: async () => 500_000 }, { ...defaultQuotaLimits, diskFloorBytes: 0 });
    expect(await quota.hasRoom(200_000)).toBe(true);
    expect(await quota.hasRoomForPacket(db, 200_000, now())).toBe(false);
  });
});

describe('a correction', () => {
  it('makes the earlier packet complete without its parts, in either order of arrival', async () => {
    for (const order of ['earlier first', 'later first']) {
      const earlier = await buildPacket(gateway, device, { papers: [randomBytes(300)] });
      const later = await buildPacket(gateway, device, { supersedes: earlier.pid });
      const packets = order === 'earlier first' ? [earlier, later] : [later, earlier];
      for (const packet of packets) await sendFrames(gateway, [packetFrame(packet)]);
      const held = (await askHave(gateway, [earlier.pid])).packets[earlier.pid];
      expect(held?.missing).toEqual([]);
      const payload = await readAcknowledgement(gateway, held?.acknowledgement);
      expect(payload).toMatchObject({ complete: true, have: [0] });
      expect(payload.review).toBeUndefined();
    }
  });

  it("of another device's packet goes to review and leaves that packet as it was", async () => {
    const other = await enrolTestDevice(gateway);
    const earlier = await buildPacket(gateway, other, { papers: [randomBytes(300)] });
    const later = await buildPacket(gateway, device, { supersedes: earlier.pid });
    await sendFrames(gateway, [packetFrame(earlier)]);
    const answer = await sendFrames(gateway, [packetFrame(later)]);
    expect(await readAcknowledgement(gateway, answer.acknowledgements[later.pid])).toMatchObject({
      complete: true,
      review: true,
    });
    expect((await askHave(gateway, [earlier.pid])).packets[earlier.pid]?.missing).toEqual([earlier.digests[1]]);
  });
});
