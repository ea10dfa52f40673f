/**
 * At every start the repository's catalogue becomes the gateway's: what is new or changed is published and recorded as a
 * change, so that phones get exactly that as their delta. A published version is never altered: a form that changed
 * without a new version number is left as it was published and named in the log. A code whose newest version a person
 * published belongs to the people: what a newer program brings for it becomes a proposal that the province decides.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { GatewayContext } from '../context.ts';
import type { Change } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import type { Catalogue } from './read-catalogue.ts';
import { durationLimits } from '../../core/reception/office-settings.ts';
import { lockProcedures } from '../publishing/publish-procedure.ts';
import { digestDefinition, recordVersion } from '../publishing/record-version.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { catalogueDir, readCatalogue } from './read-catalogue.ts';

/** What the province may change later; phones have the same defaults, by the same names. */
const defaultSettings = Object.fromEntries(
  Object.entries(durationLimits).map(([name, { usual }]) => [name, usual] as const),
);

export async function seedCatalogue(
  { db, log, now }: Pick<GatewayContext, 'db' | 'log' | 'now'>,
  dir: string = catalogueDir,
): Promise<void> {
  const catalogue = await readCatalogue(dir);
  for (const fault of catalogue.faults) log.error({ code: fault }, 'a procedure of the catalogue is malformed');
  await db.transaction().execute(async (trx) => {
    // Two gateways starting side by side must not publish twice.
    await lockProcedures(trx);
    await seedCommunes(trx, catalogue);
    const procedures = await publishProcedures(trx, catalogue, now(), log);
    const changes = [...procedures, ...(await publishLists(trx, catalogue, log)), ...(await seedSettings(trx))];
    if (changes.length === 0) return;
    await recordChange(trx, ...changes);
    const published = procedures.filter(({ kind }) => kind === 'procedure');
    const details = { procedures: published.length, changes: changes.length };
    await writeAudit(trx, {
      actor: 'gateway',
      action: 'catalogue-published',
      subject: 'catalogue',
      details,
      at: now(),
    });
  });
}

interface KnownVersions {
  readonly newest: number;
  readonly isOfPeople: boolean;
  readonly digests: ReadonlyMap<number, string>;
}

async function publishProcedures(
  trx: Transaction<Database>,
  { procedures }: Catalogue,
  at: Date,
  log: GatewayContext['log'],
): Promise<readonly Change[]> {
  const published = await readPublished(trx);
  const changes: Change[] = [];
  for (const { procedure, definition } of procedures) {
    const { code, version } = procedure;
    const known = published.get(code);
    if (known === undefined || (version > known.newest && !known.isOfPeople)) {
      changes.push(...(await recordVersion(trx, { procedure, definition, publishedBy: null, note: '' }, at)));
    } else if (version > known.newest) {
      const isNew = await proposeVersion(trx, { procedure, definition, basedOn: known.newest, at });
      if (isNew) log.warn({ code: `${code}@${version}` }, 'people publish this procedure: the program only proposes');
    } else if (known.digests.get(version) !== digestDefinition(definition)) {
      log.warn({ code: `${code}@${version}` }, 'a published procedure changed without a new version');
    }
  }
  return changes;
}

async function readPublished(trx: Transaction<Database>): Promise<ReadonlyMap<string, KnownVersions>> {
  const rows = await trx
    .selectFrom('procedures')
    .select(['code', 'version', 'digest', 'published_by'])
    .orderBy('version')
    .execute();
  const known = new Map<string, KnownVersions>();
  for (const { code, version, digest, published_by: publishedBy } of rows) {
    const digests = new Map(known.get(code)?.digests).set(version, digest);
    known.set(code, { newest: version, isOfPeople: publishedBy !== null, digests });
  }
  return known;
}

/** False: the very same definition was proposed before, whatever became of it. */
async function proposeVersion(
  trx: Transaction<Database>,
  proposed: { readonly procedure: Procedure; readonly definition: string; readonly basedOn: number; readonly at: Date },
): Promise<boolean> {
  const { code, effectiveFrom } = proposed.procedure;
  const digest = digestDefinition(proposed.definition);
  const same = await trx
    .selectFrom('procedure_proposals')
    .select('proposal_id')
    .where('code', '=', code)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (same !== undefined) return false;
  const row = { proposal_id: randomUUID(), code, based_on: proposed.basedOn, definition: proposed.definition, digest };
  await trx
    .insertInto('procedure_proposals')
    .values({
      ...row,
      effective_from: effectiveFrom,
      note: '',
      proposed_by: null,
      proposed_at: proposed.at,
      state: 'proposed',
    })
    .execute();
  return true;
}

/** A list that people edited is theirs: what a newer program brings for it is only said. */
async function publishLists(
  trx: Transaction<Database>,
  { lists }: Catalogue,
  log: GatewayContext['log'],
): Promise<readonly Change[]> {
  const rows = await trx.selectFrom('lists').select(['name', 'digest', 'edited_by']).execute();
  const known = new Map(rows.map((row) => [row.name, row.digest]));
  const edited = new Set(rows.flatMap((row) => (row.edited_by === null ? [] : [row.name])));
  const changes: Change[] = [];
  for (const [name, value] of lists) {
    const content = JSON.stringify(value);
    const digest = sha256(content);
    if (known.get(name) === digest) continue;
    if (edited.has(name)) {
      log.info({ code: name }, 'people keep this list: the one of the program is left out');
      continue;
    }
    await trx
      .insertInto('lists')
      .values({ name, content, digest })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ content, digest }))
      .execute();
    changes.push({ kind: 'list', subject: name });
  }
  return changes;
}

/** Names follow the published list; whether a commune is opened, and its telephone, belong to the administration. */
async function seedCommunes(trx: Transaction<Database>, { lists }: Catalogue): Promise<void> {
  const communes = (lists.get('communes') ?? []) as readonly { code: string; name: string; fullName?: string }[];
  if (communes.length === 0) return;
  await trx
    .insertInto('communes')
    .values(communes.map(({ code, name, fullName }) => ({ code, name: fullName ?? name, telephone: null })))
    .onConflict((conflict) => conflict.column('code').doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
    .execute();
}

async function seedSettings(trx: Transaction<Database>): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const [name, value] of Object.entries(defaultSettings)) {
    const written = await trx
      .insertInto('settings')
      .values({ name, value: JSON.stringify(value) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('name')
      .execute();
    if (written.length > 0) changes.push({ kind: 'settings', subject: name });
  }
  return changes;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
