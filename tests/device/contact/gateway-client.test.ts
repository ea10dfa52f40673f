import { decodeJwt, generateKeyPair, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/core/delivery/inventory.ts';
import { newGatewayClient } from '../../../src/device/contact/gateway-client.ts';
import type { LinkNews } from '../../../src/device/contact/http-outcome.ts';
import { FrameReader } from '../../../src/protocol/frames.ts';
import { aPacket, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { html, json, openLocalGateway } from '../local-gateway.ts';
import type { Answering, LocalGateway } from '../local-gateway.ts';

const inventory: Inventory = { unsentCount: 2, appVersion: '0.1.0', sealedCodes: ['482109375'] };
const changes = { cursor: 'c1', more: false, procedures: [], lists: {}, statuses: [] };

let gateway: LocalGateway;
beforeEach(async () => {
  gateway = await openLocalGateway();
});
afterEach(() => gateway.close());

async function openClient(
  nowMs: () => number = () => Date.now(),
  deviceId: () => string | undefined = () => 'device-1',
) {
  const keys = await generateKeyPair('ES256', { extractable: false });
  const news: LinkNews[] = [];
  const client = newGatewayClient({
    origin: gateway.origin,
    async findSigner() {
      const id = deviceId();
      return id === undefined ? undefined : { deviceId: id, key: keys.privateKey };
    },
    nowMs,
    onLink: (one) => news.push(one),
  });
  return { client, news, publicKey: keys.publicKey };
}

/** Answers `/token` well and everything else as given. */
function withTokens(answering: Answering, token = 'token-1'): Answering {
  const good = json(200, { access_token: token, token_type: 'DPoP', expires_in: 600 });
  return (heard, response) => (heard.path.endsWith('/token') ? good : answering)(heard, response);
}

describe('what the gateway answered to have', () => {
  const askWith = async (answering: Answering) => {
    gateway.answering = answering;
    const { client, news } = await openClient();
    return { outcome: await client.have([uuidFor('one')], []), news };
  };

  it('is done when it is our JSON', async () => {
    const answer = { packets: { [uuidFor('one')]: null }, parts: {} };
    const { outcome, news } = await askWith(json(200, answer));
    expect(outcome).toEqual({ kind: 'done', value: answer });
    expect(news).toEqual(['answered']);
    expect(gateway.heard[0]).toMatchObject({ method: 'POST', path: '/api/v1/have' });
    expect(JSON.parse(gateway.heard[0]!.body.toString())).toEqual({ pids: [uuidFor('one')], parts: [] });
  });

  it.each<[string, Answering]>([
    ['a login page with 200', html(200)],
    ['somebody else’s JSON with 200', json(200, { ok: true })],
    ['a redirect to a login page', (_, response) => void response.writeHead(302, { location: '/login' }).end()],
    ['a login page with 403', html(403)],
    ['network authentication required', html(511)],
    [
      'a body that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"packets":');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['a connection that is reset', (_, response) => void response.destroy()],
  ])('is offline for %s', async (_, answering) => {
    const { outcome, news } = await askWith(answering);
    expect(outcome).toEqual({ kind: 'offline' });
    expect(news.at(-1)).toBe('no-answer');
  });

  it('is busy for 429 and 503, with the wait it asked for and no longer than an hour', async () => {
    expect((await askWith(json(429, { code: 'busy' }, { 'retry-after': '7' }))).outcome).toEqual({
      kind: 'busy',
      retryAfterMs: 7_000,
    });
    const { outcome, news } = await askWith(html(503, { 'retry-after': '999999' }));
    expect(outcome).toEqual({ kind: 'busy', retryAfterMs: 3_600_000 });
    expect(news).toEqual(['server-failed']);
    expect((await askWith(html(502))).outcome).toEqual({ kind: 'busy' });
    // Our gateway in its own words: it is there, and asks to wait in line.
    const queued = json(503, { code: 'busy' }, { 'retry-after': '9', 'content-type': 'application/problem+json' });
    expect((await askWith(queued)).news).toEqual(['asked-to-wait']);
  });

  it('is refused with its code, and an unknown code is refused all the same', async () => {
    const tooMany = json(413, { code: 'too-many-names', limit: 500, title: '…' });
    expect((await askWith(tooMany)).outcome).toEqual({
      kind: 'refused',
      problem: { code: 'too-many-names', limit: 500 },
    });
    expect((await askWith(json(422, { code: 'of-a-later-year' }))).outcome).toEqual({
      kind: 'refused',
      problem: { code: 'internal-error' },
    });
  });

  it('is offline when nobody listens', async () => {
    const { client } = await openClient();
    await gateway.close();
    expect(await client.have([], [])).toEqual({ kind: 'offline' });
    gateway = await openLocalGateway();
  });
});

describe('pack', () => {
  it('sends frames that a frame reader reads again, without a token', async () => {
    const { packet, parts } = aPacket('one', [300]);
    const missing = [packet.parts[1]!.sha256];
    gateway.answering = json(200, {
      frames: [{ pid: packet.pid, acknowledgement: 'a.b.c', missing }],
      acknowledgements: { [packet.pid]: 'a.b.c' },
    });
    const { client } = await openClient();
    const outcome = await client.pack([
      { type: 'packet', pid: packet.pid, header: packet.header, body: parts[0]! },
      { type: 'part', sha256: missing[0]!, offset: 100, body: parts[1]!.subarray(100) },
    ]);
    expect(outcome).toMatchObject({ kind: 'done', value: { acknowledgements: { [packet.pid]: 'a.b.c' } } });
    const { headers, body } = gateway.heard[0]!;
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(body.length),
    });
    expect(headers.authorization).toBeUndefined();
    const reader = new FrameReader();
    const metas = reader.push(body).flatMap((event) => (event.type === 'meta' ? [event.meta] : []));
    expect(metas).toEqual([
      { type: 'packet', pid: packet.pid, header: packet.header, len: 600 },
      { type: 'part', sha256: missing[0], offset: 100, len: 200 },
    ]);
    expect(reader.isBetweenFrames()).toBe(true);
  });
});

