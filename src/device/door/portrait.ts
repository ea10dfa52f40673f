/** The picture for "Tôi là ai": under the vault's key, on this phone only, small enough for one record of the store. */

import type { Picture } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { SealedBytes } from '../store/database.ts';
import { chunkBytes } from '../store/database.ts';
import { findMeta } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { decrypt, encrypt } from '../vault/aes.ts';
import { portraitMetaKey } from '../vault/vault-keys.ts';
import type { OpenVault } from '../vault/vault-record.ts';

const bound = 'portrait';

export async function findPortrait(store: Store, vault: OpenVault | undefined): Promise<Picture | undefined> {
  const sealed = (await findMeta(store, portraitMetaKey)) as SealedBytes | undefined;
  const bytes = vault && sealed && (await decrypt(vault.key, sealed, bound));
  return bytes && new Blob([bytes], { type: 'image/jpeg' });
}

/** Problems: vault-locked, picture-too-large (`limit` in bytes). */
export async function keepPortrait(
  store: Store,
  vault: OpenVault | undefined,
  picture: Picture | undefined,
): Promise<Result<void>> {
  const { db } = store;
  if (picture === undefined) {
    await store.write([db.meta], [], () => db.meta.delete(portraitMetaKey));
    return succeed(undefined);
  }
  if (!vault) return fail('vault-locked');
  if (picture.size > chunkBytes) return fail('picture-too-large', { limit: chunkBytes });
  const bytes = new Uint8Array(await (picture as Blob).arrayBuffer());
  const value = await encrypt(vault.key, bytes, bound);
  await store.write([db.meta], [], () => db.meta.put({ key: portraitMetaKey, value }));
  return succeed(undefined);
}
