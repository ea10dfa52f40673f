import { useCallback } from 'react';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';
import { people as texts } from '../texts/vi/people.ts';

/** The way back to those who are on this phone already, for whoever opened a store for nothing; nothing where nobody is. */
export function OthersHere() {
  const device = useDevice();
  const load = useCallback(() => device.people.list(), [device]);
  const people = useWatched(load, ['vault']);
  if (!people?.some(({ isCurrent }) => !isCurrent)) return null;
  return <ButtonLink to="/nguoi">{texts.others}</ButtonLink>;
}
