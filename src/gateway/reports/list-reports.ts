/** The desk's list of reports, the most urgent first where somebody still has to answer. */

import { reportLists } from '../../core/report/desk-report.ts';
import type { DeskReports, ReportList } from '../../core/report/desk-report.ts';
import { reportSubjects } from '../../core/report/report.ts';
import type { ReportState } from '../../core/report/report.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { sql } from '../store/kysely.ts';
import { deskReportRow, selectReports } from './report-rows.ts';

const rowsAPage = 100;
const mostSkipped = 100_000;

const statesOf: { readonly [list in ReportList]: readonly ReportState[] } = {
  open: ['received', 'handling'],
  late: ['received', 'handling'],
  answered: ['answered', 'closed'],
  published: ['received', 'handling', 'answered', 'closed', 'refused', 'withdrawn'],
  refused: ['refused', 'withdrawn'],
  all: ['received', 'handling', 'answered', 'closed', 'refused', 'withdrawn'],
};

export interface ReportsQuestion {
  readonly list?: string | undefined;
  readonly subject?: string | undefined;
  readonly hamlet?: string | undefined;
  readonly skip?: string | undefined;
}

/** Only the caller's commune. A word that names no list or subject counts as none. */
export async function listReports(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  { communeCode }: DeskCaller,
  question: ReportsQuestion,
): Promise<DeskReports> {
  const list = reportLists.find((each) => each === question.list) ?? 'open';
  const subject = reportSubjects.find((each) => each === question.subject);
  const skip = Math.min(mostSkipped, Number(/^\d{1,6}$/.exec(question.skip ?? '')?.[0] ?? 0));
  const { hamlet } = question;
  const today = vietnamDay(context.now());
  const isOpen = list === 'open' || list === 'late';
  const records = await selectReports(context.db, communeCode)
    .where('reports.state', 'in', statesOf[list])
    .$if(list === 'late', (query) => query.where('reports.due_on', '<', today))
    .$if(list === 'published', (query) => query.where('shown.report_id', 'is not', null))
    .$if(subject !== undefined, (query) => query.where('reports.subject', '=', subject ?? 'other'))
    .$if(hamlet !== undefined && hamlet !== '', (query) => query.where('reports.hamlet', '=', hamlet ?? ''))
    .$if(isOpen, (query) => query.orderBy('reports.due_on').orderBy('reports.arrived_at'))
    .$if(!isOpen, (query) => query.orderBy('reports.arrived_at', 'desc'))
    .orderBy('reports.report_id')
    .offset(skip)
    .limit(rowsAPage + 1)
    .execute();
  return {
    rows: records.slice(0, rowsAPage).map((record) => deskReportRow(context, record)),
    counts: await countLists(context.db, communeCode, today),
    hamlets: await listHamlets(context.db, communeCode),
    ...(records.length > rowsAPage && { next: skip + rowsAPage }),
  };
}

async function countLists(
  db: GatewayContext['db'],
  communeCode: string,
  today: string,
): Promise<DeskReports['counts']> {
  const counts = await db
    .selectFrom('reports')
    .select([
      sql<string>`count(*) filter (where state in ('received', 'handling'))`.as('open'),
      sql<string>`count(*) filter (where state in ('received', 'handling') and due_on < ${today})`.as('late'),
      sql<string>`count(*) filter (where state in ('answered', 'closed'))`.as('answered'),
      sql<string>`count(*) filter (where state in ('refused', 'withdrawn'))`.as('refused'),
      sql<string>`count(*)`.as('all'),
    ])
    .where('commune_code', '=', communeCode)
    .executeTakeFirstOrThrow();
  const published = await db
    .selectFrom('published_reports')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('commune_code', '=', communeCode)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { open, late, answered, refused, all } = counts;
  return {
    open: Number(open),
    late: Number(late),
    answered: Number(answered),
    published: Number(published.count),
    refused: Number(refused),
    all: Number(all),
  };
}

async function listHamlets(db: GatewayContext['db'], communeCode: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reports')
    .select('hamlet')
    .distinct()
    .where('commune_code', '=', communeCode)
    .orderBy('hamlet')
    .limit(300)
    .execute();
  return rows.map(({ hamlet }) => hamlet);
}
