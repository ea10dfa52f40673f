/** "Khác": the places that are not needed every day, behind one word. It closes with a choice, with Escape and with a click beside it. */

import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { languageNames } from '../texts/vi/languages.ts';
import { office as texts } from '../texts/vi/office.ts';
import { Icon } from './icon.tsx';
import css from './more-places.module.css';
import type { OfficePlace } from './office-frame.tsx';
import { useLanguageChoice } from './use-language-choice.ts';

interface MorePlacesProps {
  readonly places: readonly OfficePlace[];
  readonly isCurrent: (to: string, pathname: string) => boolean;
}

export function MorePlaces({ places, isCurrent }: MorePlacesProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  const current = places.find(({ to }) => isCurrent(to, pathname));

  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [pathname]);
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.querySelector('summary')?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);

  return (
    <details ref={menu} className={css['more']}>
      <summary data-current={current !== undefined || undefined}>
        {current?.label ?? texts.more} <span aria-hidden="true">▾</span>
      </summary>
      <ul>
        {places.map(({ to, label, icon }) => (
          <li key={to}>
            <Link to={to} aria-current={isCurrent(to, pathname) ? 'page' : undefined}>
              <Icon name={icon} size={20} />
              <span>{label}</span>
            </Link>
          </li>
        ))}
        <LanguagePlace />
      </ul>
    </details>
  );
}

function LanguagePlace() {
  const { language, word, choose } = useLanguageChoice(false);
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <li>
      <button type="button" onClick={() => choose(other)}>
        <Icon name="speak" size={20} />
        <span lang={other}>{languageNames[other]}</span>
      </button>
      {word && <p role="status">{word}</p>}
    </li>
  );
}
