import type { DeviceRow } from '../../core/reception/administration.ts';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';

export type Devices = Pick<OfficeAnswer<readonly DeviceRow[]>, 'value' | 'trouble' | 'reload'>;

/** Often enough that a device that has just enrolled appears while its holder still stands here. */
const refreshMs = 5_000;

/** The devices within reach, unconfirmed ones first. */
export function useDevices(): Devices {
  return useOffice<readonly DeviceRow[]>('/admin/devices', refreshMs);
}
