import { useCallback } from 'react';
import type { ListEntry, ListName } from '../../../core/procedure/procedure.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { useWatched } from '../../state/use-watched.ts';

const none: readonly ListEntry[] = [];

/** The rows of a list that came with the catalogue; empty until they are read. */
export function useList(name: ListName): readonly ListEntry[] {
  const device = useDevice();
  const load = useCallback(() => device.catalogue.list(name), [device, name]);
  return useWatched(load, ['catalogue']) ?? none;
}

/** The communes of today with the former ones they were merged from. */
export function useCommunes(): readonly ListEntry[] {
  return useList('communes');
}
