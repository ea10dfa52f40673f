/** What the province sets for all phones and its figures: read, and changed with a line in the audit and news for every phone. */

import { isSmallestFigure, smallestFigureLimits } from '../../core/figures/smallest-figure.ts';
import type { DurationSetting, OfficeSettings } from '../../core/reception/office-settings.ts';
import {
  durationLimits,
  findLoadWindow,
  isHotline,
  isReportAnswerDays,
  parseOfficeSettings,
} from '../../core/reception/office-settings.ts';
import { reportAnswerDays } from '../../core/report/report-answer-days.ts';
import type { Result } from '../../core/result.ts';
import { succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import type { AdminCaller } from './admin-caller.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;

export async function readOfficeSettings({ db }: Pick<Context, 'db'>): Promise<OfficeSettings> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).execute();
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const durations = Object.entries(durationLimits).map(([name, { usual }]): [string, number] => {
    const value = values.get(name);
    return [name, typeof value === 'number' ? value : usual];
  });
  const smallestFigure = values.get('smallestFigure');
  const hotline = values.get('hotline');
  const answerDays = values.get('reportAnswerDays');
  return {
    ...(Object.fromEntries(durations) as Record<DurationSetting, number>),
    loadWindow: findLoadWindow(values.get('loadWindow')) ?? null,
    smallestFigure: isSmallestFigure(smallestFigure) ? smallestFigure : smallestFigureLimits.usual,
    hotline: isHotline(hotline) ? hotline : null,
    reportAnswerDays: isReportAnswerDays(answerDays) ? answerDays : reportAnswerDays.usual,
  };
}

/** Problem: bad-request (a setting that is none, a time out of its limits, a window that is none). */
export async function changeSettings(
  { db, now }: Context,
  caller: AdminCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const wishes = parseOfficeSettings(body);
  if (!wishes.ok) return wishes;
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    for (const [name, wish] of Object.entries(wishes.value)) {
      const value = JSON.stringify(wish);
      await trx
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
      // No phone hides a figure, nor reckons a day of an answer.
      if (name !== 'smallestFigure' && name !== 'reportAnswerDays')
        await recordChange(trx, { kind: 'settings', subject: name });
      const details = { value };
      await writeAudit(trx, { actor: caller.deviceId, action: 'setting-changed', subject: name, details, at: now() });
    }
    return succeed(undefined);
  });
}
