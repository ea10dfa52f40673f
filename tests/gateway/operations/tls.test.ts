/** The gateway's own certificate: taken, exchanged under open connections, and refused in a sentence. */

import { X509Certificate } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadCertificate } from '../../../src/gateway/certificate.ts';
import { ConfigError, readConfig } from '../../../src/gateway/config.ts';
import { makeLocalCertificate } from '../../../src/gateway/lan/local-authority.ts';
import type { LocalCertificate } from '../../../src/gateway/lan/local-authority.ts';
import { listen } from '../../../src/gateway/listen.ts';
import type { Listener } from '../../../src/gateway/listen.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 30_000 });

const folder = temporaryFolder();
const port = 23_210;
const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
let first: LocalCertificate;
let second: LocalCertificate;
let listener: Listener;

function put({ certFile, keyFile }: LocalCertificate): void {
  copyFileSync(certFile, tls.certFile);
  copyFileSync(keyFile, tls.keyFile);
}

beforeAll(async () => {
  first = await makeLocalCertificate(join(folder, 'one'), ['127.0.0.1'], new Date());
  second = await makeLocalCertificate(join(folder, 'two'), ['127.0.0.1'], new Date());
  put(first);
  listener = await listen({ host: '127.0.0.1', port, tls });
  listener.serve({ fetch: (incoming: Request) => new Response(new URL(incoming.url).protocol) } as never);
  await listener.ready();
});
afterAll(async () => await listener.close());

/** What is answered, and under whose signature. */
async function ask(authorityPem: string, agent: Agent | false = false) {
  return await new Promise<{ readonly body: string; readonly fingerprint: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', ca: authorityPem, agent }, (answer) => {
      const { fingerprint256 } = (answer.socket as TLSSocket).getPeerCertificate();
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.once('end', () => resolve({ body, fingerprint: fingerprint256 }));
    })
      .once('error', reject)
      .end();
  });
}

const fingerprintOf = ({ certFile }: LocalCertificate) =>
  new X509Certificate(loadCertificate({ ...tls, certFile, keyFile: certFile.replace('.pem', '.key') }).cert)
    .fingerprint256;

describe('TLS_CERT and TLS_KEY', () => {
  it('are what clients see, and requests are https', async () => {
    expect(await ask(first.authorityPem)).toEqual({ body: 'https:', fingerprint: fingerprintOf(first) });
    await expect(ask(second.authorityPem)).rejects.toThrow();
  });

  it('are exchanged while it runs: open connections stay, new ones see the new certificate', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await ask(first.authorityPem, agent);
    put(second);
    listener.reload();
    expect((await ask(second.authorityPem)).fingerprint).toBe(fingerprintOf(second));
    expect(await ask(first.authorityPem, agent)).toMatchObject({ fingerprint: fingerprintOf(first) });
    agent.destroy();
  });

  it('are noticed without being told', async () => {
    put(first);
    await vi.waitUntil(
      async () =>
        await ask(first.authorityPem)
          .then(() => true)
          .catch(() => false),
      {
        timeout: 25_000,
        interval: 500,
      },
    );
  });

  it('that do not fit, as in the middle of an exchange, leave the old ones in use', async () => {
    copyFileSync(second.keyFile, tls.keyFile);
    listener.reload();
    expect((await ask(first.authorityPem)).fingerprint).toBe(fingerprintOf(first));
  });
});

describe('files that are no certificate', () => {
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it.each([
    ['missing', () => ({ certFile: join(folder, 'none'), keyFile: first.keyFile }), /^TLS_CERT: không đọc được tệp/],
    ['no PEM', () => ({ certFile: file('a', 'x'), keyFile: first.keyFile }), /không phải chứng thư PEM/],
    ['no key', () => ({ certFile: first.certFile, keyFile: file('b', 'x') }), /không phải khóa riêng PEM/],
    ['a foreign key', () => ({ certFile: first.certFile, keyFile: second.keyFile }), /không phải của chứng thư/],
  ])('%s: one sentence', (_, files, sentence) => {
    expect(() => loadCertificate(files())).toThrow(sentence);
  });

  it('run out: one sentence', async () => {
    const old = await makeLocalCertificate(join(folder, 'old'), ['127.0.0.1'], new Date('2020-01-01'));
    expect(() => loadCertificate(old)).toThrow(/đã hết hạn/);
  });
});

describe('the settings', () => {
  const read = (env: NodeJS.ProcessEnv) => readConfig(env, [], folder);

  it('go on https when there is a certificate, unless PUBLIC_URL says otherwise', () => {
    const { certFile: TLS_CERT, keyFile: TLS_KEY } = tls;
    expect(read({ TLS_CERT, TLS_KEY })).toMatchObject({ tls, publicUrl: 'https://localhost:8080' });
    expect(read({ TLS_CERT, TLS_KEY, PUBLIC_URL: 'https://gocua.vn' }).publicUrl).toBe('https://gocua.vn');
    expect(read({}).tls).toBeUndefined();
  });

  it.each([
    [{ TLS_CERT: 'x' }, /phải đi cùng nhau/],
    [{ TRUST_PROXY: 'nginx' }, /TRUST_PROXY phải là địa chỉ IP/],
    [{ TRUST_PROXY: '10.0.0.0/40' }, /TRUST_PROXY phải là địa chỉ IP/],
    [{ METRICS_PORT: 'x' }, /METRICS_PORT phải là số/],
    [{ DRAIN_SECONDS: '-1' }, /DRAIN_SECONDS phải là số giây/],
  ])('are refused in a sentence: %j', (env, sentence) => {
    expect(() => read(env)).toThrow(ConfigError);
    expect(() => read(env)).toThrow(sentence);
  });
});
