/** What stands at the head of a row: names for the keys by which was counted. */

import type { Kysely } from 'kysely';
import type { KeyObject } from 'node:crypto';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Dimension } from '../../core/figures/figure.ts';
import { kindNames, laneNames, nobodySaidWhere, stateNames } from '../../core/figures/row-names.ts';
import type { Database } from '../store/schema.ts';
import { openHamletName } from './hamlet-key.ts';

/** Names for `keys`; a key without one keeps itself as its name. */
export async function labelRows(
  context: { readonly db: Kysely<Database>; readonly dataKey: KeyObject },
  by: Dimension,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  switch (by) {
    case 'commune':
      return await labelCommunes(context.db, keys);
    case 'procedure':
      return await labelProcedures(context.db, keys);
    case 'state':
      return new Map(Object.entries(stateNames));
    case 'lane':
      return new Map(Object.entries(laneNames));
    case 'hamlet':
      return await labelHamlets(context, keys);
    case 'device':
      return await labelDevices(context.db, keys);
    case 'reason':
      return await labelReasons(context.db, keys);
    case 'week':
      return new Map(keys.map((key) => [key, key.split('-').toReversed().join('/')]));
    case 'month':
      return new Map(keys.map((key) => [key, key.split('-').toReversed().join('/')]));
  }
}

async function labelCommunes(db: Kysely<Database>, keys: readonly string[]) {
  const rows = await db.selectFrom('communes').select(['code', 'name']).where('code', 'in', keys).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function labelProcedures(db: Kysely<Database>, codes: readonly string[]) {
  const rows = await db
    .selectFrom('procedures')
    .distinctOn('code')
    .select(['code', 'short_name'])
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map(({ code, short_name: name }) => [code, name]));
}

async function labelHamlets(
  { db, dataKey }: { readonly db: Kysely<Database>; readonly dataKey: KeyObject },
  keys: readonly string[],
) {
  const rows = await db
    .selectFrom('hamlet_names')
    .select(['hamlet_key', 'sealed_name'])
    .where('hamlet_key', 'in', keys)
    .execute();
  const names = rows.map((row) => [row.hamlet_key, openHamletName(dataKey, row.hamlet_key, row.sealed_name)] as const);
  return new Map([...names, ['', nobodySaidWhere] as const]);
}

async function labelDevices(db: Kysely<Database>, keys: readonly string[]) {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['device_id', 'devices.name', 'people.name as person'])
    .where('device_id', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.device_id, `${row.person} – ${row.name}`]));
}

/** `procedure|kind|id`: the newest version's word for the paper or the question. */
async function labelReasons(db: Kysely<Database>, keys: readonly string[]) {
  const codes = [...new Set(keys.map((key) => key.split('|')[0] ?? ''))];
  const rows = await db
    .selectFrom('procedures')
    .distinctOn('code')
    .select(['code', 'definition'])
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  const procedures = new Map(rows.map(({ code, definition }) => [code, definition as Procedure]));
  return new Map(
    keys.map((key) => {
      const [code = '', kind = '', ...rest] = key.split('|');
      const procedure = procedures.get(code);
      const what = wordOf(procedure, kind, rest.join('|'));
      const kindName = kindNames[kind as keyof typeof kindNames] ?? kind;
      return [key, `${procedure?.shortName ?? code}: ${kindName.toLowerCase()} ${what}`];
    }),
  );
}

function wordOf(procedure: Procedure | undefined, kind: string, id: string): string {
  const paper = kind === 'paper' ? procedure?.papers.find(({ paperId }) => paperId === id)?.name : undefined;
  const questions = (procedure?.form?.sections ?? []).flatMap((section) => section.questions);
  const question = kind === 'answer' ? questions.find((each) => each.id === id)?.label : undefined;
  const place = kind === 'signature' ? procedure?.form?.signatures.find(({ role }) => role === id)?.label : undefined;
  const word = paper ?? question ?? place ?? id;
  return `“${word}”`;
}
