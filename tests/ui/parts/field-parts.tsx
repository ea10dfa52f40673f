import { useState } from 'react';
import type { Problem } from '../../../src/core/problem.ts';
import type { Answers, Question } from '../../../src/core/procedure/procedure.ts';
import { visibleQuestions } from '../../../src/core/procedure/visible-questions.ts';
import { ErrorSummary } from '../../../src/ui/field/form/error-summary.tsx';
import { QuestionField } from '../../../src/ui/field/form/question-field.tsx';
import { SaveLine } from '../../../src/ui/field/form/save-line.tsx';
import { LineField } from '../../../src/ui/parts/line-field.tsx';
import { TextLine } from '../../../src/ui/parts/text-line.tsx';
import { aProcedureAsking } from '../../fixtures/procedure-fixtures.ts';
import { everyType } from './every-type.ts';
import css from './parts.module.css';

const missing: Problem = { code: 'answer-missing' };
const odd: Problem = { code: 'card-mismatch', weight: 'warning' };

/** Each kind of question three times: untouched, blocked, and with a warning that blocks nothing. */
export function FieldParts() {
  return (
    <>
      <ErrorSummary
        items={everyType
          .slice(0, 2)
          .map((question) => ({ problem: missing, fieldId: `blocked-${question.id}`, label: question.label }))}
      />
      <div className={css['columns']}>
        <Column kind="plain" />
        <Column kind="blocked" problem={missing} />
        <Column kind="warned" problem={odd} />
      </div>
      <div className={css['columns']}>
        <TextLine
          label="Một dòng ngoài tờ khai"
          hint="tên máy, người phiên dịch"
          name="line"
          value=""
          onChange={ignore}
        />
        <LineField label="Một ô ở văn phòng" hint="có gợi ý" fault="Ô này còn trống.">
          {(ties) => <input {...ties} />}
        </LineField>
        <div className={css['stack']}>
          <SaveLine state="saving" onRetry={ignore} />
          <SaveLine state="saved" onRetry={ignore} />
          <SaveLine state="failed" onRetry={ignore} />
          <SaveLine state="failed" problem={{ code: 'storage-full' }} onRetry={ignore} />
        </div>
      </div>
    </>
  );
}

function Column({ kind, problem }: { readonly kind: string; readonly problem?: Problem }) {
  return (
    <div className={css['column']}>
      {everyType.map((question) => (
        <Field key={question.id} question={question} fieldId={`${kind}-${question.id}`} problem={problem} />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly question: Question;
  readonly fieldId: string;
  readonly problem: Problem | undefined;
}

function Field({ question, fieldId, problem }: FieldProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const visible = visibleQuestions(aProcedureAsking([question]), answers)[0];
  const problems = problem ? [problem] : [];
  return (
    <QuestionField
      question={question}
      fieldId={fieldId}
      required={problem !== undefined}
      value={answers[question.id]}
      onChange={(value) => setAnswers({ [question.id]: value })}
      onLeave={ignore}
      problems={problems}
      problemsAt={() => problems}
      list={() => [{ value: '29', label: 'Bru - Vân Kiều' }]}
      {...(visible?.repeats && { repeats: visible.repeats })}
    />
  );
}

const ignore = () => undefined;
