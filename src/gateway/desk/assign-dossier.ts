/** Who of the desk works on a dossier: so that two do not open the same one, and nobody's falls between them. */

import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { listDeskPeople } from './desk-people.ts';

/** Problems: action-not-possible (closed), bad-request (no id and not null), not-found (nobody of this desk). */
export function assignDossier(
  context: GatewayContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const personId = body['personId'];
  return changeDossier(
    context,
    caller,
    { ...subject, action: 'assign' },
    async (trx, dossier, now): Promise<Result<DossierChange>> => {
      if (!isActionPossible('assign', { state: dossier.state })) return fail('action-not-possible');
      if (personId !== null && typeof personId !== 'string') return fail('bad-request');
      const people = personId === null ? [] : await listDeskPeople(trx, caller.communeCode, now);
      const person = people.find((one) => one.personId === personId);
      if (personId !== null && person === undefined) return fail('not-found');
      return succeed({
        columns: { assigned_to: personId },
        ...(person && { note: person.name }),
        details: { personId },
        tellsPhone: false,
      });
    },
  );
}
