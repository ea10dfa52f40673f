/** The four places of the app, always at the thumb outside a dossier in the making. */

import { NavLink } from 'react-router';
import { page as texts } from '../texts/vi/page.ts';
import css from './bottom-nav.module.css';
import { Icon } from './icon.tsx';

const places = [
  { to: '/', icon: 'home', word: 'today' },
  { to: '/thu-tuc', icon: 'book', word: 'procedures' },
  { to: '/ho-so', icon: 'folder', word: 'dossiers' },
  { to: '/them', icon: 'more', word: 'more' },
] as const;

export function BottomNav() {
  return (
    <nav className={css['nav']} aria-label={texts.places}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'}>
          <Icon name={place.icon} />
          {texts[place.word]}
        </NavLink>
      ))}
    </nav>
  );
}
