import { useDeviceState } from './device-state.ts';

/** In localStorage: this is the PC of a hall. Known before the device is, so that nothing else is drawn first. */
export const kioskMark = 'gocua-kiosk';

/** Whether this is the PC of a hall: no helper, no files, no way out. */
export const useIsKiosk = (): boolean => useDeviceState((state) => state.enrolled?.role === 'kiosk');
