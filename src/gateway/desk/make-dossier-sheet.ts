/** What all sheets printed of one dossier share: it lies at the caller's desk, and that it was printed is in the audit log. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { DeskCaller } from './desk-caller.ts';
import { findDeskDossier } from './load-dossier.ts';

/** `action`: how the audit log names the printing. Problems: not-found, and those of `make`; nothing is written down then. */
export async function makeDossierSheet(
  context: GatewayContext,
  caller: DeskCaller,
  at: { readonly dossierId: string; readonly action: string },
  make: (dossier: DeskDossier) => Promise<Result<Uint8Array>>,
): Promise<Result<Uint8Array>> {
  const { dossierId: subject, action } = at;
  const dossier = await findDeskDossier(context, caller, subject);
  if (dossier === undefined) return fail('not-found');
  const pdf = await make(dossier);
  if (!pdf.ok) return pdf;
  await context.db
    .transaction()
    .execute((trx) => writeAudit(trx, { actor: caller.deviceId, action, subject, at: context.now() }));
  return pdf;
}
