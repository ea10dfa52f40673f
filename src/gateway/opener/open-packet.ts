/** Opens one packet in one transaction: it is at the desk, on the review list, or still waiting; never in between. */

import { admitDossier } from './admit-dossier.ts';
import { admitNotes } from './admit-notes.ts';
import { admitReport } from './admit-report.ts';
import { admitSupplement } from './admit-supplement.ts';
import { openText } from './open-text.ts';
import type { Opener } from './opener.ts';
import { recordFailed } from './record-opening.ts';
import { maySupersede, restore, settleSuperseded } from './settle-supersedes.ts';

/** False: nothing was done (another opener has it, or it waits for a later packet). */
export async function openPacket(opener: Opener, pid: string): Promise<boolean> {
  return await opener.db.transaction().execute(async (trx) => {
    const packet = await trx
      .selectFrom('packets')
      .selectAll()
      .where('pid', '=', pid)
      .where('opening', 'in', ['waiting', 'superseded'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!packet) return false;
    const { public_jwk: publicJwk } = await trx
      .selectFrom('devices')
      .select('public_jwk')
      .where('device_id', '=', packet.device_id)
      .executeTakeFirstOrThrow();
    const opened = await openText(opener, packet, publicJwk);
    if (!opened.ok) {
      await recordFailed(trx, packet, opened.problem.code, opener.now());
      return true;
    }
    if (!('text' in opened.value)) {
      // Nobody replaces notes, nor a report by its header: what a later packet claimed of this one is as if it had not been said.
      if (packet.opening === 'superseded') await restore(trx, packet.pid);
      else if ('notes' in opened.value) await admitNotes(opener, trx, packet, opened.value);
      else await admitReport(opener, trx, packet, opened.value);
      return packet.opening !== 'superseded';
    }
    if (packet.opening === 'superseded') return await settleSuperseded(opener, trx, packet, opened.value);
    if (!(await maySupersede(opener, trx, packet, opened.value))) {
      await recordFailed(trx, packet, 'supersedes-refused', opener.now());
    } else if (opened.value.text.kind === 'supplement') {
      await admitSupplement(opener, trx, packet, opened.value);
    } else {
      await admitDossier(opener, trx, packet, opened.value);
    }
    return true;
  });
}
