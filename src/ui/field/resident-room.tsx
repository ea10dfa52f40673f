/**
 * All there is of the app while the phone is in the resident's hand: the one screen that was handed over, in large type,
 * and for every other address the question for the PIN. What the screens show comes from the open vault, so a lock, a
 * reload or another window leaves only that question.
 */

import { lazy, useEffect, useLayoutEffect, useState } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { useDeviceState } from '../state/device-state.ts';
import { changeHanded, takeBack } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { ResidentHandback } from './resident-handback.tsx';

const ResidentConsent = lazy(() => import('./resident-consent.tsx'));
const ResidentBasket = lazy(() => import('./resident-basket.tsx'));
const ResidentOpinion = lazy(() => import('./resident-opinion.tsx'));

export default function ResidentRoom() {
  const { pathname, key } = useLocation();
  const navigate = useNavigate();
  const vault = useDeviceState((state) => state.vault);
  const enrolled = useDeviceState((state) => state.enrolled);
  const handed = useResidentHands((state) => state.handed);
  const [takenAtKey, setTakenAtKey] = useState<string>();
  const isKnown = vault !== undefined && enrolled !== undefined;
  const hasNothingToKeep = vault === 'none' || enrolled === null;

  useLayoutEffect(() => {
    const page = document.documentElement;
    const { lang } = page;
    page.dataset['hands'] = 'resident';
    // Whatever the helper reads.
    page.lang = 'vi';
    return () => {
      delete page.dataset['hands'];
      page.lang = lang;
    };
  }, []);
  // No PIN could ever take it back, and there is nothing left to keep from anybody.
  useEffect(() => {
    if (isKnown && hasNothingToKeep) takeBack();
  }, [isKnown, hasNothingToKeep]);
  // Unlocking must lead out through the PIN's own step, never straight back to what was shown.
  useEffect(() => {
    if (vault !== 'locked') return;
    useResidentHands.setState({ asked: undefined });
    if (useResidentHands.getState().handed?.stage === 'with-resident') changeHanded({ stage: 'asked-back' });
  }, [vault]);
  // The rest of the app is drawn again only at the helper's address, not at the one that somebody tried.
  useEffect(() => {
    if (takenAtKey !== undefined && takenAtKey !== key) takeBack();
  }, [takenAtKey, key]);

  function goOn(): void {
    if (!handed) return takeBack();
    setTakenAtKey(key);
    void navigate(handed.returnTo, { replace: true });
  }

  if (!isKnown || hasNothingToKeep || takenAtKey !== undefined) return null;
  if (vault !== 'open' || handed?.stage !== 'with-resident' || !handed.paths.includes(pathname)) {
    return <ResidentHandback onTaken={goOn} />;
  }
  return (
    <Routes>
      <Route path="/ho-so-moi" element={<ResidentConsent />} />
      <Route path="/lam/:basketId/:step" element={<ResidentBasket />} />
      <Route path="/thon/:hamlet/ket-qua/:dossierId/y-kien" element={<ResidentOpinion />} />
      <Route path="*" element={<ResidentHandback onTaken={goOn} />} />
    </Routes>
  );
}
