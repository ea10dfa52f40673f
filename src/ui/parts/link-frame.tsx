import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LinkState } from '../../core/screen-ports.ts';
import { home as texts } from '../texts/vi/home.ts';
import { Icon } from './icon.tsx';
import css from './link-bar.module.css';

/** The line of link and outbox, of which the figures are put in. */
export function LinkFrame({ link, children }: { readonly link: LinkState; readonly children: ReactNode }) {
  return (
    <Link to="/ho-so" className={css['bar']} data-tone={tones[link]}>
      <Icon name={link === 'offline' ? 'cloud-off' : 'cloud'} />
      <span>
        <b>{texts.link[link]}</b>
        {children}
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
