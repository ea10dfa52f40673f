/** Gives a part that lies at the place of the blobs back to the packets that list it. */

import { isSha256 } from '../../protocol/packet.ts';
import { finishParts } from '../intake/finish-parts.ts';
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
export async function isWanted({ db, shelf }: Pick<Examination, 'db' | 'shelf'>, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('parts').select('complete').where('sha256', '=', sha256).executeTakeFirst();
  return row !== undefined && (!row.complete || (await shelf.findDigest(shelf.finishedPath(sha256))) !== sha256);
}

/**
 * Makes the file at `path` the part `sha256`, if its bytes are that: durable under its name first, then in the tables,
 * acknowledged and in the audit. False: the bytes are others, or the gateway took the file in between.
 */
export async function attachPart(
  { context, shelf }: Pick<Examination, 'context' | 'shelf'>,
  sha256: string,
  path: string,
): Promise<boolean> {
  const own = shelf.finishedPath(sha256);
  const size = await shelf.findSize(path);
  if (size === undefined || (await shelf.findDigest(path)) !== sha256) return false;
  if (path !== own) {
    // What lies there is not what it should be, or an equal copy; neither is overwritten.
    if ((await shelf.findSize(own)) !== undefined) await shelf.setAside(own, context.now());
    await shelf.publish(path, sha256);
  }
  await finishParts(context, [{ sha256, len: size }]);
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
