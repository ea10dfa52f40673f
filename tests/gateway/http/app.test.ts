import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import type { SlipStatus } from '../../../src/protocol/api.ts';
import { buildPacket, packetFrame, partFrame, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway, testCommune } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

const port = 23_001;
let gateway: TestGateway;
let server: ServerType;

beforeAll(async () => {
  gateway = await startTestGateway({ bodies: { idleMs: 300, totalMs: 2_000 }, rates: { slips: 20 } });
  const { webDir } = gateway.context.config;
  await mkdir(join(webDir, 'assets'), { recursive: true });
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Gõ Cửa</title>');
  await writeFile(join(webDir, 'service-worker.js'), '/* worker */');
  await writeFile(join(webDir, 'assets', 'main-abc123.js'), `console.log(${JSON.stringify('a'.repeat(5_000))})`);
  await writeFile(join(gateway.context.config.dataDir, 'secret.txt'), 'secret');
  server = serve({ fetch: gateway.app.fetch, port, hostname: '127.0.0.1' });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await gateway.stop();
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/api/v1/have', '/api/v1/nothing', '/assets/none.js'])(
    'carries the security headers: %s',
    async (path) => {
      const { headers } = await gateway.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      if (path.startsWith('/api/')) {
        expect(policy).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
      } else {
        expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
        expect(policy).toContain("require-trusted-types-for 'script'; trusted-types gocua-urls default");
      }
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain(
        'camera=(self), fullscreen=(self), geolocation=(self), screen-wake-lock=(self)',
      );
      expect(headers.get('permissions-policy')).toContain('microphone=(self)');
    },
  );

  it('of the API is never kept', async () => {
    expect((await gateway.request('/api/v1/status')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the web app', () => {
  it('is served: the page anew each time, hashed assets for ever, both compressed where it pays', async () => {
    const page = await gateway.request('/');
    expect(await page.text()).toContain('Gõ Cửa');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await gateway.request('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
    const headers = { 'accept-encoding': 'gzip, br' };
    const asset = await gateway.request('/assets/main-abc123.js', { headers });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect((await asset.arrayBuffer()).byteLength).toBeLessThan(500);
    const etag = page.headers.get('etag') ?? '';
    expect((await gateway.request('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('answers its own paths with the page, and missing files with 404', async () => {
    expect(await (await gateway.request('/ho-so/moi')).text()).toContain('Gõ Cửa');
    expect((await gateway.request('/assets/none.js')).status).toBe(404);
    expect((await gateway.request('/api/none')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00.txt',
    '/%zz',
  ])('gives nothing outside its folder: %s', async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(await response.text()).not.toBe('secret');
  });
});

describe('probes', () => {
  it('answer while the database does', async () => {
    expect((await gateway.request('/healthz')).status).toBe(200);
    expect((await gateway.request('/readyz')).status).toBe(200);
  });
});

describe('GET /status', () => {
  const status = async (token: string) =>
    await gateway.request('/api/v1/status', { headers: { 'slip-token': token, 'x-forwarded-for': token } });

  it('knows a printed sheet whose dossier is still on its way, and nothing by the code alone', async () => {
    const token = randomBytes(16).toString('base64url');
    await gateway.context.db
      .insertInto('sheets')
      .values({
        code: '123456782',
        slip_token_sha256: createHash('sha256').update(token).digest('hex'),
        commune_code: testCommune.code,
        reception_point_id: null,
        hamlet: null,
        pad_id: randomUUID(),
        printed_at: new Date(),
      })
      .execute();
    expect((await (await status(token)).json()) as SlipStatus).toMatchObject({ state: 'on-its-way', dossiers: [] });
    for (const other of ['123456782', randomBytes(16).toString('base64url'), '']) {
      const refused = await status(other);
      expect([refused.status, await refused.json()]).toEqual([404, expect.objectContaining({ code: 'slip-unknown' })]);
    }
  });

  it('lets nobody guess: one address soon waits', async () => {
    const ask = async () =>
      await gateway.request('/api/v1/status', { headers: { 'slip-token': 'x', 'x-forwarded-for': '203.0.113.9' } });
    const answers = [];
    for (let count = 0; count < 22; count += 1) answers.push((await ask()).status);
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429]);
    expect(Number((await ask()).headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('what the database cannot hold', () => {
  it('is a bad request, wherever it was written', async () => {
    const app = gateway.restarted();
    app.post('/nul', async (c) => c.json(await sql`select ${'\0'}::text`.execute(gateway.context.db)));
    app.post('/uuid', async (c) => c.json(await sql`select ${'x'}::uuid`.execute(gateway.context.db)));
    for (const path of ['/nul', '/uuid']) {
      const answer = await app.request(path, { method: 'POST' });
      expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'bad-request' })]);
    }
  });
});

describe('bodies', () => {
  it.each([
    ['not JSON', '{', 400, 'bad-request'],
    ['a list', '[]', 400, 'bad-request'],
    ['no question', '{}', 400, 'bad-request'],
    ['one kind of names', '{"pids":[]}', 200, undefined],
    ['numbers for names', '{"pids":[1]}', 400, 'bad-request'],
    ['too large', JSON.stringify({ pids: ['a'.repeat(300_000)] }), 413, 'body-too-large'],
  ])('of JSON are checked: %s', async (_, body, expected, code) => {
    const response = await gateway.request('/api/v1/have', { method: 'POST', body });
    expect(response.status).toBe(expected);
    if (code) expect(await response.json()).toMatchObject({ code });
  });

  it('too large without saying so beforehand are refused on the same connection', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let count = 0; count < 10; count += 1) controller.enqueue(randomBytes(60_000));
        controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/have`, init);
    expect([response.status, await response.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'body-too-large' }),
    ]);
  });

  it('that stop coming end with slow-body, and what came is kept', async () => {
    const device = await enrolTestDevice(gateway);
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(40_000)] });
    await sendFrames(gateway, [packetFrame(packet)]);
    const body = encodeFrames([partFrame(packet, 1)]);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST /api/v1/pack HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
        socket.write(body.subarray(0, 10_000));
      });
      let text = '';
      socket.on('data', (bytes) => {
        text += bytes.toString();
        if (text.includes('slow-body')) socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    const question = JSON.stringify({ pids: [], parts: [packet.digests[1]] });
    const held = await gateway.request('/api/v1/have', { method: 'POST', body: question });
    const { parts } = (await held.json()) as { parts: Record<string, number> };
    expect(parts[packet.digests[1] ?? '']).toBeGreaterThan(9_000);
  });

  it('that are cut by the network have moved the offset', async () => {
    const device = await enrolTestDevice(gateway);
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(200_000)] });
    const body = encodeFrames([packetFrame(packet), partFrame(packet, 1)]);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST /api/v1/pack HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
        socket.write(body.subarray(0, 120_000), () => setTimeout(() => socket.resetAndDestroy(), 150));
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
    const question = JSON.stringify({ pids: [packet.pid], parts: [packet.digests[1]] });
    const ask = async () => {
      const response = await gateway.request('/api/v1/have', { method: 'POST', body: question });
      return (await response.json()) as { packets: Record<string, object | null>; parts: Record<string, number> };
    };
    await expect.poll(async () => (await ask()).parts[packet.digests[1] ?? ''] ?? 0).toBeGreaterThan(100_000);
    expect((await ask()).packets[packet.pid]).not.toBeNull();
    const held = (await ask()).parts[packet.digests[1] ?? ''] ?? 0;
    const rest = await sendFrames(gateway, [partFrame(packet, 1, held)]);
    expect(rest.frames[0]).toMatchObject({ complete: true });
  });
});
