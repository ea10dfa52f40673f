/** Mẫu 04 of a dossier whose appointment was put off: the newest time counts. */

import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import type { DeskCaller } from './desk-caller.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { getSlipFacts } from './slip-facts.ts';
import { vietnamWords } from './vietnam-time.ts';

/** Dated on the day of the extension. Problems: not-found; action-not-possible (it was never put off). */
export function makeExtensionLetter(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'extension-letter-printed' }, async (dossier) => {
    const { db, keys } = context;
    const record = await db
      .selectFrom('dossiers')
      .select('sealed_content')
      .where('dossier_id', '=', dossierId)
      .where('commune_code', '=', caller.communeCode)
      .executeTakeFirst();
    if (record === undefined) return fail('not-found');
    const { extensions = [] } = openDossierContent(keys.dataKey, dossierId, record.sealed_content);
    const extension = extensions.at(-1);
    if (extension === undefined) return fail('action-not-possible');
    const procedure = dossier.procedure as Procedure | undefined;
    const accepted = dossier.history.find((event) => event.action === 'accept');
    const [, receivedOn = ''] = vietnamWords(new Date(accepted?.at ?? dossier.row.arrivedAt)).split(', ');
    const { printExtensionLetter } = await import('../printing/print-extension-letter.ts');
    return succeed(
      await printExtensionLetter({
        ...(await getSlipFacts(context, caller, dossier, new Date(extension.at))),
        sector: procedure?.sector ?? '………………',
        officialNumber: dossier.row.officialNumber ?? '',
        receivedOn,
        promisedAt: vietnamWords(new Date(extension.from)),
        newAt: vietnamWords(new Date(extension.to)),
        reason: extension.reason,
      }),
    );
  });
}
