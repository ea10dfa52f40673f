/**
 * What the app shows, and what stands before all of it. Home and the first screen of a new dossier are in the first download;
 * every other address is in `rooms.tsx`, which comes when it is opened (and is on the phone already, precached).
 */

import { Suspense, lazy, useEffect } from 'react';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import { practiceBase } from '../core/practice/practice-address.ts';
import type { Device } from '../core/screen-ports.ts';
import { ConsentScreen } from './field/consent-screen.tsx';
import { HomeScreen } from './field/home-screen.tsx';
import { DeviceProvider } from './parts/device-context.tsx';
import { RequireVault } from './parts/require-vault.tsx';
import { ScreenBoundary } from './parts/screen-boundary.tsx';
import { followDevice, useDeviceState } from './state/device-state.ts';
import { kioskMark } from './state/marks.ts';
import { useIsKiosk } from './state/use-is-kiosk.ts';
import { followResidentHands, useResidentHands } from './state/resident-hands.ts';
import { useLanguage } from './texts/use-language.ts';

const Rooms = lazy(() => import('./rooms.tsx'));
const ResidentRoom = lazy(() => import('./field/resident-room.tsx'));
const StoreTroubleScreen = lazy(() => import('./parts/store-trouble-screen.tsx'));
const FullDisk = lazy(() => import('./parts/full-disk.tsx'));
const KioskApp = lazy(() => import('./kiosk/kiosk-app.tsx'));
const PracticeFrame = lazy(() => import('./practice/practice-frame.tsx'));
const OrderScreen = lazy(() => import('./parts/order-screen.tsx'));

export function App({ device }: { readonly device: Device }) {
  useEffect(() => followDevice(device), [device]);
  useEffect(followResidentHands, []);
  const isFull = useDeviceState((state) => state.fullDisk !== undefined);
  const isPaired = useIsKiosk();
  const language = useLanguage((state) => state.language);
  // Before every address: the PC of a hall has no other.
  const isKiosk = isPaired || localStorage.getItem(kioskMark) !== null || location.pathname === '/kiosk';
  return (
    <DeviceProvider value={device}>
      {isFull && (
        <Suspense fallback={null}>
          <FullDisk />
        </Suspense>
      )}
      {isKiosk ? (
        <Suspense fallback={null}>
          <KioskApp />
        </Suspense>
      ) : (
        <BrowserRouter key={language} basename={device.practice ? practiceBase : '/'}>
          {device.practice ? (
            <Suspense fallback={null}>
              <PracticeFrame>
                <Screens />
              </PracticeFrame>
            </Suspense>
          ) : (
            <Screens />
          )}
        </BrowserRouter>
      )}
    </DeviceProvider>
  );
}

function Screens() {
  const { pathname } = useLocation();
  const isHanded = useResidentHands((state) => state.isHanded);
  const trouble = useDeviceState((state) => state.storeProblem);
  const order = useDeviceState((state) => state.order);
  if (trouble) {
    return (
      <Suspense fallback={null}>
        <StoreTroubleScreen problem={trouble} />
      </Suspense>
    );
  }
  // Before everything else: of a locked or revoked phone nothing is to be reached.
  if (order) {
    return (
      <Suspense fallback={null}>
        <OrderScreen order={order} />
      </Suspense>
    );
  }
  // In the resident's hand there is no other address: the rest of the app is not even drawn.
  if (isHanded) {
    return (
      <ScreenBoundary place={pathname}>
        <Suspense fallback={null}>
          <ResidentRoom />
        </Suspense>
      </ScreenBoundary>
    );
  }
  return (
    <ScreenBoundary place={pathname}>
      <Suspense fallback={null}>
        <Routes>
          <Route path="/" element={<HomeScreen />} />
          <Route element={<RequireVault />}>
            <Route path="/ho-so-moi" element={<ConsentScreen />} />
          </Route>
          <Route path="*" element={<Rooms />} />
        </Routes>
      </Suspense>
    </ScreenBoundary>
  );
}
