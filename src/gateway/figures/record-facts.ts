/**
 * What figures need of a dossier's sealed text, told in the transaction that opens it; the rest of its facts is copied by
 * the database itself (migration 008).
 */

import type { KeyObject } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { SealedText, SupplementRequest } from '../../core/dossier/dossier.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { hamletKeyOf, sealHamletName } from './hamlet-key.ts';

export type FactsText = Pick<SealedText, 'lane' | 'place' | 'sealedAt' | 'papers'>;

export interface OpenedFacts {
  readonly dossier_id: string;
  readonly opened: true;
  readonly lane: SealedText['lane'];
  readonly hamlet_key: string | null;
  readonly door_at: Date | null;
  readonly helped_on: string;
  readonly digitised: boolean;
}

/** A phone may be away for weeks; a clock that is further off was wrong. */
const longestAwayMs = 60 * 86_400_000;
const clockAheadMs = 3_600_000;

/** Pure. `communeCode` is the receiving one, whose hamlets are told apart. */
export function factsOf(
  dataKey: KeyObject,
  dossier: { readonly dossierId: string; readonly communeCode: string; readonly arrivedAt: Date },
  text: FactsText,
): OpenedFacts {
  const { dossierId, communeCode, arrivedAt } = dossier;
  const sealedMs = Date.parse(text.sealedAt);
  const ageMs = arrivedAt.getTime() - sealedMs;
  const doorAt = ageMs <= longestAwayMs && ageMs >= -clockAheadMs ? new Date(sealedMs) : null;
  const { hamlet } = text.place;
  return {
    dossier_id: dossierId,
    opened: true,
    lane: text.lane,
    hamlet_key: hamlet === undefined || hamlet.trim() === '' ? null : hamletKeyOf(dataKey, communeCode, hamlet),
    door_at: doorAt,
    helped_on: vietnamIso(doorAt ?? arrivedAt).slice(0, 10),
    digitised: text.papers.length > 0 && text.papers.every(({ part }) => part !== undefined),
  };
}

/** To be called whenever a dossier's text was opened or joined by a supplement, after its row was written. */
export async function recordFacts(
  trx: Transaction<Database>,
  dataKey: KeyObject,
  dossier: { readonly dossierId: string; readonly communeCode: string; readonly arrivedAt: Date },
  text: FactsText,
): Promise<void> {
  const { dossier_id: dossierId, ...facts } = factsOf(dataKey, dossier, text);
  const before = await trx
    .selectFrom('dossier_facts')
    .select(['basket_id', 'device_id', sql<string | null>`helped_on::text`.as('helped_on')])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (before === undefined) return;
  // Dossiers of one sitting may be opened side by side; which of them is the first is decided one after the other.
  await sql`select pg_advisory_xact_lock(hashtext('dossier_facts'), hashtext(${before.device_id}))`.execute(trx);
  await trx.updateTable('dossier_facts').set(facts).where('dossier_id', '=', dossierId).execute();
  await recordHamletNames(trx, dataKey, [{ facts, communeCode: dossier.communeCode, hamlet: text.place.hamlet }]);
  await markFirsts(trx, {
    basketIds: [before.basket_id],
    visits: [facts.helped_on, before.helped_on].flatMap((day) => (day ? [{ deviceId: before.device_id, day }] : [])),
  });
}

export async function recordHamletNames(
  db: Kysely<Database>,
  dataKey: KeyObject,
  told: readonly {
    readonly facts: Pick<OpenedFacts, 'hamlet_key'>;
    readonly communeCode: string;
    readonly hamlet: string | undefined;
  }[],
): Promise<void> {
  const rows = new Map<string, { hamlet_key: string; commune_code: string; sealed_name: Buffer }>();
  for (const { facts, communeCode, hamlet } of told) {
    const key = facts.hamlet_key;
    if (key === null || hamlet === undefined || rows.has(key)) continue;
    rows.set(key, {
      hamlet_key: key,
      commune_code: communeCode,
      sealed_name: sealHamletName(dataKey, key, hamlet.trim()),
    });
  }
  if (rows.size === 0) return;
  await db
    .insertInto('hamlet_names')
    .values([...rows.values()])
    .onConflict((conflict) => conflict.column('hamlet_key').doNothing())
    .execute();
}

/** Which dossier counts the person that was shown, and which the visit: one of each basket, one of each device, hamlet, day. */
export async function markFirsts(
  db: Kysely<Database>,
  of: {
    readonly basketIds: readonly string[];
    readonly visits: readonly { readonly deviceId: string; readonly day: string }[];
  },
): Promise<void> {
  const days = of.visits.map(({ day }) => day);
  const deviceIds = of.visits.map(({ deviceId }) => deviceId);
  await sql`
    update dossier_facts as facts set first_online = ranked.is_first
    from (
      select dossier_id, lane = 'online' and opened
          and row_number() over (partition by basket_id, lane, opened order by arrived_at, dossier_id) = 1 as is_first
      from dossier_facts where basket_id = any(${[...new Set(of.basketIds)]}) and lane is not null
    ) as ranked
    where facts.dossier_id = ranked.dossier_id and facts.first_online <> ranked.is_first
  `.execute(db);
  await sql`
    update dossier_facts as facts set first_of_visit = ranked.is_first
    from (
      select dossier_id,
        row_number() over (partition by device_id, helped_on, hamlet_key order by arrived_at, dossier_id) = 1 as is_first
      from dossier_facts
      where (device_id, helped_on) in (select device, day::date from unnest(${deviceIds}::text[], ${days}::text[]) as t (device, day))
    ) as ranked
    where facts.dossier_id = ranked.dossier_id and facts.first_of_visit <> ranked.is_first
  `.execute(db);
}

/** What the desk asked for, in the transaction that asks. The desk's words stay sealed with the dossier. */
export async function recordSupplementFacts(
  db: Kysely<Database>,
  dossier: {
    readonly dossier_id: string;
    readonly commune_code: string;
    readonly procedure_code: string;
    readonly sample: boolean;
  },
  askedAt: Date,
  items: SupplementRequest['items'],
): Promise<void> {
  const { dossier_id, commune_code, procedure_code, sample } = dossier;
  const seen = new Map(items.map(({ kind, id }) => [`${kind} ${id}`, { kind, item_id: id }]));
  if (seen.size === 0) return;
  // As the request itself says when it was asked: told twice, it is one.
  const atSecond = new Date(Math.floor(askedAt.getTime() / 1000) * 1000);
  const rows = [...seen.values()].map((item) => ({
    ...item,
    dossier_id,
    commune_code,
    procedure_code,
    sample,
    asked_at: atSecond,
  }));
  await db
    .insertInto('supplement_facts')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
