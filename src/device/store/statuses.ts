/**
 * What the office said. A locked phone tells nobody what an office wrote, nor what a dossier is about: everything but where
 * the dossier stands is sealed to the vault's letter box. A device without a vault yet asks for no news, so no words are lost.
 */

import type { DossierStatus, KnownStatus } from '../../core/dossier/dossier-status.ts';
import type { PacketReview, Statuses } from '../../core/ports.ts';
import type { ProblemCode } from '../../core/problem.ts';
import { getProblemCode } from '../../protocol/gateway-answers.ts';
import type { Database, StatusRow } from './database.ts';
import { newLetters, sealForVault } from './letters.ts';
import { findMeta, findRow, ifReadable, quarantine, readRows } from './read-rows.ts';
import type { Store } from './store.ts';
import type { OpenVault } from '../vault/vault-record.ts';

const reviewsKey = 'packet-reviews';
const openedKey = 'opened-packets';

export function newStatuses(store: Store, findOpen: () => OpenVault | undefined): Statuses {
  const { statuses } = store.db;
  const letters = newLetters(findOpen);

  async function open(row: StatusRow): Promise<KnownStatus> {
    const { letter, ...plain } = row;
    const words = letter ? await letters.read(letter, row.dossierId) : 'closed';
    // A torn letter: where the dossier stands is known all the same.
    if (words === 'torn') quarantine(store, 'statuses', row.dossierId).catch(() => undefined);
    return words === 'torn' || words === 'closed' ? plain : { ...plain, ...(words as Partial<DossierStatus>) };
  }

  return {
    async find(dossierId) {
      const row = await findRow(store, statuses, dossierId);
      return row && open(row);
    },
    async list() {
      const { rows } = await readRows(store, statuses, await statuses.toCollection().primaryKeys());
      const opened: KnownStatus[] = [];
      for (const row of rows) opened.push(await open(row));
      return opened;
    },
    reviews: async () =>
      new Map(Object.entries(((await findMeta(store, reviewsKey)) ?? {}) as { readonly [pid: string]: ProblemCode })),
    openedPids: async () => new Set(((await findMeta(store, openedKey)) ?? []) as readonly string[]),
  };
}

/** Adds what was told of packets on the review list, inside the caller's transaction over `meta`. */
export async function mergeReviews(db: Database, reviews: readonly PacketReview[]): Promise<void> {
  if (reviews.length === 0) return;
  const told = Object.fromEntries(reviews.map(({ pid, code }) => [pid, getProblemCode(code)]));
  await db.meta.put({ key: reviewsKey, value: { ...(await findReviews(db)), ...told } });
}

/** Adds what was told of opened packets that lie here, and forgets those that do not; inside a transaction over `meta` and `packets`. */
export async function mergeOpened(db: Database, pids: readonly string[]): Promise<void> {
  if (pids.length === 0) return;
  const known = ((await ifReadable(db.meta.get(openedKey)))?.value ?? []) as readonly string[];
  const all = [...new Set([...known, ...pids])];
  const here = new Set(await db.packets.where('pid').anyOf(all).primaryKeys());
  await db.meta.put({ key: openedKey, value: all.filter((pid) => here.has(pid)) });
}

async function findReviews(db: Database): Promise<{ readonly [pid: string]: ProblemCode }> {
  return ((await ifReadable(db.meta.get(reviewsKey)))?.value ?? {}) as { readonly [pid: string]: ProblemCode };
}

/** Rows ready to be put: everything slow is done before the transaction. */
export async function toStatusRows(db: Database, statuses: readonly DossierStatus[]): Promise<StatusRow[]> {
  const told = statuses.map(({ dossierId, localCode, state, at, openedPids, ...words }) => {
    return { plain: { dossierId, localCode, state, at, openedPids }, text: JSON.stringify(words), bound: dossierId };
  });
  const letters = await sealForVault(db, told);
  return told.map(({ plain }, index) => {
    const letter = letters[index];
    return letter ? { ...plain, letter } : plain;
  });
}
