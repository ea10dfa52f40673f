import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import AppComing from '../install/app-coming.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LinkBar } from '../parts/link-bar.tsx';
import { Page } from '../parts/page.tsx';
import { takeIntentPath } from '../posters/kept-intent.ts';
import { OthersHere } from '../people/others-here.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { practice } from '../texts/vi/practice.ts';
import { notEnrolled as texts } from '../texts/vi/app-state.ts';

/** Home without an enrolment: a new phone, or one whose browser threw everything away. What came back is sent all the same. */
export default function NotEnrolledHome({ children }: { readonly children: ReactNode }) {
  const device = useDevice();
  const [intentPath] = useState(takeIntentPath);
  const hasWaiting = useDeviceState((state) => (state.counters?.waiting ?? 0) > 0);
  const load = useCallback(async () => ({ loss: await device.storageLoss() }), [device]);
  const loaded = useWatched(load, ['deliveries']);
  if (!loaded) return null;
  if (intentPath !== undefined) return <Navigate to={intentPath} replace />;
  const isLost = loaded.loss !== undefined;
  return (
    <Page
      title={isLost ? texts.again : texts.title}
      lead={isLost ? texts.againLead : texts.lead}
      actions={
        <ButtonLink kind="primary" to="/moi" wide>
          {texts.enrol}
        </ButtonLink>
      }
    >
      <AppComing />
      {hasWaiting && <LinkBar />}
      {children}
      <OthersHere />
      <ButtonLink icon="pen" to="/luyen-tap/bai">
        {practice.open}
      </ButtonLink>
    </Page>
  );
}
