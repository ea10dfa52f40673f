/**
 * Every page's bytes against its digest. A page that is whole by the tables must be on the disk, byte for byte; one that
 * is whole on the disk and not by the tables (a kill between the two) is attached.
 */

import type { Selectable } from 'kysely';
import type { PartsTable } from '../store/schema.ts';
import { attachPart, findListing } from './attach-part.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

type PartRow = Selectable<PartsTable>;

export async function verifyParts(examination: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await examination.db
      .selectFrom('parts')
      .selectAll()
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(pageSize)
      .execute();
    for (const part of page) {
      if (part.complete) await verifyWhole(examination, part);
      else await verifyUnfinished(examination, part);
      examination.counted('parts', 1);
    }
    after = page.at(-1)?.sha256 ?? '';
    if (page.length < pageSize) return;
  }
}

async function verifyWhole(examination: Examination, { sha256, len }: PartRow): Promise<void> {
  const fault = await findFault(examination, sha256, len);
  if (fault === undefined) return;
  const packets = (await findListing(examination, sha256)).map(({ pid }) => pid);
  if (fault === 'missing') examination.found({ kind: 'part-missing', subject: sha256, packets });
  else examination.found({ kind: 'part-damaged', subject: sha256, detail: fault, packets });
}

async function findFault({ shelf }: Examination, sha256: string, len: number): Promise<string | undefined> {
  const path = shelf.finishedPath(sha256);
  const size = await shelf.findSize(path);
  if (size === undefined) return 'missing';
  if (size !== len) return size < len ? 'truncated' : 'length';
  const digest = await shelf.findDigest(path);
  if (digest === undefined) return 'unreadable';
  return digest === sha256 ? undefined : 'digest';
}

/** Only a file as long as a packet says is read; a page that is still arriving is nobody's business. */
async function verifyUnfinished(examination: Examination, { sha256 }: PartRow): Promise<void> {
  const listing = await findListing(examination, sha256);
  const packets = listing.map(({ pid }) => pid);
  const { shelf } = examination;
  for (const path of [shelf.finishedPath(sha256), shelf.partialPath(sha256)]) {
    const size = await shelf.findSize(path);
    if (!listing.some(({ len }) => len === size) || (await shelf.findDigest(path)) !== sha256) continue;
    if (await isWholeByNow(examination, sha256)) return;
    const finding = { kind: 'part-unattached', subject: sha256, packets } as const;
    if (!examination.repairs) examination.found(finding);
    else if (await attachPart(examination, sha256, path)) examination.found({ ...finding, repair: 'attached' });
    return;
  }
}

/** The gateway may have settled it since the page of rows was read. */
async function isWholeByNow({ db }: Examination, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('parts').select('complete').where('sha256', '=', sha256).executeTakeFirst();
  return row?.complete ?? false;
}
