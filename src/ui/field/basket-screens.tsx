/** The steps of a basket in the making, one address each, so that back, a phone call or a restart lands where it was. */

import { lazy, useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { markStep } from '../../core/dossier/mark-step.ts';
import type { DraftStep } from '../../core/dossier/dossier.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useBasket } from '../state/use-basket.ts';
import type { BasketDossier } from '../state/use-basket.ts';
import { isOpenDraft } from '../state/dossier-row.ts';
import { useMigrations } from '../state/use-migrations.ts';
import { interview as texts } from '../texts/vi/interview.ts';
import { basketPath } from './draft-path.ts';
import { OnlyHere } from './only-here.tsx';

const MigrationScreen = lazy(() => import('./migration-screen.tsx'));
const EndedScreen = lazy(() => import('./ended-screen.tsx'));
const UnreadableDrafts = lazy(() => import('./unreadable-drafts.tsx'));
const InterviewScreen = lazy(() => import('./interview-screen.tsx'));
const PapersScreen = lazy(() => import('./papers-screen.tsx'));
const ReadBackScreen = lazy(() => import('./read-back-screen.tsx'));
const SignScreen = lazy(() => import('./sign-screen.tsx'));
const OnlineScreen = lazy(() => import('./online-screen.tsx'));
const SealedScreen = lazy(() => import('./sealed-screen.tsx'));

export interface BasketScreenProps {
  readonly basketId: string;
  /** At least one dossier. */
  readonly basket: readonly BasketDossier[];
}

/** What the draft remembers of each address, so that it reopens there. */
const stepsByPath: { readonly [path: string]: DraftStep } = {
  'ke-khai': 'questions',
  'giay-to': 'papers',
  'doc-lai': 'read-back',
  ky: 'sign',
};

interface BasketStepsProps {
  /** Screens that take the place of the usual ones, by the step's address. */
  readonly own?: { readonly [step: string]: ComponentType<BasketScreenProps> };
}

export default function BasketScreens({ own = {} }: BasketStepsProps) {
  const { basketId = '', step = '' } = useParams();
  return (
    <OnlyHere key={basketId} name={basketId}>
      <BasketHere basketId={basketId} step={step} own={own} />
    </OnlyHere>
  );
}

interface BasketHereProps extends Required<BasketStepsProps> {
  readonly basketId: string;
  readonly step: string;
}

function BasketHere({ basketId, step, own }: BasketHereProps) {
  const device = useDevice();
  const loaded = useBasket(basketId, step);
  const [isTold, setTold] = useState(false);
  const all = loaded?.dossiers;
  const remembered = all?.find(({ draft }) => isOpenDraft(draft) && !draft.supplement)?.draft.step;
  useEffect(() => {
    const now = stepsByPath[step];
    if (now && remembered && now !== remembered) void markStep(device, basketId, now);
  }, [device, basketId, step, remembered]);
  // The basket has begun: what was agreed and heard before it is in its drafts, and nowhere else any more.
  useEffect(() => beginNewDossier(), []);
  if (!all) return null;
  // A supplement of a dossier of this basket has its own screen.
  const open = all.filter(({ draft }) => isOpenDraft(draft) && !draft.supplement);
  const basket = step === 'xong' ? all.filter(({ draft }) => !isOpenDraft(draft)) : open;
  const unreadable = loaded?.unreadable.filter(({ draft }) => isOpenDraft(draft)) ?? [];
  // Just sealed: the drafts read for the step before are not yet those of this one.
  if (basket.length === 0 && loaded?.step !== step) return null;
  if (step !== 'xong' && unreadable.length > 0 && !isTold) {
    return <UnreadableDrafts drafts={unreadable} {...(basket.length > 0 && { onGoOn: () => setTold(true) })} />;
  }
  if (basket.length === 0) return <Page title={texts.gone} lead={texts.goneLead} nav={<BottomNav />} />;
  return <BasketStep basketId={basketId} basket={basket} step={step} own={own} />;
}

interface BasketStepProps extends BasketScreenProps, Required<BasketStepsProps> {
  readonly step: string;
}

/** The step, after what a newer version of a procedure means for the drafts has been answered. */
function BasketStep({ step, own, ...props }: BasketStepProps) {
  const navigate = useNavigate();
  const [staysWith, setStaysWith] = useState('');
  const [knowsEnd, setKnowsEnd] = useState('');
  const news = useMigrations(props.basket);
  if (!news) return null;
  const pins = news.offered.map(({ dossierId, plan }) => `${dossierId}@${plan.to.version}`).join();
  // Whoever stays with the old version still moves what is no longer taken.
  const pending = pins === staysWith ? news.offered.filter(({ plan }) => plan.isForced) : news.offered;
  if (pending.length > 0) {
    // What is new is asked first, wherever the draft had stopped.
    const askAgain = () => void navigate(basketPath(props.basketId, 'questions'), { replace: true });
    return <MigrationScreen offered={pending} onStay={() => setStaysWith(pins)} onMoved={askAgain} />;
  }
  const ends = news.ended.map(({ dossierId }) => dossierId).join();
  if (ends !== knowsEnd) return <EndedScreen ended={news.ended} onGoOn={() => setKnowsEnd(ends)} />;
  const Own = own[step];
  if (Own) return <Own {...props} />;
  switch (step) {
    case 'ke-khai':
      return <InterviewScreen {...props} />;
    case 'giay-to':
      return <PapersScreen {...props} />;
    case 'doc-lai':
      return <ReadBackScreen {...props} />;
    case 'ky':
      return props.basket[0]?.draft.lane === 'online' ? <OnlineScreen {...props} /> : <SignScreen {...props} />;
    case 'xong':
      return <SealedScreen {...props} />;
    default:
      return <NotFoundScreen />;
  }
}
