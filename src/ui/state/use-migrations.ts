import { useCallback } from 'react';
import { findGraceEnd, findMigration } from '../../core/dossier/migrate-draft.ts';
import type { MigrationPlan } from '../../core/dossier/migrate-draft.ts';
import { useDevice } from '../parts/device-context.tsx';
import type { BasketDossier } from './use-basket.ts';
import { useWatched } from './use-watched.ts';

export interface OfferedMigration {
  readonly dossierId: string;
  readonly plan: MigrationPlan;
}

/** A draft whose version has ended and that nothing replaces. */
export interface EndedDraft {
  readonly dossierId: string;
  readonly shortName: string;
  /** `YYYY-MM-DD`: the last day on which it is still taken. */
  readonly takenUntil: string;
}

export interface VersionNews {
  readonly offered: readonly OfferedMigration[];
  readonly ended: readonly EndedDraft[];
}

/**
 * What newer and ended versions mean for the open dossiers of a basket; undefined while it is being found out. Looked up anew
 * when a dossier pins another version or the catalogue changes, not at every answer.
 */
export function useMigrations(basket: readonly BasketDossier[]): VersionNews | undefined {
  const device = useDevice();
  const pins = basket.map(({ draft }) => `${draft.dossierId}@${draft.procedure.version}`).join();
  const load = useCallback(async () => {
    const today = device.clock.nowIso().slice(0, 10);
    const offered: OfferedMigration[] = [];
    const ended: EndedDraft[] = [];
    for (const pin of pins.split(',')) {
      const dossierId = pin.slice(0, pin.indexOf('@'));
      const draft = await device.drafts.find(dossierId);
      if (draft?.state !== 'draft') continue;
      const plan = await findMigration(device, draft);
      if (plan) {
        offered.push({ dossierId, plan });
        continue;
      }
      const pinned = await device.catalogue.findProcedure(draft.procedure.code, draft.procedure.version);
      const takenUntil = pinned && findGraceEnd(pinned, today);
      if (pinned && takenUntil) ended.push({ dossierId, shortName: pinned.shortName, takenUntil });
    }
    return { offered, ended };
  }, [device, pins]);
  return useWatched(load, ['catalogue']);
}
