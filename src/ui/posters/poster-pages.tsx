/** /tt/…: what posters open. Needs no enrolment; only the beginning of a dossier stands behind the PIN. */

import { useEffect, useMemo } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { findPosterAddress } from '../../core/visit/poster-address.ts';
import type { PosterAddress } from '../../core/visit/poster-address.ts';
import { RequireVault } from '../parts/require-vault.tsx';
import { beginNewDossier } from '../state/new-dossier.ts';
import { HamletScreen } from './hamlet-screen.tsx';
import { forgetIntent } from './kept-intent.ts';
import { PosterScreen } from './poster-screen.tsx';

export default function PosterPages() {
  const { pathname, search } = useLocation();
  const address = useMemo((): PosterAddress => findPosterAddress(pathname, search) ?? {}, [pathname, search]);
  const { code } = address;
  const page =
    code === undefined ? <HamletScreen address={address} /> : <PosterScreen address={{ ...address, code }} />;
  return (
    <Routes>
      <Route element={<RequireVault />}>
        <Route path=":code/bat-dau" element={<BeginFromPoster address={address} />} />
      </Route>
      <Route path="*" element={page} />
    </Routes>
  );
}

/** Behind the PIN, because a lock in between forgets what was chosen: with procedure and hamlet to the consent. */
function BeginFromPoster({ address: { code, hamlet } }: { readonly address: PosterAddress }) {
  const navigate = useNavigate();
  useEffect(() => {
    beginNewDossier(code === undefined ? [] : [code], hamlet);
    forgetIntent();
    void navigate('/ho-so-moi', { replace: true });
  }, [code, hamlet, navigate]);
  return null;
}
