/**
 * /kiosk: all there is of the app on the PC of a commune's hall. It stands before every address and has its own, in memory:
 * there is no link into it, no step back out of it, and nothing of it in the browser's history. The desk's PIN leads to the
 * keeper's page and no further.
 */

import { Suspense, lazy, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { ScreenBoundary } from '../parts/screen-boundary.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { guardPage } from './guard-page.ts';
import { KeeperPage } from './keeper-page.tsx';
import { markKiosk } from './kiosk-marks.ts';
import { KioskRooms } from './kiosk-rooms.tsx';
import { startSession, useKioskSession } from './kiosk-session.ts';
import { useLanguage } from '../texts/use-language.ts';
import { PairingPage } from './pairing-page.tsx';
import './kiosk-page.css';

const OrderScreen = lazy(() => import('../parts/order-screen.tsx'));
const StoreTroubleScreen = lazy(() => import('../parts/store-trouble-screen.tsx'));

export default function KioskApp() {
  const enrolled = useDeviceState((state) => state.enrolled);
  const trouble = useDeviceState((state) => state.storeProblem);
  const order = useDeviceState((state) => state.order);
  const [token, setToken] = useState(takeTokenFromAddress);
  const [hasPin, setPin] = useState<boolean>();
  const device = useDevice();
  const isKiosk = enrolled?.role === 'kiosk';

  useEffect(() => {
    const page = document.documentElement;
    page.dataset['kiosk'] = '';
    return () => void delete page.dataset['kiosk'];
  }, []);
  useEffect(() => {
    if (isKiosk) void device.kiosk.hasPin().then(setPin);
  }, [device, isKiosk]);
  // Unpaired: there is nothing left to keep anybody from.
  useEffect(() => {
    if (enrolled !== undefined) markKiosk(isKiosk);
  }, [enrolled, isKiosk]);

  if (trouble) return inFrame(<StoreTroubleScreen problem={trouble} />);
  if (order) return inFrame(<OrderScreen order={order} />);
  if (enrolled === undefined || (isKiosk && hasPin === undefined)) return <Page title="" />;
  if (isKiosk && hasPin) return <Sessions />;
  return inFrame(<PairingPage token={token} onPaired={() => setToken(undefined)} onPin={() => setPin(true)} />);
}

/** The rooms of one person after the other; a step to the next empties the device first. */
function Sessions() {
  const device = useDevice();
  const vault = useDeviceState((state) => state.vault);
  const { number, isBetween } = useKioskSession();
  const language = useLanguage((state) => state.language);
  const [isKeeping, setKeeping] = useState(false);
  useEffect(() => guardPage(), []);
  useEffect(() => {
    void startSession(device);
  }, [device]);
  // Locked by what watches over every vault: for a kiosk that is the end of a session.
  const isShut = number > 0 && !isBetween && vault !== undefined && vault !== 'open';
  useEffect(() => {
    if (isShut) void startSession(device);
  }, [device, isShut]);

  if (isBetween || isShut) return <Page title="" />;
  if (isKeeping) return inFrame(<KeeperPage onBack={() => void startSession(device).then(() => setKeeping(false))} />);
  return (
    <MemoryRouter key={`${number} ${language}`}>
      <KioskRooms onKeeper={() => setKeeping(true)} />
    </MemoryRouter>
  );
}

const inFrame = (screen: ReactNode) => (
  <MemoryRouter>
    <ScreenBoundary place="kiosk">
      <Suspense fallback={null}>{screen}</Suspense>
    </ScreenBoundary>
  </MemoryRouter>
);

/** `/kiosk#<token>`: taken from the address at once and never kept in the history. */
function takeTokenFromAddress(): string | undefined {
  const token = location.hash.slice(1);
  if (token === '' || location.pathname !== '/kiosk') return undefined;
  history.replaceState(null, '', '/kiosk');
  return token;
}
