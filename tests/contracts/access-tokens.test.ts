/** The page's client and the real gateway on both ends of a token: what a phone meets in the field. */

import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inventory } from '../../src/core/delivery/inventory.ts';
import type { Outcome } from '../../src/core/ports.ts';
import { newGatewayClient } from '../../src/device/contact/gateway-client.ts';
import { aPacket, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { enrolTestDevice } from '../fixtures/enrol-device.ts';
import type { TestDevice } from '../fixtures/enrol-device.ts';
import { startTestGateway } from '../fixtures/start-gateway.ts';
import type { TestGateway } from '../fixtures/start-gateway.ts';

const inventory: Inventory = { unsentCount: 0, appVersion: '0.1.0', sealedCodes: [] };

/** How long a nonce is the newest. */
const stepMs = 300_000;

type Page = ReturnType<typeof openPage>;

interface Heard {
  readonly path: string;
  readonly headers: Headers;
  readonly status: number;
}

let gateway: TestGateway;
let official: TestDevice;
let heard: Heard[];
let bodies: unknown[];
beforeAll(async () => {
  gateway = await startTestGateway();
  official = await enrolTestDevice(gateway, { role: 'official' });
});
afterAll(async () => await gateway.stop());

beforeEach(() => {
  heard = [];
  bodies = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.slice(gateway.context.config.publicUrl.length);
    const response = await gateway.app.request(path, init);
    response.headers.set('date', gateway.context.now().toUTCString());
    bodies.push(init.body);
    heard.push({ path: path.replace('/api/v1', ''), headers: new Headers(init.headers), status: response.status });
    return response;
  });
});
afterEach(() => vi.unstubAllGlobals());

function openPage(shiftMs = 0) {
  return newGatewayClient({
    origin: gateway.context.config.publicUrl,
    findSigner: async () => ({ deviceId: official.deviceId, key: official.privateKey }),
    nowMs: () => gateway.context.now().getTime() + shiftMs,
    onLink: () => {},
  });
}

const paths = () => heard.map(({ path, status }) => `${path.split('?')[0]} ${status}`);
const proofs = () => heard.map(({ headers }) => headers.get('dpop')).filter((proof) => proof !== null);

describe('a page', () => {
  it('learns the nonce from the first refusal, then proves every call with one key', async () => {
    const page = openPage();
    expect(await page.changes(undefined, inventory)).toMatchObject({ kind: 'done' });
    expect(await page.call('GET', '/desk/dossiers?state=new')).toMatchObject({ kind: 'done' });
    expect(paths()).toEqual(['/token 400', '/token 200', '/changes 200', '/desk/dossiers 200']);
    const keys = new Set(proofs().map((proof) => JSON.stringify(decodeProtectedHeader(proof).jwk)));
    expect(keys.size).toBe(1);
    expect([...keys][0]).not.toContain('"d"');
    expect(new Set(proofs().map((proof) => decodeJwt(proof).jti)).size).toBe(4);
    expect(decodeJwt(proofs()[3]!)['htu']).toBe(`${gateway.context.config.publicUrl}/api/v1/desk/dossiers`);
  });

  it('needs no refusal when it asked what the gateway has before', async () => {
    const page = openPage();
    expect(await page.have([uuidFor('one')], [])).toMatchObject({ kind: 'done' });
    expect(await page.changes(undefined, inventory)).toMatchObject({ kind: 'done' });
    expect(paths()).toEqual(['/have 200', '/token 200', '/changes 200']);
  });

  it.each<[string, (page: Page) => Promise<Outcome<unknown>>, string]>([
    ['asks', (page) => page.call('GET', '/desk/dossiers/none'), '/desk/dossiers/none'],
    ['downloads', (page) => page.download('GET', '/desk/papers/none'), '/desk/papers/none'],
    ['uploads', (page) => page.call('POST', '/desk/envelopes', { codes: [] }, '"1"'), '/desk/envelopes'],
  ])('keeps its token when the nonce is over, and %s once more', async (_, run, path) => {
    // So that two of the nonce's steps go by within the life of one token.
    gateway.advance(2 * stepMs - (gateway.context.now().getTime() % stepMs) - 10_000);
    const page = openPage();
    await page.changes(undefined, inventory);
    gateway.advance(stepMs + 20_000);
    heard = [];
    bodies = [];
    expect(await run(page)).toMatchObject({ kind: 'refused' });
    const [first, second] = heard;
    expect(paths()).toEqual([`${path} 401`, expect.stringMatching(`^${path} 4(00|04|22)$`)]);
    expect(second?.headers.get('authorization')).toBe(first?.headers.get('authorization'));
    expect(second?.headers.get('if-match')).toBe(first?.headers.get('if-match'));
    expect(bodies[1]).toBe(bodies[0]);
    heard = [];
    await run(page);
    expect(paths()).toHaveLength(1);
  });

  it.each([-10, 10])('is not locked out by a clock that is %d years off', async (years) => {
    const page = openPage(years * 365 * 86_400_000);
    expect(await page.changes(undefined, inventory)).toMatchObject({ kind: 'done' });
    expect(await page.call('GET', '/desk/dossiers')).toMatchObject({ kind: 'done' });
  });

  it('proves nothing, and has no key, for sending', async () => {
    const generateKey = vi.spyOn(crypto.subtle, 'generateKey');
    const page = openPage();
    const { packet, parts } = aPacket('one', [300]);
    await page.have([packet.pid], []);
    await page.pack([{ type: 'packet', pid: packet.pid, header: packet.header, body: parts[0]! }]);
    expect(paths()).toEqual(['/have 200', '/pack 200']);
    for (const { headers } of heard) expect([headers.get('authorization'), headers.get('dpop')]).toEqual([null, null]);
    expect(generateKey).not.toHaveBeenCalled();
    await page.changes(undefined, inventory);
    expect(generateKey).toHaveBeenCalledExactlyOnceWith(expect.anything(), false, ['sign', 'verify']);
    generateKey.mockRestore();
  });

  it('has another key than the page before it', async () => {
    for (const page of [openPage(), openPage()]) await page.changes(undefined, inventory);
    const keys = proofs().map((proof) => JSON.stringify(decodeProtectedHeader(proof).jwk));
    expect(new Set(keys).size).toBe(2);
  });
});
