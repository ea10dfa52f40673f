/** The column `default`: what stands there before anybody answers, as XLSForm writes it for each type. */

import { isDeepStrictEqual } from 'node:util';
import { isPartialDate } from '../../../core/calendar/calendar-date.ts';
import type { Question } from '../../../core/procedure/procedure.ts';
import { isCarried, readFlag, readNumber } from './cell.ts';

/** Undefined where the cell is an expression, or no answer that the question could have. */
export function readDefault(cell: string, type: Question['type']): { readonly value: unknown } | undefined {
  switch (type) {
    case 'number':
    case 'money':
      return found(readNumber(cell));
    case 'yes-no':
      return found(cell === 'OK' ? true : readFlag(cell));
    case 'date': {
      if (/^today\(\s*\)$/.test(cell)) return { value: { today: true } };
      const precision = cell.length === 4 ? 'year' : cell.length === 7 ? 'month' : 'day';
      const date = { iso: cell, precision } as const;
      return isPartialDate(date) ? { value: date } : undefined;
    }
    case 'multi-choice':
      return { value: cell.split(/\s+/) };
    case 'group':
    case 'note':
    case 'calculated':
      return undefined;
    default:
      return /\$\{|^[a-z:-]+\(.*\)$/is.test(cell) ? undefined : { value: cell };
  }
}

/** The cell that `readDefault` reads as this value; undefined where there is none. */
export function findDefaultText(value: unknown, type: Question['type']): string | undefined {
  const text = defaultText(value);
  if (text === undefined || !isCarried(text)) return undefined;
  return isDeepStrictEqual(readDefault(text, type), { value }) ? text : undefined;
}

function defaultText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join(' ') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('today' in value) return 'today()';
  return 'iso' in value && typeof value.iso === 'string' ? value.iso : undefined;
}

function found(value: unknown): { readonly value: unknown } | undefined {
  return value === undefined ? undefined : { value };
}
