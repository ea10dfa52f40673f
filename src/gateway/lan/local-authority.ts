/**
 * A certificate for a trial on a local network, where no public authority signs: an authority of our own, made once and kept
 * in `DATA_DIR/lan` (its key readable by its owner only, in no backup), and a certificate for today's addresses, made anew at
 * every start. A phone that trusts the authority trusts it for private addresses and names under `.local` and nothing else:
 * that is written into it, so that a stolen key cannot stand in for a bank.
 */

import { X509Certificate as ReadCertificate, webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as X509 from '@peculiar/x509';
import type { CertificateFiles } from '../certificate.ts';

export interface LocalCertificate extends CertificateFiles {
  /** Of the authority: what a phone is to trust. */
  readonly authorityPem: string;
  /** SHA-256, in pairs as phones show it. */
  readonly fingerprint: string;
}

type Keys = webcrypto.CryptoKeyPair;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 24 * 60 * 60_000;
const authorityDays = 730;
const serverDays = 90;
const names = { authority: 'ca.pem', authorityKey: 'ca.key', server: 'server.pem', serverKey: 'server.key' } as const;

/** `hosts` are addresses and names that the certificate is for. */
export async function makeLocalCertificate(
  dataDir: string,
  hosts: readonly string[],
  now: Date,
): Promise<LocalCertificate> {
  const x509 = await loadLibrary();
  const folder = join(dataDir, 'lan');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = await ensureAuthority(x509, folder, now);
  const keys = await newKeys();
  const server = await x509.X509CertificateGenerator.create({
    subject: 'CN=Go Cua',
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + serverDays * dayMs),
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  });
  const [certFile, keyFile] = [join(folder, names.server), join(folder, names.serverKey)];
  const authorityPem = `${authority.certificate.toString('pem')}\n`;
  writeFileSync(certFile, `${server.toString('pem')}\n${authorityPem}`);
  writeFileSync(keyFile, await keyToPem(x509, keys.privateKey), { mode: 0o600 });
  return { certFile, keyFile, authorityPem, fingerprint: new ReadCertificate(authorityPem).fingerprint256 };
}

interface Authority {
  readonly certificate: X509.X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

/** The one that phones trust already, as long as it outlives what it is to sign. */
async function ensureAuthority(x509: typeof X509, folder: string, now: Date): Promise<Authority> {
  const [certFile, keyFile] = [join(folder, names.authority), join(folder, names.authorityKey)];
  if (existsSync(certFile) && existsSync(keyFile)) {
    const certificate = new x509.X509Certificate(readFileSync(certFile, 'utf8'));
    const key = await keyFromPem(x509, readFileSync(keyFile, 'utf8'));
    if (certificate.notAfter.getTime() > now.getTime() + serverDays * dayMs) return { certificate, key };
  }
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Go Cua - thu nghiem tren mang noi bo ${now.toISOString().slice(0, 10)}`,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + authorityDays * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.Extension('2.5.29.30', true, privateNamesOnly()),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  writeFileSync(keyFile, await keyToPem(x509, keys.privateKey), { mode: 0o600 });
  writeFileSync(certFile, `${certificate.toString('pem')}\n`);
  return { certificate, key: keys.privateKey };
}

/** NameConstraints (RFC 5280, 4.2.1.10): private networks and this machine, `localhost` and `.local`. */
function privateNamesOnly(): Buffer<ArrayBuffer> {
  const networks = ['10.0.0.0/255.0.0.0', '172.16.0.0/255.240.0.0', '192.168.0.0/255.255.0.0', '127.0.0.0/255.0.0.0'];
  const addresses = networks.map((network) => tagged(0x87, Buffer.from(network.split(/[./]/).map(Number))));
  const hosts = ['localhost', 'local'].map((name) => tagged(0x82, Buffer.from(name)));
  return tagged(0x30, tagged(0xa0, Buffer.concat([...addresses, ...hosts].map((base) => tagged(0x30, base)))));
}

/** One DER value shorter than 128 bytes. */
function tagged(tag: number, content: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}

async function newKeys(): Promise<Keys> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as Keys;
}

async function keyToPem(x509: typeof X509, key: webcrypto.CryptoKey): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

async function keyFromPem(x509: typeof X509, pem: string): Promise<webcrypto.CryptoKey> {
  const [bytes] = x509.PemConverter.decode(pem);
  return await webcrypto.subtle.importKey('pkcs8', bytes ?? new ArrayBuffer(), algorithm, true, ['sign']);
}

/** Loaded for a trial only. */
async function loadLibrary(): Promise<typeof X509> {
  // First: the library looks for it while it loads.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto as never);
  return x509;
}
