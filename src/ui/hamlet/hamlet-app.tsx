/** What a team does in a hamlet, under `/thon`: everything works from the pack on the phone. */

import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { HamletsScreen } from './hamlets-screen.tsx';
import { HamletScreen } from './hamlet-screen.tsx';
import { HouseholdScreen } from './household-screen.tsx';

const DoorMapScreen = lazy(() => import('./door-map-screen.tsx'));
const HouseholdFormScreen = lazy(() => import('./household-form-screen.tsx'));
const ResultScreen = lazy(() => import('./result-screen.tsx'));
const ResultsScreen = lazy(() => import('./results-screen.tsx'));
const SupplementsScreen = lazy(() => import('./supplements-screen.tsx'));
const VneidScreen = lazy(() => import('./vneid-screen.tsx'));
const NotFoundScreen = lazy(() => import('../parts/not-found-screen.tsx'));

export default function HamletApp() {
  return (
    <Routes>
      <Route index element={<HamletsScreen />} />
      <Route path=":hamlet" element={<HamletScreen />} />
      <Route path=":hamlet/so-do" element={<DoorMapScreen />} />
      <Route path=":hamlet/ket-qua" element={<ResultsScreen />} />
      <Route path=":hamlet/ket-qua/:dossierId" element={<ResultScreen />} />
      <Route path=":hamlet/bo-sung" element={<SupplementsScreen />} />
      <Route path=":hamlet/ho-moi" element={<HouseholdFormScreen />} />
      <Route path=":hamlet/ho/:householdId" element={<HouseholdScreen />} />
      <Route path=":hamlet/ho/:householdId/sua" element={<HouseholdFormScreen />} />
      <Route path=":hamlet/ho/:householdId/vneid" element={<VneidScreen />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
