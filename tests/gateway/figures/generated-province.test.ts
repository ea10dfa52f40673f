import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { openDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { fillProvince, generatedStates } from '../../fixtures/generated-province.ts';
import type { GeneratedProvince } from '../../fixtures/generated-province.ts';

describe('a generated province', () => {
  let world: DeskWorld;
  let province: GeneratedProvince;

  beforeAll(async () => {
    world = await createDeskWorld();
    province = await fillProvince(world.context, { dossiers: 150, communes: 3 });
  });
  afterAll(async () => world.close());

  it('has dossiers in every state, in every commune', async () => {
    const rows = await world.context.db.selectFrom('dossiers').select(['state', 'commune_code']).execute();
    expect(rows).toHaveLength(150);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(generatedStates));
    expect(new Set(rows.map((row) => row.commune_code))).toEqual(new Set(province.teams.map(({ code }) => code)));
  });

  it('is opened by the desk as any dossier', async () => {
    const rows = await world.context.db.selectFrom('dossiers').selectAll().execute();
    for (const row of rows) {
      const { text } = openDossierContent(world.context.keys.dataKey, row.dossier_id, row.sealed_content);
      expect(text.dossierId).toBe(row.dossier_id);
      expect(row.arrived_at.getTime()).toBeGreaterThanOrEqual(Date.parse(text.sealedAt));
      expect(row.state_at.getTime()).toBeLessThanOrEqual(province.until.getTime());
    }
    const [row] = rows;
    const caller = { deviceId: 'nobody', communeCode: row?.commune_code ?? '' };
    const dossier = await findDeskDossier(world.context, caller, row?.dossier_id ?? '');
    expect(dossier?.history.length).toBeGreaterThan(0);
  });

  it('is the same for the same seed', async () => {
    const other = await createDeskWorld();
    try {
      await fillProvince(other.context, { dossiers: 150, communes: 3 });
      const read = ({ context }: DeskWorld) =>
        context.db
          .selectFrom('dossiers')
          .select(['dossier_id', 'state', 'arrived_at', 'procedure_code', 'local_code'])
          .orderBy('dossier_id')
          .execute();
      expect(await read(other)).toEqual(await read(world));
    } finally {
      await other.close();
    }
  });
});
