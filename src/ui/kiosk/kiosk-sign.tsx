/**
 * The end at the hall's PC: everything said is sealed for the desk; whoever has to sign does it there, on paper. What is not
 * finished can be handed to the desk as it is.
 */

import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { findDraftProblems } from '../../core/dossier/find-draft-problems.ts';
import { recordSignature } from '../../core/dossier/record-signature.ts';
import { sealBasket } from '../../core/dossier/seal-basket.ts';
import type { Problem } from '../../core/problem.ts';
import type { BasketScreenProps } from '../field/basket-screens.tsx';
import { basketPath } from '../field/draft-path.ts';
import { isBlocking } from '../field/interview-answers.ts';
import { signaturePlaces } from '../field/signature-places.ts';
import { TellViaChoice } from '../field/tell-via-choice.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { AtCounter } from './at-counter.tsx';

export function KioskSign({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly Problem[]>([]);
  const today = device.clock.nowIso().slice(0, 10);
  const places = useMemo(() => signaturePlaces(basket, today), [basket, today]);
  const first = basket[0]!.draft;
  useEffect(() => {
    let isCurrent = true;
    const finding = basket.map(({ draft, procedure }) => findDraftProblems(device, procedure, draft));
    void Promise.all(finding).then((all) => isCurrent && setFound(all.flat()));
    return () => {
      isCurrent = false;
    };
  }, [basket, device]);
  const standing = problem ?? found.find((one) => isBlocking(one));

  async function seal(): Promise<void> {
    setBusy(true);
    for (const { role, person } of places) {
      await recordSignature(device, basketId, { role, state: 'missing', ...(person !== undefined && { person }) });
    }
    const outcome = await sealBasket(device, basketId);
    setBusy(false);
    const inTheWay = outcome.ok ? outcome.value.open[0]?.problem : outcome.problem;
    if (inTheWay) return setProblem(inTheWay);
    await navigate(basketPath(basketId, 'sealed'), { replace: true });
  }

  return (
    <Page
      title={texts.finishTitle}
      lead={texts.finishLead}
      actions={
        <>
          <ButtonLink to={basketPath(basketId, 'read-back')}>{texts.back}</ButtonLink>
          <Button kind="primary" icon="lock" disabled={isBusy} onClick={() => void seal()}>
            {isBusy ? texts.finishing : texts.finish}
          </Button>
        </>
      }
    >
      {standing && (
        <Notice tone="attention" urgent>
          <p>{problemSentence(standing)}</p>
          <ButtonLink to={basketPath(basketId, standing.paperId === undefined ? 'questions' : 'papers')}>
            {texts.fix}
          </ButtonLink>
        </Notice>
      )}
      {places.map(({ role, label }) => (
        <Notice key={role} icon="pen">
          {texts.signLater(label)}
        </Notice>
      ))}
      <TellViaChoice basketId={basketId} draft={first} />
      <AtCounter basketId={basketId} basket={basket} />
    </Page>
  );
}
