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
import { administration as texts, invite as inviteTexts } from '../texts/vi/administration.ts';
import { connectorPlaces } from '../texts/vi/connector-places.ts';
import { figuresText } from '../texts/vi/figures.ts';
import { publishing } from '../texts/vi/publishing.ts';
import { voicePlaces } from '../texts/vi/voice-places.ts';
import { CommunePage } from './commune-page.tsx';
import { CommunesPage } from './communes-page.tsx';
import { DevicePage } from './device-page.tsx';
import { DevicesPage } from './devices-page.tsx';
import { DeviceTable } from './device-table.tsx';
import { InvitePerson } from './invite-person.tsx';
import { useDevices } from './use-devices.ts';

const ConnectorsPage = lazy(() => import('./connectors.tsx'));
const ProvinceFigures = lazy(() => import('../figures/province-figures.tsx'));
const PublishingPages = lazy(() => import('./publishing-pages.tsx'));
const PeoplePages = lazy(() => import('./people-pages.tsx'));
const TeamsPage = lazy(() => import('./teams-page.tsx'));
const CalendarPage = lazy(() => import('./calendar-page.tsx'));
const SettingsPage = lazy(() => import('./settings-page.tsx'));
const KeysPage = lazy(() => import('./keys-page.tsx'));
const CommuneVisits = lazy(() => import('./commune-visits.tsx'));
const VoicesPage = lazy(() => import('../voices/voices-page.tsx'));
const AuditPage = lazy(() => import('./audit-page.tsx'));

const devicesAt = '/quan-tri/may';
const peopleAt = '/quan-tri/nguoi';

const findPlaces = (): readonly OfficePlace[] => [
  { to: '/quan-tri', label: texts.places.communes, icon: 'home' },
  { to: peopleAt, label: texts.places.people, icon: 'person' },
  { to: devicesAt, label: texts.places.devices, icon: 'phone' },
  { to: '/quan-tri/thu-tuc', label: publishing.title, icon: 'book' },
  { to: '/quan-tri/so-lieu', label: figuresText.place, icon: 'up' },
];

/** Needed a few times a year. */
const findOthers = (): readonly OfficePlace[] => [
  { to: '/quan-tri/ket-noi', label: connectorPlaces.connectors, icon: 'forward' },
  { to: '/quan-tri/giong-doc', label: voicePlaces.voices, icon: 'speak' },
  { to: '/quan-tri/lich', label: texts.places.calendar, icon: 'clock' },
  { to: '/quan-tri/cai-dat', label: texts.places.settings, icon: 'more' },
  { to: '/quan-tri/khoa', label: texts.places.keys, icon: 'lock' },
  { to: '/quan-tri/nhat-ky', label: texts.places.audit, icon: 'paper' },
];

export default function AdministrationApp() {
  return (
    <OfficeRole only="admin">
      <OfficeFrame places={findPlaces()} others={findOthers()} isCurrent={isCurrent}>
        <Pages />
      </OfficeFrame>
    </OfficeRole>
  );
}

function Pages() {
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route index element={<CommunesPage communes={communes} />} />
        <Route path="xa/:code" element={<CommunePage communes={communes} />} />
        <Route path="xa/:code/lich-thon" element={<CommuneVisits />} />
        <Route path="moi" element={<InvitePage communes={communes} />} />
        <Route path="nguoi/*" element={<PeoplePages communes={communes} />} />
        <Route path="to" element={<TeamsPage communes={communes} />} />
        <Route path="lich" element={<CalendarPage />} />
        <Route path="lich/:year" element={<CalendarPage />} />
        <Route path="cai-dat" element={<SettingsPage />} />
        <Route path="khoa" element={<KeysPage />} />
        <Route path="nhat-ky" element={<AuditPage />} />
        <Route path="may" element={<DevicesPage communes={communes} pagesAt={devicesAt} />} />
        <Route path="may/:deviceId" element={<DevicePage listAt={devicesAt} />} />
        <Route path="ket-noi" element={<ConnectorsPage communes={communes} />} />
        <Route path="so-lieu" element={<ProvinceFigures />} />
        <Route path="giong-doc" element={<VoicesPage />} />
        <Route path="thu-tuc/*" element={<PublishingPages />} />
        <Route path="*" element={<NotFoundScreen />} />
      </Routes>
    </Suspense>
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

/** A commune's page belongs to the list; invitations and teams belong to the people. */
function isCurrent(to: string, pathname: string): boolean {
  if (to === '/quan-tri') return pathname === to || pathname.startsWith('/quan-tri/xa/');
  const own = to === peopleAt ? [to, '/quan-tri/moi', '/quan-tri/to'] : [to];
  return own.some((at) => pathname === at || pathname.startsWith(`${at}/`));
}
