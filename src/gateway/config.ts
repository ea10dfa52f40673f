/** The gateway's settings: a handful of environment variables, read once, each with a working default. */

import { resolve } from 'node:path';
import { readBlobsKeys } from './blobs/s3-place.ts';
import type { BlobsKeys } from './blobs/s3-place.ts';
import type { CertificateFiles } from './certificate.ts';
import { parseProxies } from './http/client-address.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Absent: files under `dataDir`. */
  readonly blobsUrl: string | undefined;
  /** For a bucket in `blobsUrl`; never printed. */
  readonly blobsKeys?: BlobsKeys | undefined;
  /** Below which connectors drop dossiers; absent: a folder of `dataDir`. */
  readonly forwardDir?: string | undefined;
  /** Hosts (with a port where it is not the usual one) that connectors may ask; nobody can name another on a page. */
  readonly connectorHosts?: readonly string[];
  /** Origin that people and phones use; https or loopback, since cameras and cryptography need a secure context. */
  readonly publicUrl: string;
  /** The built web app. */
  readonly webDir: string;
  readonly demo: boolean;
  /** Absent: plain HTTP, for a proxy on this machine or for trying out. */
  readonly tls?: CertificateFiles;
  /** Addresses and networks whose `X-Forwarded-For` is believed. Absent: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** On the loopback only. Absent: figures are not shown. */
  readonly metricsPort?: number;
  /** How long it goes on taking requests after it was asked to stop, while `/readyz` already says no. Absent: not at all. */
  readonly drainSeconds?: number;
}

/** A setting that cannot work; `message` is the one sentence for the person who started it. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[], projectDir: string): Config {
  const demo = args.includes('--demo');
  const port = readPort('PORT', env['PORT'] ?? (demo ? '8081' : '8080'));
  const tls = readTls(env);
  const publicUrl = readPublicUrl(env['PUBLIC_URL'] ?? `${tls ? 'https' : 'http'}://localhost:${port}`);
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: resolve(env['DATA_DIR'] ?? `${projectDir}/${demo ? 'data-demo' : 'data'}`),
    databaseUrl: env['DATABASE_URL'] || undefined,
    blobsUrl: env['BLOBS_URL'] || undefined,
    blobsKeys: readBlobsKeys(env),
    forwardDir: env['FORWARD_DIR'] ? resolve(env['FORWARD_DIR']) : undefined,
    connectorHosts: (env['CONNECTOR_HOSTS'] ?? '').split(/[\s,]+/).filter((host) => host !== ''),
    publicUrl,
    webDir: resolve(projectDir, env['WEB_DIR'] ?? 'dist'),
    demo,
    ...(tls && { tls }),
    ...(env['TRUST_PROXY'] && { trustedProxies: readProxies(env['TRUST_PROXY']) }),
    ...(env['METRICS_PORT'] && { metricsPort: readPort('METRICS_PORT', env['METRICS_PORT']) }),
    ...(env['DRAIN_SECONDS'] && { drainSeconds: readSeconds(env['DRAIN_SECONDS']) }),
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new ConfigError(`${name} phải là số từ 1 đến 65535, không phải "${text}".`);
}

function readTls(env: NodeJS.ProcessEnv): CertificateFiles | undefined {
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = env;
  if (certFile && keyFile) return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  if (!certFile && !keyFile) return undefined;
  throw new ConfigError('TLS_CERT và TLS_KEY phải đi cùng nhau: tệp chứng thư và tệp khóa riêng, đều là PEM.');
}

function readProxies(text: string): readonly string[] {
  const proxies = parseProxies(text);
  if (proxies) return proxies;
  throw new ConfigError(
    `TRUST_PROXY phải là địa chỉ IP hoặc mạng con, cách nhau bằng dấu phẩy (ví dụ 127.0.0.1,10.0.0.0/8), không phải "${text}".`,
  );
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 300) return seconds;
  throw new ConfigError(`DRAIN_SECONDS phải là số giây từ 0 đến 300, không phải "${text}".`);
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return url.origin;
  throw new ConfigError(
    `PUBLIC_URL phải là địa chỉ https (hoặc localhost), không phải "${text}": thiếu kết nối an toàn thì không có máy ảnh và mã hóa.`,
  );
}
