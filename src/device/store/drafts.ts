/**
 * Drafts under the vault's key. "Đã lưu" may follow a resolved `save`, because its transaction is strict. Saves of this page
 * happen one after another, so that a slow earlier one never overwrites a later one.
 */

import type { Draft } from '../../core/dossier/dossier.ts';
import type { Drafts } from '../../core/ports.ts';
import { count, draftChange } from './counters.ts';
import { changeAlone } from './change-alone.ts';
import type { DraftRow } from './database.ts';
import { newDraftKey, openDraft, openDraftKey, pagesOf, sealDraft, sealThumbs, withThumbs } from './draft-record.ts';
import type { DraftKey } from './draft-record.ts';
import { newOpenedDrafts } from './opened-drafts.ts';
import type { Locks } from './outbox.ts';
import { dropParts } from './part-bytes.ts';
import { findRow, quarantine, readRows } from './read-rows.ts';
import type { Store } from './store.ts';
import type { DeviceVault } from '../vault/vault.ts';

const sliceLength = 50;

/** A draft encrypted and ready to be put by a transaction over `drafts`, `thumbs` and `counters`. */
export interface PreparedDraft {
  put(): Promise<void>;
  /** To be called when that transaction has committed; spares the next reading and saving a look at the store. */
  remember(): void;
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
  const opened = newOpenedDrafts();
  /** The previews that the store holds, by dossier, as far as this page knows. */
  const previews = new Map<string, ReadonlySet<string>>();
  /** The basket of each dossier, which never changes. */
  const baskets = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  vault.onLock(() => {
    keys.clear();
    opened.forgetAll();
  });

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
    const { dossierId } = draft;
    const key = await keyFor(dossierId);
    const held = previews.get(dossierId) ?? new Set(await previewNames(dossierId));
    const named = new Set(pagesOf(draft).map((page) => page.partSha256));
    const unnamed = [...held].filter((name) => !named.has(name));
    const [row, thumbs] = await Promise.all([sealDraft(key, draft), sealThumbs(key, draft, held)]);
    // Not known again before the transaction that is now to come has committed.
    previews.delete(dossierId);
    opened.forget(dossierId);
    return {
      async put() {
        // Asked together, because each answer that is waited for is a way to the browser's storage and back; the row is
        // read before it is put all the same.
        const [wasOpen] = await Promise.all([isOpen(dossierId), db.drafts.put(row)]);
        if (unnamed.length > 0) await db.thumbs.bulkDelete(unnamed);
        if (thumbs.length > 0) await db.thumbs.bulkPut(thumbs);
        if (wasOpen !== row.open) await count(db, [draftChange(wasOpen, row.open)]);
      },
      remember() {
        if (!vault.isOpen()) return;
        const added = thumbs.map(({ partSha256 }) => partSha256);
        previews.set(dossierId, new Set([...held, ...added].filter((name) => named.has(name))));
        baskets.set(dossierId, draft.basketId);
        opened.remember(row, draft);
      },
    };
  }

  /** The draft of a row without previews; a torn one is quarantined and absent. */
  async function readBare(row: DraftRow): Promise<Draft | undefined> {
    const known = opened.findBare(row);
    if (known) return known;
    const key = await keyOf(row);
    const draft = key && (await openDraft(key, row));
    if (!draft) await quarantine(store, 'drafts', row.dossierId);
    else if (vault.isOpen()) opened.rememberBare(row, draft);
    return draft;
  }

  async function read(row: DraftRow): Promise<Draft | undefined> {
    const known = opened.find(row);
    if (known) return known;
    const bare = await readBare(row);
    const key = bare && (await keyOf(row));
    if (!key) return undefined;
    const names = await previewNames(row.dossierId);
    const { rows } = await readRows(store, db.thumbs, names);
    const draft = await withThumbs(key, bare, rows);
    if (vault.isOpen()) {
      previews.set(row.dossierId, new Set(names));
      opened.remember(row, draft);
    }
    return draft;
  }

  /** Whether the row counts as an open draft; a torn one does, for it was counted when it was written. */
  async function isOpen(dossierId: string): Promise<boolean> {
    try {
      return (await db.drafts.get(dossierId))?.open ?? false;
    } catch {
      return true;
    }
  }

  function previewNames(dossierId: string): PromiseLike<readonly string[]> {
    return db.thumbs.where('dossierId').equals(dossierId).primaryKeys();
  }

  /** A range at a time, because a request a row would keep the thread that draws; key by key where one is torn. */
  async function readMany(names: readonly string[]) {
    const sorted = [...names].sort();
    const rows = new Map<string, DraftRow>();
    let torn = 0;
    for (let at = 0; at < sorted.length; at += sliceLength) {
      const slice = sorted.slice(at, at + sliceLength);
      const [first = '', last = ''] = [slice[0], slice.at(-1)];
      const range = db.drafts.where('dossierId').between(first, last, true, true);
      const found = await range.toArray().then(
        (whole) => ({ rows: whole, torn: [] }),
        () => readRows(store, db.drafts, slice),
      );
      for (const row of found.rows) rows.set(row.dossierId, row);
      torn += found.torn.length;
    }
    return { rows, torn };
  }

  async function newestFirst(): Promise<readonly string[]> {
    // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
    return db.drafts.orderBy('updatedAt').reverse().primaryKeys();
  }

  return {
    prepare,
    inTurn,
    alone: (work) => (locks ? changeAlone(locks, work) : work()),

    save: (draft) =>
      inTurn(async () => {
        const prepared = await prepare(draft);
        await store.write([db.drafts, db.thumbs, db.counters], ['drafts'], () => prepared.put());
        prepared.remember();
      }),

    async find(dossierId) {
      vault.getOpen();
      const row = await findRow(store, db.drafts, dossierId);
      return row && read(row);
    },

    async list() {
      vault.getOpen();
      const names = await newestFirst();
      const { rows, torn } = await readMany(names);
      const drafts: Draft[] = [];
      let unreadable = 0;
      for (const name of names) {
        const row = rows.get(name);
        const draft = row && (await readBare(row));
        if (draft) drafts.push(draft);
        else if (row) unreadable += 1;
      }
      return { drafts, torn: torn + unreadable };
    },

    async basket(basketId) {
      vault.getOpen();
      const names = await newestFirst();
      const unknown = names.filter((name) => !baskets.has(name));
      for (const row of (await readRows(store, db.drafts, unknown)).rows) baskets.set(row.dossierId, row.basketId);
      const members = names.filter((name) => baskets.get(name) === basketId);
      const drafts: Draft[] = [];
      for (const row of (await readRows(store, db.drafts, members)).rows) {
        const draft = await read(row);
        if (draft) drafts.push(draft);
      }
      return drafts;
    },

    remove: (dossierId) =>
      inTurn(async () => {
        keys.delete(dossierId);
        opened.forget(dossierId);
        previews.delete(dossierId);
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
