/**
 * Every address but home and the first screen of a new dossier; each screen comes when it is opened. What residents said
 * stands behind `RequireVault`.
 */

import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { RequireVault } from './parts/require-vault.tsx';

const WhoScreen = lazy(() => import('./field/who-screen.tsx'));
const BeginningHere = lazy(() => import('./field/beginning-here.tsx'));
const NeedsScreen = lazy(() => import('./field/needs-screen.tsx'));
const BeginScreen = lazy(() => import('./field/begin-screen.tsx'));
const BasketScreens = lazy(() => import('./field/basket-screens.tsx'));
const SupplementScreen = lazy(() => import('./field/supplement-screen.tsx'));
const OldDraftsScreen = lazy(() => import('./field/old-drafts-screen.tsx'));
const DossiersScreen = lazy(() => import('./field/dossiers-screen.tsx'));
const DossierScreen = lazy(() => import('./field/dossier-screen.tsx'));
const DeclarationScreen = lazy(() => import('./field/declaration-screen.tsx'));
const ProceduresScreen = lazy(() => import('./field/procedures-screen.tsx'));
const ProcedureScreen = lazy(() => import('./field/procedure-screen.tsx'));
const MoreScreen = lazy(() => import('./field/more-screen.tsx'));
const InstallScreen = lazy(() => import('./install/install-screen.tsx'));
const CustodyLogScreen = lazy(() => import('./field/custody-log-screen.tsx'));
const WhoAmIScreen = lazy(() => import('./field/who-am-i-screen.tsx'));
const VoicePacksScreen = lazy(() => import('./voices/packs-screen.tsx'));
const RecordVoicesScreen = lazy(() => import('./voices/record-screen.tsx'));
const VisitListScreen = lazy(() => import('./field/visit-list-screen.tsx'));
const GiveScreen = lazy(() => import('./relay/give-screen.tsx'));
const CarryScreen = lazy(() => import('./relay/carry-screen.tsx'));
const PeopleScreen = lazy(() => import('./people/people-screen.tsx'));
const CashApp = lazy(() => import('./hamlet/cash/cash-app.tsx'));
const NotFoundScreen = lazy(() => import('./parts/not-found-screen.tsx'));
const EnrolScreen = lazy(() => import('./enrolment/enrol-screen.tsx'));
const DeskApp = lazy(() => import('./desk/desk-app.tsx'));
const AdministrationApp = lazy(() => import('./administration/administration-app.tsx'));
const ReportApp = lazy(() => import('./reports/report-app.tsx'));
const ScanPapersScreen = lazy(() => import('./scan/scan-papers-screen.tsx'));
const PosterPages = lazy(() => import('./posters/poster-pages.tsx'));
const HandoverApp = lazy(() => import('./handover/handover-app.tsx'));
const HamletApp = lazy(() => import('./hamlet/hamlet-app.tsx'));
const TicketsScreen = lazy(() => import('./tickets/tickets-screen.tsx'));
const BoardScreen = lazy(() => import('./tickets/board-screen.tsx'));
const OpenPractice = lazy(() => import('./practice/open-practice.tsx'));
const SlipScreen = lazy(() => import('./slip/slip-screen.tsx'));

export default function Rooms() {
  return (
    <Routes>
      <Route path="/moi" element={<EnrolScreen />} />
      <Route path="/nguoi" element={<PeopleScreen />} />
      <Route path="/tra-cuu" element={<SlipScreen />} />
      <Route path="/tt/*" element={<PosterPages />} />
      <Route path="/quet" element={<ScanPapersScreen />} />
      <Route path="/thu-tuc" element={<ProceduresScreen />} />
      <Route path="/thu-tuc/:code" element={<ProcedureScreen />} />
      <Route path="/them" element={<MoreScreen />} />
      <Route path="/them/cai-dat" element={<InstallScreen />} />
      <Route path="/them/nhat-ky" element={<CustodyLogScreen />} />
      <Route path="/them/toi-la-ai" element={<WhoAmIScreen />} />
      <Route path="/them/giong-doc" element={<VoicePacksScreen />} />
      <Route path="/so" element={<TicketsScreen />} />
      <Route path="/bang-so" element={<BoardScreen />} />
      <Route path="/lich" element={<VisitListScreen />} />
      <Route path="/nho-mang" element={<GiveScreen />} />
      <Route path="/mang-ho" element={<CarryScreen />} />
      <Route element={<RequireVault />}>
        <Route element={<BeginningHere />}>
          <Route path="/ho-so-moi/ai" element={<WhoScreen />} />
          <Route path="/ho-so-moi/viec" element={<NeedsScreen />} />
          <Route path="/ho-so-moi/bat-dau" element={<BeginScreen />} />
        </Route>
        <Route path="/lam/:basketId/:step" element={<BasketScreens />} />
        <Route path="/bo-sung/:dossierId" element={<SupplementScreen />} />
        <Route path="/ho-so-cu" element={<OldDraftsScreen />} />
        <Route path="/phan-anh/*" element={<ReportApp />} />
        <Route path="/ho-so" element={<DossiersScreen />} />
        <Route path="/ho-so/:dossierId" element={<DossierScreen />} />
        <Route path="/ho-so/:dossierId/to-khai" element={<DeclarationScreen />} />
        <Route path="/them/phong-bi/*" element={<HandoverApp />} />
        <Route path="/thon/*" element={<HamletApp />} />
        <Route path="/tien/*" element={<CashApp />} />
        <Route path="/them/giong-doc/thu/:language" element={<RecordVoicesScreen />} />
        <Route path="/quay/*" element={<DeskApp />} />
        <Route path="/quan-tri/*" element={<AdministrationApp />} />
      </Route>
      <Route path="/luyen-tap/*" element={<OpenPractice />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
