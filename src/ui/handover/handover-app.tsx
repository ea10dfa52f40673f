/** /them/phong-bi: paper that changes hands, on the phone. */

import { Route, Routes } from 'react-router';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { EnvelopesScreen } from './envelopes-screen.tsx';
import { GiveEnvelopesScreen } from './give-screen.tsx';
import { SheetsScreen } from './sheets-screen.tsx';
import { TakeEnvelopesScreen } from './take-screen.tsx';

export default function HandoverApp() {
  return (
    <Routes>
      <Route index element={<EnvelopesScreen />} />
      <Route path="giao" element={<GiveEnvelopesScreen />} />
      <Route path="nhan" element={<TakeEnvelopesScreen />} />
      <Route path="phieu" element={<SheetsScreen />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
