/**
 * One round of the opener: every packet that may be opened, oldest first, then every page that has arrived. One that
 * fails by a fault of ours is put off for a while and hinders nothing else.
 */

import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { openPacket } from './open-packet.ts';
import { findWaitingPapers, openPaper } from './open-paper.ts';
import { findWaitingPhotos, openReportPhoto } from './open-report-photo.ts';
import type { Opener } from './opener.ts';

/** What was put off, and until when (milliseconds of the monotonic clock). */
export type PutOff = Map<string, number>;

const packetsARound = 200;
const papersARound = 200;
const putOffMs = 60_000;

/** How many packets and pages were dealt with; 0: nothing is to be done now. */
export async function openWaiting(opener: Opener, putOff: PutOff): Promise<number> {
  let dealt = 0;
  for (const pid of await findWaitingPackets(opener.db)) {
    await attempt(opener, putOff, pid, async () => {
      if (await openPacket(opener, pid)) dealt += 1;
    });
  }
  for (const paper of await findWaitingPapers(opener.db, papersARound)) {
    await attempt(opener, putOff, `${paper.dossier_id} ${paper.part_sha256}`, async () => {
      if (await openPaper(opener, paper)) dealt += 1;
    });
  }
  for (const photo of await findWaitingPhotos(opener.db, papersARound)) {
    await attempt(opener, putOff, `${photo.report_id} ${photo.part_sha256}`, async () => {
      if (await openReportPhoto(opener, photo)) dealt += 1;
    });
  }
  return dealt;
}

/**
 * Packets of devices that were confirmed once and that nobody must look at first. Those of a device that nobody has
 * confirmed wait; those that came after a revocation carry their reason already.
 */
async function findWaitingPackets(db: Kysely<Database>): Promise<readonly string[]> {
  const mayBeOpened = db
    .selectFrom('packets')
    .innerJoin('devices', 'devices.device_id', 'packets.device_id')
    .select('packets.pid')
    .where('packets.review', 'is', null)
    .where('devices.confirmed_at', 'is not', null)
    .orderBy('packets.received_at')
    .orderBy('packets.seq')
    .limit(packetsARound);
  // Two questions, because each has its own small index; what supersedes comes before what it superseded.
  const waiting = await mayBeOpened.where('packets.opening', '=', 'waiting').execute();
  const superseded = await mayBeOpened
    .where('packets.opening', '=', 'superseded')
    .where('packets.dossier_id', 'is', null)
    .execute();
  return [...waiting, ...superseded].map(({ pid }) => pid);
}

async function attempt(opener: Opener, putOff: PutOff, name: string, run: () => Promise<void>): Promise<void> {
  const nowMs = performance.now();
  if ((putOff.get(name) ?? 0) > nowMs) return;
  putOff.delete(name);
  try {
    await run();
  } catch (error) {
    putOff.set(name, nowMs + putOffMs);
    opener.log.error({ error }, 'could not be opened now; tried again later');
  }
}
