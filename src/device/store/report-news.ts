/**
 * What the commune said of this phone's reports, and that they were made: letters to the vault in `meta`, because news comes
 * while it is locked too, and a locked phone tells nobody of either.
 */

import type { ReportNews } from '../../core/report/report.ts';
import type { Database, Letter, MetaRow } from './database.ts';
import { sealForVault } from './letters.ts';
import type { Letters } from './letters.ts';
import { findMeta } from './read-rows.ts';
import type { Store } from './store.ts';

/** Every row of `meta` about reports begins so. */
const reportPrefix = 'report-';
export const ownReportPrefix = `${reportPrefix}own:`;
const newsPrefix = `${reportPrefix}news:`;

export function ownReportKey(reportId: string): string {
  return ownReportPrefix + reportId;
}

/** Rows ready to be put: everything slow is done before the transaction. None where there is no vault to seal to. */
export async function toReportNewsRows(db: Database, news: readonly ReportNews[]): Promise<readonly MetaRow[]> {
  const told = news.map((one) => ({ text: JSON.stringify(one), bound: newsPrefix + one.reportId }));
  const letters = await sealForVault(db, told);
  return told.flatMap(({ bound }, index) => {
    const letter = letters[index];
    return letter ? [{ key: bound, value: letter }] : [];
  });
}

/** Absent: nothing was told, or it cannot be read. */
export async function findReportNews(
  store: Store,
  letters: Letters,
  reportId: string,
): Promise<ReportNews | undefined> {
  const key = newsPrefix + reportId;
  const letter = (await findMeta(store, key)) as Letter | undefined;
  const said = letter && (await letters.read(letter, key));
  return said === undefined || typeof said === 'string' ? undefined : (said as unknown as ReportNews);
}

/** Inside a transaction over `meta`. */
export async function dropReports(db: Database): Promise<void> {
  await db.meta.where('key').startsWith(reportPrefix).delete();
}
