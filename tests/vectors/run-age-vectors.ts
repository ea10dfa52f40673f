/** The 143 public vectors of age v1 (C2SP CCTV), through the library that seals and opens ours. Runs in Node and in a page. */

import { Decrypter, armor } from 'age-encryption';
import * as vectors from 'cctv-age';
import type { VectorReport } from './vector-report.ts';

interface Vector {
  readonly fields: { readonly [name: string]: readonly string[] };
  readonly file: Uint8Array<ArrayBuffer>;
}

/** Those under a passphrase take most of the time, and nothing of ours is sealed to one: they may be left out. */
export async function runAgeVectors(withPassphrases = true): Promise<VectorReport> {
  const failed: string[] = [];
  let run = 0;
  const files = Object.entries(vectors as unknown as { readonly [name: string]: Uint8Array<ArrayBuffer> });
  for (const [name, bytes] of files) {
    const vector = await readVector(bytes);
    if (!withPassphrases && vector.fields['passphrase']) continue;
    run += 1;
    const expected = vector.fields['expect']?.[0] === 'success' ? vector.fields['payload']?.[0] : undefined;
    if ((await findPayload(vector)) !== expected) failed.push(name);
  }
  return { name: 'age v1 (C2SP CCTV)', run, failed };
}

/** The digest of what was opened; absent when it was refused. */
async function findPayload({ fields, file }: Vector): Promise<string | undefined> {
  try {
    const decrypter = new Decrypter();
    for (const identity of fields['identity'] ?? []) decrypter.addIdentity(identity);
    for (const passphrase of fields['passphrase'] ?? []) decrypter.addPassphrase(passphrase);
    const isArmored = fields['armored']?.[0] === 'yes';
    const bytes = isArmored ? armor.decode(new TextDecoder('latin1').decode(file)) : file;
    return await sha256Hex(new Uint8Array(await decrypter.decrypt(bytes)));
  } catch {
    return undefined;
  }
}

/** Lines `name: value`, an empty line, the file. */
async function readVector(bytes: Uint8Array<ArrayBuffer>): Promise<Vector> {
  const end = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10);
  const fields: Record<string, string[]> = {};
  for (const line of new TextDecoder().decode(bytes.subarray(0, end)).split('\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    (fields[name] ??= []).push(value);
  }
  const body = bytes.slice(end + 2);
  return { fields, file: fields['compressed']?.[0] === 'zlib' ? await inflate(body) : body };
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
