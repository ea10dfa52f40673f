/** The four places of the app, always at the thumb outside a dossier in the making. */

import { NavLink } from 'react-router';
import { page as texts } from '../texts/vi/page.ts';
import css from './bottom-nav.module.css';
import { Icon } from './icon.tsx';

const places = [
  { to: '/', icon: 'home', label: texts.today },
  { to: '/thu-tuc', icon: 'book', label: texts.procedures },
  { to: '/ho-so', icon: 'folder', label: texts.dossiers },
  { to: '/them', icon: 'more', label: texts.more },
] as const;

export function BottomNav() {
  return (
    <nav className={css['nav']} aria-label={texts.places}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'}>
          <Icon name={place.icon} />
          {place.label}
        </NavLink>
      ))}
    </nav>
  );
}
