/**
 * Everything that was noted of cash in a commune, and the book that it makes. A phone's word counts for its own person only:
 * what it says of somebody else's money is left out and told as a difference.
 */

import type { CashBody, CashConfirmation, CashHolder } from '../../core/money/cash.ts';
import type { CashBook, CashDifference } from '../../core/money/settle-cash.ts';
import { settleCash } from '../../core/money/settle-cash.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { openNoteContent } from '../store/note-tables.ts';

type Context = Pick<GatewayContext, 'db' | 'keys'>;

/** A step with the person who wrote it. */
interface WrittenStep {
  readonly body: CashBody;
  readonly personId: string;
}

export interface ReadCash {
  readonly steps: readonly WrittenStep[];
  readonly confirmations: readonly CashConfirmation[];
  readonly book: CashBook;
}

export async function readCash({ db, keys }: Context, communeCode: string): Promise<ReadCash> {
  const rows = await db
    .selectFrom('notes')
    .innerJoin('devices', 'devices.device_id', 'notes.device_id')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['notes.note_id', 'notes.device_id', 'notes.sealed_content', 'people.person_id', 'people.name'])
    .select('people.role')
    .where('notes.commune_code', '=', communeCode)
    .where('notes.kind', '=', 'cash')
    .orderBy('notes.note_id')
    .execute();
  const notes = rows.flatMap((row) => {
    const { body, at } = openNoteContent(keys.dataKey, row.note_id, row.sealed_content);
    return body.type === 'cash' ? [{ row, body, at }] : [];
  });
  const owners = await findOwners(
    { db },
    notes.map(({ body }) => body.holder.deviceId),
  );
  const steps: WrittenStep[] = [];
  const confirmations: CashConfirmation[] = [...(await readConfirmations({ db }, communeCode))];
  const strange: CashDifference[] = [];
  for (const { row, body, at } of notes) {
    const holder: CashHolder = { ...body.holder, name: row.name };
    if (body.step === 'received') {
      const { cashId: confirmationId, code, sumDong } = body;
      // Whoever hands money over cannot be the one who counts it.
      const isOfficials = row.role === 'official' && owners.get(body.holder.deviceId) !== row.person_id;
      if (isOfficials)
        confirmations.push({ confirmationId, deviceId: body.holder.deviceId, code, sumDong, byName: row.name, at });
      else strange.push({ kind: 'not-own', holder, about: code, sumDong });
    } else if (owners.get(body.holder.deviceId) === row.person_id) {
      steps.push({ body: { ...body, holder }, personId: row.person_id });
    } else {
      strange.push({ kind: 'not-own', holder, about: 'number' in body ? body.number : body.cashId });
    }
  }
  const book = settleCash(
    steps.map(({ body }) => body),
    confirmations,
  );
  return { steps, confirmations, book: { ...book, differences: [...book.differences, ...strange] } };
}

/** What officials counted at the desk and did not withdraw. */
async function readConfirmations({ db }: Pick<Context, 'db'>, communeCode: string) {
  const rows = await db
    .selectFrom('cash_confirmations')
    .leftJoin('devices', 'devices.device_id', 'cash_confirmations.actor')
    .leftJoin('people', 'people.person_id', 'devices.person_id')
    .selectAll('cash_confirmations')
    .select('people.name')
    .where('cash_confirmations.commune_code', '=', communeCode)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map((row): CashConfirmation => ({
    confirmationId: row.confirmation_id,
    ...(row.device_id !== null && { deviceId: row.device_id }),
    code: row.code,
    sumDong: row.sum_dong,
    byName: row.name ?? '',
    at: vietnamIso(row.at),
  }));
}

/** Whose the devices are, of those that there are. */
async function findOwners({ db }: Pick<Context, 'db'>, deviceIds: readonly string[]) {
  const wanted = [...new Set(deviceIds)];
  if (wanted.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom('devices')
    .select(['device_id', 'person_id'])
    .where('device_id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.device_id, row.person_id]));
}
