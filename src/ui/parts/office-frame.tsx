/** The frame of desk and administration: places on top, who works here, the state of the link, and the lock at hand. */

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { refreshDeviceState, useDeviceState } from '../state/device-state.ts';
import { office as texts } from '../texts/vi/office.ts';
import { page } from '../texts/vi/page.ts';
import { useDevice } from './device-context.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { MorePlaces } from './more-places.tsx';
import css from './office-frame.module.css';

export interface OfficePlace {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}

export function OfficeFrame({
  places,
  others,
  isCurrent,
  extra,
  children,
}: {
  readonly places: readonly OfficePlace[];
  /** Not needed every day: behind one word. */
  readonly others?: readonly OfficePlace[];
  readonly isCurrent: (to: string, pathname: string) => boolean;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  const device = useDevice();
  const { pathname } = useLocation();
  const link = useDeviceState((state) => state.link);
  const enrolled = useDeviceState((state) => state.enrolled);
  return (
    <div className={css['office']}>
      <a className={css['skip']} href="#noi-dung">
        {texts.skip}
      </a>
      <header className={css['head']}>
        <b className={css['brand']}>{page.appName}</b>
        <nav aria-label={page.places}>
          {places.map(({ to, label, icon }) => (
            <Link key={to} to={to} aria-current={isCurrent(to, pathname) ? 'page' : undefined}>
              <Icon name={icon} size={20} />
              <span>{label}</span>
            </Link>
          ))}
          {others && <MorePlaces places={others} isCurrent={isCurrent} />}
        </nav>
        <p className={css['who']}>
          <b>{enrolled?.personName}</b>
          <span>{enrolled?.commune?.name}</span>
        </p>
        <p className={css['link']} data-link={link}>
          <Icon name={link === 'offline' ? 'cloud-off' : 'cloud'} size={20} />
          {texts.link[link]}
        </p>
        {extra}
        <button
          type="button"
          className={css['tool']}
          onClick={() => void device.vault.lock().then(() => refreshDeviceState(device))}
        >
          <Icon name="lock" size={20} />
          <span>{texts.lock}</span>
        </button>
      </header>
      {children}
    </div>
  );
}

/** An ordinary page inside the frame: heading that takes the focus on arrival, a lead, content. */
export function OfficePage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${page.appName}`;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main id="noi-dung" className={css['page']}>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={css['lead']}>{lead}</p>}
      </header>
      {children}
    </main>
  );
}
