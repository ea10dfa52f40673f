/** /quay/phan-anh: field reports of the commune. */

import { Route, Routes } from 'react-router';
import NotFoundScreen from '../../parts/not-found-screen.tsx';
import { ReportPage } from './report-page.tsx';
import { ReportsPage } from './reports-page.tsx';

export default function ReportPages() {
  return (
    <Routes>
      <Route index element={<ReportsPage />} />
      <Route path=":reportId" element={<ReportPage />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
