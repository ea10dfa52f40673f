/**
 * What kind of value a term has, as far as the form tells: numbers are added and weighed with numbers, dates with dates. The
 * interpreter answers "unknown" for anything else, so a sheet that mixes them is told so when it is read.
 */

import { findDayNumber } from '../../../core/calendar/calendar-date.ts';
import type { Term } from '../../../core/procedure/logic.ts';
import type { ExpressionScope } from './expression-scope.ts';

export type ValueKind = 'number' | 'date' | 'text' | 'unknown';

export function kindOfTerm(term: Term | undefined, scope: ExpressionScope): ValueKind {
  if (term === undefined) return 'unknown';
  if (typeof term === 'number') return 'number';
  if (typeof term === 'string') return kindOfQuestion(term, scope);
  if ('text' in term) return isDay(term.text) ? 'date' : 'text';
  switch (term.calc) {
    case 'today':
      return 'date';
    case 'join':
    case 'date-in-words':
    case 'number-in-words':
      return 'text';
    case 'copy':
      return kindOfQuestion(term.of, scope);
    case 'if':
      return kindOfTerm(term.gives, scope);
    case 'first-of':
      return kindOfTerm(term.of[0], scope);
    default:
      return 'number';
  }
}

export function isDay(text: string): boolean {
  return text.length === 10 && findDayNumber(text) !== undefined;
}

function kindOfQuestion(id: string, scope: ExpressionScope): ValueKind {
  const type = scope.questions.get(id)?.type;
  switch (type) {
    case undefined:
    case 'calculated':
      return 'unknown';
    case 'number':
    case 'money':
      return 'number';
    case 'date':
      return 'date';
    default:
      return 'text';
  }
}
