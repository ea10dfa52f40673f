/** /quay/ho: the commune's households, one hamlet, one household, the lists they come from, and help with VNeID. */

import { Suspense, lazy } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router';
import NotFoundScreen from '../../parts/not-found-screen.tsx';
import { households as texts } from '../../texts/vi/households.ts';
import { HamletPage } from './hamlet-page.tsx';
import { HamletsPage } from './hamlets-page.tsx';
import { HouseholdPage } from './household-page.tsx';
import css from './households.module.css';

const RosterImportPage = lazy(() => import('./roster-import-page.tsx'));
const VneidPage = lazy(() => import('./vneid-page.tsx'));

const tabs = [
  ['/quay/ho', 'hamlets'],
  ['/quay/ho/vneid', 'vneid'],
  ['/quay/ho/nhap', 'import'],
] as const;

export default function HouseholdsPages() {
  const { pathname } = useLocation();
  return (
    <>
      <nav className={css['tabs']} aria-label={texts.tabsLabel}>
        {tabs.map(([to, tab]) => (
          <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
            {texts.tabs[tab]}
          </Link>
        ))}
      </nav>
      <Suspense fallback={null}>
        <Routes>
          <Route index element={<HamletsPage />} />
          <Route path="thon/:hamlet" element={<HamletPage />} />
          <Route path="nha/:householdId" element={<HouseholdPage />} />
          <Route path="nhap" element={<RosterImportPage />} />
          <Route path="vneid" element={<VneidPage />} />
          <Route path="*" element={<NotFoundScreen />} />
        </Routes>
      </Suspense>
    </>
  );
}
