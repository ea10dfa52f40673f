/** What the vault leaves in the `meta` table, and what it is while it is open. */

import type { SealedBytes } from '../store/database.ts';
import type { KeyCost } from '../sealing/sealing.ts';

export const vaultMetaKey = 'vault';
/** From an erasing to the next enrolment: that there is no enrolment in the store is no loss of it. */
export const erasedKey = 'open-work-erased';

/** Useless without the PIN, but for the public half of the mailbox. */
export interface VaultRecord {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly cost: KeyCost;
  readonly wrappedKey: SealedBytes;
  readonly mailboxPublicKey: Uint8Array<ArrayBuffer>;
  readonly wrappedMailboxKey: SealedBytes;
}

/** In this page's memory only. */
export interface OpenVault {
  readonly key: CryptoKey;
  readonly mailboxKey: CryptoKey;
}
