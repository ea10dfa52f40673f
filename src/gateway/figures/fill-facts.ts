/**
 * Facts of dossiers that were opened before there were facts: once, after the opener's start and beside its work. Each
 * batch is a transaction of its own, so a stop in between costs nothing, and two gateways share the work.
 */

import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Opener } from '../opener/opener.ts';
import type { Database } from '../store/schema.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import { sql } from '../store/kysely.ts';
import { factsOf, markFirsts, recordHamletNames, recordSupplementFacts } from './record-facts.ts';

interface Keys {
  readonly keys: { readonly dataKey: KeyObject };
}

const batch = 500;

/** How many dossiers were looked at; `signal` ends it between two batches. */
export async function fillFacts(context: Pick<Opener, 'db'> & Keys, signal?: AbortSignal): Promise<number> {
  let filled = 0;
  let count = batch;
  while (count === batch && !isStopped(signal)) {
    count = await context.db.transaction().execute((trx) => fillBatch(context, trx));
    filled += count;
  }
  return filled;
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function fillBatch({ keys }: Keys, trx: Transaction<Database>): Promise<number> {
  const dossiers = await trx
    .selectFrom('dossier_facts')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_facts.dossier_id')
    .select(['dossiers.dossier_id', 'dossiers.commune_code', 'dossiers.procedure_code', 'dossiers.sample'])
    .select(['dossiers.device_id', 'dossiers.basket_id', 'dossiers.arrived_at', 'dossiers.sealed_content'])
    .where('dossier_facts.opened', '=', false)
    .orderBy('dossier_facts.dossier_id')
    .limit(batch)
    .forUpdate('dossier_facts')
    .skipLocked()
    .execute();
  if (dossiers.length === 0) return 0;
  const told = [];
  for (const dossier of dossiers) {
    const { dossier_id: dossierId, commune_code: communeCode, arrived_at: arrivedAt } = dossier;
    const { text, supplement } = openDossierContent(keys.dataKey, dossierId, dossier.sealed_content);
    const facts = factsOf(keys.dataKey, { dossierId, communeCode, arrivedAt }, text);
    told.push({ facts, dossier, communeCode, hamlet: text.place.hamlet });
    if (supplement) await recordSupplementFacts(trx, dossier, new Date(supplement.askedAt), supplement.items);
  }
  await writeFacts(
    trx,
    told.map(({ facts }) => facts),
  );
  await recordHamletNames(trx, keys.dataKey, told);
  await markFirsts(trx, {
    basketIds: told.map(({ dossier }) => dossier.basket_id),
    visits: told.map(({ dossier, facts }) => ({ deviceId: dossier.device_id, day: facts.helped_on })),
  });
  return dossiers.length;
}

/** With what the history knows better than the newest state: when it was accepted first, when the work ended. */
async function writeFacts(trx: Transaction<Database>, facts: readonly object[]): Promise<void> {
  await sql`
    update dossier_facts as facts set
      opened = told.opened, lane = told.lane, hamlet_key = told.hamlet_key, door_at = told.door_at,
      helped_on = told.helped_on, digitised = told.digitised,
      accepted_at = case when facts.accepted_at is null then null else coalesce(history.accepted_at, facts.accepted_at) end,
      ended_at = case when facts.ended_at is null then null else coalesce(history.ended_at, facts.ended_at) end,
      supplemented = facts.supplemented or history.supplemented
    from json_populate_recordset(null::dossier_facts, ${JSON.stringify(facts)}::json) as told
      cross join lateral (
        select min(at) filter (where action = 'accept') as accepted_at,
          min(at) filter (where action in ('result', 'refuse', 'withdraw', 'stop')) as ended_at,
          coalesce(bool_or(action = 'supplement'), false) as supplemented
        from dossier_events where dossier_events.dossier_id = told.dossier_id
      ) as history
    where facts.dossier_id = told.dossier_id
  `.execute(trx);
}
