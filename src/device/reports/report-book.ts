/**
 * Reports of this phone. A draft lies among the beginnings, under a key of its own that goes with its row; once sealed it stays
 * for the correction window only. What is kept longer (code, subject, hamlet, what the commune said) lies in letters to the
 * vault. Packet, draft and letter are written in one transaction or not at all.
 */

import type { Papers } from '../../core/ports.ts';
import type { OwnReport, ReportBook } from '../../core/report/report-ports.ts';
import { isReportCorrectable } from '../../core/report/report-draft.ts';
import type { ReportDraft } from '../../core/report/report-draft.ts';
import type { ReportPhoto, ReportText } from '../../core/report/report.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { namedRecipients } from '../sealing/sealer.ts';
import { sealPacket } from '../sealing/seal-packet.ts';
import type { PacketMaker } from '../sealing/seal-packet.ts';
import { reportDraftKey } from '../store/beginnings.ts';
import type { BeginningRow, MetaRow, ThumbRow } from '../store/database.ts';
import { newDraftKey, openDraftKey } from '../store/draft-record.ts';
import { newLetters, sealForVault } from '../store/letters.ts';
import { dropParts } from '../store/part-bytes.ts';
import { quarantine, readRows } from '../store/read-rows.ts';
import { findReportNews, ownReportKey, ownReportPrefix } from '../store/report-news.ts';
import { decrypt, encrypt, utf8 } from '../vault/aes.ts';
import type { OpenVault } from '../vault/vault-record.ts';

export interface ReportBookParts extends PacketMaker {
  readonly findOpen: () => OpenVault | undefined;
  readonly papers: Papers;
  /** There is something to send. */
  readonly onSealed: () => void;
}

interface PreparedDraft {
  readonly row: BeginningRow;
  readonly thumbs: readonly ThumbRow[];
}

