/**
 * The link and the outbox, always in sight: "Không có mạng · 3 chờ gửi · 1 cần xem lại". The colour is the link's; only what
 * needs a person is red, because a red "Không có mạng" would alarm on every ordinary day.
 */

import { Link } from 'react-router';
import { useDeviceState } from '../state/device-state.ts';
import { home as texts } from '../texts/vi/home.ts';
import { Icon } from './icon.tsx';
import css from './link-bar.module.css';

export function LinkBar() {
  const link = useDeviceState((state) => state.link);
  const counters = useDeviceState((state) => state.counters);
  return (
    <Link to="/ho-so" className={css['bar']} data-tone={tones[link]}>
      <Icon name={link === 'offline' ? 'cloud-off' : 'cloud'} />
      <span>
        <b>{texts.link[link]}</b>
        {counters && (
          <span>
            {texts.waiting(counters)}
            {counters.needsAttention > 0 && (
              <>
                {' · '}
                <strong>{texts.needsAttention(counters.needsAttention)}</strong>
              </>
            )}
            {counters.drafts > 0 && ` · ${texts.inTheMaking(counters.drafts)}`}
          </span>
        )}
      </span>
      <Icon name="forward" size={20} />
    </Link>
  );
}

const tones = {
  offline: 'waiting',
  weak: 'waiting',
  online: 'done',
  queued: 'moving',
  'server-down': 'waiting',
} as const;
