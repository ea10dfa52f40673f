/**
 * What the commune published of reports, for anybody: an official's own words and nothing else. This reads the one table in which
 * nothing of a reporter lies; it does not even name the others.
 */

import type { ReportSubject } from '../../core/report/report.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { findOpenCommune } from '../visits/read-public-page.ts';

export interface PublicReport {
  /** Names the entry in the page's address. */
  readonly id: string;
  readonly subject: ReportSubject;
  readonly title: string;
  readonly place: string;
  readonly answer: string;
  readonly on: string;
}

export interface PublicReports {
  readonly communeCode: string;
  readonly communeName: string;
  readonly telephone?: string;
  readonly sample: boolean;
  readonly today: string;
  readonly reports: readonly PublicReport[];
  readonly count: number;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
}

const reportsAPage = 20;
export const mostPublicPages = 500;

/** Absent: no such commune, one that the province has not opened, or a page beyond the last. */
export async function findPublicReports(
  context: Pick<GatewayContext, 'db' | 'now'>,
  communeCode: string,
  page: number,
): Promise<PublicReports | undefined> {
  const commune = await findOpenCommune(context, communeCode);
  if (!commune) return undefined;
  const published = context.db
    .selectFrom('published_reports')
    .where('commune_code', '=', communeCode)
    .where('withdrawn_at', 'is', null);
  const { count } = await published
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const pageCount = Math.max(1, Math.ceil(Number(count) / reportsAPage));
  if (page > pageCount) return undefined;
  const rows = await published
    .select(['report_id', 'subject', 'title', 'place', 'answer', 'published_at'])
    .orderBy('published_at', 'desc')
    .orderBy('report_id')
    .offset((page - 1) * reportsAPage)
    .limit(reportsAPage)
    .execute();
  return {
    communeCode,
    communeName: commune.name,
    ...(commune.telephone !== null && { telephone: commune.telephone }),
    sample: commune.sample,
    today: vietnamDay(context.now()),
    reports: rows.map(({ report_id: id, published_at: publishedAt, ...report }) => ({
      ...report,
      id,
      on: vietnamDay(publishedAt),
    })),
    count: Number(count),
    page,
    pageCount,
  };
}
