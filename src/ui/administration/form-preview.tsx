/**
 * The form as the phone asks it: the same pages, fields, branches and complaints, on answers that live only here. What the
 * app itself knows on the phone (who answers for whom, which way it goes in) can be switched beside it.
 */

import { useRef, useState } from 'react';
import type { Problem } from '../../core/problem.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import { knownFacts } from '../../core/procedure/known-facts.ts';
import { mergeInterview } from '../../core/procedure/merged-interview.ts';
import { prefillAnswers } from '../../core/procedure/prefill-answers.ts';
import type { Answers, Procedure } from '../../core/procedure/procedure.ts';
import { ErrorSummary } from '../field/form/error-summary.tsx';
import { useChoiceLists } from '../field/form/lists.ts';
import { QuestionField } from '../field/form/question-field.tsx';
import { isBlocking, problemsOnPage } from '../field/interview-answers.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { interview } from '../texts/vi/interview.ts';
import { page as common } from '../texts/vi/page.ts';
import { preview as texts } from '../texts/vi/publishing.ts';
import css from './publishing.module.css';

export function FormPreview({ procedure }: { readonly procedure: Procedure }) {
  const [hasRepresentative, setRepresentative] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [round, setRound] = useState(0);
  const asksConsent = procedure.consents.some(({ sensitive }) => sensitive === true);
  const facts: Answers = {
    ...knownFacts({
      lane: procedure.lanes[0],
      representative: hasRepresentative ? { basis: 'written-authority' } : undefined,
    }),
    ...(isRefused && asksConsent && { $sensitive: 'no' }),
  };
  return (
    <>
      <fieldset className={css['situation']}>
        <legend>{texts.situation}</legend>
        <label>
          <input
            type="checkbox"
            checked={hasRepresentative}
            onChange={(event) => setRepresentative(event.target.checked)}
          />
          {texts.representative}
        </label>
        {asksConsent && (
          <label>
            <input type="checkbox" checked={isRefused} onChange={(event) => setRefused(event.target.checked)} />
            {texts.sensitiveRefused}
          </label>
        )}
        <Button kind="quiet" icon="rotate" onClick={() => setRound(round + 1)}>
          {texts.clear}
        </Button>
      </fieldset>
      <TriedForm key={round} procedure={procedure} facts={facts} />
    </>
  );
}

interface TriedFormProps {
  readonly procedure: Procedure;
  readonly facts: Answers;
}

function TriedForm({ procedure, facts }: TriedFormProps) {
  const device = useDevice();
  const list = useChoiceLists();
  const frame = useRef<HTMLDivElement>(null);
  const today = device.clock.nowIso().slice(0, 10);
  const [typed, setTyped] = useState<Answers>(() => prefillAnswers(procedure, [], facts, { today }));
  const answers = { ...typed, ...facts };
  const [pageIndex, setPageIndex] = useState(0);
  const [triedPage, setTriedPage] = useState<string>();
  const pages = mergeInterview([{ procedure, answers }], { today });
  const problems = problemsByPath(procedure, answers, today);
  const index = Math.min(pageIndex, pages.length - 1);
  const page = pages[index];
  if (!page) return <div className={css['phone']}>{interview.empty}</div>;

  const shown = triedPage === page.pageId ? problemsOnPage(page, problems) : [];
  const errors = shown.filter(({ problem }) => isBlocking(problem));

  function turnTo(next: number): void {
    setPageIndex(next);
    frame.current?.focus();
  }

  function goOn(): void {
    if (!page) return;
    const stands = problemsOnPage(page, problems).some(({ problem }) => isBlocking(problem));
    // A second time on the same page goes on all the same, as "Điền sau" does on the phone.
    if (stands && triedPage !== page.pageId) setTriedPage(page.pageId);
    else turnTo(index + 1);
  }

  return (
    <div className={css['phone']} ref={frame} tabIndex={-1} role="group" aria-label={page.title}>
      <p className={css['lead']}>{texts.pages(index + 1, pages.length)}</p>
      <h3>{page.title}</h3>
      <ErrorSummary
        items={errors.map(({ path, problem, question }) => ({
          problem,
          fieldId: fieldIdOf(path),
          label: question.label,
        }))}
      />
      {page.questions.map(({ visible, required }) => (
        <QuestionField
          key={visible.id}
          question={visible.question}
          fieldId={fieldIdOf(visible.id)}
          value={visible.question.type === 'calculated' ? visible.value : answers[visible.question.id]}
          required={required}
          onChange={(value) => setTyped((before) => ({ ...before, [visible.question.id]: value }))}
          onLeave={() => undefined}
          problems={shown.filter(({ path }) => path === visible.id).map(({ problem }) => problem)}
          problemsAt={(path) => shown.filter((one) => one.path === path).map(({ problem }) => problem)}
          list={list}
          {...(visible.repeats && { repeats: visible.repeats })}
        />
      ))}
      <div className={css['turn']}>
        {index > 0 && <Button onClick={() => turnTo(index - 1)}>{common.back}</Button>}
        {index + 1 < pages.length ? (
          <Button kind="primary" onClick={goOn}>
            {errors.length > 0 ? interview.skip : common.next}
          </Button>
        ) : (
          <p role="status">{texts.end}</p>
        )}
      </div>
    </div>
  );
}

/** Only the answers are judged: people, papers and signatures have other screens. */
function problemsByPath(
  procedure: Procedure,
  answers: Answers,
  today: string,
): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of findProblems(procedure, { answers }, { today })) {
    const key = `${procedure.code}#${problem.questionId}`;
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}

function fieldIdOf(path: string): string {
  return `preview-${path.replace(/\[(\d+)\]\./g, '-$1-')}`;
}
