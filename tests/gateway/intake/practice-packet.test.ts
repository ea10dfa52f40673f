import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import type { PackAnswer } from '../../../src/core/ports.ts';
import { enrolmentKey } from '../../../src/device/contact/contact-keys.ts';
import { findEnrolment, findPins, putPins } from '../../../src/device/contact/enrolment-record.ts';
import { openPractice } from '../../device/practice/open-practice.ts';
import type { OpenPractice } from '../../device/practice/open-practice.ts';
import { requestPack } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

let gateway: TestGateway;
let device: TestDevice;
let phone: OpenPractice;

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  gateway = await startTestGateway();
  device = await enrolTestDevice(gateway);
  phone = await openPractice('gocua');
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await phone.practice.end();
  await gateway.stop();
});

/** Seals in practice and hands the packet to the province's own gateway, as no app ever does. */
async function sealAndSend(): Promise<unknown> {
  await phone.practice.begin('send');
  const { outbox } = phone.ports;
  const { pid = '' } = (await outbox.deliveries()).at(-1) ?? {};
  const packet = await outbox.packet(pid);
  const text = packet?.parts[0];
  const body = text && (await outbox.readPart(text.sha256, 0, text.len));
  if (!packet || !body) throw new Error('practice sealed nothing');
  const answer = await requestPack(gateway, encodeFrames([{ type: 'packet', pid, header: packet.header, body }]));
  return ((await answer.json()) as PackAnswer).frames.map((frame) => 'error' in frame && frame.error);
}

describe('a packet sealed in practice', () => {
  it('is refused by the real gateway: nobody enrolled that device', async () => {
    expect(await sealAndSend()).toEqual(['unknown-device']);
  });

  it('is refused as unknown-recipients even if an enrolled device signed it for this very gateway', async () => {
    const { store } = phone;
    const enrolment = await findEnrolment(store.db);
    const pins = await findPins(store.db);
    if (!enrolment || !pins) throw new Error('practice is not furnished');
    const named = { ...enrolment.device, deviceId: device.deviceId };
    await store.db.meta.put({ key: enrolmentKey, value: { device: named, key: device.privateKey } });
    await putPins(store.db, { ...pins, gatewayId: gateway.context.keys.gatewayId });
    expect(await sealAndSend()).toEqual(['unknown-recipients']);
  });
});
