/**
 * Counts of the whole province, remembered for a while: nobody waits for a hundred thousand rows because another has just
 * looked. An answer that is no longer young is given at once and counted anew behind it; one that is old is not given.
 */

import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { countFigures } from './count-figures.ts';
import type { Counted, FiguresQuery, Grouping } from './count-figures.ts';

export interface Recalled {
  readonly counts: Counted;
  readonly countedAt: Date;
}

interface Kept {
  value?: Recalled;
  running?: Promise<Recalled>;
}

const youngMs = 60_000;
const oldMs = 15 * 60_000;
/** Periods and splits that are asked for at the same time; the one asked for longest ago goes first. */
const most = 300;
const kept = new WeakMap<Kysely<Database>, Map<string, Kept>>();

/** `db` must see every row: what it answered is given to whoever asks next. */
export async function recallCounts(db: Kysely<Database>, query: FiguresQuery, by?: Grouping): Promise<Recalled> {
  const { now, ...asked } = query;
  const known = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, known);
  const key = JSON.stringify([asked, by]);
  const entry = known.get(key) ?? {};
  known.delete(key);
  known.set(key, entry);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  const ageMs = entry.value === undefined ? Infinity : now.getTime() - entry.value.countedAt.getTime();
  if (entry.value !== undefined && ageMs >= 0 && ageMs < youngMs) return entry.value;
  const running = (entry.running ??= count(db, query, by, entry));
  if (entry.value === undefined || ageMs < 0 || ageMs >= oldMs) return await running;
  // Whoever waits for it hears of a failure; the older answer still stands.
  running.catch(() => undefined);
  return entry.value;
}

async function count(
  db: Kysely<Database>,
  query: FiguresQuery,
  by: Grouping | undefined,
  entry: Kept,
): Promise<Recalled> {
  try {
    entry.value = { counts: await countFigures(db, query, by), countedAt: query.now };
    return entry.value;
  } finally {
    delete entry.running;
  }
}
