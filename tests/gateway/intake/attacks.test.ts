/** Who holds a device, a box or an invitation and means harm: the rules of docs/protocol.md, attacked (docs/security.md lists them). */

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultQuotaLimits, newQuota } from '../../../src/gateway/intake/quota.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave, codesOf, readAcknowledgement } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, packetFrame, partFrame, sealTo, sendFrames } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { enrolTestDevice, invite, makeKey, makeProof, requestEnrolment } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;
let hostile: TestDevice;

beforeAll(async () => {
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
  hostile = await enrolTestDevice(gateway);
});
afterAll(async () => await gateway.stop());

const missingOf = async ({ pid }: TestPacket) => (await askHave(gateway, [pid])).packets[pid]?.missing;

describe('a day’s allowance', () => {
  const limits = { packetsADay: 3, bytesADay: 1_000_000, unconfirmedPackets: 2 };
  const send = async (app: ReturnType<TestGateway['restarted']>, packets: readonly TestPacket[]) => {
    const body = Buffer.from(encodeFrames(packets.map(packetFrame)));
    const response = await app.request('/api/v1/pack', { method: 'POST', body });
    return response.status === 200
      ? codesOf((await response.json()) as { frames: object[] })
      : [((await response.json()) as { code: string }).code];
  };

  it('is not gone round by new pids, by corrections of corrections, by a restart or by a second connection', async () => {
    const own = await enrolTestDevice(gateway);
    const first = await buildPacket(gateway, own);
    const second = await buildPacket(gateway, own, { supersedes: first.pid });
    const third = await buildPacket(gateway, own, { supersedes: second.pid });
    const fourth = await buildPacket(gateway, own, { supersedes: third.pid });
    const app = gateway.restarted({ quota: limits });
    expect(await send(app, [first, second, third, fourth])).toEqual(['taken', 'taken', 'taken', 'busy']);
    expect(await send(gateway.restarted({ quota: limits }), [fourth])).toEqual(['busy']);
    const more = await Promise.all(Array.from({ length: 6 }, () => buildPacket(gateway, own)));
    const answers = await Promise.all(more.map(async (packet) => await send(app, [packet])));
    expect(answers.flat()).toEqual(Array.from({ length: 6 }, () => 'busy'));
    expect(await send(app, [first, second, third])).toEqual(['taken', 'taken', 'taken']);
  });

  it('counts what a header announces, also when it names the digest of somebody else’s part or one digest again and again', async () => {
    const own = await enrolTestDevice(gateway);
    const app = gateway.restarted({ quota: { ...limits, packetsADay: 100 } });
    const shared = { sha256: 'ab'.repeat(32), len: 300_000, kind: 'paper' };
    const announcing = async () => {
      const packet = await buildPacket(gateway, own);
      const text = { sha256: packet.digests[0], len: packet.parts[0]?.length, kind: 'text' };
      const again = await buildPacket(gateway, own, { pid: packet.pid, header: { parts: [text, shared, shared] } });
      return { ...again, parts: packet.parts };
    };
    const packets = [await announcing(), await announcing(), await announcing()];
    expect(await send(app, packets)).toEqual(['taken', 'busy', 'busy']);
  });

  it('of a device that nobody confirmed is small, and what it announces keeps no room from others', async () => {
    const stranger = await enrolTestDevice(gateway, { state: 'unconfirmed' });
    const announcing = async (who: TestDevice, sha256: string) => {
      const packet = await buildPacket(gateway, who);
      const text = { sha256: packet.digests[0], len: packet.parts[0]?.length, kind: 'text' };
      const parts = [text, { sha256, len: 8_000_000, kind: 'paper' }];
      return { ...(await buildPacket(gateway, who, { pid: packet.pid, header: { parts } })), parts: packet.parts };
    };
    const { blobs, db, now } = gateway.context;
    const hasRoom = async () =>
      await newQuota(
        { ...blobs, freeBytes: async () => 10_000_000 },
        { ...defaultQuotaLimits, diskFloorBytes: 0 },
      ).hasRoomForPacket(db, 4_000_000, now());
    expect(await hasRoom()).toBe(true);
    const packets = await Promise.all(['1c', '2c', '3c'].map((one) => announcing(stranger, one.repeat(32))));
    const app = gateway.restarted({ quota: { ...limits, bytesADay: 1e12 } });
    expect(await send(app, packets)).toEqual(['taken', 'taken', 'busy']);
    expect(await hasRoom()).toBe(true);
    expect(await send(app, [await announcing(hostile, '4c'.repeat(32))])).toEqual(['taken']);
    expect(await hasRoom()).toBe(false);
  });
});

