/**
 * Beginnings under the vault's key, each under a key of its own that goes with its row: what stays on the disk is noise.
 * Writes of this page happen one after another, so that a slow save never brings back what was removed after it.
 */

import type { Beginning } from '../../core/dossier/beginning.ts';
import type { Beginnings } from '../../core/ports.ts';
import { decrypt, encrypt, utf8 } from '../vault/aes.ts';
import { newDraftKey, openDraftKey } from './draft-record.ts';
import { quarantine, readRows } from './read-rows.ts';
import type { Store } from './store.ts';
import type { DeviceVault } from '../vault/vault.ts';

/** Drafts of reports lie in the same table: what erases the one erases the other. */
export function reportDraftKey(reportId: string): string {
  return `report:${reportId}`;
}

export function newBeginnings(store: Store, vault: DeviceVault): Beginnings {
  const { beginnings } = store.db;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  return {
    save: (beginning) =>
      inTurn(async () => {
        const { beginningId } = beginning;
        const { key, wrapped } = await newDraftKey(vault.getOpen().key, beginningId);
        const content = await encrypt(key, utf8(JSON.stringify(beginning)), bound(beginningId));
        const row = { beginningId, wrappedKey: wrapped, content };
        await store.write([beginnings], ['drafts'], () => beginnings.put(row));
      }),

    async list() {
      const { key: vaultKey } = vault.getOpen();
      const keys = await beginnings.toCollection().primaryKeys();
      const own = keys.filter((key) => !key.startsWith(reportDraftKey('')));
      const { rows } = await readRows(store, beginnings, own);
      const found: Beginning[] = [];
      for (const { beginningId, wrappedKey, content } of rows) {
        const opened = await openDraftKey(vaultKey, { dossierId: beginningId, wrappedKey });
        const plain = opened && (await decrypt(opened.key, content, bound(beginningId)));
        if (plain) found.push(JSON.parse(new TextDecoder().decode(plain)) as Beginning);
        else await quarantine(store, 'beginnings', beginningId);
      }
      return found.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
    },

    remove: (beginningId) => inTurn(() => store.write([beginnings], ['drafts'], () => beginnings.delete(beginningId))),
  };
}

function bound(beginningId: string): string {
  return `beginning ${beginningId}`;
}
