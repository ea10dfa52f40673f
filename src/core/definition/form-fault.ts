/**
 * What is wrong with a definition that somebody wants to publish, and where. Their sentences for people are in
 * `ui/texts/vi/form-faults.ts`, one for each code.
 */

export const formFaultCodes = [
  // the text and its shapes; nothing else can be judged before these are right
  'not-json',
  'malformed',
  'newer-than-app',
  // ids and references
  'duplicate-question',
  'duplicate-section',
  'duplicate-paper',
  'duplicate-sheet',
  'duplicate-fee',
  'unknown-fee',
  'duplicate-choice',
  'too-many-questions',
  'unknown-question',
  'unknown-fact',
  'unknown-section',
  'unknown-sheet',
  'unknown-list',
  'unknown-life-event',
  'unknown-lane',
  'hidden-question',
  'circle',
  // what can never come true
  'unknown-choice',
  'wrong-kind',
  'never-holds',
  'unreachable',
  'unknown-default',
  'unknown-reminder',
  'min-above-max',
  'ends-before-start',
  // what the sheet or the person's data cannot take
  'means-wrong-kind',
  'print-wrong-kind',
  'sensitive-without-consent',
] as const;
export type FormFaultCode = (typeof formFaultCodes)[number];

export interface FormFault {
  readonly code: FormFaultCode;
  /** Like `form.sections[0].questions[2].when`, in the definition with its blocks expanded; '' for the whole. */
  readonly place: string;
  /** The id, value or circle it is about, as written in the definition. */
  readonly about?: string;
}

/** A fault with its line in the text that was handed in, counted from 1. */
export interface LocatedFault extends FormFault {
  readonly line: number;
}
