/** A data folder with a generated year of a province, filled once; and who asks for it. */

import { randomUUID } from 'node:crypto';
import { insertInvitation } from '../../src/gateway/administration/invitation.ts';
import { seedCatalogue } from '../../src/gateway/administration/seed-catalogue.ts';
import { readConfig } from '../../src/gateway/config.ts';
import { fillFacts } from '../../src/gateway/figures/fill-facts.ts';
import { loadGatewayKeys } from '../../src/gateway/keys/gateway-keys.ts';
import { createLog } from '../../src/gateway/log.ts';
import { prepareDataFolder } from '../../src/gateway/prepare-data-folder.ts';
import { projectDir } from '../../src/gateway/project-dir.ts';
import { sql } from '../../src/gateway/store/kysely.ts';
import { startStore } from '../../src/gateway/store/start-store.ts';
import { fillProvince } from '../fixtures/generated-province.ts';

export interface PreparedPlaces {
  readonly count: number;
  readonly communes: number;
  readonly busiest: string;
  readonly inBusiest: number;
  readonly dossierIds: readonly string[];
  /** Devices that call without a browser. */
  readonly devices: { readonly official: string; readonly admin: string };
  /** For browsers: what follows the gateway's address. */
  readonly invitations: { readonly official: string; readonly admin: string };
}

export async function preparePlaces(dataDir: string, dossiers: number): Promise<PreparedPlaces> {
  prepareDataFolder(dataDir);
  const keys = await loadGatewayKeys(dataDir, new Date());
  const store = await startStore({ dataDir, databaseUrl: undefined });
  const { db } = store;
  const context = { db, keys, log: createLog('warn'), now: () => new Date() };
  try {
    const filled = await db.selectFrom('dossiers').select('dossier_id').limit(1).executeTakeFirst();
    if (filled === undefined) {
      await seedCatalogue(context);
      await fillProvince(context, { dossiers });
    }
    await fillFacts(context);
    await sql`vacuum analyze`.execute(db);
    const communes = await db
      .selectFrom('dossiers')
      .select(['commune_code', sql<number>`count(*)::integer`.as('count')])
      .groupBy('commune_code')
      .orderBy('count', 'desc')
      .execute();
    const [busiest] = communes;
    if (busiest === undefined) throw new Error('the province has no dossier');
    const newest = await db
      .selectFrom('dossiers')
      .select('dossier_id')
      .where('commune_code', '=', busiest.commune_code)
      .orderBy('arrived_at', 'desc')
      .limit(40)
      .execute();
    const admin = await addPerson(store, 'admin', null);
    const official = await addPerson(store, 'official', busiest.commune_code);
    const settings = { DATA_DIR: dataDir, PUBLIC_URL: 'http://localhost' };
    const gateway = { ...context, config: readConfig(settings, [], projectDir) };
    const invite = async (role: 'official' | 'admin', communeCode: string | null) => {
      const personId = await addPerson(store, role, communeCode, false);
      const { link } = await db
        .transaction()
        .execute((trx) =>
          insertInvitation(trx, gateway, { personId, createdBy: null, validMinutes: 600, first: true }),
        );
      return link.replace(/^https?:\/\/[^/]+/, '');
    };
    const invitations = {
      official: await invite('official', busiest.commune_code),
      admin: await invite('admin', null),
    };
    return {
      count: communes.reduce((sum, { count }) => sum + count, 0),
      communes: communes.length,
      busiest: busiest.commune_code,
      inBusiest: busiest.count,
      dossierIds: newest.map((row) => row.dossier_id),
      devices: { admin, official },
      invitations,
    };
  } finally {
    await store.close();
  }
}

/** The device's id, which is the person's too. */
async function addPerson(
  { db }: Pick<Awaited<ReturnType<typeof startStore>>, 'db'>,
  role: 'admin' | 'official',
  communeCode: string | null,
  hasDevice = true,
): Promise<string> {
  const id = `bench-${role}-${randomUUID()}`;
  const at = new Date();
  await db
    .insertInto('people')
    .values({ person_id: id, name: 'Người đo', role, commune_code: communeCode, created_at: at })
    .execute();
  if (!hasDevice) return id;
  await db
    .insertInto('devices')
    .values({
      device_id: id,
      person_id: id,
      name: 'Máy đo',
      public_jwk: JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }),
      thumbprint: id,
      state: 'active',
      check_digits: '000000',
      enrolled_at: at,
      confirmed_at: at,
      inventory: null,
    })
    .execute();
  return id;
}
