/**
 * Which lessons were done on this phone, beside the store of the person whose turn it is and not in it: practice never opens
 * that store. Names of lessons and nothing else; they stay when practice ends and are told with the next report.
 */

import { lessonsOf } from '../../core/practice/lessons.ts';
import type { Lesson } from '../../core/practice/lessons.ts';
import { nameBeside } from '../store/store-name.ts';

const progressKey = 'gocua-lessons';
const keyOf = (storeName: string): string => nameBeside(progressKey, storeName);

/** Of the person of that store; none where there is no place to ask (the service worker). */
export function findLessonsDone(storeName: string): readonly Lesson[] {
  return lessonsOf((globalThis.localStorage?.getItem(keyOf(storeName)) ?? '').split(' '));
}

export function noteLessonDone(storeName: string, lesson: Lesson): void {
  const before = findLessonsDone(storeName);
  if (!before.includes(lesson)) localStorage.setItem(keyOf(storeName), [...before, lesson].join(' '));
}

/** The next person in that store begins with none. */
export function forgetLessons(storeName: string): void {
  globalThis.localStorage?.removeItem(keyOf(storeName));
}
