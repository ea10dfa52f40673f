import { useCallback } from 'react';
import type { Draft } from '../../core/dossier/dossier.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Device } from '../../core/screen-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from './use-watched.ts';

export interface BasketDossier {
  readonly draft: Draft;
  readonly procedure: Procedure;
}

/** The dossiers of one sitting with the procedure version each has pinned, in the order they were begun. */
async function loadBasket(device: Device, basketId: string): Promise<readonly BasketDossier[]> {
  const { drafts } = await device.drafts.list();
  const basket: BasketDossier[] = [];
  for (const draft of drafts.filter((candidate) => candidate.basketId === basketId)) {
    const procedure = await device.catalogue.findProcedure(draft.procedure.code, draft.procedure.version);
    if (procedure) basket.push({ draft, procedure });
  }
  return basket.sort(
    (one, other) =>
      one.draft.startedAt.localeCompare(other.draft.startedAt) ||
      one.procedure.priority - other.procedure.priority ||
      one.procedure.code.localeCompare(other.procedure.code),
  );
}

export interface LoadedBasket {
  readonly dossiers: readonly BasketDossier[];
  /** The step it was read for: at another step it may be out of date for a moment. */
  readonly step: string;
}

/** The basket as it is now; undefined while it is read, without dossiers where this phone has no such drafts. */
export function useBasket(basketId: string, step: string): LoadedBasket | undefined {
  const device = useDevice();
  const load = useCallback(
    async () => ({ dossiers: await loadBasket(device, basketId), step }),
    [device, basketId, step],
  );
  return useWatched(load, ['drafts']);
}
