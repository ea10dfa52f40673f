/**
 * The link and the outbox, always in sight: "Không có mạng · 3 chờ gửi · 1 cần xem lại". The colour is the link's; only what
 * needs a person is red, because a red "Không có mạng" would alarm on every ordinary day.
 */

import { Fragment } from 'react';
import { useDeviceState } from '../state/device-state.ts';
import { LinkFrame } from './link-frame.tsx';
import { outboxFigures } from './outbox-figures.ts';

export function LinkBar() {
  const link = useDeviceState((state) => state.link);
  const counters = useDeviceState((state) => state.counters);
  return (
    <LinkFrame link={link}>
      {counters && (
        <span>
          {outboxFigures(counters).map(({ words, isUrgent }, at) => (
            <Fragment key={words}>
              {at > 0 && ' · '}
              {isUrgent ? <strong>{words}</strong> : words}
            </Fragment>
          ))}
        </span>
      )}
    </LinkFrame>
  );
}
