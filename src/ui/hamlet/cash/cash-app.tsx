/** Cash at the door, under `/tien`: what is held, taking, giving it to an official, and an official taking it. */

import { Route, Routes } from 'react-router';
import NotFoundScreen from '../../parts/not-found-screen.tsx';
import { CashEntryScreen } from './cash-entry-screen.tsx';
import { CashScreen } from './cash-screen.tsx';
import { GiveCashScreen } from './give-cash-screen.tsx';
import { ReceiveCashScreen } from './receive-cash-screen.tsx';
import { TakeCashScreen } from './take-cash-screen.tsx';

export default function CashApp() {
  return (
    <Routes>
      <Route index element={<CashScreen />} />
      <Route path="thu" element={<TakeCashScreen />} />
      <Route path="giao" element={<GiveCashScreen />} />
      <Route path="nhan" element={<ReceiveCashScreen />} />
      <Route path="khoan/:cashId" element={<CashEntryScreen />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
