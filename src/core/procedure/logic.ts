/**
 * Conditions and calculations of a form: a closed union of operators, written as data. The one interpreter is
 * `interpret-logic.ts`; `find-references.ts` says what they look at. There are no code strings.
 */

export type Condition =
  | { readonly question: string; readonly is: string | number | boolean }
  | { readonly question: string; readonly isOneOf: readonly (string | number)[] }
  | { readonly question: string; readonly includes: string }
  | { readonly question: string; readonly isAnswered: boolean }
  | { readonly question: string; readonly atLeast: number }
  | { readonly question: string; readonly atMost: number }
  /** Whole years from the date answered in `ageOf` until today. */
  | { readonly ageOf: string; readonly atLeast?: number; readonly below?: number }
  /** Two terms against each other, with exactly one of the operators: numbers, dates and texts each with their like. */
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface Comparison {
  readonly compare: Term;
  readonly is?: Term;
  readonly above?: Term;
  readonly atLeast?: Term;
  readonly below?: Term;
  readonly atMost?: Term;
}

/** What a calculation or a comparison is made of: the answer to a question, a number, a fixed text, a calculation. */
export type Term = string | number | { readonly text: string } | Calculation;

export type Calculation =
  | { readonly calc: 'age-years'; readonly of: string }
  | { readonly calc: 'date-in-words'; readonly of: string }
  | { readonly calc: 'number-in-words'; readonly of: string }
  | { readonly calc: 'copy'; readonly of: string }
  | { readonly calc: 'sum'; readonly of: readonly Term[] }
  | { readonly calc: 'product'; readonly of: readonly Term[] }
  /** Numbers; of two dates, `difference` is the days from the second to the first. Nothing ÷ 0. */
  | { readonly calc: 'difference' | 'quotient' | 'remainder'; readonly of: readonly [Term, Term] }
  /** Halves away from zero, as money is rounded. */
  | { readonly calc: 'round'; readonly of: Term; readonly digits?: number }
  | { readonly calc: 'if'; readonly when: Condition; readonly gives: Term; readonly otherwise?: Term }
  /** The first of the terms that has a value. */
  | { readonly calc: 'first-of'; readonly of: readonly Term[] }
  /** Characters of a text. */
  | { readonly calc: 'length'; readonly of: Term }
  | { readonly calc: 'today' }
  | { readonly calc: 'count'; readonly of: string }
  | { readonly calc: 'join'; readonly of: readonly Term[]; readonly with: string };
