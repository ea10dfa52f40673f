import { randomBytes, randomUUID } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import type { HaveAnswer, PackAnswer } from '../../src/core/ports.ts';
import { findAcknowledgementPayload } from '../../src/protocol/gateway-answers.ts';
import { FakeGateway, fakeGatewayId, fakeGatewaySecret } from '../fakes/fake-gateway.ts';
import { readFakeSigned, signFake } from '../fakes/fake-sealer.ts';
import { aSealedText, buildPacket, requestPack, sha256Of } from '../fixtures/build-packet.ts';
import { enrolTestDevice } from '../fixtures/enrol-device.ts';
import type { TestDevice } from '../fixtures/enrol-device.ts';
import { startTestGateway } from '../fixtures/start-gateway.ts';
import type { TestGateway } from '../fixtures/start-gateway.ts';
import { describeGateway } from './gateway-contract.ts';
import type { PacketWishes } from './gateway-contract.ts';

function parsePayload(value: unknown) {
  const payload = findAcknowledgementPayload(value);
  if (!payload) throw new Error('Not an acknowledgement');
  return payload;
}

const textOf = (device: Pick<TestDevice, 'deviceId'>, { dossierId = randomUUID() }: PacketWishes) =>
  aSealedText(device, { dossierId });

describeGateway('in memory', async () => {
  const device = { deviceId: 'device-1' };
  const gateway = new FakeGateway([device.deviceId]);
  return {
    async build(wishes = {}) {
      const { papers = [], pid = randomUUID(), aud = fakeGatewayId, supersedes } = wishes;
      const plaintexts = [Buffer.from(JSON.stringify(textOf(device, wishes))), ...papers];
      const parts = plaintexts.map((plaintext) => Buffer.concat([randomBytes(16), plaintext]));
      const digests = parts.map(sha256Of);
      const payload = {
        v: 1,
        suite: 'age-x25519',
        pid,
        dev: device.deviceId,
        seq: 1,
        aud,
        kids: ['age1'],
        sealedAt: '2026-11-21T09:00:00+07:00',
        ...(supersedes && { supersedes }),
        parts: parts.map((part, index) => ({
          sha256: digests[index],
          len: part.length,
          kind: index === 0 ? 'text' : 'paper',
        })),
      };
      const header = signFake(payload, device.deviceId);
      return { pid, header, headerSha256: sha256Of(header), parts, digests };
    },
    have: async (pids, parts) => gateway.have(pids, parts),
    pack: async (body, cutAt) => gateway.pack(body, cutAt),
    read: async (acknowledgement) => parsePayload(readFakeSigned(acknowledgement, fakeGatewaySecret)),
  };
});

let real: TestGateway;
let device: TestDevice;
beforeAll(async () => {
  real = await startTestGateway();
  device = await enrolTestDevice(real);
});
afterAll(async () => await real.stop());

describeGateway('the real handler on PostgreSQL', async () => ({
  build: async (wishes = {}) =>
    await buildPacket(real, device, {
      text: textOf(device, wishes),
      ...(wishes.papers && { papers: wishes.papers }),
      ...(wishes.pid && { pid: wishes.pid }),
      ...(wishes.supersedes && { supersedes: wishes.supersedes }),
      ...(wishes.aud && { header: { aud: wishes.aud } }),
    }),
  async have(pids, parts) {
    const body = JSON.stringify({ pids, parts });
    return (await (await real.request('/api/v1/have', { method: 'POST', body })).json()) as HaveAnswer;
  },
  async pack(body, cutAt) {
    if (cutAt === undefined) return (await (await requestPack(real, body)).json()) as PackAnswer;
    const chunks = [body.subarray(0, cutAt)];
    const cut = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.error(new Error('the connection was cut'));
      },
    });
    const response = await requestPack(real, cut);
    return response.ok ? ((await response.json()) as PackAnswer) : undefined;
  },
  async read(acknowledgement) {
    const key = await importJWK(device.answer.gatewayKey, 'ES256');
    const { payload } = await compactVerify(acknowledgement, key, { algorithms: ['ES256'] });
    return parsePayload(JSON.parse(new TextDecoder().decode(payload)));
  },
}));