describe('the recipients of a packet', () => {
  it.each([
    ['a known one and one of his own', (known: readonly string[], own: string) => [...known, own]],
    ['his own first', (known: readonly string[], own: string) => [own, ...known]],
    ['his own alone', (_: readonly string[], own: string) => [own]],
    ['nobody', () => []],
    ['a known one in capitals', (known: readonly string[]) => [known[0]?.toUpperCase() ?? '']],
    ['more than eight', (known: readonly string[]) => Array.from({ length: 9 }, () => known[0] ?? '')],
  ])('are the province’s alone: %s', async (_, kidsOf) => {
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const own = await identityToRecipient(await generateX25519Identity());
    const kids = kidsOf(gateway.context.keys.recipients, own);
    const packet = await buildPacket(gateway, hostile, { header: { kids } });
    const [code] = codesOf(await sendFrames(gateway, [packetFrame(packet)]));
    expect(['unknown-recipients', 'header-invalid']).toContain(code);
    expect(await missingOf(packet)).toBeUndefined();
  });

  it('may hide one that the header does not name: whoever seals knows the text anyway, and nobody else’s is opened by it', async () => {
    const { Decrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const identity = await generateX25519Identity();
    const { recipients } = gateway.context.keys;
    const text = await sealTo([...recipients, await identityToRecipient(identity)], '{"kind":"dossier"}');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(text, 'text')).toBe('{"kind":"dossier"}');
    const honest = await buildPacket(gateway, device);
    await expect(decrypter.decrypt(honest.parts[0] ?? new Uint8Array())).rejects.toThrow();
  });
});

describe('somebody else’s part', () => {
  it('arrives whole though a liar listed its digest before, with another length', async () => {
    for (const lie of [1, 5_000, 2_000_000]) {
      const honest = await buildPacket(gateway, device, { papers: [randomBytes(20_000)] });
      const forged = await buildPacket(gateway, hostile);
      const text = { sha256: forged.digests[0], len: forged.parts[0]?.length, kind: 'text' };
      const listed = { sha256: honest.digests[1], len: lie, kind: 'paper' };
      const lying = await buildPacket(gateway, hostile, { pid: forged.pid, header: { parts: [text, listed] } });
      await sendFrames(gateway, [{ ...packetFrame(lying), body: forged.parts[0] ?? new Uint8Array() }]);
      await sendFrames(gateway, [packetFrame(honest), partFrame(honest, 1, 0, 5_000)]);
      for (let tries = 0; tries < 3 && (await missingOf(honest))?.length !== 0; tries += 1) {
        const held = (await askHave(gateway, [], [honest.digests[1] ?? ''])).parts[honest.digests[1] ?? ''] ?? 0;
        await sendFrames(gateway, [partFrame(honest, 1, held)]);
      }
      const answer = (await askHave(gateway, [honest.pid])).packets[honest.pid];
      expect(await readAcknowledgement(gateway, answer?.acknowledgement)).toMatchObject({
        complete: true,
        have: [0, 1],
      });
    }
  });

  it('is not given away: nobody learns its bytes by naming its digest', async () => {
    const honest = await buildPacket(gateway, device, { papers: [randomBytes(2_000)] });
    await sendFrames(gateway, framesOf(honest));
    const answer = await askHave(gateway, [honest.pid], [honest.digests[1] ?? '']);
    expect(Object.keys(answer.packets[honest.pid] ?? {}).toSorted()).toEqual(['acknowledgement', 'missing']);
    expect(answer.parts).toEqual({ [honest.digests[1] ?? '']: honest.parts[1]?.length });
  });
});

