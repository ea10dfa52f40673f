/**
 * The gateway's own certificate, where no proxy before it has one: two PEM files, read again when they change (whatever
 * renews them replaces them in place) without dropping a connection. A pair that does not fit is not taken: the files may be
 * half replaced at that moment.
 */

import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { StartError } from './start-error.ts';

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface Certificate {
  /** The certificate and those that it was signed with, as the file has them. */
  readonly cert: string;
  readonly key: string;
}

const lookEveryMs = 5_000;

/** Throws `StartError` with a sentence when the files are not a certificate and its key. */
export function loadCertificate({ certFile, keyFile }: CertificateFiles): Certificate {
  const cert = read(certFile, 'TLS_CERT');
  const key = read(keyFile, 'TLS_KEY');
  const certificate = parse(() => new X509Certificate(cert), `TLS_CERT: ${certFile} không phải chứng thư PEM.`);
  const privateKey = parse(
    () => createPrivateKey(key),
    `TLS_KEY: ${keyFile} không phải khóa riêng PEM không mật khẩu.`,
  );
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new StartError(`Khóa ${keyFile} không phải của chứng thư ${certFile}.`);
  }
  if (new Date(certificate.validTo) < new Date()) {
    throw new StartError(`Chứng thư ${certFile} đã hết hạn (${certificate.validTo}); hãy thay bằng chứng thư còn hạn.`);
  }
  return { cert, key };
}

/** Calls `changed` when either file was replaced. Ends with what it answers. */
export function watchCertificate({ certFile, keyFile }: CertificateFiles, changed: () => void): () => void {
  for (const file of [certFile, keyFile]) watchFile(file, { interval: lookEveryMs, persistent: false }, changed);
  return () => {
    for (const file of [certFile, keyFile]) unwatchFile(file, changed);
  };
}

function read(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`${name}: không đọc được tệp ${file}; hãy kiểm tra đường dẫn và quyền đọc.`);
  }
}

function parse<T>(make: () => T, sentence: string): T {
  try {
    return make();
  } catch {
    throw new StartError(sentence);
  }
}
