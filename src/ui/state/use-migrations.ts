import { useCallback } from 'react';
import { findMigration } from '../../core/dossier/migrate-draft.ts';
import type { MigrationPlan } from '../../core/dossier/migrate-draft.ts';
import { useDevice } from '../parts/device-context.tsx';
import type { BasketDossier } from './use-basket.ts';
import { useWatched } from './use-watched.ts';

export interface OfferedMigration {
  readonly dossierId: string;
  readonly plan: MigrationPlan;
}

/**
 * The open dossiers of a basket that pin a version no longer in force, with what moving each would do; undefined while it
 * is being found out. Looked up anew when a dossier pins another version or the catalogue changes, not at every answer.
 */
export function useMigrations(basket: readonly BasketDossier[]): readonly OfferedMigration[] | undefined {
  const device = useDevice();
  const pins = basket.map(({ draft }) => `${draft.dossierId}@${draft.procedure.version}`).join();
  const load = useCallback(async () => {
    const offered: OfferedMigration[] = [];
    for (const pin of pins.split(',')) {
      const dossierId = pin.slice(0, pin.indexOf('@'));
      const draft = await device.drafts.find(dossierId);
      const plan = draft && (await findMigration(device, draft));
      if (plan) offered.push({ dossierId, plan });
    }
    return offered;
  }, [device, pins]);
  return useWatched(load, ['catalogue']);
}
