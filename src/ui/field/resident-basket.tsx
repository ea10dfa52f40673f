/** The read-back and the signature as the resident holds them. Confirming leads on to signing; every other way is the helper's. */

import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { markStep } from '../../core/dossier/mark-step.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { isOpenDraft } from '../state/dossier-row.ts';
import { changeHanded } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { useBasket } from '../state/use-basket.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { basketPath } from './draft-path.ts';
import { GiveBack } from './give-back.tsx';
import { OnlyHere } from './only-here.tsx';
import ReadBackScreen from './read-back-screen.tsx';
import { ResidentSign } from './resident-sign.tsx';

export default function ResidentBasket() {
  const { basketId = '', step = '' } = useParams();
  return (
    <OnlyHere key={basketId} name={basketId} elsewhere={<AskBack />}>
      <BasketInHand basketId={basketId} step={step} />
    </OnlyHere>
  );
}

/** Another window has the dossier: the PIN, there or here, decides who goes on. */
function AskBack() {
  useEffect(() => changeHanded({ stage: 'asked-back' }), []);
  return null;
}

function BasketInHand({ basketId, step }: { readonly basketId: string; readonly step: string }) {
  const device = useDevice();
  const navigate = useNavigate();
  const isReadOut = useResidentHands((state) => state.handed?.isReadOut === true);
  const loaded = useBasket(basketId, step);
  if (!loaded) return null;
  const basket = loaded.dossiers.filter(({ draft }) => isOpenDraft(draft) && !draft.supplement);
  const [first] = basket;
  if (!first) return loaded.step === step ? <Page title={texts.gone} actions={<GiveBack />} /> : null;

  async function goOnToSign(lane: string): Promise<void> {
    const path = basketPath(basketId, 'sign');
    await markStep(device, basketId, 'sign');
    // The copying to the portal that follows in the other lane is the helper's.
    if (lane === 'online') return changeHanded({ stage: 'finished', returnTo: path });
    changeHanded({ paths: [basketPath(basketId, 'read-back'), path], returnTo: path });
    await navigate(path);
  }

  if (step === 'ky') return <ResidentSign basketId={basketId} basket={basket} />;
  return (
    <ReadBackScreen
      basketId={basketId}
      basket={basket}
      inHand={{
        isReadOut,
        onWrong: (returnTo) => changeHanded({ stage: 'found-wrong', returnTo }),
        onConfirmed: () => void goOnToSign(first.draft.lane),
      }}
    />
  );
}