export function newReportBook(parts: ReportBookParts): ReportBook {
  const { store, vault, clock, papers, findOpen, onSealed } = parts;
  const { db } = store;
  const letters = newLetters(findOpen);
  // Writes of this page happen one after another, so that a slow save never brings back what was removed after it.
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  async function prepare(draft: ReportDraft): Promise<PreparedDraft> {
    const beginningId = reportDraftKey(draft.reportId);
    const { key, wrapped } = await newDraftKey(vault.getOpen().key, beginningId);
    const photos = draft.photos.map(({ thumbnail: _, ...photo }) => photo);
    const content = await encrypt(key, utf8(JSON.stringify({ ...draft, photos })), beginningId);
    const thumbs: ThumbRow[] = [];
    // Apart, because a record of three of them would be too large to survive a power cut.
    for (const { partSha256, thumbnail } of draft.photos) {
      if (thumbnail === undefined) continue;
      const preview = await encrypt(key, utf8(thumbnail), partSha256);
      thumbs.push({ partSha256, dossierId: draft.reportId, content: preview });
    }
    return { row: { beginningId, wrappedKey: wrapped, content }, thumbs };
  }

  /** Inside a transaction over `beginnings` and `thumbs`. */
  async function put({ row, thumbs }: PreparedDraft, reportId: string): Promise<void> {
    await db.beginnings.put(row);
    await db.thumbs.where('dossierId').equals(reportId).delete();
    await db.thumbs.bulkPut([...thumbs]);
  }

  async function openDraft({ beginningId, wrappedKey, content }: BeginningRow): Promise<ReportDraft | undefined> {
    const opened = await openDraftKey(vault.getOpen().key, { dossierId: beginningId, wrappedKey });
    const plain = opened && (await decrypt(opened.key, content, beginningId));
    if (!opened || !plain) return undefined;
    const draft = JSON.parse(new TextDecoder().decode(plain)) as ReportDraft;
    const names = draft.photos.map(({ partSha256 }) => partSha256);
    const { rows } = await readRows(store, db.thumbs, names);
    const previews = new Map<string, string>();
    for (const row of rows) {
      const preview = await decrypt(opened.key, row.content, row.partSha256);
      if (preview) previews.set(row.partSha256, new TextDecoder().decode(preview));
    }
    const withPreview = (photo: ReportPhoto): ReportPhoto => {
      const thumbnail = previews.get(photo.partSha256);
      return thumbnail === undefined ? photo : { ...photo, thumbnail };
    };
    return { ...draft, photos: draft.photos.map(withPreview) };
  }

  /** With its photos, unless a packet carries them. */
  async function forget({ reportId, photos }: Pick<ReportDraft, 'reportId' | 'photos'>): Promise<void> {
    const tables = [db.beginnings, db.thumbs, db.parts, db.chunks, db.packets];
    const names = photos.map(({ partSha256 }) => partSha256);
    await store.write(tables, ['drafts', 'reports'], async () => {
      await db.beginnings.delete(reportDraftKey(reportId));
      await db.thumbs.where('dossierId').equals(reportId).delete();
      await dropParts(db, names);
    });
  }

  async function listDrafts(): Promise<readonly ReportDraft[]> {
    const keys = await db.beginnings.where('beginningId').startsWith(reportDraftKey('')).primaryKeys();
    const { rows } = await readRows(store, db.beginnings, keys);
    const drafts: ReportDraft[] = [];
    for (const row of rows) {
      const draft = await openDraft(row);
      if (!draft) await quarantine(store, 'beginnings', row.beginningId);
      else if (draft.sealed && !isReportCorrectable(draft, clock.nowMs())) await forget(draft);
      else drafts.push(draft);
    }
    return drafts.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  }

  return {
    drafts: () => inTurn(listDrafts),

    save: (draft) =>
      inTurn(async () => {
        const prepared = await prepare(draft);
        await store.write([db.beginnings, db.thumbs], ['drafts', 'reports'], () => put(prepared, draft.reportId));
      }),

    discard: (reportId) =>
      inTurn(async () => {
        vault.getOpen();
        const row = await db.beginnings.get(reportDraftKey(reportId));
        const draft = row && (await openDraft(row));
        await forget(draft ?? { reportId, photos: [] });
      }),

    sealPhoto: (reportId, picture) => papers.sealPage(reportId, picture, 'scene'),
    discardPhoto: (partSha256) => papers.discardPage(partSha256),

    seal: (text, photos, sealedDraft) =>
      inTurn(async () => {
        const pid = parts.randomness.uuid();
        const draft = sealedDraft(pid);
        const prepared = await prepare(draft);
        const own = await ownRow(text, pid);
        await sealPacket(parts, {
          pid,
          text: JSON.stringify(text),
          sealedAt: text.sealedAt,
          pages: photos.map(({ partSha256, partLen }) => ({ sha256: partSha256, len: partLen, kind: 'paper' })),
          named: { dossierId: text.reportId, localCode: text.localCode, about: 'report' },
          recipientsOf: (pins) => namedRecipients(store, pins, photos),
          putBeside: async () => {
            await put(prepared, text.reportId);
            if (own) await db.meta.put(own);
          },
          tables: [db.beginnings, db.thumbs, db.meta],
          topics: ['deliveries', 'drafts', 'reports'],
        });
        onSealed();
        return draft;
      }),

    async list() {
      const keys = await db.meta.where('key').startsWith(ownReportPrefix).primaryKeys();
      const { rows } = await readRows(store, db.meta, keys);
      const own: OwnReport[] = [];
      for (const { key, value } of rows) {
        const said = await letters.read(value as Parameters<typeof letters.read>[0], key);
        if (said === 'closed') throw new StorageFailure({ code: 'vault-locked' });
        if (said === 'torn') continue;
        const report = said as unknown as Omit<OwnReport, 'news'>;
        const news = await findReportNews(store, letters, report.reportId);
        own.push({ ...report, ...(news && { news }) });
      }
      return own.sort((one, other) => other.sealedAt.localeCompare(one.sealedAt));
    },
  };

  async function ownRow(text: ReportText, pid: string): Promise<MetaRow | undefined> {
    const { reportId, localCode, subject, withdrawn } = text;
    const own: Omit<OwnReport, 'news'> = {
      reportId,
      localCode,
      pid,
      sealedAt: text.sealedAt,
      subject,
      hamlet: text.place.hamlet,
      ...(withdrawn && { withdrawn }),
    };
    const key = ownReportKey(reportId);
    const [letter] = await sealForVault(db, [{ text: JSON.stringify(own), bound: key }]);
    return letter && { key, value: letter };
  }
}
