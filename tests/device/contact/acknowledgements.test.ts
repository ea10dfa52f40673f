import { CompactSign, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { newAcknowledgements } from '../../../src/device/contact/acknowledgements.ts';
import type { GatewayPins } from '../../../src/device/contact/enrolment-record.ts';
import { acknowledgementType } from '../../../src/protocol/packet.ts';
import { aPacket, sha256Hex, uuidFor } from '../../fixtures/dossier-fixtures.ts';

const made = aPacket('one', [500]).packet;
const packet = { ...made, headerSha256: sha256Hex(made.header) };
const payload = {
  v: 1,
  pid: packet.pid,
  header: packet.headerSha256,
  have: [0, 1],
  complete: true,
  receivedAt: '2026-11-22T01:00:00Z',
  durability: 'disk',
};

const keys = await generateKeyPair('ES256', { extractable: true });
const gatewayKey = (await crypto.subtle.exportKey('jwk', keys.publicKey)) as GatewayPins['gatewayKey'];
const pins: GatewayPins = { gatewayId: 'gateway-1', gatewayKey, authorityKey: gatewayKey, recipients: [] };
const acknowledgements = newAcknowledgements(async () => pins);

function sign(value: unknown, key = keys.privateKey, typ = acknowledgementType): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(value))).setProtectedHeader({ alg: 'ES256', typ }).sign(key);
}

describe('an acknowledgement', () => {
  it('holds when the pinned key signed it for this packet', async () => {
    const jws = await sign(payload);
    const { pid, have, complete, receivedAt } = payload;
    const verified = { pid, have, complete, review: false, receivedAt, jws };
    expect(await acknowledgements.verify(jws, packet)).toEqual(verified);
    const custody = await sign({ ...payload, review: true });
    expect(await acknowledgements.verify(custody, packet)).toMatchObject({ review: true });
  });

  it('does not hold for anything else', async () => {
    const other = (await generateKeyPair('ES256')).privateKey;
    const wrong = [
      await sign(payload, other),
      await sign(payload, keys.privateKey, 'gocua-packet+jws'),
      await sign({ ...payload, pid: uuidFor('other') }),
      await sign({ ...payload, header: sha256Hex('another header') }),
      await sign({ ...payload, have: [0, 2] }),
      await sign({ ...payload, v: 2 }),
      `${await sign(payload)}x`,
      (await sign(payload)).replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
      '',
      'a.b.c',
    ];
    for (const jws of wrong) expect(await acknowledgements.verify(jws, packet)).toBeUndefined();
    const unpinned = newAcknowledgements(async () => undefined);
    expect(await unpinned.verify(await sign(payload), packet)).toBeUndefined();
  });
});
