import { useCallback } from 'react';
import type { FindOptions, FoundProcedure, SectorCount } from '../../core/search/found-procedure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from './use-watched.ts';

/** Procedures for what was typed; what was found before stays until the newer answer is there. Absent: not yet asked. */
export function useFoundProcedures(query: string, options: FindOptions | undefined) {
  const device = useDevice();
  const key = options && JSON.stringify(options);
  const load = useCallback(async (): Promise<readonly FoundProcedure[] | undefined> => {
    if (key === undefined) return undefined;
    return await device.procedureSearch.find(query, JSON.parse(key) as FindOptions);
  }, [device, query, key]);
  const found = useWatched(load, ['catalogue']);
  return key === undefined ? undefined : found;
}

/** Absent until it is known; empty while no catalogue has come. */
export function useSectors(): readonly SectorCount[] | undefined {
  const device = useDevice();
  const load = useCallback(() => device.procedureSearch.sectors(), [device]);
  return useWatched(load, ['catalogue']);
}
