/** Who of the desk works on a dossier: so that two do not open the same one, and nobody's falls between them. */

import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskPerson } from '../../core/reception/desk-life.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { listDeskPeople } from './desk-people.ts';

/**
 * Given to somebody who is away, it is the substitute's to do until the other is back. Problems: action-not-possible (closed), bad-request (no id and not null), not-found (nobody of this
 * desk).
 */
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
        ...(person && { note: noteOf(person) }),
        details: { personId, ...(person?.standIn && { substituteId: person.standIn.personId }) },
        tellsPhone: false,
      });
    },
  );
}

function noteOf({ name, standIn }: DeskPerson): string {
  if (standIn === undefined) return name;
  const until = standIn.until.split('-').toReversed().join('/');
  return `${name} (vắng, ${standIn.name} làm thay đến ${until})`;
}
