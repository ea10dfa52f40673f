/**
 * One question of any type as a field: the exhaustive switch that a new question type must extend to compile. A page may
 * hold dozens (a repeat of four, five members each) and is worked out anew with every key, so a field is drawn again only
 * when what it shows is another.
 */

import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { answerText } from '../../../core/procedure/answer-text.ts';
import type { AnswerValue } from '../../../core/procedure/procedure.ts';
import { AddressField } from './address-field.tsx';
import type { FieldProps } from './answer-change.ts';
import { ChoiceField, MultiChoiceField, YesNoField } from './choice-fields.tsx';
import { DateField } from './date-field.tsx';
import { FieldFrame } from './field-frame.tsx';
import css from './field.module.css';
import { GroupField } from './group-field.tsx';
import { DigitsField, MoneyField, NumberField, TextField, TimeField } from './text-fields.tsx';
import { form as texts } from '../../texts/vi/form.ts';

/** The callbacks always reach the newest page, though the field itself may have been drawn on an older one. */
export function QuestionField(props: FieldProps) {
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  const calls = useMemo(
    () => ({
      onChange: (value: AnswerValue | undefined) => newest.current.onChange(value),
      onLeave: () => newest.current.onLeave(),
    }),
    [],
  );
  return <SteadyField {...props} {...calls} />;
}

const SteadyField = memo(DrawnField, showsTheSame);

/** A group's repeats are new objects each time: it is drawn again, and each of its members judges for itself. */
function showsTheSame(before: FieldProps, now: FieldProps): boolean {
  return (
    now.question.type !== 'group' &&
    before.question === now.question &&
    before.fieldId === now.fieldId &&
    before.value === now.value &&
    before.required === now.required &&
    before.origin === now.origin &&
    before.list === now.list &&
    JSON.stringify(before.problems) === JSON.stringify(now.problems)
  );
}

function DrawnField(props: FieldProps) {
  const { question } = props;
  switch (question.type) {
    case 'text':
    case 'long-text':
      return <TextField {...props} question={question} />;
    case 'id-number':
    case 'phone':
      return <DigitsField {...props} question={question} />;
    case 'number':
      return <NumberField {...props} question={question} />;
    case 'money':
      return <MoneyField {...props} question={question} />;
    case 'time':
      return <TimeField {...props} question={question} />;
    case 'date':
      return <DateField {...props} question={question} />;
    case 'choice':
      return <ChoiceField {...props} question={question} />;
    case 'multi-choice':
      return <MultiChoiceField {...props} question={question} />;
    case 'yes-no':
      return <YesNoField {...props} question={question} />;
    case 'address':
      return <AddressField {...props} question={question} />;
    case 'group':
      return <GroupField {...props} question={question} drawMember={drawMember} />;
    case 'calculated':
      return (
        <FieldFrame {...props} grouped>
          <output className={css['output']}>{answerText(question, props.value) || texts.notYet}</output>
        </FieldFrame>
      );
    case 'note':
      return <p className={css['output']}>{question.label}</p>;
  }
}

function drawMember(member: FieldProps) {
  return <QuestionField {...member} />;
}
