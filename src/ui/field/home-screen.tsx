/** Hôm nay: the link and the outbox in sight, what is unfinished, what the desk asks, and one button for the next door. */

import { Suspense, lazy } from 'react';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatToday } from '../parts/format.ts';
import { LinkBar } from '../parts/link-bar.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { beginNewDossier } from '../state/new-dossier.ts';
import { home as texts } from '../texts/vi/home.ts';
import { HomeFrame, LockedHome } from './locked-home.tsx';
import { homeLead } from './home-lead.ts';

const OpenHome = lazy(() => import('./open-home.tsx'));
const StorageLossNotice = lazy(() => import('./storage-loss-notice.tsx'));
const SetAsideNotice = lazy(() => import('./set-aside-notice.tsx'));
const WindowsNotice = lazy(() => import('./windows-notice.tsx'));
const NotEnrolledHome = lazy(() => import('./not-enrolled-home.tsx'));
const UpdateOffer = lazy(() => import('../parts/update-offer.tsx'));

export function HomeScreen() {
  const device = useDevice();
  const vault = useDeviceState((state) => state.vault);
  const enrolled = useDeviceState((state) => state.enrolled);
  if (enrolled === undefined || vault === undefined) return <Page title={texts.title} nav={<BottomNav />} />;
  if (enrolled === null || vault === 'none') {
    return (
      <Suspense fallback={null}>
        <NotEnrolledHome>
          <AppNotices />
        </NotEnrolledHome>
      </Suspense>
    );
  }
  return (
    <HomeFrame
      lead={homeLead(formatToday(device.clock.nowMs()), enrolled.commune?.name)}
      onNewDossier={() => beginNewDossier()}
    >
      <LinkBar />
      <AppNotices />
      <Suspense fallback={null}>{vault === 'open' ? <OpenHome /> : <LockedHome />}</Suspense>
    </HomeFrame>
  );
}

/** What the app has to say of itself. A new version is offered only here, between two doors: never inside a form. */
function AppNotices() {
  const isUpdateWaiting = useDeviceState((state) => state.updateWaiting);
  const hasOtherWindows = useDeviceState((state) => state.windows > 1);
  return (
    <Suspense fallback={null}>
      <StorageLossNotice />
      <SetAsideNotice />
      {isUpdateWaiting && <UpdateOffer />}
      {hasOtherWindows && <WindowsNotice />}
    </Suspense>
  );
}
