/** What is written about every packet the opener has dealt with: its state, the history, news for the phone, the audit. */

import type { Transaction } from 'kysely';
import type { ProblemCode } from '../../core/problem.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange, recordReviews } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import type { PacketRow } from './open-text.ts';

interface Opened {
  readonly packet: PacketRow;
  readonly dossierId: string;
  readonly communeCode: string;
  readonly action: 'received' | 'corrected' | 'supplement-received' | 'superseded';
  readonly findings: number;
  readonly now: Date;
}

/** The packet's content is at the desk (or replaced by a later one that is): its copy on the phone may go. */
export async function recordOpened(trx: Transaction<Database>, opened: Opened): Promise<void> {
  const { packet, dossierId, communeCode, action, findings, now } = opened;
  await trx
    .updateTable('packets')
    .set({ dossier_id: dossierId, opening: action === 'superseded' ? 'superseded' : 'opened' })
    .where('pid', '=', packet.pid)
    .execute();
  await trx
    .insertInto('dossier_packets')
    .values({ dossier_id: dossierId, pid: packet.pid })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (action !== 'superseded') {
    await trx
      .insertInto('dossier_events')
      .values({ dossier_id: dossierId, at: now, actor: packet.device_id, action, sealed_note: null })
      .execute();
  }
  await recordChange(trx, { kind: 'status', subject: dossierId, communeCode });
  await writeAudit(trx, {
    actor: 'opener',
    action: `packet-${action}`,
    subject: packet.pid,
    details: { dossier: dossierId, findings },
    at: now,
  });
}

/** Its notes are kept: the copy on the phone that sealed them may go. */
export async function recordNotesOpened(
  trx: Transaction<Database>,
  opened: { readonly packet: PacketRow; readonly communeCode: string; readonly count: number; readonly now: Date },
): Promise<void> {
  const { packet, communeCode, count, now } = opened;
  await trx.updateTable('packets').set({ opening: 'opened' }).where('pid', '=', packet.pid).execute();
  await recordChange(trx, { kind: 'opened', subject: packet.pid, communeCode });
  const audit = { actor: 'opener', action: 'packet-notes', subject: packet.pid, details: { count }, at: now };
  await writeAudit(trx, audit);
}

/** It stays as it came, on the review list, with its reason, and the phone that sealed it is told. */
export async function recordFailed(
  trx: Transaction<Database>,
  packet: PacketRow,
  code: ProblemCode,
  now: Date,
): Promise<void> {
  await trx.updateTable('packets').set({ opening: 'failed', review: code }).where('pid', '=', packet.pid).execute();
  await recordReviews(trx, [packet.pid]);
  await writeAudit(trx, { actor: 'opener', action: 'packet-failed', subject: packet.pid, details: { code }, at: now });
}
