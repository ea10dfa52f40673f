/**
 * What an earlier dossier of the same family and visit already says, offered quietly before the first question: nothing is
 * filled in until the volunteer has looked at it and says yes.
 */

import { useEffect, useState } from 'react';
import { findEarlierAnswers } from '../../core/dossier/find-earlier-answers.ts';
import type { EarlierAnswer, EarlierOffer as Offer } from '../../core/dossier/find-earlier-answers.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { Device } from '../../core/screen-ports.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import type { BasketDossier } from '../state/use-basket.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import { interview as texts } from '../texts/vi/interview.ts';

interface EarlierOfferProps {
  readonly basket: readonly BasketDossier[];
  readonly onTake: (answers: readonly EarlierAnswer[]) => void;
}

export default function EarlierOffer({ basket, onTake }: EarlierOfferProps) {
  const device = useDevice();
  const labels = useListLabels() ?? {};
  const [offer, setOffer] = useState<Offer>();
  // Once, as the interview opens: an offer that came and went while somebody types would only disturb.
  useEffect(() => {
    let isShown = true;
    void loadOffer(device, basket).then((found) => isShown && setOffer(found));
    return () => {
      isShown = false;
    };
  }, [device, basket]);
  if (!offer) return null;
  return (
    <Notice icon="paper">
      <b>{texts.earlier(offer.applicantName)}</b>
      <ul>
        {offer.answers.map(({ procedureCode, question, value }) => (
          <li key={`${procedureCode}#${question.id}`}>
            {question.label}: {answerText(question, value, labels)}
          </li>
        ))}
      </ul>
      <Button
        onClick={() => {
          onTake(offer.answers);
          setOffer(undefined);
        }}
      >
        {texts.earlierTake(offer.answers.length)}
      </Button>
      <Button kind="quiet" onClick={() => setOffer(undefined)}>
        {texts.earlierLeave}
      </Button>
    </Notice>
  );
}

async function loadOffer(device: Device, basket: readonly BasketDossier[]): Promise<Offer | undefined> {
  const [first] = basket;
  if (!first) return undefined;
  const { drafts } = await device.drafts.list();
  const day = first.draft.startedAt.slice(0, 10);
  const others: BasketDossier[] = [];
  for (const draft of drafts) {
    if (draft.basketId === first.draft.basketId || draft.startedAt.slice(0, 10) !== day) continue;
    const procedure = await device.catalogue.findProcedure(draft.procedure.code, draft.procedure.version);
    if (procedure) others.push({ draft, procedure });
  }
  return findEarlierAnswers(basket, others);
}
