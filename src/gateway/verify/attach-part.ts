/** Gives a part that lies on the disk back to the packets that list it. */

import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isSha256 } from '../../protocol/packet.ts';
import { digestFile, findSize, finishedPath, publishFile, syncFolder } from '../blobs/disk-files.ts';
import { finishPart } from '../intake/finish-part.ts';
import { writeAudit } from '../store/audit.ts';
import type { Examination } from './examination.ts';

/** The packets that list `sha256` as a page, the first few. */
export async function findListing(
  { db }: Pick<Examination, 'db'>,
  sha256: string,
): Promise<readonly { readonly pid: string; readonly len: number }[]> {
  if (!isSha256(sha256)) return [];
  return await db
    .selectFrom('packet_parts')
    .select(['pid', 'len'])
    .where('sha256', '=', sha256)
    .where('index', '>', 0)
    .orderBy('pid')
    .limit(5)
    .execute();
}

/** Whether a page of that digest is asked for: listed, and not whole by the tables or not as it was on the disk. */
export async function isWanted({ db, folder }: Pick<Examination, 'db' | 'folder'>, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('parts').select('complete').where('sha256', '=', sha256).executeTakeFirst();
  return row !== undefined && (!row.complete || (await findDigest(finishedPath(folder, sha256))) !== sha256);
}

/** Absent: there is no such file, or it cannot be read. */
export async function findDigest(path: string): Promise<string | undefined> {
  try {
    return await digestFile(path);
  } catch {
    return undefined;
  }
}

/**
 * Makes the file at `path` the part `sha256`, if its bytes are that: durable under its name first, then in the tables,
 * acknowledged and in the audit. False: the bytes are others, or the gateway took the file in between.
 */
export async function attachPart(
  { context, folder }: Pick<Examination, 'context' | 'folder'>,
  sha256: string,
  path: string,
): Promise<boolean> {
  const own = finishedPath(folder, sha256);
  const size = await findSize(path);
  if (size === undefined || (await findDigest(path)) !== sha256) return false;
  if (path !== own) {
    // What lies there is not what it should be, or an equal copy; neither is overwritten.
    if ((await findSize(own)) !== undefined) await setAside({ context, folder }, own);
    await publishFile(path, own);
  }
  await finishPart(context, sha256, size, []);
  await context.db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: 'verify',
      action: 'part-attached',
      subject: sha256,
      details: { sizeBytes: size },
      at: context.now(),
    }),
  );
  return true;
}

/** Out of the way and never deleted: `set-aside/<what it was called>-<when>`. Answers where it is now. */
export async function setAside(
  { context, folder }: Pick<Examination, 'context' | 'folder'>,
  path: string,
): Promise<string> {
  const name = path.slice(folder.length + 1).replaceAll(/[^\w.-]/g, '-');
  const aside = join('set-aside', `${name}-${context.now().getTime()}`);
  await mkdir(join(folder, 'set-aside'), { recursive: true, mode: 0o700 });
  await rename(path, join(folder, aside));
  await syncFolder(join(folder, 'set-aside'));
  return aside;
}
