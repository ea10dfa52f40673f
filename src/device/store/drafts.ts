/**
 * Drafts under the vault's key. "Đã lưu" may follow a resolved `save`, because its transaction is strict. Saves of this page
 * happen one after another, so that a slow earlier one never overwrites a later one.
 */

import type { Draft } from '../../core/dossier/dossier.ts';
import type { Drafts } from '../../core/ports.ts';
import { count, draftChange } from './counters.ts';
import { changeAlone } from './change-alone.ts';
import type { DraftRow, ThumbRow } from './database.ts';
import { newDraftKey, openDraft, openDraftKey, pagesOf, sealDraft, sealThumbs, withThumbs } from './draft-record.ts';
import type { DraftKey } from './draft-record.ts';
import type { Locks } from './outbox.ts';
import { dropParts } from './part-bytes.ts';
import { findRow, quarantine, readRows } from './read-rows.ts';
import type { Store } from './store.ts';
import type { DeviceVault } from '../vault/vault.ts';

/** A draft encrypted and ready to be put by a transaction over `drafts`, `thumbs` and `counters`. */
export interface PreparedDraft {
  put(): Promise<void>;
}

export interface DeviceDrafts extends Drafts {
  /** Everything slow of a save; `put` may then stand inside another transaction (sealing). */
  prepare(draft: Draft): Promise<PreparedDraft>;
  /** Runs `work` after every save begun before it, and every later save after it. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** `locks` are those of the browser, by which its windows know of each other. */
export function newDrafts(store: Store, vault: DeviceVault, locks?: Locks): DeviceDrafts {
  const { db } = store;
  const keys = new Map<string, DraftKey>();
  let last: Promise<unknown> = Promise.resolve();
  vault.onLock(() => keys.clear());

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  /** Absent: the row's key cannot be opened. */
  async function keyOf(row: DraftRow): Promise<DraftKey | undefined> {
    const vaultKey = vault.getOpen().key;
    const key = keys.get(row.dossierId) ?? (await openDraftKey(vaultKey, row));
    if (key && vault.isOpen()) keys.set(row.dossierId, key);
    return key;
  }

  async function keyFor(dossierId: string): Promise<DraftKey> {
    const known = keys.get(dossierId);
    if (known) return known;
    const row = await findRow(store, db.drafts, dossierId);
    const key = (row && (await keyOf(row))) ?? (await newDraftKey(vault.getOpen().key, dossierId));
    if (vault.isOpen()) keys.set(dossierId, key);
    return key;
  }

  async function prepare(draft: Draft): Promise<PreparedDraft> {
    vault.getOpen();
    const key = await keyFor(draft.dossierId);
    const held = await db.thumbs.where('dossierId').equals(draft.dossierId).primaryKeys();
    const named = new Set(pagesOf(draft).map((page) => page.partSha256));
    const row = await sealDraft(key, draft);
    const thumbs = await sealThumbs(key, draft, new Set(held));
    return {
      async put() {
        const wasOpen = await isOpen(draft.dossierId);
        await db.drafts.put(row);
        await db.thumbs.bulkDelete(held.filter((name) => !named.has(name)));
        await db.thumbs.bulkPut(thumbs);
        await count(db, [draftChange(wasOpen, row.open)]);
      },
    };
  }

  /** The draft of a row; a torn one is quarantined and absent. */
  async function read(row: DraftRow): Promise<Draft | undefined> {
    const key = await keyOf(row);
    const draft = key && (await openDraft(key, row));
    if (!key || !draft) {
      await quarantine(store, 'drafts', row.dossierId);
      return undefined;
    }
    return withThumbs(key, draft, await thumbsOf(row.dossierId));
  }

  /** Whether the row counts as an open draft; a torn one does, for it was counted when it was written. */
  async function isOpen(dossierId: string): Promise<boolean> {
    try {
      return (await db.drafts.get(dossierId))?.open ?? false;
    } catch {
      return true;
    }
  }

  async function thumbsOf(dossierId: string): Promise<readonly ThumbRow[]> {
    const names = await db.thumbs.where('dossierId').equals(dossierId).primaryKeys();
    return (await readRows(store, db.thumbs, names)).rows;
  }

  return {
    prepare,
    inTurn,
    alone: (work) => (locks ? changeAlone(locks, work) : work()),

    save: (draft) =>
      inTurn(async () => {
        const prepared = await prepare(draft);
        await store.write([db.drafts, db.thumbs, db.counters], ['drafts'], () => prepared.put());
      }),

    async find(dossierId) {
      vault.getOpen();
      const row = await findRow(store, db.drafts, dossierId);
      return row && read(row);
    },

    async list() {
      vault.getOpen();
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
      const newestFirst = await db.drafts.orderBy('updatedAt').reverse().primaryKeys();
      const { rows, torn } = await readRows(store, db.drafts, newestFirst);
      const drafts: Draft[] = [];
      for (const row of rows) {
        const draft = await read(row);
        if (draft) drafts.push(draft);
      }
      return { drafts, torn: torn.length + rows.length - drafts.length };
    },

    remove: (dossierId) =>
      inTurn(async () => {
        keys.delete(dossierId);
        const tables = [db.drafts, db.thumbs, db.parts, db.chunks, db.packets, db.counters];
        await store.write(tables, ['drafts'], async () => {
          const wasOpen = await isOpen(dossierId);
          await db.drafts.delete(dossierId);
          await db.thumbs.where('dossierId').equals(dossierId).delete();
          await dropParts(db, await db.parts.where('dossierId').equals(dossierId).primaryKeys());
          await count(db, [draftChange(wasOpen, false)]);
        });
      }),
  };
}
