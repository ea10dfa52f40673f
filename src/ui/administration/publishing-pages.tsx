/** Thủ tục: what is published and proposed, one procedure, one proposal, and uploading. Below /quan-tri and /quay. */

import { Route, Routes } from 'react-router';
import type { PublishedCatalogue } from '../../core/reception/publishing.ts';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { useOffice } from '../parts/use-office.ts';
import { ProcedurePage } from './procedure-page.tsx';
import { ProcedurePublishing } from './procedure-publishing.tsx';
import { ProceduresPage } from './procedures-page.tsx';
import { ProposalPage } from './proposal-page.tsx';

export default function PublishingPages() {
  const catalogue = useOffice<PublishedCatalogue>('/admin/procedures');
  return (
    <Routes>
      <Route index element={<ProceduresPage catalogue={catalogue} />} />
      <Route path="moi" element={<ProcedurePublishing onChanged={catalogue.reload} />} />
      <Route path="de-xuat/:proposalId" element={<ProposalPage onChanged={catalogue.reload} />} />
      <Route path="ma/:code" element={<ProcedurePage catalogue={catalogue} />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
