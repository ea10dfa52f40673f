/** Random but well-typed answers to a form: the kind of thing a volunteer may leave behind at any moment. */

import * as fc from 'fast-check';
import type { Answers, AnswerValue, Procedure, Question } from '../../src/core/procedure/procedure.ts';
import { questionsOf, readList } from './read-catalogue.ts';

const days = fc
  .tuple(fc.integer({ min: 1930, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')) as [string, string, string]);

function valueOf(question: Question): fc.Arbitrary<AnswerValue | undefined> {
  switch (question.type) {
    case 'text':
    case 'long-text':
      return fc.constantFrom('Hồ Thị Mẫu', 'không có', ' ', 'x'.repeat(1200));
    case 'number':
    case 'money':
      return fc.integer({ min: 0, max: 120 });
    case 'date':
      return fc.tuple(days, fc.constantFrom('day', 'month', 'year')).map(([[year, month, day], precision]) => ({
        iso: precision === 'year' ? year : precision === 'month' ? `${year}-${month}` : `${year}-${month}-${day}`,
        precision,
      }));
    case 'time':
      return fc.constantFrom('07:30', '23:59');
    case 'choice':
      return question.list === undefined
        ? fc.constantFrom(...(question.choices ?? []).map((choice) => choice.value))
        : fc.constantFrom(...readList(question.list).items.map((item) => item.code));
    case 'multi-choice':
      return fc.subarray(question.choices.map((choice) => choice.value));
    case 'yes-no':
      return fc.boolean();
    case 'id-number':
      return fc.constantFrom('045160000001', '191234567', '12');
    case 'phone':
      return fc.constantFrom('0912345678', '1');
    case 'address':
      return fc.constantFrom({ text: 'Thôn Mẫu, xã Mẫu' }, { text: '' });
    case 'group':
      return fc.array(fc.record(answersTo(question.questions)), { maxLength: 3 });
    case 'calculated':
    case 'note':
      return fc.constant(undefined);
  }
}

function answersTo(questions: readonly Question[]): Record<string, fc.Arbitrary<AnswerValue | undefined>> {
  return Object.fromEntries(
    questions.map((question) => [question.id, fc.option(valueOf(question), { nil: undefined, freq: 4 })]),
  );
}

/** Answers to all questions of the form at once, hidden ones too, with the app's facts. */
export function arbitraryAnswers(procedure: Procedure): fc.Arbitrary<Answers> {
  const level = procedure.form?.sections.flatMap((section) => section.questions) ?? questionsOf(procedure);
  return fc.record({
    ...answersTo(level),
    $lane: fc.constantFrom('assisted', 'online'),
    $representative: fc.constantFrom('yes', 'no'),
    $today: fc.constant('2026-11-21'),
  });
}
