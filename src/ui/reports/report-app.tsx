/** /phan-anh: field reports of this phone, behind the vault. */

import { Route, Routes } from 'react-router';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { ReportListScreen } from './report-list-screen.tsx';
import { ReportScreen } from './report-screen.tsx';

export default function ReportApp() {
  return (
    <Routes>
      <Route index element={<ReportListScreen />} />
      <Route path=":reportId" element={<ReportScreen />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
