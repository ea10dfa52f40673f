/** Questions answered by pointing: one of several, several of several, yes or no. Nothing is ever ticked beforehand. */

import { useState } from 'react';
import { form as texts } from '../../texts/vi/form.ts';
import type { FieldProps } from './answer-change.ts';
import { FieldFrame, describedBy, inputProps, isBlocked } from './field-frame.tsx';
import css from './field.module.css';

/** Beyond this many, the phone's own list is quicker than scrolling past buttons. */
const mostButtons = 7;
/** A select's value for "other"; never saved. */
const otherKey = ' other';

export function ChoiceField(props: FieldProps<'choice'>) {
  const { question, fieldId, value, onChange, onLeave, problems, list } = props;
  const choices = question.choices ?? (question.list ? list(question.list) : []);
  const current = typeof value === 'string' ? value : '';
  const isKnown = choices.some((choice) => choice.value === current);
  const [choseOther, setChoseOther] = useState(false);
  // Of a list that is still on its way nobody knows yet what is not in it.
  const isComing = question.list !== undefined && choices.length === 0;
  const writesOther = choseOther || (question.other === true && current !== '' && !isKnown && !isComing);
  const choose = (chosen: string) => {
    setChoseOther(chosen === otherKey);
    onChange(chosen === otherKey || chosen === '' ? undefined : chosen);
    onLeave();
  };
  const options = question.other ? [...choices, { value: otherKey, label: texts.other }] : choices;
  const selected = writesOther ? otherKey : current;
  const other = writesOther && (
    <label className={css['field']}>
      {texts.otherLabel}
      <input
        {...inputProps(fieldId, problems, 'other')}
        type="text"
        value={current}
        onChange={(event) => {
          setChoseOther(true);
          onChange(event.target.value === '' ? undefined : event.target.value.normalize('NFC'));
        }}
        onBlur={onLeave}
      />
    </label>
  );
  if (options.length > mostButtons) {
    return (
      <FieldFrame {...props}>
        <select {...inputProps(fieldId, problems)} value={selected} onChange={(event) => choose(event.target.value)}>
          <option value="">{texts.choose}</option>
          {options.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        {other}
      </FieldFrame>
    );
  }
  return (
    <FieldFrame {...props} grouped="one-of">
      <div className={css['choices']}>
        {options.map((choice) => (
          <label key={choice.value} className={css['choice']}>
            <input
              type="radio"
              name={fieldId}
              checked={selected === choice.value}
              onChange={() => choose(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {other}
    </FieldFrame>
  );
}

export function MultiChoiceField(props: FieldProps<'multi-choice'>) {
  const { question, fieldId, value, onChange, onLeave, problems } = props;
  const chosen = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  const toggle = (item: string, on: boolean) => {
    // In the form's order, so that the same ticks are the same answer.
    const next = question.choices
      .map((choice) => choice.value)
      .filter((candidate) => (candidate === item ? on : chosen.includes(candidate)));
    onChange(next.length === 0 ? undefined : next);
    onLeave();
  };
  return (
    <FieldFrame {...props} grouped>
      <div className={css['choices']}>
        {question.choices.map((choice) => (
          <label key={choice.value} className={css['choice']}>
            <input
              type="checkbox"
              aria-describedby={describedBy(fieldId, problems)}
              aria-invalid={isBlocked(problems)}
              checked={chosen.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.target.checked)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

export function YesNoField(props: FieldProps<'yes-no'>) {
  const { fieldId, value, onChange, onLeave } = props;
  return (
    <FieldFrame {...props} grouped="one-of">
      <div className={css['choices']} data-row="">
        {[true, false].map((answer) => (
          <label key={String(answer)} className={css['choice']}>
            <input
              type="radio"
              name={fieldId}
              checked={value === answer}
              onChange={() => {
                onChange(answer);
                onLeave();
              }}
            />
            {answer ? texts.yes : texts.no}
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}
