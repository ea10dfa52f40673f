/**
 * At every start the repository's catalogue becomes the gateway's: what is new or changed is published and recorded as a
 * change, so that phones get exactly that as their delta. A published version is never altered: a form that changed
 * without a new version number is left as it was published and named in the log.
 */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { GatewayContext } from '../context.ts';
import type { Change } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import type { Catalogue } from './read-catalogue.ts';
import { writeAudit } from '../store/audit.ts';
import { recordChange } from '../store/changes.ts';
import { catalogueDir, readCatalogue } from './read-catalogue.ts';

/** What the province may change later; phones have the same defaults. */
const defaultSettings = { correctionWindowMinutes: 120, purgeGraceHours: 24 } as const;

export async function seedCatalogue(
  { db, log, now }: Pick<GatewayContext, 'db' | 'log' | 'now'>,
  dir: string = catalogueDir,
): Promise<void> {
  const catalogue = await readCatalogue(dir);
  for (const fault of catalogue.faults) log.error({ code: fault }, 'a procedure of the catalogue is malformed');
  await db.transaction().execute(async (trx) => {
    // Two gateways starting side by side must not publish twice.
    await sql`lock table procedures in share row exclusive mode`.execute(trx);
    await seedCommunes(trx, catalogue);
    const procedures = await publishProcedures(trx, catalogue, now(), log);
    const changes = [...procedures, ...(await publishLists(trx, catalogue)), ...(await seedSettings(trx))];
    if (changes.length === 0) return;
    await recordChange(trx, ...changes);
    const details = { procedures: procedures.length, changes: changes.length };
    await writeAudit(trx, {
      actor: 'gateway',
      action: 'catalogue-published',
      subject: 'catalogue',
      details,
      at: now(),
    });
  });
}

async function publishProcedures(
  trx: Transaction<Database>,
  { procedures }: Catalogue,
  at: Date,
  log: GatewayContext['log'],
): Promise<readonly Change[]> {
  const published = await trx.selectFrom('procedures').select(['code', 'version', 'digest']).execute();
  const digests = new Map(published.map((row) => [`${row.code}@${row.version}`, row.digest]));
  const changes: Change[] = [];
  for (const { procedure, definition } of procedures) {
    const subject = `${procedure.code}@${procedure.version}`;
    const digest = sha256(definition);
    const known = digests.get(subject);
    if (known !== undefined) {
      if (known !== digest) log.warn({ code: subject }, 'a published procedure changed without a new version');
      continue;
    }
    await trx
      .insertInto('procedures')
      .values({
        code: procedure.code,
        version: procedure.version,
        effective_from: procedure.effectiveFrom,
        effective_to: procedure.effectiveTo ?? null,
        grace_days: procedure.graceDays,
        definition,
        published_at: at,
        digest,
      })
      .execute();
    changes.push({ kind: 'procedure', subject });
  }
  return changes;
}

async function publishLists(trx: Transaction<Database>, { lists }: Catalogue): Promise<readonly Change[]> {
  const known = new Map(
    (await trx.selectFrom('lists').select(['name', 'digest']).execute()).map((row) => [row.name, row.digest]),
  );
  const changes: Change[] = [];
  for (const [name, value] of lists) {
    const content = JSON.stringify(value);
    const digest = sha256(content);
    if (known.get(name) === digest) continue;
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
