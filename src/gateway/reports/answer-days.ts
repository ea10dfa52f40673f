import type { Kysely } from 'kysely';
import { isReportAnswerDays } from '../../core/reception/office-settings.ts';
import { reportAnswerDays } from '../../core/report/report-answer-days.ts';
import type { Database } from '../store/schema.ts';

/** Working days for an answer, as the province set them; without a word of it the usual ones. */
export async function readReportAnswerDays(db: Pick<Kysely<Database>, 'selectFrom'>): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'reportAnswerDays').executeTakeFirst();
  return isReportAnswerDays(row?.value) ? row.value : reportAnswerDays.usual;
}
