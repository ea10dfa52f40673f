import { useCallback } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';
import { resident as texts } from '../texts/vi/resident.ts';

/**
 * Another helper of this phone takes it back: with a PIN of their own, which is asked for in their store as it is here, because
 * the phone stays handed over.
 */
export default function ResidentOthers() {
  const device = useDevice();
  const load = useCallback(() => device.people.list(), [device]);
  const people = useWatched(load, ['vault']) ?? [];
  return people.flatMap(({ storeName, name, isCurrent }) =>
    isCurrent || name === undefined
      ? []
      : [
          <Button key={storeName} kind="quiet" onClick={() => void device.people.switchTo(storeName)}>
            {texts.iAm(name)}
          </Button>,
        ],
  );
}
