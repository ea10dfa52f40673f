import { useCallback } from 'react';
import { buildProcedureIndex } from '../../core/procedure/procedure-index.ts';
import type { ProcedureIndex } from '../../core/procedure/procedure-index.ts';
import type { DirectoryDetail } from '../../core/procedure/procedure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from './use-watched.ts';

export interface Directory {
  readonly index: ProcedureIndex;
  readonly details: ReadonlyMap<string, DirectoryDetail>;
}

/** The searchable directory with what is known in detail of its procedures; absent until it is read. */
export function useDirectory(): Directory | undefined {
  const device = useDevice();
  const load = useCallback(async (): Promise<Directory> => {
    const entries = await device.catalogue.directory();
    const detailed = entries.flatMap(({ detail, ...entry }) => (detail ? [{ ...entry, ...detail }] : []));
    return {
      index: buildProcedureIndex(entries, detailed),
      details: new Map(detailed.map((procedure) => [procedure.code, procedure])),
    };
  }, [device]);
  return useWatched(load, ['catalogue']);
}
