/** What the opener's actions are given. Built in `main.ts` and by the tests; it alone can open what phones seal. */

import { Decrypter } from 'age-encryption';
import type { Kysely } from 'kysely';
import type { Blobs } from '../blobs/blobs.ts';
import type { OpenerKeys } from '../keys/opener-keys.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/schema.ts';
import type { Pictures } from './pictures.ts';

export interface Opener {
  readonly db: Kysely<Database>;
  readonly blobs: Blobs;
  readonly keys: OpenerKeys;
  readonly pictures: Pictures;
  readonly log: Log;
  readonly now: () => Date;
}

/** The plaintext; absent when none of the identities opens it or the ciphertext was changed. */
export async function findPlaintext(keys: OpenerKeys, ciphertext: Uint8Array): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  for (const identity of keys.identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ciphertext);
  } catch {
    return undefined;
  }
}
