/**
 * Which dossiers are of the same resident, without the database knowing who: a keyed hash of the identity number, under a key
 * derived from the data key, and another one in every commune, so that nobody's way through the province can be read off it.
 */

import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Person } from '../../core/citizen/person.ts';

/** Column `dossiers.applicant_key` of one whose applicant gave no number: it is like nobody else's. */
export const noApplicantKey = '';

const derived = new WeakMap<KeyObject, Buffer>();

export function applicantKey(
  dataKey: KeyObject,
  communeCode: string,
  { idNumber, oldIdNumber }: Pick<Person, 'idNumber' | 'oldIdNumber'>,
): string {
  const number = idNumber ?? oldIdNumber;
  if (number === undefined || number === '') return noApplicantKey;
  const key = derived.get(dataKey) ?? Buffer.from(hkdfSync('sha256', dataKey, '', 'gocua applicant key', 32));
  derived.set(dataKey, key);
  return createHmac('sha256', key).update(`${communeCode}:${number}`).digest('base64url');
}
