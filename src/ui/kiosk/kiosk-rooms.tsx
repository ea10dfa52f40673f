/** The screens of one person at the hall's PC, with what is always at hand: an official, the way back, and the end of it all. */

import { Suspense, lazy, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useDevice } from '../parts/device-context.tsx';
import { ScreenBoundary } from '../parts/screen-boundary.tsx';
import BeginScreen from '../field/begin-screen.tsx';
import NeedsScreen from '../field/needs-screen.tsx';
import WhoScreen from '../field/who-screen.tsx';
import BasketScreens from '../field/basket-screens.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { KioskConsent } from './kiosk-consent.tsx';
import { KioskFrame } from './kiosk-frame.tsx';
import { KioskHome } from './kiosk-home.tsx';
import { KioskReadBack } from './kiosk-read-back.tsx';
import { KioskSealed } from './kiosk-sealed.tsx';
import { KioskSign } from './kiosk-sign.tsx';
import { touchSession } from './kiosk-session.ts';
import { KioskTickets } from './kiosk-tickets.tsx';

const KioskStatus = lazy(() => import('./kiosk-status.tsx'));
const KioskProcedures = lazy(() => import('./kiosk-procedures.tsx'));
const KioskProcedure = lazy(() => import('./kiosk-procedure.tsx'));

/** The steps of a dossier that are another matter without a helper. */
const ownSteps = { 'doc-lai': KioskReadBack, ky: KioskSign, xong: KioskSealed } as const;

export function KioskRooms({ onKeeper }: { readonly onKeeper: () => void }) {
  const device = useDevice();
  const { pathname } = useLocation();
  const isHome = pathname === '/';
  useEffect(() => {
    if (!isHome) touchSession();
  }, [isHome]);
  // Between two people nobody is disturbed by a new version.
  useEffect(() => {
    if (isHome && device.appUpdate.isWaiting()) void device.appUpdate.apply();
  }, [device, isHome]);
  return (
    <KioskFrame onKeeper={onKeeper}>
      <ScreenBoundary place={pathname}>
        <Suspense fallback={null}>
          <Routes>
            <Route path="/" element={<KioskHome />} />
            <Route path="/lay-so" element={<KioskTickets />} />
            <Route path="/tra-cuu" element={<KioskStatus />} />
            <Route path="/thu-tuc" element={<KioskProcedures />} />
            <Route path="/thu-tuc/:code" element={<KioskProcedure />} />
            <Route path="/ho-so-moi" element={<KioskConsent />} />
            <Route path="/ho-so-moi/ai" element={<WhoScreen />} />
            <Route path="/ho-so-moi/viec" element={<NeedsScreen />} />
            <Route path="/ho-so-moi/bat-dau" element={<BeginScreen />} />
            <Route path="/lam/:basketId/:step" element={<BasketScreens own={ownSteps} />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Routes>
        </Suspense>
      </ScreenBoundary>
      <IdleWatch />
    </KioskFrame>
  );
}
