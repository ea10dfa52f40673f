/**
 * Procedures, directory and lists as the gateway published them. One delta and its cursor go in in one transaction, in slices
 * of 50 rows, because one large `bulkPut` blocks a cheap phone for a second. The statuses that come with a delta are in the
 * same transaction: a cursor that moved past them would lose them.
 */

import type { Catalogue, Changes } from '../../core/ports.ts';
import type { UnreadableVersion } from '../../core/procedure/unreadable-version.ts';
import type { DirectoryEntry, ListEntry, Procedure } from '../../core/procedure/procedure.ts';
import { parseProcedure } from '../../core/definition/parse-procedure.ts';
import { readHolidayList } from '../../core/reception/holidays.ts';
import { toDaysOff } from '../../core/visit/schedule.ts';
import type { PhoneSchedule } from '../../core/visit/schedule.ts';
import { cursorKey, heardKey } from './database.ts';
import type { HeardNews, ProcedureRow } from './database.ts';
import { mergeChanges } from './merge-changes.ts';
import { mergeSettings } from './settings.ts';
import { findMeta, findRow, readRows } from './read-rows.ts';
import { toReportNewsRows } from './report-news.ts';
import { mergeOpened, mergeReviews, toStatusRows } from './statuses.ts';
import type { Store } from './store.ts';

const sliceLength = 50;
/** In `lists`, beside those of the catalogue: no published list has that name. */
const scheduleList = 'visit-schedule';

/** `findAheadMs`: by how much this phone's clock is ahead of the gateway's, as far as an answer told. */
export function newCatalogue(store: Store, findAheadMs: () => number | undefined = () => undefined): Catalogue {
  const { db } = store;
  const parsed = new Map<string, Procedure>();

  async function newestVersion(code: string): Promise<number | undefined> {
    const keys = await db.procedures.where('[code+version]').between([code, 0], [code, Infinity]).primaryKeys();
    return keys.at(-1)?.[1];
  }

  async function findVersion(code: string, version: number): Promise<Procedure | undefined> {
    const key = `${code}@${version}`;
    const known = parsed.get(key);
    if (known) return known;
    const row = await findRow<ProcedureRow, [string, number]>(store, db.procedures, [code, version]);
    const procedure = row && parseProcedure(row.procedure);
    if (!procedure?.ok) return undefined;
    parsed.set(key, procedure.value);
    return procedure.value;
  }

  async function listRows(name: string): Promise<readonly unknown[]> {
    const row = await findRow(store, db.lists, name);
    return Array.isArray(row?.rows) ? row.rows : [];
  }

  return {
    async findProcedure(code, version) {
      const wanted = version ?? (await newestVersion(code));
      return wanted === undefined ? undefined : findVersion(code, wanted);
    },

    async versions(code) {
      const keys = await db.procedures.where('[code+version]').between([code, 0], [code, Infinity]).primaryKeys();
      const found = await Promise.all(keys.map(([, version]) => findVersion(code, version)));
      return found.filter((procedure) => procedure !== undefined);
    },

    async unreadable(code) {
      const keys = await db.procedures.where('[code+version]').between([code, 0], [code, Infinity]).primaryKeys();
      const { rows } = await readRows<ProcedureRow, [string, number]>(store, db.procedures, keys);
      return rows.flatMap(({ version, procedure }) => toUnreadable(version, procedure));
    },

    directory: async () => (await listRows('directory')) as readonly DirectoryEntry[],
    list: async (name) => (await listRows(name)) as readonly ListEntry[],

    async workingCalendar() {
      const row = await findRow(store, db.lists, 'holidays');
      const { holidays, swapWorkingDays } = readHolidayList(row?.rows);
      return { holidays, swapWorkingDays };
    },
    async schedule() {
      const row = await findRow(store, db.lists, scheduleList);
      if (row === undefined) return undefined;
      const holidays = await findRow(store, db.lists, 'holidays');
      return { schedule: row.rows as PhoneSchedule, daysOff: toDaysOff(readHolidayList(holidays?.rows)) };
    },

    async apply(changes) {
      const rows = changes.procedures.map(findProcedureRow).filter((row) => row !== undefined);
      const statuses = await toStatusRows(db, changes.statuses);
      const reports = await toReportNewsRows(db, changes.reports ?? []);
      await store.write(
        [db.procedures, db.lists, db.statuses, db.meta, db.packets],
        ['catalogue', 'statuses', ...(reports.length > 0 ? ['reports' as const] : [])],
        async () => {
          for (let at = 0; at < rows.length; at += sliceLength) {
            await db.procedures.bulkPut(rows.slice(at, at + sliceLength));
          }
          for (const [name, list] of Object.entries(changes.lists)) await db.lists.put({ name, rows: list });
          if (changes.schedule) await db.lists.put({ name: scheduleList, rows: changes.schedule });
          await mergeChanges(db, changes);
          for (let at = 0; at < statuses.length; at += sliceLength) {
            await db.statuses.bulkPut(statuses.slice(at, at + sliceLength));
          }
          if (changes.settings) await mergeSettings(db, changes.settings);
          await mergeReviews(db, changes.reviews ?? []);
          await db.meta.bulkPut([...reports]);
          await mergeOpened(db, changes.openedPids ?? []);
          await db.meta.put({ key: cursorKey, value: changes.cursor });
          await db.meta.put({ key: heardKey, value: heardNews(changes, findAheadMs()) });
        },
      );
      for (const { code, version } of [...rows, ...(changes.ends ?? [])]) parsed.delete(`${code}@${version}`);
    },

    cursor: async () => (await findMeta(store, cursorKey)) as string | undefined,
  };
}

function heardNews({ more }: Changes, aheadMs: number | undefined): HeardNews {
  return { atMs: Date.now(), isWhole: !more, ...(aheadMs !== undefined && { aheadMs }) };
}

/** Absent: not even a code and a version; the rest is judged when the procedure is opened. */
function findProcedureRow(procedure: Changes['procedures'][number]): ProcedureRow | undefined {
  if (typeof procedure !== 'object' || procedure === null) return undefined;
  const { code, version } = procedure as Record<string, unknown>;
  return typeof code === 'string' && typeof version === 'number' ? { code, version, procedure } : undefined;
}

function toUnreadable(version: number, procedure: unknown): readonly UnreadableVersion[] {
  const parsed = parseProcedure(procedure);
  if (parsed.ok) return [];
  const { effectiveFrom } = procedure as Record<string, unknown>;
  return [{ version, problem: parsed.problem, ...(typeof effectiveFrom === 'string' && { effectiveFrom }) }];
}