describe('changes', () => {
  it('signs in with a private key assertion and sends the inventory', async () => {
    gateway.answering = withTokens(json(200, changes));
    const { client, publicKey } = await openClient();
    expect(await client.changes('c 0', inventory)).toEqual({ kind: 'done', value: changes });
    const [asked, fetched] = gateway.heard;
    const form = new URLSearchParams(asked!.body.toString());
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const { payload } = await jwtVerify(form.get('client_assertion')!, publicKey, {
      audience: `${gateway.origin}/api/v1/token`,
      issuer: 'device-1',
      subject: 'device-1',
      algorithms: ['ES256'],
    });
    expect(payload.jti).toBeDefined();
    expect(fetched).toMatchObject({ method: 'GET', path: '/api/v1/changes?since=c%200' });
    expect(fetched!.headers.authorization).toBe('DPoP token-1');
    const sent = Buffer.from(String(fetched!.headers['device-inventory']), 'base64url').toString();
    expect(JSON.parse(sent)).toEqual(inventory);
    await client.changes(undefined, inventory);
    expect(gateway.heard.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
  });

  it('keeps the inventory within the gateway’s limit, the newest codes first to stay', async () => {
    gateway.answering = withTokens(json(200, changes));
    const { client } = await openClient();
    const sealedCodes = Array.from({ length: 2_000 }, (_, index) => String(100_000_000 + index));
    await client.changes(undefined, { ...inventory, sealedCodes });
    const header = String(gateway.heard[1]!.headers['device-inventory']);
    expect(header.length).toBeLessThanOrEqual(4096);
    const codes = (JSON.parse(Buffer.from(header, 'base64url').toString()) as Inventory).sealedCodes;
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.at(-1)).toBe('100001999');
  });

  it('asks for a new token once when the old one is not taken, and then says sign-in-needed', async () => {
    gateway.answering = withTokens(json(401, { code: 'sign-in-needed' }));
    const { client } = await openClient();
    expect(await client.changes(undefined, inventory)).toEqual({ kind: 'sign-in-needed' });
    expect(gateway.heard.map(({ path }) => path.replace('/api/v1', ''))).toEqual([
      '/token',
      '/changes',
      '/token',
      '/changes',
    ]);
  });

  it('uses no token beyond the lock, nor for another enrolment', async () => {
    gateway.answering = withTokens(json(200, changes));
    let deviceId: string | undefined = 'device-1';
    const { client } = await openClient(undefined, () => deviceId);
    const ask = () => client.changes(undefined, inventory);
    const asked = () => gateway.heard.filter(({ path }) => path.endsWith('/token')).length;
    await ask();
    await ask();
    expect(asked()).toBe(1);
    deviceId = undefined;
    expect(await ask()).toEqual({ kind: 'sign-in-needed' });
    expect(asked()).toBe(1);
    deviceId = 'device-2';
    expect(await ask()).toMatchObject({ kind: 'done' });
    expect(asked()).toBe(2);
  });

  it('is not locked out by a clock that is ten years off', async () => {
    const tenYearsMs = 10 * 365 * 86_400_000;
    const serverMs = Date.now();
    gateway.answering = (heard, response) => {
      const form = new URLSearchParams(heard.body.toString());
      const { iat = 0 } = heard.path.endsWith('/token') ? decodeJwt(form.get('client_assertion')!) : {};
      const isTimely = Math.abs(iat * 1000 - serverMs) < 60_000;
      const refused = json(401, { code: 'sign-in-needed' });
      const answer = heard.path.endsWith('/changes') || isTimely ? withTokens(json(200, changes)) : refused;
      answer(heard, response);
    };
    const { client } = await openClient(() => Date.now() - tenYearsMs);
    expect(await client.changes(undefined, inventory)).toMatchObject({ kind: 'done' });
  });

  it('carries what a newer gateway adds, and is offline for statuses that are none', async () => {
    gateway.answering = withTokens(json(200, { ...changes, posters: [1] }));
    const { client } = await openClient();
    expect(await client.changes(undefined, inventory)).toEqual({ kind: 'done', value: { ...changes, posters: [1] } });
    gateway.answering = withTokens(json(200, { ...changes, statuses: [{ state: 'accepted' }] }));
    expect(await client.changes(undefined, inventory)).toEqual({ kind: 'offline' });
  });
});

