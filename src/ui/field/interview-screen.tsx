/**
 * Kê khai: a few questions a page from one interview for the whole basket. What is typed is in the draft within half a
 * second of a pause, and at once on leaving field, page or app; "Đã lưu" is said only after the awaited save. The pages
 * have addresses, so that back is a page back.
 */

import { Suspense, lazy, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { EarlierAnswer } from '../../core/dossier/find-earlier-answers.ts';
import { answerQuestion } from '../../core/dossier/answer-question.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { mergeInterview, spreadAnswer } from '../../core/procedure/merged-interview.ts';
import type { AnswerPlace, InterviewQuestion } from '../../core/procedure/merged-interview.ts';
import type { AnswerValue } from '../../core/procedure/procedure.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { findLeftReading } from '../state/left-reading.ts';
import { useSaver } from '../state/use-saver.ts';
import { form } from '../texts/vi/form.ts';
import { interview as texts } from '../texts/vi/interview.ts';
import { page as common } from '../texts/vi/page.ts';
import { papers } from '../texts/vi/papers.ts';
import { readBackRecord } from '../texts/vi/read-back.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { basketPath } from './draft-path.ts';
import { ErrorSummary, focusField } from './form/error-summary.tsx';
import { QuestionField } from './form/question-field.tsx';
import { SaverLine } from './form/save-line.tsx';
import { useChoiceLists } from './form/lists.ts';
import {
  findPageProblems,
  isBlocking,
  isFromCard,
  labelsLeftToDesk,
  problemsOnPage,
  stepAfterQuestions,
  toBasketItems,
} from './interview-answers.ts';
import type { AnswersByCode } from './interview-answers.ts';

const EarlierOffer = lazy(() => import('./earlier-offer.tsx'));

export default function InterviewScreen({ basketId, basket: loaded }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  // The drafts as they were when the screen opened: what is typed here is ahead of what the store says.
  const [basket] = useState(loaded);
  const [answers, setAnswers] = useState<AnswersByCode>(() =>
    Object.fromEntries(basket.map(({ draft, procedure }) => [procedure.code, draft.answers])),
  );
  const [triedPages, setTriedPages] = useState<ReadonlySet<string>>(new Set());
  const [leftFields, setLeftFields] = useState<ReadonlySet<string>>(new Set());
  const list = useChoiceLists();
  const today = device.clock.nowIso().slice(0, 10);

  const save = useCallback(
    async (
      _key: string,
      { place, value }: { readonly place: AnswerPlace; readonly value: AnswerValue | undefined },
    ) => {
      const dossier = basket.find(({ procedure }) => procedure.code === place.procedureCode);
      if (!dossier) throw new Error('an answer without a dossier');
      const saved = await answerQuestion(device, dossier.draft.dossierId, place.questionId, value);
      if (!saved.ok) throw new StorageFailure(saved.problem);
    },
    [basket, device],
  );
  const saver = useSaver(save);

  // Fields show `answers` at once. What follows from them is worked out a moment after the letter is drawn: on a slow phone
  // both together would make the letter wait.
  const judged = useDeferredValue(answers);
  const pages = useMemo(() => mergeInterview(toBasketItems(basket, judged), { today }), [basket, judged, today]);
  const nextStep = useMemo(() => stepAfterQuestions(toBasketItems(basket, judged), today), [basket, judged, today]);
  const finish = nextStep === 'papers' ? texts.finish : papers.next;
  const problems = useMemo(() => findPageProblems(basket, judged, today), [basket, judged, today]);

  const wanted = search.get('cau');
  // From here back to the resident, who waits for the rest to be read.
  const isMending = !search.has('trang') && findLeftReading(basketId) !== undefined;
  const wantedIndex =
    wanted === null ? -1 : pages.findIndex((page) => page.questions.some((item) => asks(item, wanted)));
  const asked = Number(search.get('trang') ?? '1') - 1;
  const index = Math.min(Math.max(0, wantedIndex >= 0 ? wantedIndex : asked || 0), pages.length - 1);
  const page = pages[index];

  const jumpedTo = useRef<string>(null);
  useEffect(() => {
    if (wanted === null || wantedIndex < 0 || jumpedTo.current === wanted) return;
    jumpedTo.current = wanted;
    focusField(fieldIdOf(wanted.slice(wanted.indexOf('#') + 1)));
  }, [wanted, wantedIndex]);

  const leftToDesk = labelsLeftToDesk(basket, problems);
  const leftNotice = leftToDesk.length > 0 && (
    <Notice>
      <p>{texts.leftToDesk}</p>
      <ul>
        {leftToDesk.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </Notice>
  );

  if (!page) {
    return (
      <Page
        title={texts.title}
        actions={
          <Button kind="primary" onClick={() => void navigate(basketPath(basketId, nextStep))}>
            {finish}
          </Button>
        }
      >
        {leftNotice || <Notice>{texts.empty}</Notice>}
      </Page>
    );
  }

  const onPage = problemsOnPage(page, problems);
  const isTried = triedPages.has(page.pageId);
  const shown = onPage.filter(
    ({ path, problem }) => isTried || (leftFields.has(path) && problem.code !== 'answer-missing'),
  );
  const errors = isTried ? shown.filter(({ problem }) => isBlocking(problem)) : [];

  function change(given: AnswerPlace, value: AnswerValue | undefined): void {
    const places = spreadAnswer(
      basket.map(({ procedure }) => procedure),
      given,
    );
    setAnswers((before) => {
      const next: { [code: string]: AnswersByCode[string] } = { ...before };
      for (const place of places) {
        next[place.procedureCode] = { ...next[place.procedureCode], [place.questionId]: value };
      }
      return next;
    });
    saver.change(`${given.procedureCode}#${given.questionId}`, { place: given, value });
  }

  function take(earlier: readonly EarlierAnswer[]): void {
    for (const { procedureCode, question, value } of earlier) change({ procedureCode, questionId: question.id }, value);
    void saver.flush();
  }

  function leave(path: string): void {
    setLeftFields((before) => (before.has(path) ? before : new Set(before).add(path)));
    void saver.flush();
  }

  async function goOn(isForced: boolean): Promise<void> {
    if (!page) return;
    const isJudged = judged === answers;
    const now = isJudged ? onPage : problemsOnPage(page, findPageProblems(basket, answers, today));
    if (!isForced && now.some(({ problem }) => isBlocking(problem))) {
      setTriedPages((before) => new Set(before).add(page.pageId));
      return;
    }
    const isSaved = await saver.flush();
    if (isMending) return isSaved ? navigate(basketPath(basketId, 'read-back')) : undefined;
    const items = toBasketItems(basket, answers);
    const all = isJudged ? pages : mergeInterview(items, { today });
    if (index + 1 < all.length) return setSearch({ trang: String(index + 2) });
    // What is not saved is on this screen alone; the line below the buttons says so.
    if (isSaved) await navigate(basketPath(basketId, isJudged ? nextStep : stepAfterQuestions(items, today)));
  }

  async function goBack(): Promise<void> {
    const isSaved = await saver.flush();
    if (index > 0) setSearch({ trang: String(index) });
    else if (isSaved) await navigate('/');
  }

  const owner = basket.find(({ procedure }) => procedure.code === page.procedureCode);
  return (
    <Page
      title={page.title}
      tabTitle={texts.title}
      arrival={page.pageId}
      lead={owner?.procedure.shortName}
      step={{ now: index + 1, of: pages.length, name: texts.title }}
      actions={
        <>
          <Button onClick={() => void goBack()}>{index > 0 ? common.back : texts.laterHome}</Button>
          <Button kind="primary" onClick={() => void goOn(false)}>
            {isMending ? readBackRecord.goOn : index + 1 < pages.length ? common.next : finish}
          </Button>
        </>
      }
      state={<SaverLine saver={saver} />}
    >
      <ErrorSummary
        items={errors.map(({ path, problem, question }) => ({
          problem,
          fieldId: fieldIdOf(path),
          label: question.label,
        }))}
      />
      {index === 0 && leftNotice}
      {index === 0 && (
        <Suspense>
          <EarlierOffer basket={basket} onTake={take} />
        </Suspense>
      )}
      {page.questions.map((item) => {
        const { visible, places } = item;
        return (
          <QuestionField
            key={`${places[0].procedureCode}#${visible.id}`}
            question={visible.question}
            fieldId={fieldIdOf(visible.id)}
            value={
              visible.question.type === 'calculated'
                ? visible.value
                : answers[places[0].procedureCode]?.[visible.question.id]
            }
            required={item.required}
            onChange={(value) => change(places[0], value)}
            onLeave={() => leave(visible.id)}
            problems={shown.filter(({ path }) => path === visible.id).map(({ problem }) => problem)}
            problemsAt={(path) => shown.filter((one) => one.path === path).map(({ problem }) => problem)}
            list={list}
            {...(owner && isFromCard(owner, visible.question, visible.value) && { origin: form.fromCard })}
            {...(visible.repeats && { repeats: visible.repeats })}
          />
        );
      })}
      {errors.length > 0 && (
        <Button kind="quiet" onClick={() => void goOn(true)}>
          {texts.skip}
        </Button>
      )}
    </Page>
  );
}

/** `<procedure code>#<question id>`, or a path inside a repeat of that question. */
function asks(item: InterviewQuestion, wanted: string): boolean {
  return item.places.some(({ procedureCode, questionId }) => {
    const key = `${procedureCode}#${questionId}`;
    return wanted === key || wanted.startsWith(`${key}[`);
  });
}

function fieldIdOf(path: string): string {
  return `q-${path.replace(/\[(\d+)\]\./g, '-$1-')}`;
}
