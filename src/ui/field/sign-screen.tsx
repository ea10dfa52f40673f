/**
 * Ký và chốt: one coded sheet for the basket, who signed and how, whom to tell, and the seal. What is missing becomes a
 * task and does not stop; what blocks says so with a way there.
 */

import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { findDraftProblems } from '../../core/dossier/find-draft-problems.ts';
import { sealBasket } from '../../core/dossier/seal-basket.ts';
import { takeTurn } from '../../core/dossier/take-turn.ts';
import type { Problem } from '../../core/problem.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { handOver } from '../state/hand-over.ts';
import { consent } from '../texts/vi/consent.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { sealed } from '../texts/vi/sealed.ts';
import { sign as texts, signaturePad } from '../texts/vi/sign.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { CompanyLines } from './company-lines.tsx';
import { DeclarationLinks } from './declaration-links.tsx';
import { basketPath } from './draft-path.ts';
import { isBlocking } from './interview-answers.ts';
import { SheetChoice } from './sheet-choice.tsx';
import { SignatureChoices } from './signature-choices.tsx';
import { signaturePlaces } from './signature-places.ts';
import { TellViaChoice } from './tell-via-choice.tsx';

const SpotReception = lazy(() => import('./spot-reception.tsx'));

interface Found {
  readonly procedure: Procedure;
  readonly problem: Problem;
}

export default function SignScreen({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [hasNoSheet, setNoSheet] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [complaint, setComplaint] = useState<string>();
  const [isSealing, setSealing] = useState(false);
  const today = device.clock.nowIso().slice(0, 10);
  const places = useMemo(() => signaturePlaces(basket, today), [basket, today]);
  const first = basket[0]!.draft;
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const finding = basket.map(async ({ draft, procedure }) =>
      (await findDraftProblems(device, procedure, draft)).map((one) => ({ procedure, problem: one })),
    );
    void Promise.all(finding).then((all) => isCurrent && setFound(all.flat()));
    return () => {
      isCurrent = false;
    };
  }, [basket, device]);
  const laterPapers = found.flatMap(({ procedure, problem: { paperId, weight } }) => {
    const paper = weight === 'task' ? procedure.papers.find((candidate) => candidate.paperId === paperId) : undefined;
    return paper ? [sealed.laterPaper(paper.name)] : [];
  });
  const pledges = [...new Set(basket.flatMap(({ procedure }) => procedure.form?.pledge ?? []))];
  const blocking = found.filter((one) => isBlocking(one.problem));

  async function findComplaint(): Promise<string | undefined> {
    // What was tapped a moment ago may be saved and not yet shown.
    const now = (await takeTurn(device.drafts, () => device.drafts.find(first.dossierId))) ?? first;
    if (!now.sheet && !hasNoSheet) return texts.sheetFirst;
    const decided = new Set(now.signatories.map(({ role }) => role));
    return places.some(({ role }) => !decided.has(role)) ? texts.signaturesFirst : undefined;
  }

  async function seal(): Promise<void> {
    setSealing(true);
    const missing = await findComplaint();
    setComplaint(missing);
    const outcome = missing === undefined ? await sealBasket(device, basketId) : undefined;
    setSealing(false);
    if (!outcome) return;
    if (!outcome.ok) return setProblem(outcome.problem);
    const stillOpen = outcome.value.open[0];
    if (stillOpen) return setProblem(stillOpen.problem);
    await navigate(basketPath(basketId, 'sealed'), { replace: true });
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to={basketPath(basketId, 'read-back')}>{page.back}</ButtonLink>
          <Button kind="primary" icon="lock" disabled={isSealing} onClick={() => void seal()}>
            {isSealing ? texts.sealing : texts.seal}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {problem && (
        <Notice tone="attention" urgent>
          <p>{problemSentence(problem)}</p>
          <ButtonLink to={basketPath(basketId, stepFor(problem))}>{texts.fix}</ButtonLink>
        </Notice>
      )}
      <SheetChoice
        basketId={basketId}
        draft={first}
        hasNoSheet={hasNoSheet}
        onNoSheet={() => {
          setNoSheet(true);
          setComplaint(undefined);
        }}
      />
      <DeclarationLinks basket={basket} />
      {pledges.length > 0 && (
        <Notice icon="pen">
          <b>{signaturePad.pledge}</b>
          {pledges.map((pledge) => (
            <p key={pledge}>{pledge}</p>
          ))}
        </Notice>
      )}
      {places.length > 0 && (
        <Button icon="person" onClick={() => handOver(basketPath(basketId, 'sign'))}>
          {consent.handOver}
        </Button>
      )}
      <SignatureChoices
        basketId={basketId}
        places={places}
        signatories={first.signatories}
        hasSheet={first.sheet !== undefined}
      />
      <Suspense fallback={null}>
        <SpotReception basketId={basketId} basket={basket} lacksSheet={!first.sheet && !hasNoSheet} />
      </Suspense>
      <CompanyLines basketId={basketId} draft={first} />
      <TellViaChoice basketId={basketId} draft={first} />
      {laterPapers.length > 0 && (
        <Notice tone="waiting">
          <b>{texts.tasks}</b>
          {[...new Set(laterPapers)].map((task) => (
            <p key={task}>{task}</p>
          ))}
        </Notice>
      )}
      {blocking.length > 0 && !problem && (
        <Notice tone="attention">
          <b>{texts.blocking}</b>
          {[...new Map(blocking.map((one) => [problemSentence(one.problem), one.problem]))].map(([sentence, one]) => (
            <p key={sentence}>
              {sentence} <ButtonLink to={basketPath(basketId, stepFor(one))}>{texts.fix}</ButtonLink>
            </p>
          ))}
        </Notice>
      )}
    </Page>
  );
}

/** The screen where a problem is put right. */
function stepFor({ code, questionId, paperId }: Problem) {
  if (code === 'confirmation-missing' || code === 'confirmation-stale') return 'read-back';
  if (paperId !== undefined) return 'papers';
  return questionId === undefined ? 'read-back' : 'questions';
}
