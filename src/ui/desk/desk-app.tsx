/** /quay: the receiving desk of one commune, for officials. The search of the queue lives here, so that it outlasts its pages. */

import { Suspense, lazy, useState } from 'react';
import { Route, Routes } from 'react-router';
import { DevicePage } from '../administration/device-page.tsx';
import { OfficeFrame } from '../parts/office-frame.tsx';
import type { OfficePlace } from '../parts/office-frame.tsx';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { OfficeRole } from '../parts/office-role.tsx';
import { custody } from '../texts/vi/custody.ts';
import { desk as texts } from '../texts/vi/desk.ts';
import { publishing } from '../texts/vi/publishing.ts';
import { DeskColumns } from './desk-columns.tsx';
import { EnvelopePage } from './envelope-page.tsx';
import { KeyHelp } from './key-help.tsx';
import { PadsPage } from './pads-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { noFilter } from './queue-filter.ts';
import { ReviewPage } from './review-page.tsx';

const CustodyPage = lazy(() => import('./custody-page.tsx'));
const PublishingPages = lazy(() => import('../administration/publishing-pages.tsx'));

const places: readonly OfficePlace[] = [
  { to: '/quay', label: texts.places.queue, icon: 'folder' },
  { to: '/quay/phong-bi', label: texts.places.envelopes, icon: 'box' },
  { to: '/quay/tap-phieu', label: texts.places.pads, icon: 'paper' },
  { to: '/quay/xem-lai', label: texts.places.review, icon: 'alert' },
  { to: '/quay/goi-va-may', label: custody.place, icon: 'phone' },
  { to: '/quay/thu-tuc', label: publishing.title, icon: 'book' },
  { to: '/quay/nguoi', label: texts.places.people, icon: 'person' },
];

export default function DeskApp() {
  const [filter, setFilter] = useState(noFilter);
  const columns = <DeskColumns filter={filter} onFilter={setFilter} />;
  return (
    <OfficeRole only="official">
      <OfficeFrame places={places} isCurrent={isCurrent} extra={<KeyHelp />}>
        <Routes>
          <Route index element={columns} />
          <Route path="ho-so/:dossierId" element={columns} />
          <Route path="phong-bi" element={<EnvelopePage />} />
          <Route path="tap-phieu" element={<PadsPage />} />
          <Route path="xem-lai" element={<ReviewPage onShow={setFilter} />} />
          <Route path="nguoi" element={<PeoplePage />} />
          <Route path="nguoi/:deviceId" element={<DevicePage listAt="/quay/nguoi" />} />
          <Route
            path="goi-va-may"
            element={
              <Suspense fallback={null}>
                <CustodyPage />
              </Suspense>
            }
          />
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
      </OfficeFrame>
    </OfficeRole>
  );
}

/** An open dossier is part of the queue's place. */
function isCurrent(to: string, pathname: string): boolean {
  return to === '/quay' ? pathname === to || pathname.startsWith('/quay/ho-so/') : pathname.startsWith(to);
}
