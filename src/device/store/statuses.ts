/**
 * What the office said. It may arrive while the vault is locked, and a locked phone tells nobody what an office wrote:
 * number, appointment, reason and supplement are sealed to the vault's letter box; without the open vault a status shows only
 * where the dossier stands. A device without a vault yet has nothing sealed, so no words that belong to it are lost.
 */

import type { DossierStatus } from '../../core/dossier/dossier-status.ts';
import type { PacketReview, Statuses } from '../../core/ports.ts';
import type { ProblemCode } from '../../core/problem.ts';
import { getProblemCode } from '../../protocol/gateway-answers.ts';
import type { Database, Letter, StatusRow } from './database.ts';
import { openLetter, sealLetter } from './mailbox.ts';
import { findMeta, findRow, ifReadable, quarantine, readRows } from './read-rows.ts';
import type { Store } from './store.ts';
import { vaultMetaKey } from '../vault/vault-record.ts';
import type { OpenVault, VaultRecord } from '../vault/vault-record.ts';

const reviewsKey = 'packet-reviews';

/** The words of a letter, for the very letter they stood in. */
interface ReadLetter {
  readonly nonce: string;
  readonly text: string;
}

export function newStatuses(store: Store, findOpen: () => OpenVault | undefined): Statuses {
  const { statuses } = store.db;
  /** By dossier. A letter costs a key agreement, and a list has a thousand; when the vault locks, its letters go with it. */
  const read = new WeakMap<OpenVault, Map<string, ReadLetter>>();

  async function textOf(vault: OpenVault, letter: Letter, dossierId: string): Promise<string | undefined> {
    const known = read.get(vault) ?? new Map<string, ReadLetter>();
    read.set(vault, known);
    const nonce = letter.content.iv.join();
    const before = known.get(dossierId);
    if (before?.nonce === nonce) return before.text;
    const text = await openLetter(vault.mailboxKey, letter, dossierId);
    if (text !== undefined) known.set(dossierId, { nonce, text });
    return text;
  }

  async function open(row: StatusRow): Promise<DossierStatus> {
    const { letter, ...plain } = row;
    const vault = findOpen();
    if (!letter || !vault) return plain;
    try {
      const text = await textOf(vault, letter, row.dossierId);
      if (text !== undefined) return { ...plain, ...(JSON.parse(text) as Partial<DossierStatus>) };
    } catch {
      // A torn letter: where the dossier stands is known all the same.
    }
    quarantine(store, 'statuses', row.dossierId).catch(() => undefined);
    return plain;
  }

  return {
    async find(dossierId) {
      const row = await findRow(store, statuses, dossierId);
      return row && open(row);
    },
    async list() {
      const { rows } = await readRows(store, statuses, await statuses.toCollection().primaryKeys());
      const opened: DossierStatus[] = [];
      for (const row of rows) opened.push(await open(row));
      return opened;
    },
    reviews: async () =>
      new Map(Object.entries(((await findMeta(store, reviewsKey)) ?? {}) as { readonly [pid: string]: ProblemCode })),
  };
}

/** Adds what was told of packets on the review list, inside the caller's transaction over `meta`. */
export async function mergeReviews(db: Database, reviews: readonly PacketReview[]): Promise<void> {
  if (reviews.length === 0) return;
  const told = Object.fromEntries(reviews.map(({ pid, code }) => [pid, getProblemCode(code)]));
  await db.meta.put({ key: reviewsKey, value: { ...(await findReviews(db)), ...told } });
}

async function findReviews(db: Database): Promise<{ readonly [pid: string]: ProblemCode }> {
  return ((await ifReadable(db.meta.get(reviewsKey)))?.value ?? {}) as { readonly [pid: string]: ProblemCode };
}

/** Rows ready to be put: everything slow is done before the transaction. */
export async function toStatusRows(db: Database, statuses: readonly DossierStatus[]): Promise<StatusRow[]> {
  if (statuses.length === 0) return [];
  const vault = (await ifReadable(db.meta.get(vaultMetaKey)))?.value as VaultRecord | undefined;
  const rows: StatusRow[] = [];
  for (const status of statuses) {
    const { dossierId, localCode, procedureCode, state, at, openedPids, ...words } = status;
    const plain = { dossierId, localCode, procedureCode, state, at, openedPids };
    const isTelling = Object.keys(words).length > 0;
    const letter = isTelling && vault && (await sealLetter(vault.mailboxPublicKey, JSON.stringify(words), dossierId));
    rows.push(letter ? { ...plain, letter } : plain);
  }
  return rows;
}
