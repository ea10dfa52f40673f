import { useCallback } from 'react';
import type { Draft } from '../../core/dossier/dossier.ts';
import type { Problem } from '../../core/problem.ts';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Device } from '../../core/screen-ports.ts';
import { useDevice } from '../parts/device-context.tsx';
import { prompt } from './calm-reader.ts';
import { useWatched } from './use-watched.ts';

export interface BasketDossier {
  readonly draft: Draft;
  readonly procedure: Procedure;
}

/** A draft that this app cannot go on with, because it cannot read the version it pinned. The draft stays as it is. */
export interface UnreadableDossier {
  readonly draft: Draft;
  readonly problem: Problem;
}

/** The dossiers of one sitting with the procedure version each has pinned, in the order they were begun. */
async function loadBasket(device: Device, basketId: string): Promise<Omit<LoadedBasket, 'step'>> {
  const basket: BasketDossier[] = [];
  const unreadable: UnreadableDossier[] = [];
  for (const draft of await device.drafts.basket(basketId)) {
    const { code, version } = draft.procedure;
    const procedure = await device.catalogue.findProcedure(code, version);
    if (procedure) basket.push({ draft, procedure });
    else {
      const problem = await findProcedureProblem(device, code, version);
      unreadable.push({ draft, problem: problem ?? { code: 'procedure-unknown' } });
    }
  }
  basket.sort(
    (one, other) =>
      one.draft.startedAt.localeCompare(other.draft.startedAt) ||
      one.procedure.priority - other.procedure.priority ||
      one.procedure.code.localeCompare(other.procedure.code),
  );
  return { dossiers: basket, unreadable };
}

export interface LoadedBasket {
  readonly dossiers: readonly BasketDossier[];
  readonly unreadable: readonly UnreadableDossier[];
  /** The step it was read for: at another step it may be out of date for a moment. */
  readonly step: string;
}

/** The basket as it is now; undefined while it is read, without dossiers where this phone has no such drafts. */
export function useBasket(basketId: string, step: string): LoadedBasket | undefined {
  const device = useDevice();
  const load = useCallback(async () => ({ ...(await loadBasket(device, basketId)), step }), [device, basketId, step]);
  return useWatched(load, ['drafts', 'catalogue'], prompt);
}
