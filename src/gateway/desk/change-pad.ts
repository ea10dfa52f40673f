/** A pad is given out, taken back, lost or found again; a single sheet is spoiled. Used sheets stay as they are. */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import { parseLocalCode } from '../../core/dossier/local-code.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller } from './desk-caller.ts';

type Body = { readonly [name: string]: unknown };
type Context = Pick<GatewayContext, 'db' | 'now'>;
type Holder = { readonly given_person_id: string | null; readonly given_team_id: string | null };

/** Body: PadChange. Problems: not-found; bad-request (nobody of this commune, nothing said). */
export async function changePad(
  { db, now }: Context,
  caller: DeskCaller,
  padId: string,
  body: Body,
): Promise<Result<void>> {
  const { givenTo, isLost } = body;
  if (givenTo === undefined && typeof isLost !== 'boolean') return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const pad = await trx
      .selectFrom('pads')
      .select('pad_id')
      .where('pad_id', '=', padId)
      .where('commune_code', '=', caller.communeCode)
      .forUpdate()
      .executeTakeFirst();
    if (!pad) return fail('not-found');
    const at = now();
    if (givenTo !== undefined) {
      const holder = await findHolder(trx, caller.communeCode, givenTo);
      if (!holder) return fail('bad-request');
      const given = givenTo === null ? { given_at: null, given_by: null } : { given_at: at, given_by: caller.deviceId };
      await trx
        .updateTable('pads')
        .set({ ...holder, ...given })
        .where('pad_id', '=', padId)
        .execute();
    }
    if (typeof isLost === 'boolean') {
      await trx
        .updateTable('sheets')
        .set(
          isLost
            ? { fault: 'lost', fault_at: at, fault_by: caller.deviceId }
            : { fault: null, fault_at: null, fault_by: null },
        )
        .where('pad_id', '=', padId)
        .where((where) => (isLost ? where('fault', 'is', null) : where('fault', '=', 'lost')))
        .where(isUnused)
        .execute();
    }
    const details = {
      ...(givenTo !== undefined && { given: givenTo !== null }),
      ...(typeof isLost === 'boolean' && { isLost }),
    };
    await writeAudit(trx, { actor: caller.deviceId, action: 'pad-changed', subject: padId, details, at });
    return succeed(undefined);
  });
}

/** Body: SheetChange. Problems: sheet-code-invalid; not-found (no sheet of this commune); action-not-possible (it is used). */
export async function changeSheet({ db, now }: Context, caller: DeskCaller, body: Body): Promise<Result<void>> {
  const { code: text, fault } = body;
  if (fault !== null && fault !== 'spoiled' && fault !== 'lost') return fail('bad-request');
  const code = parseLocalCode(typeof text === 'string' ? text : '');
  if (!code.ok) return code;
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const sheet = await trx
      .selectFrom('sheets')
      .select(isUnused.as('isUnused'))
      .where('code', '=', code.value)
      .where('commune_code', '=', caller.communeCode)
      .forUpdate()
      .executeTakeFirst();
    if (!sheet) return fail('not-found');
    if (!sheet.isUnused && fault !== null) return fail('action-not-possible');
    const at = now();
    await trx
      .updateTable('sheets')
      .set({ fault, fault_at: fault && at, fault_by: fault && caller.deviceId })
      .where('code', '=', code.value)
      .execute();
    const details = { fault };
    await writeAudit(trx, { actor: caller.deviceId, action: 'sheet-changed', subject: code.value, details, at });
    return succeed(undefined);
  });
}

export const isUnused = sql<boolean>`(originals_arrived_at is null and ink_arrived_at is null
  and not exists (select 1 from dossiers where dossiers.local_code = sheets.code))`;

/** Absent: nobody of this commune. */
export async function findHolder(
  trx: Transaction<Database>,
  communeCode: string,
  givenTo: unknown,
): Promise<Holder | undefined> {
  const nobody: Holder = { given_person_id: null, given_team_id: null };
  if (givenTo === null) return nobody;
  const { kind, id } = (typeof givenTo === 'object' ? givenTo : {}) as {
    readonly kind?: unknown;
    readonly id?: unknown;
  };
  if (typeof id !== 'string' || id.length > 64) return undefined;
  if (kind === 'person') {
    const person = await trx
      .selectFrom('people')
      .select('person_id')
      .where('person_id', '=', id)
      .where('commune_code', '=', communeCode)
      .where('left_on', 'is', null)
      .executeTakeFirst();
    return person && { ...nobody, given_person_id: id };
  }
  if (kind !== 'team') return undefined;
  const team = await trx
    .selectFrom('teams')
    .select('team_id')
    .where('team_id', '=', id)
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return team && { ...nobody, given_team_id: id };
}
