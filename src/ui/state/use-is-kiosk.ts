import { useDeviceState } from './device-state.ts';

/** Whether this is the PC of a hall: no helper, no files, no way out. */
export const useIsKiosk = (): boolean => useDeviceState((state) => state.enrolled?.role === 'kiosk');
