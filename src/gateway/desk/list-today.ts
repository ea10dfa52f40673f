/**
 * What must be done at the desk today, with alarms before anything is late. Each dossier stands once, where it is most urgent;
 * only what is open is looked at, so a year of closed ones costs nothing.
 */

import { countWorkingDays } from '../../core/reception/deadline.ts';
import { awaitsNumber } from '../../core/reception/spot-reception.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import { todayKinds } from '../../core/reception/desk-life.ts';
import type { DeskToday, StandIn, TodayKind } from '../../core/reception/desk-life.ts';
import type { WorkingCalendar } from '../../core/reception/working-days.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';
import { findStandIns } from './stand-ins.ts';
import { vietnamDay, vietnamIso } from './vietnam-time.ts';
import { readWorkCalendar } from './work-calendar.ts';

/** Of a group; its count says how many there are, and the queue has them all. */
const mostRows = 50;
const supplementPatienceMs = 14 * 24 * 3_600_000;

/** Only the caller's commune; most urgent first in each group. */
export async function listToday(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
): Promise<DeskToday> {
  const { db } = context;
  const now = context.now();
  const [records, calendar, standIns, person] = await Promise.all([
    selectDossiers(db, caller.communeCode)
      .where('dossiers.state', 'in', ['received', 'in-review', 'accepted', 'supplement', 'done'])
      .orderBy('arrived_at')
      .orderBy('dossier_id')
      .execute(),
    readWorkCalendar(db),
    findStandIns(db, caller.communeCode, now),
    db.selectFrom('devices').select('person_id').where('device_id', '=', caller.deviceId).executeTakeFirst(),
  ]);
  const stateAt = new Map(records.map((record) => [record.dossier_id, record.state_at.getTime()]));
  const day = { now: vietnamIso(now), nowMs: now.getTime(), calendar, personId: person?.person_id };
  const groups = new Map<TodayKind, DeskRow[]>();
  for (const row of await deskRows(context, records)) {
    const kind = kindOf(row, stateAt.get(row.dossierId) ?? 0, day);
    if (kind !== undefined) groups.set(kind, [...(groups.get(kind) ?? []), row]);
  }
  return {
    date: vietnamDay(now),
    ...(await bothWays(db, standIns, person?.person_id)),
    groups: todayKinds.flatMap((kind) => {
      const rows = (groups.get(kind) ?? []).toSorted((one, other) => (urgencyOf(one) < urgencyOf(other) ? -1 : 1));
      return rows.length === 0 ? [] : [{ kind, count: rows.length, rows: rows.slice(0, mostRows) }];
    }),
  };
}

interface Day {
  readonly now: string;
  readonly nowMs: number;
  readonly calendar: WorkingCalendar;
  readonly personId: string | undefined;
}

/** The most urgent thing about a dossier; absent: it can wait. */
function kindOf(row: DeskRow, stateAtMs: number, { now, nowMs, calendar, personId }: Day): TodayKind | undefined {
  const isNew = row.state === 'received' || row.state === 'in-review';
  if (row.deadline === 'late') return 'late';
  if (row.deadline === 'today') return 'due-today';
  if (row.deadline === 'near') return 'due-soon';
  if (awaitsNumber(row)) return 'awaiting-number';
  if (isNew && countWorkingDays(row.arrivedAt, now, calendar, 2) > 1) return 'unaccepted-long';
  if (row.state === 'done') return 'results-waiting';
  if (row.state === 'supplement' && nowMs - stateAtMs > supplementPatienceMs) return 'supplement-overdue';
  if (isNew && row.arrivedAt.slice(0, 10) === now.slice(0, 10)) return 'arrived-today';
  const worker = row.assignedTo?.standIn ?? row.assignedTo;
  return personId !== undefined && worker?.personId === personId ? 'mine' : undefined;
}

/** Who stands in for the caller, and for whom the caller does: each sees it from the own side. */
async function bothWays(
  db: GatewayContext['db'],
  standIns: ReadonlyMap<string, StandIn>,
  personId: string | undefined,
): Promise<Pick<DeskToday, 'standIn' | 'standingInFor'>> {
  const standIn = standIns.get(personId ?? '');
  const absent = [...standIns].filter(([, substitute]) => substitute.personId === personId);
  if (absent.length === 0) return standIn ? { standIn } : {};
  const ids = absent.map(([id]) => id);
  const names = await db.selectFrom('people').select(['person_id', 'name']).where('person_id', 'in', ids).execute();
  const standingInFor = names.map(({ person_id: id, name }) => ({
    personId: id,
    name,
    until: standIns.get(id)?.until ?? '',
  }));
  return { ...(standIn && { standIn }), standingInFor };
}

/** ISO times of one zone sort as text: what is promised by its day, what is not by its arrival. */
function urgencyOf({ deadline, appointmentAt, arrivedAt, dossierId }: DeskRow): string {
  return `${deadline === undefined ? arrivedAt : (appointmentAt ?? arrivedAt)} ${dossierId}`;
}
