/** Người: the list, one person, and teams. */

import { Route, Routes } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { PeopleListPage } from './people-list-page.tsx';
import { PersonPage } from './person-page.tsx';

export default function PeoplePages({ communes }: { readonly communes: OfficeAnswer<readonly CommuneRow[]> }) {
  return (
    <Routes>
      <Route index element={<PeopleListPage communes={communes} />} />
      <Route path=":personId" element={<PersonPage communes={communes} />} />
      <Route path="*" element={<NotFoundScreen />} />
    </Routes>
  );
}
