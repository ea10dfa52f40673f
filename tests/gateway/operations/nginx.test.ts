/**
 * The drill of docs/operations.md: the example of docs/examples/nginx.conf, with only its marked lines changed, as Debian's
 * nginx runs it, before the real handler. An upload goes through as it arrives, nginx is killed in the middle of it, and
 * limits count the client, not the proxy and not what a client says of itself.
 */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLocalCertificate } from '../../../src/gateway/lan/local-authority.ts';
import type { LocalCertificate } from '../../../src/gateway/lan/local-authority.ts';
import { listen } from '../../../src/gateway/listen.ts';
import type { Listener } from '../../../src/gateway/listen.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, packetFrame, partFrame, sendFrames } from '../../fixtures/build-packet.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));
const folder = temporaryFolder();
const ports = { gateway: 23_220, https: 23_221, http: 23_222 };

let gateway: TestGateway;
let listener: Listener;
let certificate: LocalCertificate;
let running: ChildProcess | undefined;

/** The example with a certificate, a gateway and ports of this test's own; nothing else of it changes. */
function writeConfiguration(): string {
  const example = readFileSync(join(projectDir, 'docs/examples/nginx.conf'), 'utf8')
    .replace('server 127.0.0.1:8080;', `server 127.0.0.1:${ports.gateway};`)
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`)
    .replace(/ssl_certificate +\S+;/, `ssl_certificate ${certificate.certFile};`)
    .replace(/ssl_certificate_key +\S+;/, `ssl_certificate_key ${certificate.keyFile};`)
    .replaceAll('gocua.tinh.example', '127.0.0.1');
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o777 });
    return `${name}_temp_path ${join(folder, name)};`;
  });
  const path = join(folder, 'nginx.conf');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    path,
    `${user} pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'error.log')}; worker_processes 1;
     events { worker_connections 256; } http { ${kept.join(' ')} ${example} }`,
  );
  return path;
}

/** Master and workers are a process group of their own. */
async function startNginx(): Promise<void> {
  const args = ['-p', folder, '-c', writeConfiguration(), '-e', join(folder, 'error.log'), '-g', 'daemon off;'];
  running = spawn(nginx ?? '', args, { stdio: 'ignore', detached: true });
  await vi.waitUntil(
    async () =>
      await ask('/healthz')
        .then(({ status }) => status === 200)
        .catch(() => false),
    {
      timeout: 20_000,
      interval: 50,
    },
  );
}

async function killNginx(): Promise<void> {
  const ended = new Promise((resolve) => running?.once('exit', resolve));
  process.kill(-(running?.pid ?? 0), 'SIGKILL');
  await ended;
}

interface Asked {
  readonly headers?: Record<string, string>;
  /** The client's own address: all of 127.0.0.0/8 is this machine. */
  readonly from?: string;
}

function open(method: string, path: string, { headers = {}, from }: Asked, take: (answer: IncomingMessage) => void) {
  const options = { host: '127.0.0.1', port: ports.https, ca: certificate.authorityPem, agent: false, method, path };
  return request({ ...options, headers, ...(from && { localAddress: from }) }, take);
}

async function ask(path: string, asked: Asked = {}) {
  return await new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((resolve, reject) => {
    open('GET', path, asked, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    })
      .once('error', reject)
      .end();
  });
}

/** An upload that has begun and is not over. */
function beginPack(bytes: Uint8Array): ClientRequest {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) };
  return open('POST', '/api/v1/pack', { headers }, (answer) => answer.resume()).on('error', () => undefined);
}

describe('behind the example of nginx', () => {
  beforeAll(async () => {
    if (nginx === undefined) return;
    certificate = await makeLocalCertificate(folder, ['127.0.0.1'], new Date());
    gateway = await startTestGateway({ rates: { slips: 3 } });
    listener = await listen({ host: '127.0.0.1', port: ports.gateway });
    listener.serve(gateway.app);
    await startNginx();
  });
  beforeEach((context) => {
    if (nginx === undefined) context.skip('nginx is not installed here (Debian: apt-get install nginx-light)');
  });
  afterAll(async () => {
    if (nginx === undefined) return;
    if (running?.exitCode === null && running.signalCode === null) await killNginx();
    await listener.close();
    await gateway.stop();
  });

  it('an upload reaches the disk while it is on its way, and goes on at its offset after nginx was killed', async () => {
    const device = await enrolTestDevice(gateway);
    const packet = await buildPacket(gateway, device, { papers: [randomBytes(400_000)] });
    const digest = packet.digests[1] ?? '';
    const whole = encodeFrames([packetFrame(packet), partFrame(packet, 1)]);
    const upload = beginPack(whole);
    upload.write(whole.subarray(0, whole.length - 150_000));
    const length = async () => await gateway.context.blobs.partialLength(digest);
    // The rest was not sent: without buffering on the way, what was sent is kept all the same.
    await vi.waitUntil(async () => (await length()) > 200_000, { timeout: 20_000, interval: 20 });
    await killNginx();
    upload.destroy();
    await expect(ask('/healthz')).rejects.toThrow();

    await startNginx();
    const { parts } = await askHave(gateway, [packet.pid], [digest]);
    const offset = await length();
    expect(JSON.stringify(parts)).toContain(String(offset));
    const rest = encodeFrames([partFrame(packet, 1, offset)]);
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-length': String(rest.length) };
      open('POST', '/api/v1/pack', { headers }, (incoming) => {
        let body = '';
        incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
        incoming.once('end', () => resolve(body));
      })
        .once('error', reject)
        .end(rest);
    });
    expect(answer).toContain(packet.pid);
    // Nothing is missing any more: the same packet again is answered with the same word.
    const again = await sendFrames(gateway, framesOf(packet));
    expect(answer).toContain(again.acknowledgements[packet.pid]);
  });

  it('a limit counts the client’s address; another client is not hindered', async () => {
    const slip = async (from: string, forwarded?: string) =>
      await ask('/api/v1/status', {
        from,
        headers: { 'slip-token': 'x', ...(forwarded && { 'x-forwarded-for': forwarded }) },
      });
    const first = [];
    for (let count = 0; count < 4; count += 1) first.push((await slip('127.0.0.2')).status);
    expect(first).toEqual([404, 404, 404, 429]);
    expect((await slip('127.0.0.3')).status).toBe(404);
    // Words of a client that has used up its minute.
    expect((await slip('127.0.0.2', '203.0.113.7')).status).toBe(429);
    expect((await slip('127.0.0.2', '203.0.113.8, 127.0.0.1')).status).toBe(429);
  });

  it('http is sent on to https', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports.http}/ho-so/moi`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, 'https://127.0.0.1/ho-so/moi']);
  });

  it('while no gateway answers, phones are told to come back, in words that they know', async () => {
    await listener.close();
    const { status, headers, body } = await ask('/api/v1/changes');
    expect(status).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '10', 'content-type': 'application/problem+json' });
    expect(JSON.parse(body)).toMatchObject({ code: 'busy' });
    listener = await listen({ host: '127.0.0.1', port: ports.gateway });
    listener.serve(gateway.app);
    await vi.waitUntil(async () => (await ask('/readyz')).status === 200, { timeout: 20_000, interval: 100 });
  });
});
