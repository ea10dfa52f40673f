/** An answer in words, as a person reads or hears it. */

import { isAnswered, plainText } from './answer-value.ts';
import type { AnswerValue, ListName, Question } from './procedure.ts';

/** Labels of the lists a form chooses from, by code. */
export type ListLabels = { readonly [name in ListName]?: { readonly [code: string]: string } };

/**
 * The answer with its choices' labels, dates as dd/mm/yyyy, money with its thousands apart. A code whose label is not known
 * stands for itself. '' for no answer, for notes and for groups (whose members speak for themselves).
 */
export function answerText(question: Question, value: AnswerValue | undefined, labels: ListLabels = {}): string {
  if (!isAnswered(value) || question.type === 'group' || question.type === 'note') return '';
  switch (question.type) {
    case 'choice': {
      const code = plainText(value);
      const listed = question.list === undefined ? undefined : labels[question.list];
      const label = question.choices?.find((choice) => choice.value === code)?.label;
      return label ?? (listed !== undefined && Object.hasOwn(listed, code) ? listed[code] : undefined) ?? code;
    }
    case 'multi-choice': {
      const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
      return codes
        .map((code) => question.choices.find((choice) => choice.value === code)?.label ?? String(code))
        .join(', ');
    }
    case 'yes-no':
      return value === true || value === 'yes' ? 'Có' : 'Không';
    case 'money':
      return typeof value === 'number' ? `${groupThousands(value)} đồng` : plainText(value);
    case 'number':
      return question.unit === undefined ? plainText(value) : `${plainText(value)} ${question.unit}`;
    default:
      return plainText(value);
  }
}

/** 1500000 → 1.500.000, Vietnamese style. */
function groupThousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}
