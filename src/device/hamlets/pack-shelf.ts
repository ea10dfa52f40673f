/**
 * Packs of hamlets as they lie on the phone: pieces of at most 32 KB, each sealed to the vault's mailbox and bound to its pack
 * and its place in it. A pack is replaced as a whole in one strict transaction, and one of which a piece is torn counts as
 * absent. In clear stand the hamlet's name, the date and the size: what a locked phone may tell.
 */

import type { HamletHere } from '../../core/hamlet-ports.ts';
import type { HamletPack } from '../../core/household/hamlet-pack.ts';
import type { PackHead, PackRow } from '../store/database.ts';
import { sealForVault } from '../store/letters.ts';
import { newLetterReader } from '../store/mailbox.ts';
import { findRow, quarantine, readRows } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import type { OpenVault } from '../vault/vault-record.ts';
import { newPackReader, packLines } from './pack-lines.ts';

/** Three bytes a character at the most, so that a piece stays below 32 KB whatever it says. */
const pieceLength = 10_000;

export interface PackShelf {
  /** What lies here, in no order; told while the vault is locked too. */
  heads(): Promise<readonly (HamletHere & PackHead)[]>;
  /** Absent: none, or one that cannot be read whole. */
  find(hamlet: string, vault: OpenVault): Promise<HamletPack | undefined>;
  findHead(hamlet: string): Promise<PackHead | undefined>;
  /** The heads of those of which the browser can read every piece now. */
  wholeHeads(): Promise<readonly (HamletHere & PackHead)[]>;
  /** False: there is no vault to seal it to. What of this phone's own notes the pack knows is forgotten in the same transaction. */
  put(pack: HamletPack, fetched: Pick<PackHead, 'packId' | 'sizeBytes' | 'etag'>): Promise<boolean>;
  /** The same pack is still the newest at `asOf`. */
  redate(hamlet: string, asOf: string): Promise<void>;
  remove(hamlet: string): Promise<void>;
}

export function newPackShelf(store: Store): PackShelf {
  const { db } = store;
  /** An opened pack is read once as long as the vault is open; what locks forgets it. */
  const opened = new WeakMap<OpenVault, Map<string, { readonly packId: string; readonly pack: HamletPack }>>();

  const keysOf = (hamlet: string) =>
    db.packs.where('[hamlet+piece]').between([hamlet, 0], [hamlet, Infinity]).primaryKeys();

  async function findHead(hamlet: string): Promise<PackHead | undefined> {
    return (await findRow<PackRow, [string, number]>(store, db.packs, [hamlet, 0]))?.head;
  }

  async function read(hamlet: string, vault: OpenVault): Promise<HamletPack | undefined> {
    const { rows } = await readRows<PackRow, [string, number]>(store, db.packs, await keysOf(hamlet));
    const head = rows.find(({ piece }) => piece === 0)?.head;
    if (!head || rows.length !== head.pieces) return undefined;
    const readLetter = newLetterReader(vault.mailboxKey);
    const reader = newPackReader();
    for (const { piece, letter } of rows) {
      const text = await readLetter(letter, boundOf(hamlet, head, piece));
      if (text === undefined) {
        quarantine(store, db.packs.name, [hamlet, piece]).catch(() => undefined);
        return undefined;
      }
      reader.take(text);
    }
    return reader.finish();
  }

  return {
    findHead,

    async heads() {
      const firsts = (await db.packs.toCollection().primaryKeys()).filter(([, piece]) => piece === 0);
      const { rows } = await readRows<PackRow, [string, number]>(store, db.packs, firsts);
      return rows.flatMap(({ hamlet, head }) => (head ? [{ hamlet, ...head }] : []));
    },

    async wholeHeads() {
      const whole: (HamletHere & PackHead)[] = [];
      const { rows } = await readRows<PackRow, [string, number]>(
        store,
        db.packs,
        await db.packs.toCollection().primaryKeys(),
      );
      for (const { hamlet, head } of rows) {
        if (head && rows.filter((row) => row.hamlet === hamlet).length === head.pieces) whole.push({ hamlet, ...head });
      }
      return whole;
    },

    async find(hamlet, vault) {
      const head = await findHead(hamlet);
      if (!head) return undefined;
      const known = opened.get(vault) ?? new Map<string, { readonly packId: string; readonly pack: HamletPack }>();
      opened.set(vault, known);
      const before = known.get(hamlet);
      const pack = before?.packId === head.packId ? before.pack : await read(hamlet, vault);
      if (!pack) return undefined;
      known.set(hamlet, { packId: head.packId, pack });
      return { ...pack, asOf: head.asOf };
    },

    async put(pack, fetched) {
      const { hamlet, asOf } = pack;
      const texts = cut(packLines(pack).join('\n'));
      const head: PackHead = { ...fetched, asOf, pieces: texts.length };
      const told = texts.map((text, piece) => ({ text, bound: boundOf(hamlet, head, piece) }));
      const letters = await sealForVault(db, told);
      if (letters.length === 0) return false;
      const rows = letters.map((letter, piece): PackRow => ({ hamlet, piece, letter, ...(piece === 0 && { head }) }));
      await store.write([db.packs, db.notes, db.quarantine], ['notes'], async () => {
        await drop(hamlet);
        for (const row of rows) await db.packs.put(row);
        await db.notes.bulkDelete([...pack.knownNoteIds]);
      });
      return true;
    },

    async redate(hamlet, asOf) {
      await store.write([db.packs], ['notes'], async () => {
        const row = await db.packs.get([hamlet, 0]);
        if (row?.head) await db.packs.put({ ...row, head: { ...row.head, asOf } });
      });
    },

    async remove(hamlet) {
      await store.write([db.packs, db.quarantine], ['notes'], () => drop(hamlet));
    },
  };

  /** Inside a transaction over `packs` and `quarantine`: what replaces a torn piece heals it. */
  async function drop(hamlet: string): Promise<void> {
    const keys = await keysOf(hamlet);
    await db.packs.bulkDelete(keys);
    await db.quarantine.bulkDelete(keys.map((key) => `${db.packs.name}/${String(key)}`));
  }
}

function boundOf(hamlet: string, { packId, pieces }: Pick<PackHead, 'packId' | 'pieces'>, piece: number): string {
  return `pack ${packId} ${piece}/${pieces} ${hamlet}`;
}

/** A character of two units is never cut in two: encoded apart, both halves would be lost. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + pieceLength);
    if (end < text.length && isHighHalf(text.charCodeAt(end - 1))) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
