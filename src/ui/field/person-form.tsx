/** A person typed by hand, kept while it is typed. Only the name is needed; elders may know no more than a year. */

import { useEffect, useState } from 'react';
import type { Address, NoCardReason, PartialDate, Person, Sex } from '../../core/citizen/person.ts';
import { isPartialDate } from '../../core/calendar/calendar-date.ts';
import { isIdNumber, isOldIdNumber } from '../../core/citizen/id-number.ts';
import type { Problem } from '../../core/problem.ts';
import type { Answers, AnswerValue, Question } from '../../core/procedure/procedure.ts';
import { Button } from '../parts/button.tsx';
import { flushNewDossier, typeNewDossier, useNewDossier } from '../state/new-dossier.ts';
import { who as texts } from '../texts/vi/who.ts';
import { ErrorSummary } from './form/error-summary.tsx';
import { QuestionField } from './form/question-field.tsx';

interface PersonFormProps {
  readonly noCardBecause?: NoCardReason;
  /** Proposed where nothing was typed yet. */
  readonly proposedName?: string;
  readonly onDone: (person: Person) => void;
}

export function PersonForm({ noCardBecause, proposedName, onDone }: PersonFormProps) {
  const [answers, setAnswers] = useState<Answers>(
    () => useNewDossier.getState().typed?.answers ?? (proposedName === undefined ? {} : { fullName: proposedName }),
  );
  const [isTried, setTried] = useState(false);
  const questions = questionsFor(noCardBecause);
  const problems = isTried ? findPersonProblems(answers, noCardBecause) : [];

  useEffect(() => () => void flushNewDossier(), []);

  function change(questionId: string, value: AnswerValue | undefined): void {
    const changed = { ...answers, [questionId]: value };
    setAnswers(changed);
    typeNewDossier({ noCardBecause, answers: changed });
  }

  function finish(): void {
    setTried(true);
    if (findPersonProblems(answers, noCardBecause).length === 0) onDone(personFromAnswers(answers, noCardBecause));
  }

  return (
    <>
      <ErrorSummary
        items={problems.map((problem) => ({
          problem,
          fieldId: `person-${problem.questionId}`,
          label: questions.find((question) => question.id === problem.questionId)?.label ?? '',
        }))}
      />
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          fieldId={`person-${question.id}`}
          required={question.required === true}
          value={answers[question.id]}
          onChange={(value: AnswerValue | undefined) => change(question.id, value)}
          onLeave={() => void flushNewDossier()}
          problems={problems.filter((problem) => problem.questionId === question.id)}
          list={() => []}
        />
      ))}
      <Button kind="primary" wide onClick={finish}>
        {texts.use}
      </Button>
    </>
  );
}

function questionsFor(noCardBecause: NoCardReason | undefined): readonly Question[] {
  return [
    {
      id: 'fullName',
      type: 'text',
      label: texts.fields.fullName,
      required: true,
      means: { of: 'applicant', field: 'fullName' },
    },
    { id: 'birthDate', type: 'date', label: texts.fields.birthDate, precisions: ['day', 'month', 'year'] },
    {
      id: 'sex',
      type: 'choice',
      label: texts.fields.sex,
      choices: [
        { value: 'female', label: texts.sex.female },
        { value: 'male', label: texts.sex.male },
      ],
    },
    {
      id: 'idNumber',
      type: 'id-number',
      label: noCardBecause ? texts.fields.idNumber : texts.fields.idNumberOnCard,
      required: noCardBecause === undefined,
    },
    { id: 'address', type: 'address', label: texts.fields.address },
  ];
}

function findPersonProblems(answers: Answers, noCardBecause: NoCardReason | undefined): readonly Problem[] {
  const problems: Problem[] = [];
  const { fullName, birthDate, idNumber } = readAnswers(answers);
  if (!fullName) problems.push({ code: 'answer-missing', questionId: 'fullName' });
  if (birthDate !== undefined && !isPartialDate(birthDate))
    problems.push({ code: 'date-invalid', questionId: 'birthDate' });
  if (idNumber === undefined && noCardBecause === undefined)
    problems.push({ code: 'answer-missing', questionId: 'idNumber' });
  if (idNumber !== undefined && !isIdNumber(idNumber) && !isOldIdNumber(idNumber)) {
    problems.push({ code: 'id-number-invalid', questionId: 'idNumber' });
  }
  return problems;
}

function personFromAnswers(answers: Answers, noCardBecause: NoCardReason | undefined): Person {
  const { fullName = '', birthDate, sex, idNumber, address } = readAnswers(answers);
  return {
    fullName: fullName.trim(),
    ...(birthDate && { birthDate }),
    ...(sex && { sex }),
    ...(idNumber && (isIdNumber(idNumber) ? { idNumber } : { oldIdNumber: idNumber })),
    ...(address && { address }),
    source: 'typed',
    ...(noCardBecause && { noCardBecause }),
  };
}

/** The answers of this form's own questions, whose types `questionsFor` fixes. */
function readAnswers(answers: Answers) {
  return {
    fullName: answers['fullName'] as string | undefined,
    birthDate: answers['birthDate'] as PartialDate | undefined,
    sex: answers['sex'] as Sex | undefined,
    idNumber: answers['idNumber'] as string | undefined,
    address: answers['address'] as Address | undefined,
  };
}
