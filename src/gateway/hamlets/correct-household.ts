/**
 * The desk's word about one household. It changes the roster, and says so as a note of the desk's own with the moment of what is
 * new in it: field by field it holds on every phone against what was written before, also on one that was offline meanwhile.
 */

import { listDifferences } from '../../core/household/list-differences.ts';
import { parseCorrection, parseVneidPeople } from '../../core/household/parse-household.ts';
import type { RosterContent } from '../../core/household/roster.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Transaction } from 'kysely';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { changeRoster } from './change-roster.ts';
import { lockRoster } from './known-households.ts';
import { findHousehold } from './read-household.ts';
import type { LoadedHousehold } from './read-household.ts';
import { writeDeskNotes } from './write-desk-note.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;
type Body = { readonly [name: string]: unknown };

interface Subject {
  readonly householdId: string;
  readonly etag: string;
}

/** Problems: not-found, changed-meanwhile, reason-missing, bad-request (`questionId`: the first field that does not hold). */
export async function correctHousehold(
  context: Context,
  caller: DeskCaller,
  subject: Subject,
  body: Body,
): Promise<Result<void>> {
  const correction = parseCorrection(body);
  if (!correction.ok) return correction;
  const { household, number, isGone, reason } = correction.value;
  return await withHousehold(context, caller, subject, 'household-corrected', async (trx, loaded) => {
    const { householdId, hamlet, roster, noted } = loaded;
    const content = { ...household, hamlet, ...(number !== undefined && { number }) };
    const step = { householdId, kind: 'corrected', content, isGone, reason } as const;
    await changeRoster(context, trx, caller, [{ ...step, ...(roster && { before: roster }) }]);
    // Also where nobody noted anything yet: what was written at the door before this may still be on its way.
    if (!noted && roster && isGone === roster.isGone && isSame(roster.content, content)) return;
    const said = { type: 'household', householdId, household, ...(isGone && { isGone }) } as const;
    const known = loaded.notes.map(({ note }) => note);
    await writeDeskNotes(context, trx, caller, [
      { hamlet, body: said, known, ...(roster && { listed: roster.content }) },
    ]);
  });
}

/** Its number in the books is the list's alone. */
function isSame(before: RosterContent, after: RosterContent): boolean {
  return listDifferences(before, after).every(({ field }) => field === 'number');
}

/** Who in the household wants level 2, all of them as of now. Problems: as above. */
export async function setHouseholdVneid(
  context: Context,
  caller: DeskCaller,
  subject: Subject,
  body: Body,
): Promise<Result<void>> {
  const people = parseVneidPeople(body);
  if (!people.ok) return people;
  return await withHousehold(context, caller, subject, 'household-vneid-set', async (trx, loaded) => {
    const { householdId, hamlet, notes } = loaded;
    const said = { type: 'vneid', householdId, people: people.value } as const;
    await writeDeskNotes(context, trx, caller, [{ hamlet, body: said, known: notes.map(({ note }) => note) }]);
  });
}

async function withHousehold(
  context: Context,
  caller: DeskCaller,
  { householdId, etag }: Subject,
  action: string,
  change: (trx: Transaction<Database>, loaded: LoadedHousehold) => Promise<void>,
): Promise<Result<void>> {
  return await context.db.transaction().execute(async (trx): Promise<Result<void>> => {
    await lockRoster(trx, caller.communeCode);
    const loaded = await findHousehold({ ...context, db: trx }, caller, householdId);
    if (!loaded) return fail('not-found');
    if (loaded.etag !== etag) return fail('changed-meanwhile');
    await change(trx, loaded);
    await writeAudit(trx, { actor: caller.deviceId, action, subject: householdId, at: context.now() });
    return succeed(undefined);
  });
}
