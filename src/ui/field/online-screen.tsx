/**
 * Chép lên Cổng: on the online lane residents submit with their own VNeID, and the helper's part is the answers, one by one
 * to copy, and the number that the portal gave. Sealed all the same, so that desk and figures know of it; nobody signs ink.
 */

import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answerQuestion } from '../../core/dossier/answer-question.ts';
import { sealBasket } from '../../core/dossier/seal-basket.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import type { BasketDossier } from '../state/use-basket.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import { useSaver } from '../state/use-saver.ts';
import { online as texts } from '../texts/vi/online.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { sign } from '../texts/vi/sign.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { copyRows } from './copy-rows.ts';
import type { CopyRow } from './copy-rows.ts';
import { DeclarationLinks } from './declaration-links.tsx';
import { basketPath } from './draft-path.ts';
import choices from './form/field.module.css';
import { SaverLine } from './form/save-line.tsx';
import { TellViaChoice } from './tell-via-choice.tsx';

/** The fact that holds the portal's own number, one a dossier. */
const numberFact = '$portalNumber';

export default function OnlineScreen({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string>();
  const [isSealing, setSealing] = useState(false);
  const save = useCallback(
    async (dossierId: string, value: string) => {
      const saved = await answerQuestion(device, dossierId, numberFact, value.trim() || undefined);
      if (!saved.ok) throw new StorageFailure(saved.problem);
    },
    [device],
  );
  const saver = useSaver(save);

  async function seal(): Promise<void> {
    setComplaint(undefined);
    setSealing(true);
    // Sealed without what is not saved, the number would be lost; the line below the button says why.
    const outcome = (await saver.flush()) && (await sealBasket(device, basketId));
    setSealing(false);
    if (!outcome) return;
    const problem = outcome.ok ? outcome.value.open[0]?.problem : outcome.problem;
    if (problem) return setComplaint(problemSentence(problem));
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
            {isSealing ? sign.sealing : sign.seal}
          </Button>
        </>
      }
      state={<SaverLine saver={saver} />}
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Notice>{texts.noSheet}</Notice>
      {basket.map((dossier) => (
        <CopyCard
          key={dossier.draft.dossierId}
          dossier={dossier}
          onNumber={(value) => saver.change(dossier.draft.dossierId, value)}
          onLeave={() => void saver.flush()}
        />
      ))}
      <DeclarationLinks basket={basket} />
      <TellViaChoice basketId={basketId} draft={basket[0]!.draft} />
      <p className={choices['hint']}>{texts.sealHint}</p>
    </Page>
  );
}

interface CopyCardProps {
  readonly dossier: BasketDossier;
  readonly onNumber: (value: string) => void;
  readonly onLeave: () => void;
}

function CopyCard({ dossier: { draft, procedure }, onNumber, onLeave }: CopyCardProps) {
  const device = useDevice();
  const labels = useListLabels();
  const [number, setNumber] = useState(() => String(draft.answers[numberFact] ?? ''));
  const rows = labels ? copyRows(procedure, draft, labels, device.clock.nowIso().slice(0, 10)) : [];
  return (
    <section className={choices['group']}>
      <h2>{procedure.shortName}</h2>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
      <TextLine
        label={texts.number}
        hint={texts.numberHint}
        name={`portal-number-${draft.dossierId}`}
        value={number}
        onChange={(value) => {
          setNumber(value);
          onNumber(value);
        }}
        onLeave={onLeave}
      />
    </section>
  );
}

function Row({ row: { label, text } }: { readonly row: CopyRow }) {
  const answer = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<'copied' | 'selected'>();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Old browsers and locked-down phones: selected, the person copies by hand.
      if (answer.current) getSelection()?.selectAllChildren(answer.current);
      setState('selected');
    }
  }

  return (
    <div className={choices['field']}>
      <span className={choices['label']}>{label}</span>
      <p ref={answer} className={choices['output']}>
        {text}
      </p>
      <Button
        icon={state === 'copied' ? 'check' : 'paper'}
        aria-label={state === 'copied' ? texts.copied : texts.copyOf(label)}
        onClick={() => void copy()}
      >
        {state === 'copied' ? texts.copied : texts.copy}
      </Button>
      {state === 'selected' && <span role="status">{texts.selected}</span>}
    </div>
  );
}
