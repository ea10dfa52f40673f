/**
 * Every file below the folder of the blobs against the tables: what nobody names is told, and a page whose bytes are what
 * a packet still asks for is given to it, whatever the file is called. Nothing is ever deleted: what cannot be read or
 * is not ours is set aside.
 */

import { opendir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSha256 } from '../../protocol/packet.ts';
import { finishedPath, findSize } from '../blobs/disk-files.ts';
import { attachPart, findDigest, findListing, isWanted, setAside } from './attach-part.ts';
import { lookAgainMs } from './examination.ts';
import type { Examination } from './examination.ts';
import type { Finding, FindingKind } from './finding.ts';

const pictureName = /^[0-9a-z][0-9a-z-]{7,127}$/;

export async function verifyFiles(examination: Examination): Promise<void> {
  const { folder } = examination;
  for (const place of ['finished', 'partials']) {
    for await (const path of filesBelow(join(folder, place))) {
      examination.counted('files', 1);
      if (place === 'finished') await verifyFinished(examination, path);
      else await verifyPartial(examination, path);
    }
  }
}

async function verifyFinished(examination: Examination, path: string): Promise<void> {
  const name = basename(path);
  const isInPlace = path === finishedPath(examination.folder, name);
  if (isInPlace && (await isNamed(examination, name))) return;
  if (isInPlace && isSha256(name) && (await findDigest(path)) === name)
    return await tell(examination, 'part-unwanted', path);
  if (await takeWanted(examination, path)) return;
  if (!isInPlace || isSha256(name) || !pictureName.test(name)) return await tellForeign(examination, path);
  // The opener writes a picture before the row that names it.
  await sleep(lookAgainMs);
  if (!(await isNamed(examination, name))) await tell(examination, 'picture-unnamed', path);
}

/** By a row that the other checks have read. */
async function isNamed({ db }: Examination, name: string): Promise<boolean> {
  if (isSha256(name)) {
    return (await db.selectFrom('parts').select('sha256').where('sha256', '=', name).executeTakeFirst()) !== undefined;
  }
  const row = await db.selectFrom('dossier_papers').select('page').where('blob_id', '=', name).executeTakeFirst();
  return row !== undefined;
}

/** `<sha256>` is a page on its way; `whole-…` and `write-…` are gone as soon as they are written. */
async function verifyPartial(examination: Examination, path: string): Promise<void> {
  const name = basename(path);
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
  if ((await findSize(path)) !== undefined) await tell(examination, 'file-unfinished', path);
}

/** A page that a packet still asks for, found under whatever name. */
async function takeWanted(examination: Examination, path: string): Promise<boolean> {
  const sha256 = await findDigest(path);
  if (sha256 === undefined || !(await isWanted(examination, sha256))) return false;
  const packets = (await findListing(examination, sha256)).map(({ pid }) => pid);
  const finding: Finding = {
    kind: 'part-unattached',
    subject: sha256,
    detail: relative(examination.folder, path),
    packets,
  };
  if (!examination.repairs) examination.found(finding);
  else if (await attachPart(examination, sha256, path)) examination.found({ ...finding, repair: 'attached' });
  return true;
}

async function tellForeign(examination: Examination, path: string): Promise<void> {
  const finding: Finding = { kind: 'file-foreign', subject: relative(examination.folder, path) };
  if (!examination.repairs) return examination.found(finding);
  const detail = await setAside(examination, path);
  examination.found({ ...finding, detail, repair: 'set-aside' });
}

async function tell(examination: Examination, kind: FindingKind, path: string): Promise<void> {
  examination.found({ kind, subject: relative(examination.folder, path) });
}

/** One entry of a folder at a time is held, however many there are. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  if ((await findSize(folder)) === undefined) return;
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
