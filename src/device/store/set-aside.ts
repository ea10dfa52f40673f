/**
 * The records that could not be read, for the person and for whoever may mend them. A record that is gone, or that reads
 * again (it was written anew since), is struck from the list; nothing here ever deletes a record.
 */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { ExportedFile, SetAsideRecord, SetAsideRecords } from '../../core/screen-ports.ts';
import type { QuarantineRow } from './database.ts';
import { readRows } from './read-rows.ts';
import type { Store } from './store.ts';

/** Reading them proves nothing: what is torn shows only when they are decrypted. */
const sealedTables: readonly string[] = ['drafts', 'beginnings', 'thumbs', 'statuses', 'notes', 'packs'];

export function newSetAside(store: Store, appVersion: string): SetAsideRecords {
  const { db } = store;

  async function readQuarantine(): Promise<readonly QuarantineRow[]> {
    const { rows } = await readRows(store, db.quarantine, await db.quarantine.toCollection().primaryKeys());
    const torn: QuarantineRow[] = [];
    const healed: string[] = [];
    for (const row of rows) {
      if (await isStillTorn(row)) torn.push(row);
      else healed.push(row.name);
    }
    if (healed.length > 0) {
      await store.write([db.quarantine], [], () => db.quarantine.bulkDelete(healed));
    }
    return torn;
  }

  async function isStillTorn(row: QuarantineRow): Promise<boolean> {
    const table = db.tables.find(({ name }) => name === row.table);
    if (!table) return false;
    const key = row.recordKey ?? row.key;
    if ((await table.where(':id').equals(key).count()) === 0) return false;
    if (sealedTables.includes(row.table)) return true;
    return table.get(key).then(
      () => false,
      () => true,
    );
  }

  /** What can be read of it: ciphertext, digests and codes, for this store holds nothing that a person said in clear. */
  async function rawOf(row: QuarantineRow): Promise<unknown> {
    try {
      return await db.table(row.table).get(row.recordKey ?? row.key);
    } catch (thrown) {
      return { unreadable: thrown instanceof Error ? thrown.name : 'unknown' };
    }
  }

  return {
    async list() {
      return (await readQuarantine()).map(({ table, key, foundAtMs, exportedAtMs }): SetAsideRecord => {
        return { table, key, foundAtMs, isExported: exportedAtMs !== undefined };
      });
    },

    async export(): Promise<Result<ExportedFile>> {
      const rows = await readQuarantine();
      if (rows.length === 0) return fail('not-found');
      const records: unknown[] = [];
      for (const row of rows) records.push({ ...row, record: row.table === 'meta' ? 'kept back' : await rawOf(row) });
      const text = JSON.stringify({ app: appVersion, records }, writeBytes, 1);
      return succeed({ fileName: 'go-cua-ban-ghi-hong.json', bytes: new TextEncoder().encode(text) });
    },

    async markExported() {
      const exportedAtMs = Date.now();
      await store.write([db.quarantine], ['deliveries'], () => db.quarantine.toCollection().modify({ exportedAtMs }));
    },
  };
}

/** Bytes as base64; a key that cannot leave this device as nothing. */
function writeBytes(_name: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  let text = '';
  for (const byte of value) text += String.fromCharCode(byte);
  return btoa(text);
}
