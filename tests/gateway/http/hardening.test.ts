/** The gateway on a real socket against clients that mean no good: what they get, what they hold, and what stays closed. */

import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/gateway/http/app.ts';
import { listen } from '../../../src/gateway/listen.ts';
import type { Listener } from '../../../src/gateway/listen.ts';
import { projectDir } from '../../../src/gateway/project-dir.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

const port = 21_710;
const limits = { bodies: { idleMs: 200, totalMs: 5_000, smallTotalMs: 400 }, rates: { device: 5 } };
let gateway: TestGateway;
let listener: Listener;

beforeAll(async () => {
  gateway = await startTestGateway(limits);
  const { webDir } = gateway.context.config;
  await mkdir(join(webDir, 'assets'), { recursive: true });
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Gõ Cửa</title>');
  await writeFile(join(webDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const app = createApp(gateway.context, limits);
  app.post('/throws', () => {
    throw new Error('Planted-Secret at /home/somebody/file.ts:1:1');
  });
  app.post('/database-away', () => {
    throw Object.assign(new Error('Planted-Secret'), { code: '57P01' });
  });
  listener = await listen({ host: '127.0.0.1', port });
  listener.serve(app);
}, 60_000);
afterAll(async () => {
  await listener.close();
  await gateway.stop();
});

interface Raw {
  readonly answer: string;
  readonly isClosed: boolean;
}

/** Writes to a socket as no browser would; resolves when the gateway has closed it, or after `patienceMs`. */
function speak(write: (socket: Socket) => void, patienceMs = 4_000): Promise<Raw> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => write(socket));
    const timer = setTimeout(() => {
      resolve({ answer, isClosed: false });
      socket.destroy();
    }, patienceMs);
    socket.on('data', (bytes) => void (answer += bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ answer, isClosed: true });
    });
  });
}

const isUp = async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);

describe('a client that sends too much', () => {
  it('of headers is refused before anything is looked at', async () => {
    const { answer, isClosed } = await speak((socket) => {
      socket.write(`GET /healthz HTTP/1.1\r\nhost: localhost\r\nx-long: ${'a'.repeat(17_000)}\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(isClosed).toBe(true);
    await isUp();
  });

  it('of JSON, without saying so, gets 413 and loses the connection', async () => {
    const { answer, isClosed } = await speak((socket) => {
      socket.write('POST /api/v1/have HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n');
      const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`;
      for (let count = 0; count < 12; count += 1) socket.write(chunk);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(isClosed).toBe(true);
    await isUp();
  });
});

describe('a client that sends too slowly', () => {
  it.each([
    ['stops', 0],
    // Never silent for long, never done.
    ['drips', 100],
  ])('gets 408 and loses the connection: %s', async (_, everyMs) => {
    const { answer, isClosed } = await speak((socket) => {
      socket.write('POST /api/v1/have HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{');
      if (everyMs === 0) return;
      const timer = setInterval(() => socket.writable && socket.write(' '), everyMs);
      socket.on('close', () => clearInterval(timer));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(isClosed).toBe(true);
    await isUp();
  });
});

describe('a device that asks too often', () => {
  it('is told when to come back, not all at the same moment; another device is not hindered', async () => {
    const [busy, honest] = [await enrolTestDevice(gateway), await enrolTestDevice(gateway)];
    const headers = await authorize(gateway, busy);
    const ask = async () => await gateway.request('/api/v1/changes', { headers });
    const answers = [];
    for (let count = 0; count < 25; count += 1) answers.push(await ask());
    expect(answers.map(({ status }) => status).slice(0, 6)).toEqual([200, 200, 200, 200, 200, 429]);
    const waits = answers.slice(5).map((answer) => Number(answer.headers.get('retry-after')));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(91);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(await answers.at(-1)?.json()).toMatchObject({ code: 'busy' });
    expect((await gateway.request('/api/v1/changes', { headers: await authorize(gateway, honest) })).status).toBe(200);
    // Sending needs no token and knows no such limit.
    expect((await gateway.request('/api/v1/pack', { method: 'POST', body: new Uint8Array() })).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each([
    ['/', 200],
    ['/icon.svg', 200],
    ['/ho-so/moi', 200],
    ['/none.js', 404],
    ['/%zz', 400],
    ['/throws', 500],
    ['/database-away', 503],
    ['/api/none', 404],
    ['/api/v1/none', 404],
    ['/api/v1/changes', 401],
    ['/api/v1/openapi.json', 200],
  ])('is under the policy, tells nothing of the program, and cannot be framed or sniffed: %s', async (path, status) => {
    const method = status >= 500 ? 'POST' : 'GET';
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    const body = await response.text();
    expect(response.status, body).toBe(status);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    if (path.startsWith('/api/')) {
      expect(policy).toMatch(/sandbox$/);
      expect(response.headers.get('cache-control')).toBe('no-store');
    } else {
      expect(policy).toContain("require-trusted-types-for 'script'");
    }
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(body).not.toMatch(/Planted-Secret|node_modules|\.ts:\d|\n\s+at /);
  });

  it('asks for https from then on where people come by https, and only there', async () => {
    expect((await gateway.request('/')).headers.get('strict-transport-security')).toBeNull();
    const config = { ...gateway.context.config, publicUrl: 'https://gocua.example' };
    const secure = createApp({ ...gateway.context, config });
    for (const path of ['/', '/api/v1/none', '/none.js']) {
      const { headers } = await secure.request(path);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    }
  });
});

describe('the gateway’s code', () => {
  it('fetches no address: nobody can make it call another machine', () => {
    const folder = join(projectDir, 'src/gateway');
    const calling = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => {
        const text = readFileSync(join(folder, name), 'utf8');
        return /(?<![\w.])fetch\(|https?\.(?:request|get)\(|new WebSocket|from 'node:(?:https|dgram|http2|tls)'/.test(
          text,
        );
      });
    // It asks itself whether it is ready, and the one-stop system of which the province itself named the address.
    expect(calling.toSorted()).toEqual(['connectors/ask-json.ts', 'listen.ts']);
  });
});
