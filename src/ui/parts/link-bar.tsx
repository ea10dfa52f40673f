/** The link and the outbox, always in sight: "Không có mạng · 3 chờ gửi · 1 cần xem lại". */

import { Link } from 'react-router';
import { useDeviceState } from '../state/device-state.ts';
import { home as texts } from '../texts/vi/home.ts';
import { Icon } from './icon.tsx';
import css from './link-bar.module.css';

export function LinkBar() {
  const link = useDeviceState((state) => state.link);
  const counters = useDeviceState((state) => state.counters);
  const needsAttention = (counters?.needsAttention ?? 0) > 0;
  return (
    <Link to="/ho-so" className={css['bar']} data-tone={needsAttention ? 'attention' : tones[link]}>
      <Icon name={link === 'offline' ? 'cloud-off' : 'cloud'} />
      <span>
        <b>{texts.link[link]}</b>
        {counters && <span>{texts.counts(counters)}</span>}
      </span>
      <Icon name="forward" size={20} />
    </Link>
  );
}

const tones = { offline: 'waiting', weak: 'waiting', online: 'done', 'server-down': 'waiting' } as const;
