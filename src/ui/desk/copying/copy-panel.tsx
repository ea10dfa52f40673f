/**
 * Chép từng ô: one press copies the next field in the order of the other system's screen, which has no interface. Beside it the
 * files named for its upload, and the way back for its number. A page hears no key while another window has the focus, so the
 * copying can stand in a small window of its own, and may copy on its return by itself.
 */

import { useEffect, useMemo, useRef, useState } from 'react';
import type { ListLabels } from '../../../core/procedure/answer-text.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { correctedAnswers } from '../../../core/reception/correct-answer.ts';
import type { DeskDossier } from '../../../core/reception/desk.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useKeys } from '../../parts/use-keys.ts';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import { copyKeys } from '../desk-keys.ts';
import type { PaperGroup } from '../paper-groups.ts';
import { CopyControls, labelOf } from './copy-controls.tsx';
import { newCopyFields } from './copy-fields.ts';
import { CopyOrder } from './copy-order.tsx';
import { keepPlan, newCopySteps, readPlan } from './copy-plan.ts';
import css from './copying.module.css';
import { MiniContent, openMiniWindow } from './mini-window.tsx';
import type { MiniWindow } from './mini-window.tsx';
import { NumberBack } from './number-back.tsx';
import { UploadFiles } from './upload-files.tsx';
import { useCopying } from './use-copying.ts';

interface CopyPanelProps {
  readonly dossier: DeskDossier;
  readonly procedure: Procedure | undefined;
  readonly groups: readonly PaperGroup[];
  readonly labels: ListLabels;
  readonly onClose: () => void;
  readonly onNumber: (number: string) => void;
}

export default function CopyPanel({ dossier, procedure, groups, labels, onClose, onNumber }: CopyPanelProps) {
  const { row, text, corrections } = dossier;
  const [plan, setPlan] = useState(() => readPlan(row.procedureCode));
  const [isArranging, setArranging] = useState(false);
  const [mini, setMini] = useState<MiniWindow>();
  const [isBlocked, setBlocked] = useState(false);
  const [isOnReturn, setOnReturn] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const fields = useMemo(
    () => newCopyFields({ ...text, answers: correctedAnswers(text.answers, corrections) }, procedure, labels),
    [text, corrections, procedure, labels],
  );
  const steps = useMemo(() => newCopySteps(fields, plan), [fields, plan]);
  const copying = useCopying(steps);
  const newest = useRef(copying);
  useEffect(() => {
    newest.current = copying;
  });
  useEffect(() => heading.current?.focus(), []);
  useKeys({ [copyKeys.next]: () => copying.next(), [copyKeys.back]: () => copying.back() });

  useEffect(() => {
    if (!isOnReturn) return undefined;
    const from = mini?.window ?? window;
    const copyNext = () => newest.current.next(from);
    from.addEventListener('focus', copyNext);
    return () => from.removeEventListener('focus', copyNext);
  }, [isOnReturn, mini]);

  async function openMini(): Promise<void> {
    const opened = await openMiniWindow();
    setBlocked(opened === undefined);
    setMini(opened);
  }

  return (
    <div className={css['panel']}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.title}
      </h2>
      <p className={css['lead']}>{texts.lead}</p>
      {steps.length === 0 ? (
        <Notice>{texts.nothing}</Notice>
      ) : (
        <>
          <CopyControls steps={steps} copying={copying} />
          <p className={css['buttons']}>
            <Button aria-expanded={mini !== undefined} onClick={() => (mini ? setMini(undefined) : void openMini())}>
              {mini ? texts.miniClose : texts.mini}
            </Button>
            <Button
              kind="quiet"
              aria-expanded={isArranging}
              onClick={() => {
                setArranging(!isArranging);
                copying.restart();
              }}
            >
              {isArranging ? texts.arrangeEnd : texts.arrange}
            </Button>
          </p>
          {mini && <p className={css['lead']}>{mini.isOnTop ? texts.miniOver : texts.miniBeside}</p>}
          {isBlocked && <Notice tone="attention">{texts.miniBlocked}</Notice>}
          <label className={css['return']}>
            <input type="checkbox" checked={isOnReturn} onChange={(event) => setOnReturn(event.target.checked)} />
            <span>
              {texts.onReturn}
              <small>{texts.limits}</small>
            </span>
          </label>
          {isArranging ? (
            <CopyOrder
              fields={fields}
              plan={plan}
              onPlan={(next) => {
                setPlan(next);
                keepPlan(row.procedureCode, next);
                copying.restart();
              }}
            />
          ) : (
            <ol className={css['steps']} aria-label={texts.list}>
              {steps.map((step, index) => (
                <li key={`${step.fieldId} ${step.name}`}>
                  <button
                    type="button"
                    aria-current={index === copying.at ? 'step' : undefined}
                    aria-label={texts.copyOne(labelOf(step))}
                    data-done={index < copying.at || undefined}
                    onClick={() => copying.copy(index)}
                  >
                    <small>{labelOf(step)}</small>
                    <span>{step.value}</span>
                  </button>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
      <UploadFiles dossier={dossier} groups={groups} />
      <NumberBack row={row} onNumber={onNumber} />
      <p className={css['foot']}>
        <Button onClick={onClose}>{texts.leave}</Button>
        <small>{texts.emptied}</small>
      </p>
      {mini && (
        <MiniContent mini={mini} title={texts.title} onClosed={() => setMini(undefined)}>
          <CopyControls steps={steps} copying={copying} mini={mini.window} />
        </MiniContent>
      )}
    </div>
  );
}
