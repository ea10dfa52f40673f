/**
 * The lessons of practice: what the hand must have done, told from what the practice store holds, never from a click on
 * "next". A lesson ends in a state, so whoever already stands in it is done, and whoever leaves in the middle goes on there.
 */

import type { Person } from '../citizen/person.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Draft } from '../dossier/dossier.ts';
import type { OfficeState } from '../dossier/dossier-status.ts';
import type { Problem } from '../problem.ts';
import { practiceNumbers } from './practice-people.ts';

export const phoneLessons = ['scan', 'fill', 'photograph', 'read-back', 'seal', 'send'] as const;
export const deskLessons = ['accept', 'supplement', 'copy'] as const;
export const lessons = [...phoneLessons, ...deskLessons] as const;
export type PhoneLesson = (typeof phoneLessons)[number];
export type DeskLesson = (typeof deskLessons)[number];
export type Lesson = (typeof lessons)[number];

export function isDeskLesson(lesson: Lesson): lesson is DeskLesson {
  return deskLessons.some((each) => each === lesson);
}

/** The lessons among `values` (a report of a device may say anything), each once, in their order. */
export function lessonsOf(values: readonly unknown[]): readonly Lesson[] {
  return lessons.filter((lesson) => values.includes(lesson));
}

/** The lesson that is being done. */
export interface LessonRun {
  readonly lesson: Lesson;
  /** On which it is done; absent: the lesson begins without one. */
  readonly dossierId?: string;
  readonly startedAt: string;
}

/** What the practice store says about the run. */
export interface LessonFacts {
  /** Whoever was captured since the lesson began. */
  readonly captured?: Person;
  /** The draft of the run. */
  readonly draft?: Draft;
  /** What stands in the way of sealing it. */
  readonly problems: readonly Problem[];
  readonly delivery?: Delivery['state'];
  readonly office?: OfficeState;
  /** Desk: how many fields of the run's dossier were copied. */
  readonly copied: number;
}

export const noFacts: LessonFacts = { problems: [], copied: 0 };

/** The hand did it. */
export function isLessonDone(lesson: Lesson, facts: LessonFacts): boolean {
  const { draft, problems, delivery, office } = facts;
  switch (lesson) {
    case 'scan':
      return facts.captured?.source === 'card' && practiceNumbers.has(facts.captured.idNumber ?? '');
    case 'fill':
      return draft !== undefined && !problems.some(isAboutAnswers);
    case 'photograph':
      return draft !== undefined && draft.papers.some(({ pages }) => pages.length > 0);
    case 'read-back':
      return draft !== undefined && isConfirmed(draft, problems);
    case 'seal':
      return draft?.state === 'sealed';
    case 'send':
      return delivery === 'delivered' && office === 'accepted';
    case 'accept':
      return office === 'accepted';
    case 'supplement':
      return office === 'supplement';
    case 'copy':
      return facts.copied >= fieldsToCopy;
  }
}

/** So many, one after the other, show that the hand knows the way. */
export const fieldsToCopy = 3;

/** Which sentence helps now: a key of the words, by the screen that is open (the address inside practice) and the state. */
export type Hint =
  | 'scan.home'
  | 'scan.consent'
  | 'scan.card'
  | 'fill'
  | 'photograph.choose'
  | 'photograph.take'
  | 'read-back'
  | 'seal.sign'
  | 'seal.press'
  | 'send.open'
  | 'send.press'
  | 'send.wait'
  | 'accept'
  | 'supplement'
  | 'copy';

export function findHint(lesson: Lesson, facts: LessonFacts, address: string): Hint {
  switch (lesson) {
    case 'scan':
      if (address.startsWith('/ho-so-moi/')) return 'scan.card';
      return address === '/ho-so-moi' ? 'scan.consent' : 'scan.home';
    case 'fill':
    case 'read-back':
    case 'accept':
    case 'supplement':
    case 'copy':
      return lesson;
    case 'photograph':
      return address.includes('/giay-to') ? 'photograph.take' : 'photograph.choose';
    case 'seal':
      return facts.draft && facts.draft.signatories.length > 0 ? 'seal.press' : 'seal.sign';
    case 'send':
      if (facts.delivery === 'delivered') return 'send.wait';
      return address === '/ho-so' ? 'send.press' : 'send.open';
  }
}

const isAboutAnswers = ({ questionId, weight }: Problem): boolean => questionId !== undefined && weight === undefined;

function isConfirmed(draft: Draft, problems: readonly Problem[]): boolean {
  const isStale = problems.some(({ code }) => code === 'confirmation-missing' || code === 'confirmation-stale');
  return !isStale && draft.consents.some(({ moment }) => moment === 'confirm');
}
