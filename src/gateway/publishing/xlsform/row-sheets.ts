/** The sheets beside XLSForm's in which one row is one thing: a paper, a signature, a consent, a source, a printed sheet. */

import type { Notes, Row, Sheet } from './sheet.ts';
import { columnNames, readTable, warnOfUnread } from './sheet.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Cells, Field, Fields } from './fields.ts';
import { readFields, writeFields } from './fields.ts';

export interface RowSheet {
  readonly name: string;
  /** Where its rows stand in the procedure, like `papers` or `form.sheets`. */
  readonly place: string;
  readonly fields: readonly Field[];
}

const text = (column: string, name = column): Field => ({ column, name, kind: 'text' });
const unverified: Field = text('unverified');
const when: Field = { column: 'when', name: 'when', kind: 'condition' };

export const rowSheets: readonly RowSheet[] = [
  {
    name: 'gocua_papers',
    place: 'papers',
    fields: [
      text('paper_id', 'paperId'),
      text('name'),
      text('need'),
      when,
      { column: 'optional', name: 'optional', kind: 'flag' },
      { column: 'originals', name: 'originals', kind: 'number' },
      { column: 'copies', name: 'copies', kind: 'number' },
      text('hint'),
      { column: 'declaration', name: 'declaration', kind: 'flag' },
      unverified,
    ],
  },
  {
    name: 'gocua_signatures',
    place: 'form.signatures',
    fields: [text('role'), text('label'), { column: 'sheets', name: 'sheets', kind: 'words' }, when, unverified],
  },
  {
    name: 'gocua_consents',
    place: 'consents',
    fields: [text('purpose'), text('text'), { column: 'sensitive', name: 'sensitive', kind: 'flag' }],
  },
  { name: 'gocua_sources', place: 'sources', fields: [text('title'), text('url'), text('confirmed')] },
  {
    name: 'gocua_sheets',
    place: 'form.sheets',
    fields: [
      text('id'),
      text('title'),
      text('number'),
      text('addressed_to', 'addressedTo'),
      { column: 'lead_sentences', name: 'leadSentences', kind: 'json' },
      text('pledge'),
      { column: 'sections', name: 'sections', kind: 'words' },
      when,
    ],
  },
];

export function columnsOf({ fields }: RowSheet): readonly string[] {
  return [...fields.map(({ column }) => column), 'more'];
}

/** The things of one sheet, each with its row. */
export function readRowSheet(
  kind: RowSheet,
  sheet: Sheet,
  scope: ExpressionScope,
  notes: Notes,
): readonly { readonly row: Row; readonly value: Fields }[] {
  return readTable(sheet, { names: columnNames(columnsOf(kind)) }, notes).map((row) => {
    const value = readFields(row, kind.fields, 'more', scope, notes);
    warnOfUnread(row, notes);
    return { row, value };
  });
}

export function writeRowSheet(kind: RowSheet, things: readonly Fields[], scope: ExpressionScope): readonly Cells[] {
  return things.map((thing) => {
    const cells: Cells = new Map();
    writeFields(thing, kind.fields, 'more', cells, scope);
    return cells;
  });
}
