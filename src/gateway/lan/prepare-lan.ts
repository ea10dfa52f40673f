/**
 * `npm start -- --lan`: a trial with phones on the same Wi-Fi. Cameras and cryptography need https, and no public authority
 * signs for a private address: so the gateway listens on this machine's address with a certificate of its own making. The
 * rest of the start stays what it is.
 */

import { hostname } from 'node:os';
import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';
import { findLanAddresses } from './find-lan-address.ts';
import { makeLocalCertificate } from './local-authority.ts';
import type { LocalCertificate } from './local-authority.ts';

export interface Lan {
  /** What to start with. */
  readonly config: Config;
  readonly certificate: LocalCertificate;
  /** Of the page on which phones get the certificate. */
  readonly trustPage: { readonly host: string; readonly port: number; readonly address: string };
}

/**
 * `HOST` and `PUBLIC_URL` are honoured where they are set. Throws `StartError` or `ConfigError` with a sentence. The data
 * folder is there.
 */
export async function prepareLan(config: Config, env: NodeJS.ProcessEnv, now: Date): Promise<Lan> {
  if (config.tls) throw new ConfigError('--lan tự tạo chứng thư; hãy bỏ TLS_CERT và TLS_KEY, hoặc bỏ --lan.');
  const asked = env['HOST'] && !['0.0.0.0', '::'].includes(env['HOST']) ? env['HOST'] : undefined;
  const addresses = asked === undefined ? findLanAddresses() : [asked];
  const named = env['PUBLIC_URL'] ? new URL(config.publicUrl).hostname : undefined;
  const address = named ?? addresses[0];
  if (address === undefined) {
    throw new StartError('Máy này chưa vào mạng nội bộ nào; hãy kết nối Wi-Fi, hoặc đặt HOST là địa chỉ của máy.');
  }
  if (!isPrivate(address)) {
    throw new StartError(
      `--lan chỉ dùng cho địa chỉ nội bộ (10.…, 172.16–31.…, 192.168.…) hoặc tên .local, không dùng cho ${address}.`,
    );
  }
  const hosts = new Set([address, ...addresses.filter(isPrivate), '127.0.0.1', 'localhost', ...localName()]);
  const certificate = await makeLocalCertificate(config.dataDir, [...hosts], now);
  const host = asked ?? '0.0.0.0';
  const publicUrl = named === undefined ? `https://${address}:${config.port}` : config.publicUrl;
  const { certFile, keyFile } = certificate;
  return {
    config: { ...config, host, publicUrl, tls: { certFile, keyFile } },
    certificate,
    trustPage: { host, port: config.port + 1, address },
  };
}

/** What the local authority may sign for. */
function isPrivate(host: string): boolean {
  return (
    /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) || /^(localhost|[\w-]+\.local)$/i.test(host)
  );
}

function localName(): readonly string[] {
  const name = hostname().toLowerCase();
  return /^[a-z0-9-]{1,63}$/.test(name) ? [`${name}.local`] : [];
}
