/** The frame of every action's form: heading that takes the focus, what stands in the way, the one button. */

import { useEffect, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { isActionPossible } from '../../../core/reception/desk-action.ts';
import type { DeskDossier } from '../../../core/reception/desk.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { dossier as dossierTexts } from '../../texts/vi/desk.ts';
import type { PanelAction } from '../action-bar.tsx';
import type { SupplementOption } from '../supplement-options.ts';
import type { DeskAction } from '../use-desk-action.ts';
import type { SupplementDraft } from '../use-supplement-draft.ts';
import css from './action-form.module.css';

export interface ActionFormProps {
  readonly dossier: DeskDossier;
  readonly procedure: Procedure | undefined;
  readonly ownNumbers: boolean;
  readonly action: DeskAction;
  readonly supplement: SupplementDraft;
  readonly options: readonly SupplementOption[];
  /** What the action was begun from: the question to correct, the paper to use again. */
  readonly about: string | undefined;
  /** The number that the one-stop system gave while the dossier was copied into it. */
  readonly newNumber: string | undefined;
  readonly onLoadNew: () => Promise<void>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface ActionFrameProps {
  readonly panel: PanelAction;
  readonly lead?: ReactNode;
  readonly form: ActionFormProps;
  /** Nothing is sent while something is missing; the form itself says what. */
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

export function ActionFrame({ panel, lead, form, onSubmit, children }: ActionFrameProps) {
  const { action, dossier, onLoadNew, onClose } = form;
  const heading = useRef<HTMLHeadingElement>(null);
  const isPossible = isActionPossible(panel, dossier.row);
  // What a form shows beside its own button says its own trouble.
  const trouble = action.trouble?.action === panel ? action.trouble : undefined;
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isPossible && action.busy === undefined) onSubmit();
  }
  return (
    <form className={css['form']} noValidate onSubmit={submit}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.names[panel]}
      </h2>
      <p className={css['who']}>
        {dossier.row.applicantName} · {dossier.row.procedureName}
      </p>
      {lead && <p className={css['lead']}>{lead}</p>}
      {!isPossible && <Notice tone="attention">{texts.notPossible}</Notice>}
      {children}
      <div className={css['foot']}>
        {trouble && (
          <Notice tone={trouble.outcome.kind === 'refused' ? 'attention' : 'waiting'} urgent>
            <p>
              {outcomeSentence(trouble.outcome)} {action.isChanged && texts.changedKept}
            </p>
            {action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button
            kind={panel === 'refuse' || panel === 'stop' ? 'danger' : 'primary'}
            type="submit"
            disabled={!isPossible || action.busy !== undefined || action.isChanged}
          >
            {action.busy === panel ? texts.sending : texts.names[panel]}
          </Button>
        </div>
      </div>
    </form>
  );
}
