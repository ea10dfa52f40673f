import { useCallback } from 'react';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { ListName } from '../../core/procedure/procedure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from './use-watched.ts';

const names: readonly ListName[] = ['communes', 'provinces', 'ethnic-groups', 'relationships', 'nationalities'];

/** The words for the codes of every list, places with their kind ("Xã Đakrông"); undefined until they are read. */
export function useListLabels(): ListLabels | undefined {
  const device = useDevice();
  const load = useCallback(async (): Promise<ListLabels> => {
    const lists = await Promise.all(
      names.map(async (name) => {
        const entries = await device.catalogue.list(name);
        return [name, Object.fromEntries(entries.map((entry) => [entry.code, entry.fullName ?? entry.name]))] as const;
      }),
    );
    return Object.fromEntries(lists);
  }, [device]);
  return useWatched(load, ['catalogue']);
}
