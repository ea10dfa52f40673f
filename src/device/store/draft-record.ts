/**
 * A draft as it lies in the database: one AES-GCM record under the draft's own random key, the key wrapped by the vault's.
 * Deleting the row deletes the key, and what stays on the disk is noise. Previews are records of their own under the same
 * key. Finding and sorting need the dossier, the basket and the time; nothing else is in clear.
 */

import type { Draft, PaperPage } from '../../core/dossier/dossier.ts';
import { decrypt, encrypt, importAesKey, utf8 } from '../vault/aes.ts';
import type { DraftRow, SealedBytes, ThumbRow } from './database.ts';

export interface DraftKey {
  readonly key: CryptoKey;
  readonly wrapped: SealedBytes;
}

export async function newDraftKey(vaultKey: CryptoKey, dossierId: string): Promise<DraftKey> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await encrypt(vaultKey, raw, keyBound(dossierId));
  const key = await importAesKey(raw);
  raw.fill(0);
  return { key, wrapped };
}

/** Absent when the wrapped key is torn or of another vault. */
export async function openDraftKey(
  vaultKey: CryptoKey,
  row: Pick<DraftRow, 'dossierId' | 'wrappedKey'>,
): Promise<DraftKey | undefined> {
  const raw = await decrypt(vaultKey, row.wrappedKey, keyBound(row.dossierId));
  return raw && { key: await importAesKey(raw), wrapped: row.wrappedKey };
}

export async function sealDraft(draftKey: DraftKey, draft: Draft): Promise<DraftRow> {
  const { dossierId, basketId, updatedAt } = draft;
  return {
    dossierId,
    basketId,
    updatedAt,
    open: draft.state === 'draft',
    wrappedKey: draftKey.wrapped,
    content: await encrypt(draftKey.key, utf8(JSON.stringify(withoutPreviews(draft))), draftBound(draft)),
  };
}

/** The draft without previews; absent when torn. */
export async function openDraft(draftKey: DraftKey, row: DraftRow): Promise<Draft | undefined> {
  const plain = await decrypt(draftKey.key, row.content, draftBound(row));
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as Draft);
}

/** The previews of `draft` that `known` does not hold yet. */
export async function sealThumbs(draftKey: DraftKey, draft: Draft, known: ReadonlySet<string>): Promise<ThumbRow[]> {
  const rows: ThumbRow[] = [];
  for (const { partSha256, thumbnail } of pagesOf(draft)) {
    if (thumbnail === undefined || known.has(partSha256)) continue;
    const content = await encrypt(draftKey.key, utf8(thumbnail), partSha256);
    rows.push({ partSha256, dossierId: draft.dossierId, content });
  }
  return rows;
}

/** The draft with the previews of `rows` put back; a torn preview is left out. */
export async function withThumbs(draftKey: DraftKey, draft: Draft, rows: readonly ThumbRow[]): Promise<Draft> {
  const thumbnails = new Map<string, string>();
  for (const row of rows) {
    const plain = await decrypt(draftKey.key, row.content, row.partSha256);
    if (plain) thumbnails.set(row.partSha256, new TextDecoder().decode(plain));
  }
  const withThumbnail = (page: PaperPage): PaperPage => {
    const thumbnail = thumbnails.get(page.partSha256);
    return thumbnail === undefined ? page : { ...page, thumbnail };
  };
  return { ...draft, papers: mapPages(draft, withThumbnail) };
}

export function withoutPreviews(draft: Draft): Draft {
  return { ...draft, papers: mapPages(draft, withoutThumbnail) };
}

export function pagesOf(draft: Draft): readonly PaperPage[] {
  return draft.papers.flatMap((paper) => paper.pages);
}

function mapPages(draft: Draft, change: (page: PaperPage) => PaperPage): Draft['papers'] {
  return draft.papers.map((paper) => ({ ...paper, pages: paper.pages.map(change) }));
}

function withoutThumbnail(page: PaperPage): PaperPage {
  const bare: { -readonly [field in keyof PaperPage]: PaperPage[field] } = { ...page };
  delete bare.thumbnail;
  return bare;
}

function keyBound(dossierId: string): string {
  return `draft-key ${dossierId}`;
}

function draftBound(row: Pick<DraftRow, 'dossierId' | 'basketId' | 'updatedAt'>): string {
  return JSON.stringify([row.dossierId, row.basketId, row.updatedAt]);
}
