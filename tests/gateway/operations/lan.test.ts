/**
 * `npm start -- --lan` as its own process: what a phone gets from it, and what its certificate is good for. The same process
 * is then asked to stop while it is answering.
 */

import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Agent, createServer, request } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigError, readConfig } from '../../../src/gateway/config.ts';
import { findLanAddresses } from '../../../src/gateway/lan/find-lan-address.ts';
import { makeLocalCertificate } from '../../../src/gateway/lan/local-authority.ts';
import { prepareLan } from '../../../src/gateway/lan/prepare-lan.ts';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const folder = temporaryFolder();
const dataDir = join(folder, 'data');
const port = 23_240;
const metricsPort = 23_249;
const trustUrl = `http://127.0.0.1:${port + 1}/tin-cay`;
let gateway: RunningGateway;
let authority: string;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function open(method: string, path: string, options: object, take: (answer: Answer) => void): ClientRequest {
  const place = { host: '127.0.0.1', port, ca: authority, agent: false, method, path, ...options };
  return request(place as never, (answer: IncomingMessage) => {
    let body = '';
    answer.setEncoding('utf8').on('data', (text: string) => (body += text));
    answer.once('end', () => take({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
  });
}

const ask = async (path: string, options: object = {}) =>
  await new Promise<Answer>((resolve, reject) => open('GET', path, options, resolve).once('error', reject).end());

beforeAll(async () => {
  const env = { HOST: '127.0.0.1', METRICS_PORT: String(metricsPort), DRAIN_SECONDS: '2', LOG_LEVEL: 'error' };
  gateway = await runGateway({ dataDir, port, args: ['--lan'], env });
  authority = await (await fetch(`http://127.0.0.1:${port + 1}/go-cua.crt`)).text();
});
afterAll(async () => void (await gateway.kill()));

describe('a trial on a local network', () => {
  it('keeps the words of a start, and says that it is a trial and where phones begin', () => {
    const lines = gateway.stdout().split('\n');
    const told = lines.filter((line) => /^(invitation|ready)/.test(line));
    expect(told).toEqual([
      expect.stringMatching(/^invitation: https:\/\/127\.0\.0\.1:23240\/moi#[\w-]{22}$/),
      'ready: https://127.0.0.1:23240',
    ]);
    expect(gateway.stdout()).toContain('THỬ TRONG MẠNG NỘI BỘ: không dùng cho hồ sơ của người thật');
    expect(gateway.stdout()).toContain(trustUrl);
    expect(lines).toContain(new X509Certificate(authority).fingerprint256);
  });

  it('answers a client that trusts its authority, and no other is deceived', async () => {
    expect((await ask('/readyz')).status).toBe(200);
    await expect(ask('/readyz', { ca: undefined })).rejects.toThrow();
  });

  it('has a page, without a script, from which a phone gets the certificate and its fingerprint', async () => {
    const answer = await fetch(trustUrl);
    const text = await answer.text();
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).toContain(new X509Certificate(authority).fingerprint256);
    expect(text).toContain('href="https://127.0.0.1:23240"');
    expect(text).toContain('Không nhập giấy tờ, thông tin của người thật');
    expect((await fetch(`http://127.0.0.1:${port + 1}/`)).url).toBe(trustUrl);
  });

  it('keeps the key of its authority to its owner', () => {
    expect(statSync(join(dataDir, 'lan', 'ca.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'lan')).mode & 0o777).toBe(0o700);
  });

  it('shows its figures on the loopback', async () => {
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(text).toContain('gocua_packets');
    expect(text).toMatch(/gocua_requests_total\{method="GET",route="\/readyz",status="200"\} \d+/);
  });
});

describe('its authority', () => {
  it('is the same at the next start, so that phones go on trusting it', async () => {
    const again = await makeLocalCertificate(dataDir, ['192.168.1.7'], new Date());
    expect(again.authorityPem).toBe(authority);
    expect(new X509Certificate(readFileSync(again.certFile)).subjectAltName).toBe('IP Address:192.168.1.7');
  });

  it('may sign for nobody on the Internet: a client that trusts it refuses such a certificate', async () => {
    const reach = async (host: string) => {
      const { certFile, keyFile, authorityPem } = await makeLocalCertificate(
        join(folder, 'stolen'),
        [host],
        new Date(),
      );
      const files = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
      const server = createServer(files, (_, response) => response.end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const place = { port: (server.address() as AddressInfo).port, ca: authorityPem, servername: host };
      const answer = await ask('/', place).then(
        ({ status }) => status,
        ({ message }: Error) => message,
      );
      server.close();
      return answer;
    };
    expect(await reach('tram.local')).toBe(200);
    expect(await reach('dichvucong.example')).toBe('permitted subtree violation');
  });
});

describe('the address', () => {
  const on = (address: string) => [{ address, internal: false }] as never;

  it('is that of the network where phones are, not of what runs inside the machine', () => {
    const interfaces = {
      docker0: on('172.17.0.1'),
      lo: on('127.0.0.1'),
      wlan0: on('192.168.1.7'),
      eth0: on('10.0.0.2'),
    };
    expect(findLanAddresses(interfaces)).toEqual(['192.168.1.7', '10.0.0.2', '172.17.0.1']);
    expect(findLanAddresses({ eth0: on('203.0.113.9') })).toEqual([]);
  });

  it.each([
    [{ HOST: '203.0.113.9' }, /chỉ dùng cho địa chỉ nội bộ/],
    [{ PUBLIC_URL: 'https://gocua.example' }, /chỉ dùng cho địa chỉ nội bộ/],
    [{ TLS_CERT: 'x', TLS_KEY: 'y' }, /hãy bỏ TLS_CERT và TLS_KEY/],
  ])('that cannot be is refused in a sentence: %j', async (env: NodeJS.ProcessEnv, sentence) => {
    await expect(prepareLan(readConfig(env, [], folder), env, new Date())).rejects.toThrow(sentence);
  });

  it('that somebody names is taken', async () => {
    const env = { PUBLIC_URL: 'https://may-tram.local:8443', DATA_DIR: join(folder, 'named') };
    expect((await prepareLan(readConfig(env, [], folder), env, new Date())).config.publicUrl).toBe(env.PUBLIC_URL);
    expect(() => readConfig({ PUBLIC_URL: 'http://192.168.1.7' }, [], folder)).toThrow(ConfigError);
  });
});

describe('a gateway that is asked to stop', () => {
  it('says so at /readyz first, answers what is running, and ends well', async () => {
    const bytes = encodeFrames([{ type: 'packet', pid: 'none', header: 'none', body: new Uint8Array(50_000) }]);
    const headers = { 'content-length': String(bytes.length) };
    let upload: ClientRequest | undefined;
    const answered = new Promise<Answer>((resolve, reject) => {
      upload = open('POST', '/api/v1/pack', { headers }, resolve).once('error', reject);
      upload.write(bytes.subarray(0, 20_000));
    });
    const agent = new Agent({ keepAlive: true });
    expect((await ask('/readyz', { agent })).status).toBe(200);
    await new Promise((resolve) =>
      upload?.once('drain', resolve).write(bytes.subarray(20_000, 25_000), () => resolve(0)),
    );

    process.kill(gateway.processId, 'SIGTERM');
    await vi.waitUntil(async () => (await ask('/readyz', { agent })).status === 503, { timeout: 10_000, interval: 20 });
    // A balancer has not noticed yet: whom it still sends is answered.
    expect((await ask('/healthz')).status).toBe(200);
    upload?.end(bytes.subarray(25_000));
    const { status, body } = await answered;
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ frames: [{ error: expect.any(String) as string }] });
    agent.destroy();
    expect(await gateway.ended).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(ask('/healthz')).rejects.toThrow();
  });
});
