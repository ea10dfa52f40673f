/** Which answers bring a command along: only ours, on whatever call, and nothing of them is believed here. */

import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newGatewayClient } from '../../../src/device/contact/gateway-client.ts';
import { html, json, openLocalGateway } from '../local-gateway.ts';
import type { Answering, LocalGateway } from '../local-gateway.ts';

let gateway: LocalGateway;
beforeEach(async () => {
  gateway = await openLocalGateway();
});
afterEach(() => gateway.close());

const revoked = json(403, { type: 'about:blank', status: 403, code: 'device-revoked', command: 'a.b.c' });
const inventory = { unsentCount: 0, appVersion: '0.1.0', sealedCodes: [] };

async function openClient() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: false });
  const findSigner = async () => ({ deviceId: 'device-1', key: privateKey });
  return newGatewayClient({ origin: gateway.origin, findSigner, nowMs: () => Date.now(), onLink: () => undefined });
}

describe('a command', () => {
  it('is heard with the refusal of a token, once', async () => {
    const client = await openClient();
    gateway.answering = revoked;
    expect(await client.changes(undefined, inventory)).toMatchObject({ kind: 'refused' });
    expect(client.takeCommand()).toBe('a.b.c');
    expect(client.takeCommand()).toBeUndefined();
  });

  it('is asked for without a token, and heard with the answer', async () => {
    const client = await openClient();
    gateway.answering = json(200, { packets: {}, parts: {}, command: 'a.b.d' });
    await client.askCommand('device-1');
    expect(client.takeCommand()).toBe('a.b.d');
    const [heard] = gateway.heard;
    expect(heard?.path).toBe('/api/v1/have');
    expect(heard?.headers['gocua-device']).toBe('device-1');
    expect(heard?.headers.authorization).toBeUndefined();
  });

  it('is heard at the next contact when the device was revoked while its token still lived', async () => {
    const client = await openClient();
    const good = json(200, { access_token: 'token-1', token_type: 'DPoP', expires_in: 600 });
    const out = json(403, { type: 'about:blank', status: 403, code: 'device-revoked' });
    gateway.answering = (heard, response) => (heard.path.endsWith('/token') ? good : out)(heard, response);
    expect(await client.changes(undefined, inventory)).toMatchObject({ kind: 'refused' });
    gateway.answering = revoked;
    await client.changes(undefined, inventory);
    expect(gateway.heard.at(-1)?.path).toBe('/api/v1/token');
    expect(client.takeCommand()).toBe('a.b.c');
  });

  it.each<[string, Answering]>([
    ['a login page', html(200)],
    ['a proxy’s refusal', html(403)],
    ['somebody else’s JSON', json(200, { ok: true, command: 'a.b.c' })],
    ['somebody else’s refusal', json(403, { error: 'forbidden', command: 'a.b.c' })],
    ['a busy gateway', json(503, { type: 'about:blank', status: 503, code: 'busy' })],
    ['an answer whose command is no text', json(200, { packets: {}, parts: {}, command: { erase: true } })],
  ])('is not heard from %s', async (_, answering) => {
    const client = await openClient();
    gateway.answering = answering;
    await client.askCommand('device-1');
    await client.changes(undefined, inventory);
    expect(client.takeCommand()).toBeUndefined();
  });
});
