/** One answer for screens, spreadsheets and the open figures: exact for the own commune, published for everybody else. */

import type { Kysely } from 'kysely';
import type { FigureCounts } from '../../core/figures/figure-counts.ts';
import type { Dimension, FigureId } from '../../core/figures/figure.ts';
import type { FigureRow, FiguresAnswer, FigureValues } from '../../core/figures/figures-answer.ts';
import type { Counted, MonthlyCounts } from '../../core/figures/publish-counts.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import type { FiguresQuery } from './count-figures.ts';
import type { FiguresRequest } from './figures-request.ts';
import { officeStates } from '../../core/dossier/dossier-status.ts';
import { addCounts, noCounts, valuesOf } from '../../core/figures/figure-counts.ts';
import { figures, findFigures } from '../../core/figures/figure.ts';
import { hiddenOf, publishCounts, publishDeciles, publishOpinions } from '../../core/figures/publish-counts.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { countFigures } from './count-figures.ts';
import { lastDayOf } from './figures-request.ts';
import { recallCounts } from './recall-counts.ts';
import { labelRows } from './label-rows.ts';
import { readSmallestCell } from './smallest-cell.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now' | 'config'>;
type Values = ReadonlyMap<string, FigureValues>;

const everyFigure: ReadonlySet<FigureId> = new Set(figures.map(({ id }) => id));
/** What phones hold is about phones: the province sees each of them anyway. */
const heldNow: ReadonlySet<FigureId> = new Set(['unsent', 'oldest-unsent']);

/** Whoever may open the dossiers behind them sees the numbers as they are; only what residents thought stays among many. */
export async function answerFigures(context: Context, request: FiguresRequest): Promise<FiguresAnswer> {
  const query = await queryOf(context, request);
  const { db } = context;
  const { by } = request;
  const counts = await countFigures(db, query, by);
  const ids = by === undefined ? everyFigure : new Set(findFigures(by).map(({ id }) => id));
  const rows = new Map([...counts.rows].map(([key, each]) => [key, valuesOf(each, ids)]));
  const total = valuesOf(counts.total, everyFigure);
  return await answerOf(context, request, await withOpinions(context, query, by, { total, rows }));
}

/** By whole months, as they are published: an answer must not show between two days either. */
async function withOpinions(
  { db }: Context,
  query: FiguresQuery,
  by: Dimension | undefined,
  counted: { readonly total: FigureValues; readonly rows: Values },
): Promise<{ readonly total: FigureValues; readonly rows: Values }> {
  if (query.hamletKey !== undefined) return counted;
  const smallest = await readSmallestCell(db);
  const whole = { ...query, from: `${query.from.slice(0, 7)}-01`, to: lastDayOf(query.to.slice(0, 7)) };
  const months = wholeOf(groupByMonth((await countFigures(db, whole, 'month-commune')).rows));
  const satisfaction = publishOpinions(months, smallest).get('') ?? {};
  const total = { ...counted.total, satisfaction };
  if (by !== 'procedure' && by !== 'month') return { ...counted, total };
  const told =
    by === 'month'
      ? new Map(
          [...months].map(([month, rows]) => [month, publishOpinions(new Map([[month, rows]]), smallest).get('')]),
        )
      : publishOpinions(groupByMonth((await countFigures(db, whole, 'month-procedure')).rows), smallest);
  const rows = [...counted.rows].map(([key, values]): [string, FigureValues] => {
    const opinion = told.get(key);
    return [key, opinion ? { ...values, satisfaction: opinion } : values];
  });
  return { total, rows: new Map(rows) };
}

/**
 * Small numbers are hidden, month by month (`core/figures/publish-counts.ts`). The context must see every row, whoever asks:
 * what is hidden of one commune depends on its neighbours.
 */
export async function publishFigures(context: Context, request: FiguresRequest): Promise<FiguresAnswer> {
  const { by, communeCode } = request;
  const smallest = await readSmallestCell(context.db);
  const query = await queryOf(context, request);
  const { communeCode: _, ...everywhere } = query;
  const [communes, all] = await Promise.all([
    countByMonth(context.db, everywhere, 'month-commune'),
    recallCounts(context.db, query, 'commune'),
  ]);
  const whole = all.counts.total;
  const told = publishCounts(communeCode === undefined ? wholeOf(communes) : communes, smallest);
  const total = {
    ...(told.get(communeCode ?? '') ?? valuesOf(noCounts, everyFigure)),
    ...publishDeciles(whole, smallest),
    ...valuesOf(whole, heldNow),
  };
  const rows =
    by === undefined ? new Map<string, FigureValues>() : await publishRows(context, { query, communes, by, smallest });
  const answer = await answerOf(context, request, { total, rows });
  return { ...answer, computedAt: vietnamIso(all.countedAt), smallest };
}

