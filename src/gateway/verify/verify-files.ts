/**
 * Everything that lies at the place of the blobs against the tables: what nobody names is told, and a page whose bytes are
 * what a packet still asks for is given to it, whatever it is called there. Nothing is ever deleted: what cannot be read or
 * is not ours is set aside.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { isSha256 } from '../../protocol/packet.ts';
import { attachPart, findListing, isWanted } from './attach-part.ts';
import { lookAgainMs } from './examination.ts';
import type { Examination } from './examination.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { ShelfEntry } from './shelf.ts';
import { isPictureNamed } from './verify-pictures.ts';

const pictureName = /^[0-9a-z][0-9a-z-]{7,127}$/;

export async function verifyFiles(examination: Examination): Promise<void> {
  for await (const entry of examination.shelf.entries()) {
    examination.counted('files', 1);
    if (entry.place === 'finished') await verifyFinished(examination, entry);
    else await verifyPartial(examination, entry);
  }
}

async function verifyFinished(examination: Examination, { path, name }: ShelfEntry): Promise<void> {
  const { shelf } = examination;
  const isInPlace = path === shelf.finishedPath(name);
  if (isInPlace && (await isNamed(examination, name))) {
    if (await isInTheWay(examination, path, name)) await tellForeign(examination, path);
    return;
  }
  if (isInPlace && isSha256(name) && (await shelf.findDigest(path)) === name)
    return await tell(examination, 'part-unwanted', path);
  if (await takeWanted(examination, path)) return;
  if (!isInPlace || isSha256(name) || !pictureName.test(name)) return await tellForeign(examination, path);
  // The opener writes a picture before the row that names it.
  await sleep(lookAgainMs);
  if (!(await isNamed(examination, name))) await tell(examination, 'picture-unnamed', path);
}

/** Under the name of a page that is not whole yet, with other bytes: the page could never be finished. */
async function isInTheWay({ db, shelf }: Examination, path: string, name: string): Promise<boolean> {
  if (!isSha256(name)) return false;
  const row = await db.selectFrom('parts').select('complete').where('sha256', '=', name).executeTakeFirst();
  return row?.complete === false && (await shelf.findDigest(path)) !== name;
}

/** By a row that the other checks have read. */
async function isNamed({ db }: Examination, name: string): Promise<boolean> {
  if (isSha256(name)) {
    return (await db.selectFrom('parts').select('sha256').where('sha256', '=', name).executeTakeFirst()) !== undefined;
  }
  if (await isPictureNamed(db, name)) return true;
  const clip = await db.selectFrom('voice_clips').select('clip_id').where('blob_id', '=', name).executeTakeFirst();
  return clip !== undefined;
}

/** `<sha256>` is a page on its way; `whole-…` and `write-…` are gone as soon as they are written. */
async function verifyPartial(examination: Examination, { path, name }: ShelfEntry): Promise<void> {
  if (isSha256(name)) {
    const row = await examination.db
      .selectFrom('parts')
      .select('complete')
      .where('sha256', '=', name)
      .executeTakeFirst();
    if (row && !row.complete) return;
  }
  if (await takeWanted(examination, path)) return;
  const isOurs = isSha256(name) || /^(whole|write)-[0-9a-f-]{36}$/.test(name);
  if (!isOurs) return await tellForeign(examination, path);
  await sleep(lookAgainMs);
  if ((await examination.shelf.findSize(path)) !== undefined) await tell(examination, 'file-unfinished', path);
}

/** A page that a packet still asks for, found under whatever name. */
async function takeWanted(examination: Examination, path: string): Promise<boolean> {
  const sha256 = await examination.shelf.findDigest(path);
  if (sha256 === undefined || !(await isWanted(examination, sha256))) return false;
  const packets = (await findListing(examination, sha256)).map(({ pid }) => pid);
  const finding: Finding = {
    kind: 'part-unattached',
    subject: sha256,
    detail: examination.shelf.show(path),
    packets,
  };
  if (!examination.repairs) examination.found(finding);
  else if (await attachPart(examination, sha256, path)) examination.found({ ...finding, repair: 'attached' });
  return true;
}

async function tellForeign(examination: Examination, path: string): Promise<void> {
  const finding: Finding = { kind: 'file-foreign', subject: examination.shelf.show(path) };
  if (!examination.repairs) return examination.found(finding);
  const detail = await examination.shelf.setAside(path, examination.context.now());
  examination.found({ ...finding, detail, repair: 'set-aside' });
}

async function tell(examination: Examination, kind: FindingKind, path: string): Promise<void> {
  examination.found({ kind, subject: examination.shelf.show(path) });
}
