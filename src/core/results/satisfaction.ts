/**
 * The resident's voice: three questions, three faces each, asked once the result is in the resident's hands. Kept beside the
 * dossier and nothing else, told only as a share of many (`isContent`), so that nobody answers to the face of whoever helped.
 */

/** 1 not content · 2 so-so · 3 content. */
export const scores = [1, 2, 3] as const;
export type Score = (typeof scores)[number];

/** How long it took, how one was treated, how easy it was. */
export const satisfactionQuestions = ['time', 'attitude', 'ease'] as const;
export type SatisfactionQuestion = (typeof satisfactionQuestions)[number];

export type SatisfactionAnswers = { readonly [question in SatisfactionQuestion]: Score };

export interface SatisfactionBody extends SatisfactionAnswers {
  readonly type: 'satisfaction';
  readonly dossierId: string;
}

/** At the door on the helper's phone, or alone with the slip. */
export type SatisfactionWay = 'visit' | 'slip';

/** Content with two of the three at least, and with none of them not at all. */
export function isContent(answers: SatisfactionAnswers): boolean {
  const given = satisfactionQuestions.map((question) => answers[question]);
  return !given.includes(1) && given.filter((score) => score === 3).length >= 2;
}

/** Absent: not three answers of the scale. */
export function findSatisfaction(value: unknown): SatisfactionAnswers | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as { readonly [name: string]: unknown };
  const [time, attitude, ease] = satisfactionQuestions.map((question) =>
    scores.find((score) => score === given[question]),
  );
  return time && attitude && ease ? { time, attitude, ease } : undefined;
}
