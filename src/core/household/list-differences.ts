import { rosterFields } from './roster-import.ts';
import type { RosterField } from './roster-import.ts';
import type { RosterContent } from './roster.ts';

/** Field by field what is different, as text; needs as their codes. */
export function listDifferences(
  before: RosterContent,
  after: RosterContent,
): readonly { readonly field: RosterField; readonly from: string; readonly to: string }[] {
  return rosterFields.flatMap((field) => {
    const [from, to] = [textOf(before, field), textOf(after, field)];
    return from === to ? [] : [{ field, from, to }];
  });
}

function textOf(content: RosterContent, field: RosterField): string {
  switch (field) {
    case 'needs':
      return content.needs.join(' ');
    case 'vneidNone':
      return String(content.vneid?.none ?? '');
    case 'vneidLevel1':
      return String(content.vneid?.['level-1'] ?? '');
    case 'vneidLevel2':
      return String(content.vneid?.['level-2'] ?? '');
    default:
      return String(content[field] ?? '');
  }
}
