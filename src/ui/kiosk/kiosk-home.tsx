/** What can be done here, in three or four large places, each meaningful without being read. */

import { useCallback } from 'react';
import { Link } from 'react-router';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { draftPath } from '../field/draft-path.ts';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { kioskTickets } from '../texts/vi/kiosk-tickets.ts';
import { givenTickets } from './kiosk-marks.ts';
import css from './kiosk.module.css';

const jobs: readonly { readonly job: 'status' | 'find' | 'prepare'; readonly to: string; readonly icon: IconName }[] = [
  { job: 'status', to: '/tra-cuu', icon: 'scan' },
  { job: 'find', to: '/thu-tuc', icon: 'search' },
  { job: 'prepare', to: '/ho-so-moi', icon: 'pen' },
];

export function KioskHome() {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const link = useDeviceState((state) => state.link);
  const load = useCallback(
    async () => (await device.drafts.list()).drafts.find(({ state }) => state === 'draft'),
    [device],
  );
  const draft = useWatched(load, ['drafts']);
  return (
    <Page title={texts.welcome} lead={texts.welcomeLead}>
      {draft && (
        <Notice tone="moving">
          <p>{texts.resume}</p>
          <ButtonLink kind="primary" to={draftPath(draft)}>
            {texts.resumeGo}
          </ButtonLink>
        </Notice>
      )}
      <nav className={css['jobs']} aria-label={texts.welcomeLead}>
        {givenTickets() !== undefined && (
          <Link to="/lay-so">
            <Icon name="clock" size={72} />
            <b>{kioskTickets.job.title}</b>
            <span>{kioskTickets.job.lead}</span>
          </Link>
        )}
        {jobs.map(({ job, to, icon }) => (
          <Link key={job} to={to}>
            <Icon name={icon} size={72} />
            <b>{texts.jobs[job].title}</b>
            <span>{texts.jobs[job].lead}</span>
          </Link>
        ))}
      </nav>
      {link === 'offline' && (
        <Notice tone="waiting" icon="cloud-off">
          {texts.offline}
        </Notice>
      )}
      {enrolled && !enrolled.confirmed && (
        <Notice tone="attention">
          <p>
            {texts.unconfirmed} <b className={css['digits']}>{enrolled.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</b>
          </p>
        </Notice>
      )}
    </Page>
  );
}
