/** /quan-tri: the province opens communes, invites people, keeps the devices in view and publishes procedures. */

import { Suspense, lazy } from 'react';
import { Route, Routes, useSearchParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { OfficeFrame, OfficePage } from '../parts/office-frame.tsx';
import type { OfficePlace } from '../parts/office-frame.tsx';
import { OfficeRole } from '../parts/office-role.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { administration as texts, devices as deviceTexts, invite as inviteTexts } from '../texts/vi/administration.ts';
import { publishing } from '../texts/vi/publishing.ts';
import { CommunePage } from './commune-page.tsx';
import { CommunesPage } from './communes-page.tsx';
import { DevicePage } from './device-page.tsx';
import { DeviceTable } from './device-table.tsx';
import { InvitePerson } from './invite-person.tsx';
import { useDevices } from './use-devices.ts';

const PublishingPages = lazy(() => import('./publishing-pages.tsx'));

const devicesAt = '/quan-tri/may';

const places: readonly OfficePlace[] = [
  { to: '/quan-tri', label: texts.places.communes, icon: 'home' },
  { to: '/quan-tri/moi', label: texts.places.people, icon: 'person' },
  { to: devicesAt, label: texts.places.devices, icon: 'phone' },
  { to: '/quan-tri/thu-tuc', label: publishing.title, icon: 'book' },
];

export default function AdministrationApp() {
  return (
    <OfficeRole only="admin">
      <OfficeFrame places={places} isCurrent={isCurrent}>
        <Pages />
      </OfficeFrame>
    </OfficeRole>
  );
}

function Pages() {
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  return (
    <Routes>
      <Route index element={<CommunesPage communes={communes} />} />
      <Route path="xa/:code" element={<CommunePage communes={communes} />} />
      <Route path="moi" element={<InvitePage communes={communes} />} />
      <Route path="may" element={<DevicesPage communes={communes} />} />
      <Route path="may/:deviceId" element={<DevicePage listAt={devicesAt} />} />
      <Route
        path="thu-tuc/*"
        element={
          <Suspense fallback={null}>
            <PublishingPages />
          </Suspense>
        }
      />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}

interface WithCommunes {
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
}

function InvitePage({ communes }: WithCommunes) {
  const devices = useDevices();
  const [query] = useSearchParams();
  const communeCode = query.get('xa');
  const newest = { ...devices, value: devices.value?.filter((row) => row.state === 'unconfirmed') };
  return (
    <OfficePage title={inviteTexts.title}>
      <InvitePerson
        roles={['official', 'volunteer', 'admin']}
        communes={communes}
        devices={devices}
        {...(communeCode !== null && { communeCode })}
      />
      {(newest.value?.length ?? 0) > 0 && (
        <DeviceTable devices={newest} pagesAt={devicesAt} {...(communes.value && { communes: communes.value })} />
      )}
    </OfficePage>
  );
}

function DevicesPage({ communes }: WithCommunes) {
  const devices = useDevices();
  return (
    <OfficePage title={deviceTexts.title} lead={deviceTexts.lead}>
      <DeviceTable devices={devices} pagesAt={devicesAt} {...(communes.value && { communes: communes.value })} />
    </OfficePage>
  );
}

/** A commune's page belongs to the list. */
function isCurrent(to: string, pathname: string): boolean {
  return to === '/quan-tri' ? pathname === to || pathname.startsWith('/quan-tri/xa/') : pathname.startsWith(to);
}
