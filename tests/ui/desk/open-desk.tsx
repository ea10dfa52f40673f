/** The desk as an official opens it, over an office in memory. */

import { act } from 'react';
import type { EnrolledDevice } from '../../../src/core/screen-ports.ts';
import DeskApp from '../../../src/ui/desk/desk-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import type { Office } from './office.ts';

export const anOfficial: EnrolledDevice = {
  deviceId: 'device-lan',
  role: 'official',
  personName: 'Hồ Thị Lan Mẫu',
  commune: { code: '99901', name: 'Xã Mẫu' },
  receptionPoints: [{ receptionPointId: 'point-1', name: 'Quầy xã Mẫu', address: 'Xã Mẫu' }],
  confirmed: true,
  check: '123456',
};

export async function openDesk(office: Office, at = '/quay', enrolled = anOfficial): Promise<Screen> {
  // A test begins as a new session of the browser.
  sessionStorage.clear();
  useDeviceState.setState({ enrolled, vault: 'open', link: 'online', changes: {} });
  const device = { ...newFakeDevice({ enrolled }), office: office.client };
  return await openScreen(device, <DeskApp />, '/quay/*', at);
}

/** A key where the focus is; true when the page took it. */
export async function pressKey(screen: Screen, key: string): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(async () => {
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
  await screen.settle();
  return event.defaultPrevented;
}

export async function choose(screen: Screen, selector: string, value: string): Promise<void> {
  const field = screen.field<HTMLSelectElement>(selector);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await screen.settle();
}
