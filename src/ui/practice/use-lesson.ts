import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Lesson, LessonFacts, LessonRun } from '../../core/practice/lessons.ts';
import { isLessonDone, noFacts } from '../../core/practice/lessons.ts';
import type { Practice } from '../../core/practice/practice-ports.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';

/** What the practice store says now. */
export interface LessonNow {
  readonly run: LessonRun | undefined;
  readonly facts: LessonFacts;
  readonly isDone: boolean;
  readonly done: readonly Lesson[];
}

/** Only where the app is open for practice. */
export function usePractice(): Practice {
  const { practice } = useDevice();
  if (!practice) throw new Error('this screen is drawn in practice only');
  return practice;
}

/** Absent until it is known; it follows whatever the hand does. */
export function useLesson(): LessonNow | undefined {
  const practice = usePractice();
  const load = useCallback(() => readLesson(practice), [practice]);
  return useWatched(load, ['drafts', 'deliveries', 'statuses', 'vault']);
}

/** Begins a lesson and goes to where it begins. */
export function useBegin() {
  const practice = usePractice();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  async function begin(lesson: Lesson): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      await navigate(await practice.begin(lesson));
    } catch (thrown) {
      setFailed(true);
      if (!findThrownProblem(thrown)) reportError(thrown);
    } finally {
      setBusy(false);
    }
  }
  return { begin, isBusy, isFailed };
}

async function readLesson(practice: Practice): Promise<LessonNow> {
  const run = await practice.run();
  const facts = run ? await readFacts(practice, run) : noFacts;
  const isDone = run !== undefined && isLessonDone(run.lesson, facts);
  return { run, facts, isDone, done: practice.done() };
}

async function readFacts(practice: Practice, run: LessonRun): Promise<LessonFacts> {
  try {
    return await practice.facts(run);
  } catch (thrown) {
    // Locked, or in the resident's hand: how far it is stays as it was, and is asked again with the key.
    if (findThrownProblem(thrown)) return noFacts;
    throw thrown;
  }
}
