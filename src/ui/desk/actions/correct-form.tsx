/**
 * An answer put right with the resident's word: the question as the phone asks it, the answer that stands, the new one, and why.
 * What was signed is never touched; the correction stands beside it.
 */

import { useMemo, useState } from 'react';
import { correctedAnswers } from '../../../core/reception/correct-answer.ts';
import { findAnswerProblems } from '../../../core/procedure/find-answer-problems.ts';
import { isBlocking } from '../../../core/procedure/is-blocking.ts';
import type { Answers, AnswerValue } from '../../../core/procedure/procedure.ts';
import type { VisibleQuestion } from '../../../core/procedure/visible-questions.ts';
import { answerText } from '../../../core/procedure/answer-text.ts';
import { useChoiceLists } from '../../field/form/lists.ts';
import { QuestionField } from '../../field/form/question-field.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useListLabels } from '../../state/use-list-labels.ts';
import { actions } from '../../texts/vi/desk-actions.ts';
import { life as texts } from '../../texts/vi/desk-life.ts';
import { questionsOf } from '../answer-sections.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';
import { ReadyWords } from './ready-words.tsx';

export default function CorrectForm(props: ActionFormProps) {
  const { dossier, procedure, action, about, onDone } = props;
  const device = useDevice();
  const labels = useListLabels() ?? {};
  const lists = useChoiceLists();
  const [chosen, setChosen] = useState(about);
  const [draft, setDraft] = useState<{ readonly value: AnswerValue | undefined }>();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [today] = useState(() => device.clock.nowIso().slice(0, 10));

  const now = useMemo(() => correctedAnswers(dossier.text.answers, dossier.corrections), [dossier]);
  const ask = (answers: Answers): readonly VisibleQuestion[] =>
    procedure ? questionsOf(procedure, { ...dossier.text, answers }) : [];
  const askable = ask(now).filter(({ question }) => question.type !== 'calculated' && question.type !== 'note');
  const value = draft ? draft.value : chosen === undefined ? undefined : now[chosen];
  const visible = chosen === undefined ? undefined : ask({ ...now, [chosen]: value }).find(({ id }) => id === chosen);
  const problems = visible ? findAnswerProblems(visible, { today }).filter(isBlocking) : [];
  const isSame = chosen !== undefined && JSON.stringify(now[chosen]) === JSON.stringify(value);
  const isSilent = reason.trim() === '';

  async function submit(): Promise<void> {
    setTried(true);
    if (chosen === undefined || !visible || isSame || isSilent || problems.length > 0 || value === undefined) return;
    if (await action.run('correct', { questionId: chosen, value, reason: reason.trim() })) onDone();
  }

  if (askable.length === 0) {
    return (
      <ActionFrame panel="correct" form={props} onSubmit={() => undefined}>
        <Notice>{texts.correctNone}</Notice>
      </ActionFrame>
    );
  }
  return (
    <ActionFrame panel="correct" lead={texts.correctLead} form={props} onSubmit={() => void submit()}>
      <LineField label={texts.correctWhich} fault={isTried && chosen === undefined ? texts.correctMissing : undefined}>
        {(ties) => (
          <select
            {...ties}
            name="question"
            value={chosen ?? ''}
            onChange={(event) => {
              setChosen(event.target.value);
              setDraft(undefined);
            }}
          >
            <option value="" disabled>
              {texts.correctChoose}
            </option>
            {askable.map(({ id, question }) => (
              <option key={id} value={id}>
                {[question.item, question.officialLabel ?? question.label].filter(Boolean).join('. ')}
              </option>
            ))}
          </select>
        )}
      </LineField>
      {visible && chosen !== undefined && (
        <>
          <p>
            {texts.correctBefore}: <b>{answerText(visible.question, now[chosen], labels) || texts.correctEmpty}</b>
          </p>
          <div className={css['question']}>
            <QuestionField
              key={chosen}
              question={visible.question}
              fieldId={`sua-${chosen}`}
              value={value}
              required={visible.required}
              list={lists}
              problems={isTried ? problems : []}
              onChange={(next) => setDraft({ value: next })}
              onLeave={() => undefined}
              {...(visible.repeats && { repeats: visible.repeats })}
            />
          </div>
          {isTried && isSame && <p className={css['soft']}>{texts.correctSame}</p>}
        </>
      )}
      <ReadyWords words={texts.correctReasons} onChoose={setReason} />
      <LineField label={texts.correctReason} fault={isTried && isSilent ? actions.wordsMissing : undefined}>
        {(ties) => (
          <textarea
            {...ties}
            rows={3}
            name="correct"
            maxLength={500}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </ActionFrame>
  );
}
