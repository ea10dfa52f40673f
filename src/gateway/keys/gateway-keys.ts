/**
 * The keys that the process facing the network holds: it signs acknowledgements and shows opened content to the desk.
 * It never holds an age identity, so it cannot open a packet.
 */

import { createPrivateKey, createSecretKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import type { JsonWebKeyEc } from '../../protocol/api.ts';
import { ensureKeyFiles, keysDir, parseKeyFile, parseUuid } from './key-files.ts';
import { authorityName, parseAuthority, readRecipients, signRecipients } from './recipients-file.ts';
import type { Recipients } from './recipients-file.ts';

export interface GatewayKeys {
  readonly gatewayId: string;
  /** P-256, private: ES256 of acknowledgements and tokens. */
  readonly signingKey: KeyObject;
  readonly publicJwk: JsonWebKeyEc;
  /** RFC 7638 thumbprint of `publicJwk`. */
  readonly kid: string;
  /** Public part of the authority key that phones pin at enrolment. */
  readonly authorityJwk: JsonWebKeyEc;
  /** Public age keys that phones seal to: province and escrow. */
  readonly recipients: readonly string[];
  /** Rotated out, still taken in headers. */
  readonly graceRecipients: readonly string[];
  /** `recipients` signed by the authority, for phones. Absent: nothing was signed yet. */
  readonly recipientsList?: string;
  /** Seals and opens content at rest (`store/sealed-content.ts`). */
  readonly dataKey: KeyObject;
}

/** Loads the keys, making them at the first start of a data folder. Throws `KeyError` with a sentence. */
export async function loadGatewayKeys(dataDir: string, now: Date): Promise<GatewayKeys> {
  await ensureKeyFiles(dataDir, now);
  const dir = keysDir(dataDir);
  const signing = parseKeyFile(dir, 'gateway.jwk', (text) => {
    const jwk = JSON.parse(text) as JsonWebKey;
    return { key: createPrivateKey({ key: jwk, format: 'jwk' }), publicJwk: parsePublicJwk(jwk) };
  });
  const recipients = await loadRecipients(dir, now);
  return {
    gatewayId: parseKeyFile(dir, 'gateway-id', parseUuid),
    signingKey: signing.key,
    publicJwk: signing.publicJwk,
    kid: await calculateJwkThumbprint(signing.publicJwk),
    authorityJwk: parseKeyFile(dir, 'authority-public.jwk', (text) => parsePublicJwk(JSON.parse(text) as JsonWebKey)),
    recipients: recipients.current,
    graceRecipients: recipients.grace.map(({ recipient }) => recipient),
    ...(recipients.list !== undefined && { recipientsList: recipients.list }),
    dataKey: loadDataKey(dir),
  };
}

/** The key of content at rest. Throws `KeyError`. */
export function loadDataKey(dir: string): KeyObject {
  return parseKeyFile(dir, 'data.key', (text) => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length !== 32) throw new Error('the data key has 32 bytes');
    return createSecretKey(bytes);
  });
}

function parsePublicJwk({ kty, crv, x, y }: JsonWebKey): JsonWebKeyEc {
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('not a P-256 key');
  return { kty, crv, x, y };
}

/** As long as the authority key has not been moved offline, a list that nobody has signed yet is signed now. */
async function loadRecipients(dir: string, now: Date): Promise<Recipients> {
  const recipients = await readRecipients(dir);
  if (recipients.list !== undefined || !existsSync(join(dir, authorityName))) return recipients;
  const authority = parseKeyFile(dir, authorityName, (text) => parseAuthority(dir, text));
  await signRecipients(dir, recipients, { authority, lastVersion: 0, now });
  return await readRecipients(dir);
}
