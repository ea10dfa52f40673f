/**
 * The keys that the process facing the network holds: it signs acknowledgements and shows opened content to the desk.
 * It never holds an age identity, so it cannot open a packet.
 */

import { createPrivateKey, createSecretKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { JsonWebKeyEc } from '../../protocol/api.ts';
import { ensureKeyFiles, keysDir, parseKeyFile } from './key-files.ts';

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
  const recipients = parseKeyFile(dir, 'recipients.json', parseRecipients);
  return {
    gatewayId: parseKeyFile(dir, 'gateway-id', parseUuid),
    signingKey: signing.key,
    publicJwk: signing.publicJwk,
    kid: await calculateJwkThumbprint(signing.publicJwk),
    authorityJwk: parseKeyFile(dir, 'authority-public.jwk', (text) => parsePublicJwk(JSON.parse(text) as JsonWebKey)),
    recipients: recipients.current,
    graceRecipients: recipients.grace,
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

function parseRecipients(text: string): { current: readonly string[]; grace: readonly string[] } {
  const { current, grace } = JSON.parse(text) as { current: unknown; grace: unknown };
  if (!isRecipientList(current) || current.length === 0 || !isRecipientList(grace)) throw new Error('not recipients');
  return { current, grace };
}

function isRecipientList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry.startsWith('age1'));
}

function parseUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Error('not a UUID');
  return text;
}
