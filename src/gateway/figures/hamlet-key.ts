/** A hamlet's name never lies open beside a dossier: figures group by a keyed hash, and the name lies sealed in one place. */

import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fold } from '../../core/text/fold.ts';
import { openJson, sealJson } from '../store/sealed-content.ts';

const keys = new WeakMap<KeyObject, KeyObject>();

/** The same for the same commune and name, however it was typed: letter case, marks and spaces do not count. */
export function hamletKeyOf(dataKey: KeyObject, communeCode: string, hamlet: string): string {
  const key = keys.get(dataKey) ?? createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', 'figures.hamlet', 32)));
  keys.set(dataKey, key);
  const name = fold(hamlet).replace(/\s+/g, ' ').trim();
  return createHmac('sha256', key).update(`${communeCode} ${name}`).digest('base64url').slice(0, 22);
}

export function sealHamletName(dataKey: KeyObject, hamletKey: string, name: string): Buffer {
  return sealJson(dataKey, `hamlet_names.sealed_name:${hamletKey}`, name);
}

export function openHamletName(dataKey: KeyObject, hamletKey: string, sealed: Uint8Array): string {
  return openJson(dataKey, `hamlet_names.sealed_name:${hamletKey}`, sealed);
}
