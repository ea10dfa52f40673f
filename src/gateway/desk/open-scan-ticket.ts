/** Tickets for a phone as scanner: short-lived, for one dossier, known to the database by their hash only. */

import { randomBytes } from 'node:crypto';
import type { ScanProgress, ScanTicket } from '../../core/reception/scan.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { hashTicket } from './hash-ticket.ts';
import { takesScans } from './scan-task.ts';
import { vietnamIso } from './vietnam-time.ts';

const validMs = 15 * 60_000;
const mostPages = 60;

/** Problems: bad-request (no dossier id), not-found, action-not-possible (the dossier is closed). */
export async function openScanTicket(
  { db, config, now }: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<ScanTicket>> {
  const { dossierId } = body;
  if (typeof dossierId !== 'string') return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<ScanTicket>> => {
    const dossier = await trx
      .selectFrom('dossiers')
      .select(['state', 'commune_code'])
      .where('dossier_id', '=', dossierId)
      .where('commune_code', '=', caller.communeCode)
      .executeTakeFirst();
    if (dossier === undefined) return fail('not-found');
    if (!takesScans(dossier.state)) return fail('action-not-possible');
    const ticket = randomBytes(16).toString('base64url');
    const expiresAt = new Date(now().getTime() + validMs);
    const columns = {
      commune_code: dossier.commune_code,
      token_sha256: hashTicket(ticket),
      created_by: caller.deviceId,
      expires_at: expiresAt,
      pages_left: mostPages,
    };
    await trx
      .insertInto('scan_tickets')
      .values({ dossier_id: dossierId, ...columns })
      .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(columns))
      .execute();
    await writeAudit(trx, { actor: caller.deviceId, action: 'scan-ticket-opened', subject: dossierId, at: now() });
    return succeed({ link: `${config.publicUrl}/quet#${ticket}`, expiresAt: vietnamIso(expiresAt) });
  });
}

/** Ends the ticket of a dossier. Problems: bad-request (no dossier id), not-found (it never had one). */
export async function closeScanTicket(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const { dossierId } = body;
  if (typeof dossierId !== 'string') return fail('bad-request');
  const closed = await db
    .updateTable('scan_tickets')
    .set({ expires_at: now() })
    .where('dossier_id', '=', dossierId)
    .where('commune_code', '=', caller.communeCode)
    .returning('dossier_id')
    .executeTakeFirst();
  return closed === undefined ? fail('not-found') : succeed(undefined);
}

/** Absent: the dossier never had a ticket, or is not the caller's. */
export async function findScanProgress(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  dossierId: string,
): Promise<ScanProgress | undefined> {
  const row = await db
    .selectFrom('scan_tickets')
    .select(['pages_left', 'expires_at'])
    .where('dossier_id', '=', dossierId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  return row && { pages: mostPages - row.pages_left, isOpen: row.pages_left > 0 && row.expires_at > now() };
}