async function publishRows(
  { db }: Context,
  asked: {
    readonly query: FiguresQuery;
    readonly communes: MonthlyCounts;
    readonly by: Dimension;
    readonly smallest: number;
  },
): Promise<Values> {
  const { query, communes, by, smallest } = asked;
  const { communeCode } = query;
  const ids = new Set(findFigures(by).map(({ id }) => id));
  const only = (values: FigureValues): FigureValues =>
    Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id as FigureId)));
  const onlyIn = (values: Values): Values => new Map([...values].map(([key, each]) => [key, only(each)]));
  if (by === 'month') {
    const months = communeCode === undefined ? wholeOf(communes) : communes;
    const rows = [...months].map(([month, counts]): [string, FigureValues] => {
      const told = publishCounts(new Map([[month, counts]]), smallest).get(communeCode ?? '');
      return [month, told === undefined ? {} : only(told)];
    });
    return new Map(rows);
  }
  if (by === 'commune') {
    const { counts } = await recallCounts(db, query, 'commune');
    const told = publishCounts(communes, smallest);
    return new Map(
      [...new Set([...told.keys(), ...counts.rows.keys()])].map((key) => {
        const each = counts.rows.get(key) ?? noCounts;
        return [key, only({ ...told.get(key), ...publishDeciles(each, smallest), ...valuesOf(each, heldNow) })];
      }),
    );
  }
  const parts = await countByMonth(db, query, `month-${by}`);
  const wholes = communeCode === undefined ? wholeOf(communes) : communes;
  const wholeKey = communeCode ?? '';
  const hidden = new Map([...wholes].map(([month, rows]) => [month, hiddenOf(rows, smallest)]));
  const isWholeHidden = (month: string, figure: Counted) => hidden.get(month)?.get(figure)?.has(wholeKey) === true;
  const told = publishCounts(parts, smallest, isWholeHidden);
  // Inside a commune nothing is told of a hamlet but how much was done there.
  if (by !== 'hamlet') return onlyIn(told);
  return new Map(
    [...told].map(([key, { visits, dossiers }]) => [key, { ...(visits && { visits }), ...(dossiers && { dossiers }) }]),
  );
}

async function countByMonth(
  db: Kysely<Database>,
  query: FiguresQuery,
  by: `month-${Dimension}`,
): Promise<MonthlyCounts> {
  const { counts: all } = await recallCounts(db, query, by);
  return groupByMonth(all.rows);
}

function groupByMonth(all: ReadonlyMap<string, FigureCounts>): MonthlyCounts {
  const months = new Map<string, Map<string, FigureCounts>>();
  for (const [key, counts] of all) {
    const [month = '', ...rest] = key.split('|');
    const rows = months.get(month) ?? new Map<string, FigureCounts>();
    months.set(month, rows.set(rest.join('|'), counts));
  }
  return new Map([...months].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The rows of each month put together, under the key ''. */
function wholeOf(monthly: MonthlyCounts): MonthlyCounts {
  return new Map(
    [...monthly].map(([month, rows]) => [month, new Map([['', [...rows.values()].reduce(addCounts, noCounts)]])]),
  );
}

async function queryOf({ config, now, db }: Context, request: FiguresRequest): Promise<FiguresQuery> {
  const { from, to, communeCode, procedure, hamletKey } = request;
  const commune =
    communeCode === undefined
      ? undefined
      : await db.selectFrom('communes').select('sample').where('code', '=', communeCode).executeTakeFirst();
  return {
    from,
    to,
    ...(communeCode !== undefined && { communeCode }),
    ...(procedure !== undefined && { procedure }),
    ...(hamletKey !== undefined && { hamletKey }),
    withSamples: config.demo || commune?.sample === true,
    now: now(),
  };
}

async function answerOf(
  context: Context,
  request: FiguresRequest,
  counted: { readonly total: FigureValues; readonly rows: Values },
): Promise<FiguresAnswer> {
  const { from, to, communeCode, by, procedure, hamletKey } = request;
  const { db, keys, now } = context;
  const labels = by
    ? await labelRows({ db, dataKey: keys.dataKey }, by, [...counted.rows.keys()])
    : new Map<string, string>();
  const rows = [...counted.rows].map(([key, values]): FigureRow => ({ key, label: labels.get(key) ?? key, values }));
  const commune =
    communeCode === undefined
      ? undefined
      : await db.selectFrom('communes').select(['code', 'name']).where('code', '=', communeCode).executeTakeFirst();
  return {
    period: { from, to },
    computedAt: vietnamIso(now()),
    ...(commune && { commune }),
    ...(procedure !== undefined && { procedure }),
    ...(hamletKey !== undefined && { hamlet: hamletKey }),
    total: counted.total,
    ...(by && { by }),
    rows: by ? sortRows(rows, by) : rows,
  };
}

/** Time runs on, states follow each other, of everything else the most comes first. */
function sortRows(rows: readonly FigureRow[], by: Dimension): readonly FigureRow[] {
  const states: readonly string[] = officeStates;
  const size = ({ values }: FigureRow) =>
    (by === 'reason' ? values.supplements : values.dossiers)?.value ?? values.unsent?.value ?? 0;
  return rows.toSorted((one, other) => {
    if (by === 'week' || by === 'month') return one.key < other.key ? -1 : 1;
    if (by === 'state') return states.indexOf(one.key) - states.indexOf(other.key);
    return size(other) - size(one) || one.label.localeCompare(other.label, 'vi');
  });
}
