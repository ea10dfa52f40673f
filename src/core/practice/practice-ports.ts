/** What the screens of practice ask of a device that is open for practice; a real device has none of it. */

import type { Lesson, LessonFacts, LessonRun } from './lessons.ts';

export interface Practice {
  /** For unlocking and for taking the phone back; nothing real lies behind it. */
  readonly pin: string;
  /** Gives a sample card's text to the scanner that is open, as its camera would; false: none is open. */
  scan(cardText: string): boolean;
  /** The lessons that this device's person has done. */
  done(): readonly Lesson[];
  /** Begins a lesson anew, on a dossier made ready for it; the address (inside practice) where it begins. */
  begin(lesson: Lesson): Promise<string>;
  /** The lesson that was begun last. */
  run(): Promise<LessonRun | undefined>;
  /** How far it is; a lesson that is done is noted. */
  facts(run: LessonRun): Promise<LessonFacts>;
  /** A field of the desk's dossier was copied. */
  noteCopied(): void;
  /** Deletes the practice store and opens the app as it was. */
  end(): Promise<void>;
}
