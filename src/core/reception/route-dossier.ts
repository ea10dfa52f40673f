/**
 * An accepted dossier goes from the desk to a section, to the leader, back to the desk; or to another agency that decides. Who
 * has it is known at every moment, and each handing on is a line of the process sheet (Mẫu 06).
 */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';
import { holderKinds } from './desk-life.ts';

const longestName = 120;

/**
 * Problems: action-not-possible (not accepted, or it lies there already), bad-request (unknown kind), reason-missing (a section
 * or an agency without its name).
 */
export function routeDossier(
  dossier: DossierAtDesk,
  request: { readonly to?: unknown; readonly name?: unknown; readonly note?: unknown },
): Result<DeskOutcome> {
  if (!isActionPossible('route', dossier)) return fail('action-not-possible');
  const kind = holderKinds.find((each) => each === request.to);
  if (kind === undefined) return fail('bad-request');
  const isNamed = kind !== 'desk' && !isEmpty(request.name);
  if (!isNamed && (kind === 'section' || kind === 'agency')) return fail('reason-missing');
  const name = isNamed ? parseDeskWords(request.name, longestName) : undefined;
  if (name !== undefined && !name.ok) return name;
  const note = isEmpty(request.note) ? undefined : parseDeskWords(request.note);
  if (note !== undefined && !note.ok) return note;
  const holder = { kind, ...(name && { name: name.value }) };
  const before = dossier.holder ?? { kind: 'desk' };
  if (before.kind === holder.kind && before.name === holder.name) return fail('action-not-possible');
  return succeed({ state: dossier.state, holder, ...(note && { note: note.value }) });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '';
}
