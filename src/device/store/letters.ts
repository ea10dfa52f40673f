/**
 * What rows keep under the vault although it may be locked when they are written: sealed to the vault's letter box, read by
 * whoever has the vault open. When the vault locks, what was read goes with it.
 */

import { findVaultRecord } from '../vault/vault-record.ts';
import type { OpenVault } from '../vault/vault-record.ts';
import type { Database, Letter } from './database.ts';
import { newLetterReader, sealLetters } from './mailbox.ts';
import type { LetterText, ReadLetter } from './mailbox.ts';

/** One for each of `letters`; none at all where there is no vault to seal to. */
export async function sealForVault(db: Database, letters: readonly LetterText[]): Promise<readonly Letter[]> {
  const record = letters.length > 0 ? await findVaultRecord(db) : undefined;
  return !record || record === 'torn' ? [] : sealLetters(record.mailboxPublicKey, letters);
}

export interface Letters {
  /** The fields that a letter holds. `closed`: the vault is locked; `torn`: it is not for this vault, or was changed. */
  read(letter: Letter, bound: string): Promise<{ readonly [field: string]: unknown } | 'closed' | 'torn'>;
}

interface OpenBox {
  readonly readLetter: ReadLetter;
  /** By binding: what a letter with that nonce said. */
  readonly known: Map<string, { readonly nonce: string; readonly text: string }>;
}

/** A letter costs some work to open and a list has a thousand, so each is opened once. */
export function newLetters(findOpen: () => OpenVault | undefined): Letters {
  const boxes = new WeakMap<OpenVault, OpenBox>();

  function boxOf(vault: OpenVault): OpenBox {
    const box = boxes.get(vault) ?? { readLetter: newLetterReader(vault.mailboxKey), known: new Map() };
    boxes.set(vault, box);
    return box;
  }

  return {
    async read(letter, bound) {
      const vault = findOpen();
      if (!vault) return 'closed';
      try {
        const { readLetter, known } = boxOf(vault);
        const nonce = letter.content.iv.join();
        const before = known.get(bound);
        const text = before?.nonce === nonce ? before.text : await readLetter(letter, bound);
        if (text === undefined) return 'torn';
        known.set(bound, { nonce, text });
        return JSON.parse(text) as { readonly [field: string]: unknown };
      } catch {
        return 'torn';
      }
    },
  };
}
