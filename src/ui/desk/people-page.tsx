/** Officials invite the volunteers and officials of their own commune, compare six digits, and take a device out of use. */

import type { CommuneRow } from '../../core/reception/administration.ts';
import { DeviceTable } from '../administration/device-table.tsx';
import { InvitePerson } from '../administration/invite-person.tsx';
import { useDevices } from '../administration/use-devices.ts';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { devices as texts } from '../texts/vi/administration.ts';

export function PeoplePage() {
  const devices = useDevices();
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  // Both are asked of the same gateway: what is wrong with it is said once.
  if (communes.trouble && devices.trouble && !communes.value && !devices.value) {
    const askAgain = (): void => void Promise.all([communes.reload(), devices.reload()]);
    return (
      <OfficePage title={texts.people} lead={texts.lead}>
        <OfficeTrouble trouble={communes.trouble} onRetry={askAgain} />
      </OfficePage>
    );
  }
  return (
    <OfficePage title={texts.people} lead={texts.lead}>
      <InvitePerson isPart roles={['volunteer', 'official']} communes={communes} devices={devices} />
      <DeviceTable devices={devices} pagesAt="/quay/nguoi" />
    </OfficePage>
  );
}
