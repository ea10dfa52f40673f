import { useCallback, useMemo } from 'react';
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

/** The lists forms choose from, as choices; the same function, and of it the same rows, until a list changes. */
export function useChoiceLists(): (name: ListName) => readonly Choice[] {
  const communes = useList('communes');
  const provinces = useList('provinces');
  const ethnicGroups = useList('ethnic-groups');
  const relationships = useList('relationships');
  const nationalities = useList('nationalities');
  return useMemo(() => {
    const lists: Record<ListName, readonly Choice[]> = {
      communes: toChoices(communes),
      provinces: toChoices(provinces),
      'ethnic-groups': toChoices(ethnicGroups),
      relationships: toChoices(relationships),
      nationalities: toChoices(nationalities),
    };
    return (name) => lists[name];
  }, [communes, provinces, ethnicGroups, relationships, nationalities]);
}

function toChoices(list: readonly ListEntry[]): readonly Choice[] {
  return list.map((entry) => ({ value: entry.code, label: entry.name }));
}