describe('a header that a carrier rewrote', () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

  it('with the last letter’s spare bits is refused, and the true one is taken after it', async () => {
    const honest = await buildPacket(gateway, device);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = letters[letters.indexOf(honest.header.at(-1) ?? '') + 1] ?? '';
    const respelled = { ...packetFrame(honest), header: honest.header.slice(0, -1) + last };
    expect(codesOf(await sendFrames(gateway, [respelled, packetFrame(honest)]))).toEqual(['header-invalid', 'taken']);
  });

  it('with the other form of the same signature is the same packet to the desk: nothing is lost, and an alarm tells of it', async () => {
    const honest = await buildPacket(gateway, device);
    const [head, payload, signature = ''] = honest.header.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
    const other = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
    const mirrored = { ...packetFrame(honest), header: `${head}.${payload}.${other.toString('base64url')}` };
    expect(codesOf(await sendFrames(gateway, [mirrored]))).toEqual(['taken']);
    expect(codesOf(await sendFrames(gateway, [packetFrame(honest)]))).toEqual(['pid-conflict']);
    const { db } = gateway.context;
    const kept = await db.selectFrom('packets').select('text').where('pid', '=', honest.pid).executeTakeFirst();
    expect(kept?.text).toEqual(Buffer.from(honest.parts[0] ?? []));
    const alarm = await db.selectFrom('audit').select('action').where('subject', '=', honest.pid).execute();
    expect(alarm).toContainEqual({ action: 'alarm:pid-conflict' });
  });
});

describe('an invitation', () => {
  const codeOf = async (response: Response) =>
    response.status === 201 ? 'enrolled' : ((await response.json()) as { code: string }).code;

  it('makes one device, however many keys come at once', async () => {
    const token = await invite(gateway);
    const keys = await Promise.all(Array.from({ length: 8 }, makeKey));
    const answers = await Promise.all(
      keys.map(async (key) => await codeOf(await requestEnrolment(gateway, token, key))),
    );
    expect(answers.toSorted()).toEqual(['enrolled', ...Array.from({ length: 7 }, () => 'invitation-used')]);
  });

  it('is not redeemed by a proof that was overheard, with another key or for another invitation', async () => {
    const [token, later] = [await invite(gateway), await invite(gateway)];
    const [key, thief] = [await makeKey(), await makeKey()];
    const aud = gateway.context.config.publicUrl;
    const proof = await makeProof(key, { invitation: token, aud, iat: 0 });
    const asked = async (invitation: string, shown: typeof key) =>
      await codeOf(await requestEnrolment(gateway, invitation, key, { proof, publicJwk: shown.publicJwk }));
    expect(await asked(token, thief)).toBe('proof-invalid');
    expect(await asked(later, key)).toBe('proof-invalid');
    expect(await asked(token, key)).toBe('enrolled');
    const devices = async () => (await gateway.context.db.selectFrom('devices').select('device_id').execute()).length;
    const before = await devices();
    // Overheard and sent again as it is: the same answer, which tells no secret, and no second device.
    expect(await asked(token, key)).toBe('enrolled');
    expect(await devices()).toBe(before);
    expect(await asked(token, thief)).toBe('proof-invalid');
  });
});

describe('guessing a slip', () => {
  it('is not made quicker by naming other addresses in front of one’s own', async () => {
    const app = gateway.restarted({ rates: { slips: 5 } });
    const answers: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      const headers = { 'slip-token': `${count}`, 'x-forwarded-for': `198.51.100.${count}, 203.0.113.9` };
      answers.push((await app.request('/api/v1/status', { headers })).status);
    }
    expect(answers).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
  });
});
