import { useCallback } from 'react';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { hamletPath } from './hamlet-path.ts';

/** The way from a visit to the doors of its hamlet, where this phone works in it. */
export function HamletLink({ hamlet }: { readonly hamlet: string }) {
  const device = useDevice();
  const load = useCallback(() => device.hamlets.list(), [device]);
  const here = useWatched(load, ['notes', 'catalogue'])?.find((each) => isSameHamlet(each.hamlet, hamlet));
  if (!here) return null;
  return <ButtonLink to={hamletPath(here.hamlet)}>{texts.pack.open}</ButtonLink>;
}
