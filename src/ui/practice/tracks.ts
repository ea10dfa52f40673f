import { deskLessons, isDeskLesson, phoneLessons } from '../../core/practice/lessons.ts';
import type { Lesson } from '../../core/practice/lessons.ts';

/** The lessons that are done one after the other with this one. */
export function tracks(lesson: Lesson): readonly Lesson[] {
  return isDeskLesson(lesson) ? deskLessons : phoneLessons;
}

/** Absent: it is the last one. */
export function nextLesson(lesson: Lesson): Lesson | undefined {
  const track = tracks(lesson);
  return track[track.indexOf(lesson) + 1];
}
