import { useCallback } from 'react';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from './use-watched.ts';

/** The short name of a procedure by its code; the code itself until the catalogue is read or where it does not know it. */
export function useProcedureNames(): (code: string | undefined) => string {
  const device = useDevice();
  const load = useCallback(async () => {
    const directory = await device.catalogue.directory();
    return new Map(directory.map((entry) => [entry.code, entry.detail?.shortName ?? entry.name]));
  }, [device]);
  const names = useWatched(load, ['catalogue']);
  return (code) => (code === undefined ? '' : (names?.get(code) ?? code));
}
