/** When a paper is asked for, in words, from the condition that the form's own questions stand in. */

import type { Condition } from '../../core/procedure/logic.ts';
import type { Procedure, Question } from '../../core/procedure/procedure.ts';
import { procedures as texts } from '../texts/vi/procedures.ts';

/** Longer is no help to somebody who reads it at a door. */
const mostLetters = 100;

/** Absent: the condition compares what no plain, short sentence says. */
export function whenWords(procedure: Procedure, condition: Condition): string | undefined {
  const words = say(allQuestions(procedure), condition);
  return words === undefined || words.length > mostLetters ? undefined : texts.whenIs(words);
}

type Questions = ReadonlyMap<string, Question>;

function say(questions: Questions, condition: Condition): string | undefined {
  if ('all' in condition) return join(questions, condition.all, texts.and);
  if ('any' in condition) return join(questions, condition.any, texts.or);
  if ('not' in condition) {
    const words = say(questions, condition.not);
    return words && texts.not(words);
  }
  if (!('question' in condition)) return undefined;
  const { question: id } = condition;
  if (id === '$representative' && 'is' in condition)
    return condition.is === 'yes' ? texts.byRepresentative : texts.bySelf;
  const question = questions.get(id);
  if (!question) return undefined;
  const label = question.label.replace(/[\s?:.…]+$/u, '');
  if ('isAnswered' in condition) return condition.isAnswered ? texts.hasAnswer(label) : texts.hasNoAnswer(label);
  if ('is' in condition) return sayAnswers(question, label, [condition.is]);
  if ('isOneOf' in condition) return sayAnswers(question, label, condition.isOneOf);
  return 'includes' in condition ? sayAnswers(question, label, [condition.includes]) : undefined;
}

function sayAnswers(
  question: Question,
  label: string,
  values: readonly (string | number | boolean)[],
): string | undefined {
  const answers = values.map((value) => {
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (question.type === 'choice' || question.type === 'multi-choice') {
      return question.choices?.find((choice) => choice.value === String(value))?.label;
    }
    return String(value);
  });
  return answers.every((answer) => answer !== undefined) ? texts.answered(label, answers.join(texts.or)) : undefined;
}

function join(questions: Questions, conditions: readonly Condition[], between: string): string | undefined {
  const words = conditions.map((condition) => say(questions, condition));
  return words.every((each) => each !== undefined) && words.length > 0 ? words.join(between) : undefined;
}

function allQuestions(procedure: Procedure): Questions {
  const flat = (question: Question): readonly Question[] =>
    question.type === 'group' ? [question, ...question.questions.flatMap(flat)] : [question];
  const questions = (procedure.form?.sections ?? []).flatMap((section) => section.questions).flatMap(flat);
  return new Map(questions.map((question) => [question.id, question]));
}