describe('the office’s calls', () => {
  it('carry the version they saw and answer the new one', async () => {
    gateway.answering = withTokens(json(200, { row: 1 }, { etag: '"4"' }));
    const { client } = await openClient();
    const outcome = await client.call('POST', '/desk/dossiers/d/refuse', { reason: 'thiếu' }, '"3"');
    expect(outcome).toEqual({ kind: 'done', value: { body: { row: 1 }, etag: '"4"' } });
    expect(gateway.heard[1]!.headers['if-match']).toBe('"3"');
    gateway.answering = withTokens(json(412, { code: 'changed-meanwhile', message: 'Bà Mẫu đã thay đổi hồ sơ này.' }));
    expect(await client.call('POST', '/desk/dossiers/d/refuse', {}, '"3"')).toEqual({
      kind: 'refused',
      problem: { code: 'changed-meanwhile', message: 'Bà Mẫu đã thay đổi hồ sơ này.' },
    });
  });

  it('download pictures and nothing that is no picture', async () => {
    gateway.answering = withTokens((_, response) => {
      response.writeHead(200, { 'content-type': 'image/webp' }).end(Buffer.from([1, 2, 3]));
    });
    const { client } = await openClient();
    const outcome = await client.download('GET', '/desk/papers/b');
    expect(outcome).toMatchObject({ kind: 'done', value: { size: 3, type: 'image/webp' } });
    gateway.answering = withTokens(html(200));
    expect(await client.download('GET', '/desk/papers/b')).toEqual({ kind: 'offline' });
    gateway.answering = withTokens(json(404, { code: 'not-found' }));
    expect(await client.download('GET', '/desk/papers/b')).toMatchObject({ kind: 'refused' });
  });

  it('ask for a slip without signing in', async () => {
    gateway.answering = json(200, { state: 'accepted' });
    const { client } = await openClient();
    expect(await client.slipStatus('slip-1')).toEqual({ kind: 'done', value: { state: 'accepted' } });
    expect(gateway.heard[0]).toMatchObject({ path: '/api/v1/status', headers: { 'slip-token': 'slip-1' } });
  });
});
