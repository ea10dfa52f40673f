/**
 * Every change at the desk goes through here: the dossier's row is locked, its revision compared with what the official
 * had before them, and state, history, news for the phone and audit are written in one transaction, or nothing is.
 * Two officials never overwrite each other: the second is told who was first, and when.
 */

import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { sealNote } from '../store/dossier-content.ts';
import { findPeopleNames } from './people-names.ts';
import { vietnamIso, vietnamShort } from './vietnam-time.ts';

/** What no action at the desk changes: who sent it, what it is about, and the revision, which rises by itself. */
type FixedColumn = 'dossier_id' | 'revision' | 'packet_revision' | 'pid' | 'device_id' | 'commune_code' | 'arrived_at';

export interface DossierChange {
  /** Columns to set besides `revision`. */
  readonly columns: Partial<Omit<Selectable<DossiersTable>, FixedColumn>>;
  /** For the history; sealed. */
  readonly note?: string;
  /** Ids and figures for the audit, never words about a person. */
  readonly details?: { readonly [name: string]: string | number | boolean | null };
  /** The phone is to learn of it. */
  readonly tellsPhone: boolean;
}

type DecideChange = (
  trx: Transaction<Database>,
  dossier: Selectable<DossiersTable>,
  now: Date,
) => Promise<Result<DossierChange>>;

/**
 * `etag` is the revision the caller saw. Problems: not-found, changed-meanwhile, number-taken and what `decide` answers. Where
 * `context.db` is a transaction already, the change is part of it, and whoever began it rolls back when this fails.
 */
export async function changeDossier(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string; readonly action: string },
  decide: DecideChange,
): Promise<DeskResult<void>> {
  const { dossierId, etag, action } = subject;
  try {
    return await inTransaction(context.db, async (trx): Promise<DeskResult<void>> => {
      const dossier = await trx
        .selectFrom('dossiers')
        .selectAll()
        .where('dossier_id', '=', dossierId)
        .where('commune_code', '=', caller.communeCode)
        .forUpdate()
        .executeTakeFirst();
      if (dossier === undefined) return fail('not-found');
      if (String(dossier.revision) !== etag) return changedMeanwhile(trx, dossier);
      const now = context.now();
      const decided = await decide(trx, dossier, now);
      if (!decided.ok) return decided;
      await applyChange(trx, context, caller, { dossier, action, now }, decided.value);
      return succeed(undefined);
    });
  } catch (error) {
    // The unique index is the judge: two desks may enter the same number at the same moment.
    if (isNumberTaken(error)) return fail('number-taken');
    throw error;
  }
}

async function inTransaction<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? await work(db as Transaction<Database>) : await db.transaction().execute(work);
}

async function applyChange(
  trx: Transaction<Database>,
  { keys }: Pick<GatewayContext, 'keys'>,
  caller: DeskCaller,
  at: { readonly dossier: Selectable<DossiersTable>; readonly action: string; readonly now: Date },
  change: DossierChange,
): Promise<void> {
  const { dossier_id: dossierId, revision, commune_code: communeCode } = at.dossier;
  await trx
    .updateTable('dossiers')
    .set({ ...change.columns, revision: revision + 1 })
    .where('dossier_id', '=', dossierId)
    .execute();
  await trx
    .insertInto('dossier_events')
    .values({
      dossier_id: dossierId,
      at: at.now,
      actor: caller.deviceId,
      action: at.action,
      sealed_note: change.note === undefined ? null : sealNote(keys.dataKey, dossierId, change.note),
    })
    .execute();
  if (change.tellsPhone) await recordChange(trx, { kind: 'status', subject: dossierId, communeCode });
  await writeAudit(trx, {
    actor: caller.deviceId,
    action: `dossier-${at.action}`,
    subject: dossierId,
    details: { ...change.details, revision: revision + 1 },
    at: at.now,
  });
}

async function changedMeanwhile(
  trx: Transaction<Database>,
  dossier: Selectable<DossiersTable>,
): Promise<DeskResult<void>> {
  const event = await trx
    .selectFrom('dossier_events')
    .select(['actor', 'at'])
    .where('dossier_id', '=', dossier.dossier_id)
    .orderBy('event_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (event === undefined) return fail('changed-meanwhile');
  const names = await findPeopleNames(trx, [event.actor]);
  const changedBy = names.get(event.actor) ?? 'Cổng tiếp nhận';
  return {
    ...fail('changed-meanwhile', { message: `${changedBy} đã thay đổi hồ sơ này lúc ${vietnamShort(event.at)}.` }),
    details: { changedBy, changedAt: vietnamIso(event.at) },
  };
}

function isNumberTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'dossiers_official_number';
}
