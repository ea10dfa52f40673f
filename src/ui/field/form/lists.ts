import { useCallback } from 'react';
import type { Choice, ListEntry, ListName } from '../../../core/procedure/procedure.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { useWatched } from '../../state/use-watched.ts';

const none: readonly ListEntry[] = [];

/** The rows of a list that came with the catalogue; empty until they are read. */
function useList(name: ListName): readonly ListEntry[] {
  const device = useDevice();
  const load = useCallback(() => device.catalogue.list(name), [device, name]);
  return useWatched(load, ['catalogue']) ?? none;
}

/** The communes of today with the former ones they were merged from. */
export function useCommunes(): readonly ListEntry[] {
  return useList('communes');
}

/** The provinces of today with the former ones they were merged from. */
export function useProvinces(): readonly ListEntry[] {
  return useList('provinces');
}

/** The lists forms choose from, as choices. */
export function useChoiceLists(): (name: ListName) => readonly Choice[] {
  const lists: Record<ListName, readonly ListEntry[]> = {
    communes: useList('communes'),
    provinces: useList('provinces'),
    'ethnic-groups': useList('ethnic-groups'),
    relationships: useList('relationships'),
    nationalities: useList('nationalities'),
  };
  return (name) => lists[name].map((entry) => ({ value: entry.code, label: entry.name }));
}
