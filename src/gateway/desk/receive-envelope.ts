/**
 * An envelope reached the desk: one scan of its label marks originals and ink confirmation as arrived for every dossier
 * with that code, and on the printed sheet for those that are still on their way: envelope and packet travel by
 * different roads, and either may be first. Scanned again it changes nothing, so a nervous second scan is harmless.
 */

import type { Selectable, Transaction } from 'kysely';
import type { DeskRow, EnvelopeAnswer } from '../../core/reception/desk.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller } from './desk-caller.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';
import { findSheetFault } from './sheet-fault.ts';

/** What lay in the envelope. */
interface Content {
  readonly originals: boolean;
  readonly ink: boolean;
}

/**
 * `code` is nine digits or a sheet's QR; `originals` and `ink` say what lay in the envelope (neither: only a look).
 * Problems: sheet-code-invalid; not-found when neither a dossier nor a printed sheet of this commune has the code.
 */
export async function receiveEnvelope(
  context: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<EnvelopeAnswer>> {
  const { code: text, originals, ink } = body;
  const parsed = parseSheetCode(typeof text === 'string' ? text : '');
  if (!parsed.ok) return parsed;
  const { code } = parsed.value;
  const content = { originals: originals === true, ink: ink === true };
  const marked = await context.db.transaction().execute(async (trx) => {
    const by = { caller, at: context.now() };
    // The sheet before its dossiers, as the opener does: neither waits for the other in a circle.
    const sheet = await markSheet(trx, by, code, content);
    return { sheet, dossiers: await markDossiers(trx, by, code, content) };
  });
  if (marked.dossiers === 0 && marked.sheet === undefined) return fail('not-found');
  const remembered = marked.dossiers === 0 && marked.sheet === 'marked';
  const dossiers = await rowsOfCode(context, caller, code);
  const fault = await findSheetFault(context.db, caller.communeCode, code);
  return succeed({ code, dossiers, ...(remembered && { remembered: true }), ...(fault && { fault }) });
}

interface By {
  readonly caller: DeskCaller;
  readonly at: Date;
}

type Arrivals = Pick<Selectable<DossiersTable>, 'originals_arrived_at' | 'ink_arrived_at'>;

/** What arrives now, as columns; undefined: nothing that was not there before. */
function arrivalsOf(before: Arrivals, { originals, ink }: Content, at: Date): Partial<Arrivals> | undefined {
  const originalsArrive = originals && before.originals_arrived_at === null;
  const inkArrives = ink && before.ink_arrived_at === null;
  if (!originalsArrive && !inkArrives) return undefined;
  return { ...(originalsArrive && { originals_arrived_at: at }), ...(inkArrives && { ink_arrived_at: at }) };
}

/** Whether the sheet now carries a mark; undefined: this commune printed no such sheet. */
async function markSheet(
  trx: Transaction<Database>,
  { caller, at }: By,
  code: string,
  content: Content,
): Promise<'marked' | 'blank' | undefined> {
  const sheet = await trx
    .selectFrom('sheets')
    .select(['originals_arrived_at', 'ink_arrived_at'])
    .where('code', '=', code)
    .where('commune_code', '=', caller.communeCode)
    .forUpdate()
    .executeTakeFirst();
  if (sheet === undefined) return undefined;
  const arrivals = arrivalsOf(sheet, content, at);
  if (arrivals !== undefined) {
    await trx.updateTable('sheets').set(arrivals).where('code', '=', code).execute();
    await audit(trx, { caller, at }, code, arrivals);
  }
  const now = { ...sheet, ...arrivals };
  return now.originals_arrived_at === null && now.ink_arrived_at === null ? 'blank' : 'marked';
}

/** How many dossiers of this commune have the code. */
async function markDossiers(trx: Transaction<Database>, by: By, code: string, content: Content): Promise<number> {
  const { caller, at } = by;
  const dossiers = await trx
    .selectFrom('dossiers')
    .select(['dossier_id', 'revision', 'state', 'state_at', 'originals_arrived_at', 'ink_arrived_at'])
    .where('commune_code', '=', caller.communeCode)
    .where('local_code', '=', code)
    .orderBy('dossier_id')
    .forUpdate()
    .execute();
  for (const dossier of dossiers) {
    const { dossier_id: dossierId, revision } = dossier;
    const arrivals = arrivalsOf(sinceAsked(dossier), content, at);
    if (arrivals === undefined) continue;
    await trx
      .updateTable('dossiers')
      .set({ revision: revision + 1, ...arrivals })
      .where('dossier_id', '=', dossierId)
      .execute();
    await trx
      .insertInto('dossier_events')
      .values({ dossier_id: dossierId, at, actor: caller.deviceId, action: 'envelope', sealed_note: null })
      .execute();
    await recordChange(trx, { kind: 'status', subject: dossierId, communeCode: caller.communeCode });
    await audit(trx, by, dossierId, arrivals);
  }
  return dossiers.length;
}

/** After the desk asked for more, an envelope is another one: what came before is not what is awaited. */
function sinceAsked(dossier: Arrivals & Pick<Selectable<DossiersTable>, 'state' | 'state_at'>): Arrivals {
  const since = (arrivedAt: Date | null) =>
    dossier.state === 'supplement' && arrivedAt !== null && arrivedAt < dossier.state_at ? null : arrivedAt;
  return {
    originals_arrived_at: since(dossier.originals_arrived_at),
    ink_arrived_at: since(dossier.ink_arrived_at),
  };
}

/** `subject`: the dossier, or the code of a sheet. */
async function audit(
  trx: Transaction<Database>,
  { caller, at }: By,
  subject: string,
  arrivals: Partial<Arrivals>,
): Promise<void> {
  const details = { originals: 'originals_arrived_at' in arrivals, ink: 'ink_arrived_at' in arrivals };
  await writeAudit(trx, { actor: caller.deviceId, action: 'envelope-received', subject, details, at });
}

async function rowsOfCode(context: GatewayContext, caller: DeskCaller, code: string): Promise<readonly DeskRow[]> {
  const records = await selectDossiers(context.db, caller.communeCode)
    .where('local_code', '=', code)
    .orderBy('arrived_at')
    .orderBy('dossier_id')
    .execute();
  return await deskRows(context, records);
}
