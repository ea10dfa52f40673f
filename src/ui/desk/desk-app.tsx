/** /quay: the receiving desk of one commune, for officials. The filter of the queue lives here, so that it outlasts its pages. */

import { Suspense, lazy, useState } from 'react';
import { Route, Routes } from 'react-router';
import { DevicePage } from '../administration/device-page.tsx';
import { OfficeFrame } from '../parts/office-frame.tsx';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { OfficeRole } from '../parts/office-role.tsx';
import { DeskColumns } from './desk-columns.tsx';
import { findDailyPlaces, findOtherPlaces, isCurrentPlace } from './desk-places.ts';
import { EnvelopePage } from './envelope-page.tsx';
import { KeyHelp } from './key-help.tsx';
import { PadsPage } from './pads-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { keepSessionFilter, readSessionFilter } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { ReviewPage } from './review-page.tsx';

const StatusImportPage = lazy(() => import('./status-import.tsx'));
const DeskForwardingPage = lazy(() => import('../administration/connectors-desk.tsx'));
const CommunePeople = lazy(() => import('./commune-people.tsx'));
const EnvelopesPage = lazy(() => import('./custody/envelopes-page.tsx'));
const CustodyPage = lazy(() => import('./custody-page.tsx'));
const HouseholdsPages = lazy(() => import('./households/households-pages.tsx'));
const DeskFigures = lazy(() => import('../figures/desk-figures.tsx'));
const KiosksPage = lazy(() => import('./kiosks/kiosks-page.tsx'));
const PostersPage = lazy(() => import('./posters/posters-page.tsx'));
const PublishingPages = lazy(() => import('../administration/publishing-pages.tsx'));
const ResultsPage = lazy(() => import('./results/results-page.tsx'));
const ReportPages = lazy(() => import('./reports/report-pages.tsx'));
const RegisterPage = lazy(() => import('./register-page.tsx'));
const MoneyPage = lazy(() => import('./money/money-page.tsx'));
const TicketsPage = lazy(() => import('./tickets/tickets-page.tsx'));
const VoicesPage = lazy(() => import('../voices/voices-page.tsx'));
const VisitsPage = lazy(() => import('./visits/visits-page.tsx'));
const TodayPage = lazy(() => import('./today-page.tsx'));

export default function DeskApp() {
  const [filter, setFilter] = useState(readSessionFilter);
  const show = (next: QueueFilter) => {
    keepSessionFilter(next);
    setFilter(next);
  };
  const columns = <DeskColumns filter={filter} onFilter={show} />;
  return (
    <OfficeRole only="official">
      <OfficeFrame places={findDailyPlaces()} others={findOtherPlaces()} isCurrent={isCurrentPlace} extra={<KeyHelp />}>
        <Suspense fallback={null}>
          <Routes>
            <Route index element={columns} />
            <Route path="ho-so/:dossierId" element={columns} />
            <Route path="hom-nay" element={<TodayPage onShow={show} />} />
            <Route path="phong-bi" element={<EnvelopePage />} />
            <Route path="phong-bi/dang-giu" element={<EnvelopesPage />} />
            <Route path="kiosk" element={<KiosksPage />} />
            <Route path="ap-phich" element={<PostersPage />} />
            <Route path="tap-phieu" element={<PadsPage />} />
            <Route path="xem-lai" element={<ReviewPage onShow={show} />} />
            <Route path="phan-anh/*" element={<ReportPages />} />
            <Route path="so-theo-doi" element={<RegisterPage />} />
            <Route path="nguoi" element={<PeoplePage />} />
            <Route path="nguoi/:deviceId" element={<DevicePage listAt="/quay/nguoi" />} />
            <Route path="trong-xa/*" element={<CommunePeople />} />
            <Route path="goi-va-may" element={<CustodyPage />} />
            <Route path="nhap-trang-thai" element={<StatusImportPage />} />
            <Route path="chuyen-mot-cua" element={<DeskForwardingPage />} />
            <Route path="so-thu-tu" element={<TicketsPage />} />
            <Route path="ho/*" element={<HouseholdsPages />} />
            <Route path="lich" element={<VisitsPage />} />
            <Route path="tra-tai-thon" element={<ResultsPage />} />
            <Route path="thu-phi" element={<MoneyPage />} />
            <Route path="so-lieu" element={<DeskFigures />} />
            <Route path="giong-doc" element={<VoicesPage />} />
            <Route path="thu-tuc/*" element={<PublishingPages />} />
            <Route path="*" element={<NotFoundScreen />} />
          </Routes>
        </Suspense>
      </OfficeFrame>
    </OfficeRole>
  );
}
