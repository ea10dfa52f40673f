/** The one way the screens reach the phone: the `Device` that `main.tsx` built. */

import { createContext, useContext } from 'react';
import type { Device } from '../../core/screen-ports.ts';

const DeviceContext = createContext<Device | undefined>(undefined);

export const DeviceProvider = DeviceContext.Provider;

export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('useDevice needs a DeviceProvider above it');
  return device;
}
