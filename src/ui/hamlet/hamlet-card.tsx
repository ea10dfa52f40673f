/** On the home screen: the way to the doors. Nothing where this phone works in no hamlet. */

import { useCallback } from 'react';
import { hamletName } from '../../core/visit/visit-text.ts';
import { useDevice } from '../parts/device-context.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { useWatched } from '../state/use-watched.ts';
import { hamlet as texts } from '../texts/vi/hamlet.ts';
import { hamletPath } from './hamlet-path.ts';

export default function HamletCard() {
  const device = useDevice();
  const load = useCallback(() => device.hamlets.list(), [device]);
  const hamlets = useWatched(load, ['notes', 'catalogue']);
  const [only, ...others] = hamlets ?? [];
  if (!only) return null;
  const isOne = others.length === 0 && only.asOf !== undefined;
  return (
    <RowList>
      <RowLink
        to={isOne ? hamletPath(only.hamlet) : '/thon'}
        title={texts.place}
        detail={[only, ...others].map(({ hamlet }) => hamletName(hamlet)).join(', ')}
      />
    </RowList>
  );
}
