/**
 * Drafts that this page read or saved, opened: otherwise an answer in a long form would decrypt its draft and every preview
 * at each pause, and a list everything it shows. What is remembered counts only for the very row it came from, told by
 * nonce and tag, so that another window's save is never overlooked. In memory only; forgotten when the vault locks.
 */

import type { Draft } from '../../core/dossier/dossier.ts';
import type { DraftRow } from './database.ts';
import { pagesOf, withoutPreviews } from './draft-record.ts';

/** Previews are large: with them only the last few. */
const mostWhole = 12;
const mostBare = 500;

interface OpenedDraft {
  readonly mark: string;
  readonly draft: Draft;
}

export interface OpenedDrafts {
  remember(row: DraftRow, draft: Draft): void;
  rememberBare(row: DraftRow, draft: Draft): void;
  /** With previews. Absent: not remembered, or the row has changed since. */
  find(row: DraftRow): Draft | undefined;
  /** Without previews. */
  findBare(row: DraftRow): Draft | undefined;
  forget(dossierId: string): void;
  forgetAll(): void;
}

export function newOpenedDrafts(): OpenedDrafts {
  const whole = new Map<string, OpenedDraft>();
  const bare = new Map<string, OpenedDraft>();

  function rememberBare(row: DraftRow, draft: Draft): void {
    put(bare, mostBare, row, draft);
  }

  return {
    rememberBare,
    remember(row, draft) {
      // What the caller holds may change.
      const copy = structuredClone(draft);
      rememberBare(row, withoutPreviews(copy));
      whole.delete(row.dossierId);
      // A page whose preview was not given may have one in the store.
      if (pagesOf(copy).every(({ thumbnail }) => thumbnail !== undefined)) put(whole, mostWhole, row, copy);
    },
    find: (row) => findIn(whole, row),
    findBare: (row) => findIn(bare, row),
    forget(dossierId) {
      whole.delete(dossierId);
      bare.delete(dossierId);
    },
    forgetAll() {
      whole.clear();
      bare.clear();
    },
  };
}

/** As the newest; the oldest beyond `most` goes. */
function put(drafts: Map<string, OpenedDraft>, most: number, row: DraftRow, draft: Draft): void {
  drafts.delete(row.dossierId);
  drafts.set(row.dossierId, { mark: markOf(row), draft });
  const [oldest] = drafts.keys();
  if (drafts.size > most && oldest !== undefined) drafts.delete(oldest);
}

function findIn(drafts: ReadonlyMap<string, OpenedDraft>, row: DraftRow): Draft | undefined {
  const known = drafts.get(row.dossierId);
  return known?.mark === markOf(row) ? known.draft : undefined;
}

/** Nonce and tag: what no other ciphertext has. */
function markOf({ content }: DraftRow): string {
  return [...content.iv, ...content.bytes.subarray(-16)].join();
}
