/** Screens that show what residents said stand behind the PIN: locked, the same address shows the lock and then goes on. */

import { lazy } from 'react';
import { Navigate, Outlet } from 'react-router';
import { useDeviceState } from '../state/device-state.ts';

const UnlockScreen = lazy(() => import('./unlock-screen.tsx'));

export function RequireVault() {
  const vault = useDeviceState((state) => state.vault);
  const enrolled = useDeviceState((state) => state.enrolled);
  if (vault === undefined || enrolled === undefined) return null;
  if (vault === 'none' || enrolled === null) return <Navigate to="/moi" replace />;
  return vault === 'open' ? <Outlet /> : <UnlockScreen />;
}
