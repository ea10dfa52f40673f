/** The gateway's settings: a handful of environment variables, read once, each with a working default. */

import { resolve } from 'node:path';
import { readBlobsKeys } from './blobs/s3-place.ts';
import type { BlobsKeys } from './blobs/s3-place.ts';

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
}

/** A setting that cannot work; `message` is the one sentence for the person who started it. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[], projectDir: string): Config {
  const demo = args.includes('--demo');
  const port = readPort(env['PORT'] ?? (demo ? '8081' : '8080'));
  const publicUrl = readPublicUrl(env['PUBLIC_URL'] ?? `http://localhost:${port}`);
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
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new ConfigError(`PORT phải là số từ 1 đến 65535, không phải "${text}".`);
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return url.origin;
  throw new ConfigError(
    `PUBLIC_URL phải là địa chỉ https (hoặc localhost), không phải "${text}": thiếu kết nối an toàn thì không có máy ảnh và mã hóa.`,
  );
}
