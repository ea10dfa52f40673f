/** The working calendar year by year: read with what the law proposes, and published as a new state of the list `holidays`. */

import { createHash } from 'node:crypto';
import type { HolidayYear } from '../../core/reception/holidays.ts';
import {
  earliestYear,
  latestYear,
  parseHolidayDays,
  readHolidayList,
  withYear,
} from '../../core/reception/holidays.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import type { AdminCaller } from './admin-caller.ts';
import { findLunarDays, proposeHolidays } from './lunar-days.ts';
import { findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;

const listName = 'holidays';

/** Problem: not-found (a year outside 2020 … 2100). */
export async function readHolidays({ db }: Pick<Context, 'db'>, yearText: string): Promise<Result<HolidayYear>> {
  const year = findYear(yearText);
  if (year === undefined) return fail('not-found');
  const row = await db
    .selectFrom('lists')
    .select(['content', 'digest'])
    .where('name', '=', listName)
    .executeTakeFirst();
  const list = readHolidayList(row?.content);
  const days = list.named.filter(({ date }) => date.startsWith(`${year}-`));
  return succeed({
    year,
    days,
    announced: list.complete[String(year)] === true,
    proposed: await proposeHolidays(year),
    newYear: (await findLunarDays(year)).newYear,
    digest: row?.digest ?? '',
    years: [...new Set(list.named.map(({ date }) => Number(date.slice(0, 4))))].toSorted((a, b) => a - b),
  });
}

/**
 * Puts these days in place of that year's. Problems: not-found (the year); reason-missing (no notice or decision named);
 * bad-request (a day that is none, `limit` its row); changed-meanwhile (another list than the one that was looked at).
 */
export async function publishHolidays(
  { db, now }: Context,
  caller: AdminCaller,
  yearText: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const year = findYear(yearText);
  if (year === undefined) return fail('not-found');
  const decision = findWords(body['decision'], 200);
  if (decision === undefined) return fail('reason-missing');
  const days = parseHolidayDays(body['days'], year);
  if (!days.ok) return days;
  const { announced, digest } = body;
  if (typeof announced !== 'boolean' || typeof digest !== 'string') return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const row = await trx.selectFrom('lists').selectAll().where('name', '=', listName).forUpdate().executeTakeFirst();
    if ((row?.digest ?? '') !== digest) return fail('changed-meanwhile');
    const content = JSON.stringify(withYear(readHolidayList(row?.content), year, days.value, announced));
    const edited = { content, digest: sha256(content), edited_by: caller.deviceId, edited_at: now() };
    await trx
      .insertInto('lists')
      .values({ name: listName, ...edited })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(edited))
      .execute();
    await recordChange(trx, { kind: 'list', subject: listName });
    const details = { year, days: days.value.length, announced, decision };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'holidays-published',
      subject: listName,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

function findYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= earliestYear && year <= latestYear ? year : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
