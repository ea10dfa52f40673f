/**
 * `recipients.json` of the key folder: whom phones seal to, whom they sealed to before, and the list that the authority key
 * signed. One file, so that what the gateway takes and what it shows never differ. A list once signed is never signed again
 * with the same version: phones refuse that.
 */

import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CompactSign, compactVerify } from 'jose';
import type { RecipientsList } from '../../protocol/recipients-list.ts';
import { findRecipientsList, recipientsListType } from '../../protocol/recipients-list.ts';
import { KeyError, damagedKey, parseKeyFile, parseUuid, replaceKeyFile } from './key-files.ts';

export const recipientsName = 'recipients.json';
export const authorityName = 'authority.jwk';

/** Rotated out; taken in headers as long as the identity lies in the key folder. */
export interface GraceRecipient {
  readonly recipient: string;
  /** Name of its file in the key folder. */
  readonly identity: string;
}

export interface Recipients {
  readonly current: readonly string[];
  readonly grace: readonly GraceRecipient[];
  /** JWS over `current`. Absent: the folder is older than signed lists and its authority key was away since. */
  readonly list?: string;
}

/** Grace recipients whose identity was deleted are left out. Throws `KeyError`, also when the signed list does not hold. */
export async function readRecipients(dir: string): Promise<Recipients> {
  const { current, grace, list } = parseKeyFile(dir, recipientsName, parseRecipients);
  const kept = grace.filter(({ identity }) => existsSync(join(dir, identity)));
  if (list === undefined) return { current, grace: kept };
  const signed = await findSignedList(dir, list);
  if (signed?.recipients.join() !== current.join()) throw damagedKey(dir, recipientsName);
  return { current, grace: kept, list };
}

/** The version of the signed list; 0 where there is none. */
export async function readListVersion(dir: string, { list }: Recipients): Promise<number> {
  return list === undefined ? 0 : ((await findSignedList(dir, list))?.version ?? 0);
}

/**
 * Signs `current` with the next version and writes the file, whole or not at all. The version is the second of signing, or
 * one more than `lastVersion`: a key folder brought back from a backup then still signs higher than phones have seen.
 */
export async function signRecipients(
  dir: string,
  recipients: Omit<Recipients, 'list'>,
  signing: { readonly authority: KeyObject; readonly lastVersion: number; readonly now: Date },
): Promise<number> {
  const { authority, lastVersion, now } = signing;
  const { current, grace } = recipients;
  const version = Math.max(lastVersion + 1, Math.floor(now.getTime() / 1000));
  const aud = parseKeyFile(dir, 'gateway-id', parseUuid);
  const payload: RecipientsList = { v: 1, aud, version, recipients: current, issuedAt: now.toISOString() };
  const list = await new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: recipientsListType })
    .sign(authority);
  replaceKeyFile(dir, recipientsName, JSON.stringify({ current, grace, list } satisfies Recipients));
  return version;
}

/** The private authority key; throws when the text is none, or not the one whose public part phones pinned. */
export function parseAuthority(dir: string, text: string): KeyObject {
  const authority = createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' });
  if (!createPublicKey(authority).equals(readAuthorityPublic(dir))) throw new KeyError('another authority key');
  return authority;
}

function readAuthorityPublic(dir: string): KeyObject {
  return parseKeyFile(dir, 'authority-public.jwk', (text) =>
    createPublicKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' }),
  );
}

async function findSignedList(dir: string, jws: string): Promise<RecipientsList | undefined> {
  const authority = readAuthorityPublic(dir);
  const aud = parseKeyFile(dir, 'gateway-id', parseUuid);
  try {
    const { payload, protectedHeader } = await compactVerify(jws, authority, { algorithms: ['ES256'] });
    const list = findRecipientsList(JSON.parse(new TextDecoder().decode(payload)));
    return protectedHeader.typ === recipientsListType && list?.aud === aud ? list : undefined;
  } catch {
    return undefined;
  }
}

function parseRecipients(text: string): Recipients {
  const { current, grace, list } = JSON.parse(text) as Record<string, unknown>;
  if (!Array.isArray(current) || current.length === 0 || !current.every(isRecipient)) throw new Error('no recipients');
  if (!Array.isArray(grace) || !grace.every(isGraceRecipient)) throw new Error('not grace recipients');
  if (list !== undefined && typeof list !== 'string') throw new Error('not a list');
  return { current, grace, ...(list !== undefined && { list }) };
}

function isRecipient(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('age1');
}

function isGraceRecipient(value: unknown): value is GraceRecipient {
  const { recipient, identity } = (value ?? {}) as Record<string, unknown>;
  return isRecipient(recipient) && typeof identity === 'string' && /^[\w-]+\.agekey$/.test(identity);
}
