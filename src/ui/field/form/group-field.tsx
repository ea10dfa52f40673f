/** A group that repeats: each child, each member of the household. Added and taken away whole. */

import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Answers } from '../../../core/procedure/procedure.ts';
import { Button } from '../../parts/button.tsx';
import { form as texts } from '../../texts/vi/form.ts';
import type { FieldProps } from './answer-change.ts';
import { FieldFrame } from './field-frame.tsx';
import css from './field.module.css';

interface GroupFieldProps extends FieldProps<'group'> {
  /** Draws one member's field. */
  readonly drawMember: (props: FieldProps) => ReactNode;
}

export function GroupField({ drawMember, ...props }: GroupFieldProps) {
  const { question, fieldId, value, onChange, onLeave, problemsAt, list, repeats = [] } = props;
  const given = isRepeats(value) ? value : [];
  const most = question.max ?? Number.POSITIVE_INFINITY;

  function changeRepeat(index: number, questionId: string, answer: Answers[string]): void {
    const next = repeats.map((_, at) => (at === index ? { ...given[at], [questionId]: answer } : (given[at] ?? {})));
    onChange(next);
  }

  function remove(index: number): void {
    const next = given.filter((_, at) => at !== index);
    onChange(next.length === 0 ? undefined : next);
    onLeave();
  }

  return (
    <FieldFrame {...props} grouped>
      {repeats.map((members, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a repeat has no identity but its place
        <fieldset key={`${index}/${repeats.length}`} className={css['group']}>
          <legend className={css['label']}>{texts.groupItem(question.label, index + 1)}</legend>
          {members.map((member) => (
            <Fragment key={member.id}>
              {drawMember({
                question: member.question,
                fieldId: `${fieldId}-${index}-${member.question.id}`,
                required: member.required,
                // What was typed may be ahead of what was worked out from it.
                value: member.question.type === 'calculated' ? member.value : given[index]?.[member.question.id],
                onChange: (answer) => changeRepeat(index, member.question.id, answer),
                onLeave,
                problems: problemsAt?.(member.id) ?? [],
                list,
              })}
            </Fragment>
          ))}
          {repeats.length > (question.min ?? 0) && (
            <Button icon="cross" onClick={() => remove(index)}>
              {texts.removeGroup(index + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      {repeats.length < most && (
        <Button
          icon="plus"
          onClick={() => {
            onChange([...repeats.map((_, at) => given[at] ?? {}), {}]);
            onLeave();
          }}
        >
          {texts.addGroup(question.label)}
        </Button>
      )}
    </FieldFrame>
  );
}

function isRepeats(value: unknown): value is readonly Answers[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
}
