/**
 * Which lessons were done on this phone, beside the store of the person whose turn it is and not in it: practice never opens
 * that store. Names of lessons and nothing else; they stay when practice ends and are told with the next report.
 */

import { lessonsOf } from '../../core/practice/lessons.ts';
import type { Lesson } from '../../core/practice/lessons.ts';
import { nameBeside } from '../store/store-name.ts';

const progressKey = 'gocua-lessons';
const keyOf = (storeName: string): string => nameBeside(progressKey, storeName);

/** The service worker has none, and reports nothing either. */
const findPlace = () =>
  (
    globalThis as {
      readonly localStorage?: {
        getItem(key: string): string | null;
        setItem(key: string, value: string): void;
        removeItem(key: string): void;
      };
    }
  ).localStorage;

/** Of the person of that store. */
export function findLessonsDone(storeName: string): readonly Lesson[] {
  return lessonsOf((findPlace()?.getItem(keyOf(storeName)) ?? '').split(' '));
}

export function noteLessonDone(storeName: string, lesson: Lesson): void {
  const before = findLessonsDone(storeName);
  if (!before.includes(lesson)) findPlace()?.setItem(keyOf(storeName), [...before, lesson].join(' '));
}

/** The next person in that store begins with none. */
export function forgetLessons(storeName: string): void {
  findPlace()?.removeItem(keyOf(storeName));
}
