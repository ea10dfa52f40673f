/** Opening a dossier at the desk: who looked at whose case is in the audit log. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import { findDeskDossier } from './load-dossier.ts';

/** Absent: no such dossier in the caller's commune. */
export async function readDossier(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<DeskDossier | undefined> {
  const dossier = await findDeskDossier(context, caller, dossierId);
  if (dossier === undefined) return undefined;
  await context.db
    .transaction()
    .execute((trx) =>
      writeAudit(trx, { actor: caller.deviceId, action: 'dossier-read', subject: dossierId, at: context.now() }),
    );
  return dossier;
}
