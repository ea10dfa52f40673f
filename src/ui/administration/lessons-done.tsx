/** Which lessons of practice somebody did: how many of those for their work, and by name. */

import { deskLessons, lessonsOf, phoneLessons } from '../../core/practice/lessons.ts';
import type { PersonRow } from '../../core/reception/people.ts';
import { practice, practiceProgress as texts } from '../texts/vi/practice.ts';

type Practised = Pick<PersonRow, 'role' | 'lessons'>;

export function LessonsDone({ row }: { readonly row: Practised }) {
  const track: readonly string[] = row.role === 'volunteer' ? phoneLessons : deskLessons;
  const done = row.lessons.filter((lesson) => track.includes(lesson)).length;
  return <span title={lessonNames(row)}>{practice.progress(done, track.length)}</span>;
}

export function lessonNames({ lessons }: Pick<Practised, 'lessons'>): string {
  if (lessons.length === 0) return texts.none;
  return texts.done(lessonsOf(lessons).map((lesson) => practice.lessons[lesson]));
}
