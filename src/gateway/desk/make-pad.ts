/**
 * A pad of coded sheets: codes that no other sheet of the province carries, registered with the hash of their slip
 * tokens before a page is printed, so that every printed slip is known and no token can be read back from the database.
 */

import type { Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { CodedSheet } from '../printing/coded-sheet.ts';
import type { DeskCaller } from './desk-caller.ts';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { newLocalCode } from '../../core/dossier/local-code.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { findHolder } from './change-pad.ts';

export const mostSheets = 200;

/**
 * The printed pad as PDF. Its sheets are carried out for months, so none is printed for a point that is closing. Problems:
 * bad-request (count not 1…200, a closed reception point, given to nobody of the commune), not-found (a point of another commune).
 */
export async function makePad(
  context: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<Uint8Array>> {
  const { count, hamlet, receptionPointId } = body;
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostSheets;
  if (!isCount || typeof receptionPointId !== 'string') return fail('bad-request', { limit: mostSheets });
  if (hamlet !== undefined && (typeof hamlet !== 'string' || hamlet.length > 120)) return fail('bad-request');
  const place = await context.db
    .selectFrom('reception_points')
    .innerJoin('communes', 'communes.code', 'reception_points.commune_code')
    .select(['communes.name as commune', 'communes.telephone', 'communes.sample', 'reception_points.name', 'closed_on'])
    .where('reception_point_id', '=', receptionPointId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (place === undefined) return fail('not-found');
  if (place.closed_on !== null) {
    return fail('bad-request', { message: `${place.name} đã đóng. Hãy chọn nơi tiếp nhận khác để in phiếu.` });
  }
  const where = hamlet?.normalize('NFC').trim() || undefined;
  const registered = await registerSheets(context, caller, {
    count,
    receptionPointId,
    hamlet: where,
    givenTo: body['givenTo'],
  });
  if (!registered.ok) return registered;
  const { sheets, number } = registered.value;
  const { printPad } = await import('../printing/print-pad.ts');
  const pdf = await printPad(sheets, {
    padNumber: number,
    publicUrl: context.config.publicUrl,
    communeName: place.commune,
    receptionPoint: place.name,
    sample: place.sample,
    ...(place.telephone !== null && { telephone: place.telephone }),
    ...(where !== undefined && { hamlet: where }),
  });
  return succeed(pdf);
}

async function registerSheets(
  { db, now }: GatewayContext,
  caller: DeskCaller,
  pad: {
    readonly count: number;
    readonly receptionPointId: string;
    readonly hamlet: string | undefined;
    readonly givenTo: unknown;
  },
): Promise<Result<{ readonly sheets: readonly CodedSheet[]; readonly number: number }>> {
  const padId = randomUUID();
  const printedAt = now();
  return db.transaction().execute(async (trx) => {
    const holder = await findHolder(trx, caller.communeCode, pad.givenTo ?? null);
    if (!holder) return fail('bad-request');
    const sheets: CodedSheet[] = [];
    while (sheets.length < pad.count) {
      const wanted = Array.from({ length: pad.count - sheets.length }, (): CodedSheet => ({
        code: newLocalCode(() => randomInt(2 ** 32) / 2 ** 32),
        slipToken: randomBytes(16).toString('base64url'),
      }));
      // A code that a phone made by itself, in any commune, is in use as well; the sheet must not be mistaken for that dossier.
      const wantedCodes = wanted.map((sheet) => sheet.code);
      const used = await sql<{ code: string }>`select find_taken_codes(${wantedCodes}) as code`.execute(trx);
      const usedCodes = new Set(used.rows.map(({ code }) => code));
      const fresh = wanted.filter((sheet) => !usedCodes.has(sheet.code));
      if (fresh.length === 0) continue;
      const written = await trx
        .insertInto('sheets')
        .values(
          fresh.map((sheet) => ({
            code: sheet.code,
            slip_token_sha256: createHash('sha256').update(sheet.slipToken).digest('hex'),
            commune_code: caller.communeCode,
            reception_point_id: pad.receptionPointId,
            hamlet: pad.hamlet ?? null,
            pad_id: padId,
            printed_at: printedAt,
          })),
        )
        .onConflict((conflict) => conflict.column('code').doNothing())
        .returning(['code', 'slip_token_sha256'])
        .execute();
      const registered = new Map(written.map((row) => [row.code, row.slip_token_sha256]));
      for (const sheet of fresh) {
        const isOurs = registered.get(sheet.code) === createHash('sha256').update(sheet.slipToken).digest('hex');
        if (isOurs) sheets.push(sheet);
      }
    }
    const details = { count: pad.count, receptionPointId: pad.receptionPointId };
    const number = await nextNumber(trx, caller.communeCode);
    const given = pad.givenTo === undefined ? {} : { given_at: printedAt, given_by: caller.deviceId };
    const place = { pad_id: padId, commune_code: caller.communeCode, number, hamlet: pad.hamlet ?? null };
    await trx
      .insertInto('pads')
      .values({ ...place, printed_at: printedAt, ...holder, ...given })
      .execute();
    await writeAudit(trx, { actor: caller.deviceId, action: 'pad-printed', subject: padId, details, at: printedAt });
    return succeed({ sheets, number });
  });
}

/** Two pads of one commune wait for each other here, so a number is given once. */
async function nextNumber(trx: Transaction<Database>, communeCode: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`pads ${communeCode}`}))`.execute(trx);
  const highest = await trx
    .selectFrom('pads')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  return (highest?.number ?? 0) + 1;
}
