/** Who works in this commune, who stands in for whom, and its teams: the administration's pages, within the own commune. */

import { Route, Routes } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import { PeopleListPage } from '../administration/people-list-page.tsx';
import { deskPeople } from '../administration/people-places.ts';
import { PersonPage } from '../administration/person-page.tsx';
import TeamsPage from '../administration/teams-page.tsx';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { useOffice } from '../parts/use-office.ts';

export default function CommunePeople() {
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  const own = { communes, places: deskPeople };
  return (
    <Routes>
      <Route index element={<PeopleListPage {...own} />} />
      <Route path="to" element={<TeamsPage {...own} />} />
      <Route path=":personId" element={<PersonPage {...own} />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
