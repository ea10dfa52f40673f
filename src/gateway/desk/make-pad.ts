/**
 * A pad of coded sheets: codes that no other sheet of the province carries, registered with the hash of their slip
 * tokens before a page is printed, so that every printed slip is known and no token can be read back from the database.
 */

import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { CodedSheet } from '../printing/coded-sheet.ts';
import type { DeskCaller } from './desk-caller.ts';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { newLocalCode } from '../../core/dossier/local-code.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { sql } from '../store/kysely.ts';

export const mostSheets = 200;

/**
 * The printed pad as PDF. Its sheets are carried out for months, so none is printed for a point that is closing. Problems:
 * bad-request (count not 1…200, a closed reception point), not-found (a point of another commune).
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
  const sheets = await registerSheets(context, caller, { count, receptionPointId, hamlet: where });
  const { printPad } = await import('../printing/print-pad.ts');
  const pdf = await printPad(sheets, {
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
  pad: { readonly count: number; readonly receptionPointId: string; readonly hamlet: string | undefined },
): Promise<readonly CodedSheet[]> {
  const padId = randomUUID();
  const printedAt = now();
  return db.transaction().execute(async (trx) => {
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
    await writeAudit(trx, { actor: caller.deviceId, action: 'pad-printed', subject: padId, details, at: printedAt });
    return sheets;
  });
}
