/** The sheets of an XLSForm as a procedure: every remark with its sheet and row, and nothing imported while one is a fault. */

import { findDefinitionFaults } from '../../../core/definition/check-definition.ts';
import { parseProcedure } from '../../../core/definition/parse-procedure.ts';
import type { FormFault } from '../../../core/definition/form-fault.ts';
import type { SheetNote } from '../../../core/definition/xlsform-fault.ts';
import { choices, readChoiceLists } from './choice-lists.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Fields } from './fields.ts';
import { longTextSheet } from './long-text.ts';
import { procedureColumns, readProcedureRows } from './procedure-sheet.ts';
import { readSettings, settings } from './settings-sheet.ts';
import type { SettingsReading } from './settings-sheet.ts';
import { readRowSheet, rowSheets } from './row-sheets.ts';
import { readSurvey } from './read-survey.ts';
import type { Columns, Notes, Row, Sheet } from './sheet.ts';
import { addFault, addWarning, columnNames, readTable, warnOfUnread } from './sheet.ts';
import { survey } from './survey-columns.ts';

const procedureSheet = 'gocua_procedure';
const knownSheets = new Set([
  'survey',
  'choices',
  'settings',
  procedureSheet,
  longTextSheet,
  ...rowSheets.map(({ name }) => name),
]);

export function isKnownSheet(name: string): boolean {
  return knownSheets.has(sheetKey(name));
}

function sheetKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Where a thing of the procedure stands in the workbook. */
export interface SheetPlace {
  readonly sheet: string;
  readonly row: number;
}

export type SheetsImport =
  | {
      readonly ok: true;
      readonly value: {
        readonly procedure: unknown;
        readonly warnings: readonly SheetNote[];
        /** The sheet and row of a place like `form.sections[0].questions[2].when`; the nearest one around it. */
        readonly findRow: (place: string) => SheetPlace | undefined;
      };
    }
  | { readonly ok: false; readonly faults: readonly SheetNote[] };

/** Takes sheets as they were read; `importSheets` never throws, whatever their cells say. */
export function importSheets(given: readonly Sheet[]): SheetsImport {
  const notes: Notes = { faults: [], warnings: [] };
  const sheets = nameSheets(given, notes);
  const language = languageOf(sheets.get('settings'));
  const table = (name: string, columns: Columns) => {
    const sheet = sheets.get(name);
    return sheet === undefined
      ? []
      : readTable(sheet, columns, notes, language === undefined ? {} : { fallback: language });
  };
  if (!sheets.has('survey')) addFault(notes, { code: 'sheet-missing', sheet: 'survey', row: 1, detail: 'survey' });
  const set = readSettings(table('settings', settings), notes);
  const choiceRows = table('choices', choices);
  const lists = readChoiceLists(choiceRows, notes);
  const surveyRows = table('survey', survey);
  const columns = new Set(sheets.get('survey')?.rows[0]?.map((header) => header.toLowerCase()));
  for (const column of ['type', 'name']) {
    if (sheets.has('survey') && !columns.has(column))
      addFault(notes, { code: 'column-missing', sheet: 'survey', row: 1, column });
  }
  const { sections, known, places } = readSurvey(surveyRows, lists, set.title, notes);
  const factRows = table(procedureSheet, { names: columnNames(procedureColumns) });
  const { facts, places: factPlaces } = readProcedureRows(factRows, notes);
  for (const row of [...choiceRows, ...factRows]) warnOfUnread(row, notes);

  const allPlaces = new Map([...places, ...factPlaces]);
  const things = readThings(sheets, { questions: known }, allPlaces, notes);
  const procedure = assemble(set, facts, surveyRows.length > 0 ? sections : undefined, things, notes);
  const findRow = (place: string) => findNearest(allPlaces, place);
  if (notes.faults.length > 0) return { ok: false, faults: notes.faults };
  if (!parseProcedure(procedure).ok) {
    const faults = noteFormFaults(findDefinitionFaults(procedure), findRow);
    return { ok: false, faults: faults.length > 0 ? faults : [{ code: 'procedure-invalid', sheet: '', row: 1 }] };
  }
  return { ok: true, value: { procedure, warnings: notes.warnings, findRow } };
}

/** What is wrong with the procedure that sheets make, at the rows that it was made from. */
export function noteFormFaults(
  faults: readonly FormFault[],
  findRow: (place: string) => SheetPlace | undefined,
): readonly SheetNote[] {
  return faults.map(({ code, place, about }) => ({
    code: 'procedure-invalid',
    ...(findRow(place) ?? { sheet: '', row: 1 }),
    detail: about ?? place.slice(0, 120),
    formFault: code,
  }));
}

function nameSheets(given: readonly Sheet[], notes: Notes): ReadonlyMap<string, Sheet> {
  const sheets = new Map<string, Sheet>();
  for (const sheet of given) {
    const key = sheetKey(sheet.name);
    if (!knownSheets.has(key) || sheets.has(key)) {
      addWarning(notes, { code: 'sheet-unsupported', sheet: sheet.name.slice(0, 40), row: 1 });
    } else sheets.set(key, { name: key, rows: sheet.rows });
  }
  return sheets;
}

/** Before the sheet is read: which language its words without Vietnamese are taken from. */
function languageOf(sheet: Sheet | undefined): string | undefined {
  const at = sheet?.rows[0]?.findIndex((header) => header.toLowerCase() === 'default_language') ?? -1;
  return at < 0 ? undefined : sheet?.rows[1]?.[at];
}

function readThings(
  sheets: ReadonlyMap<string, Sheet>,
  scope: ExpressionScope,
  places: Map<string, Row>,
  notes: Notes,
): ReadonlyMap<string, readonly Fields[]> {
  const things = new Map<string, readonly Fields[]>();
  for (const kind of rowSheets) {
    const sheet = sheets.get(kind.name);
    const read = sheet === undefined ? [] : readRowSheet(kind, sheet, scope, notes);
    for (const [at, { row }] of read.entries()) places.set(`${kind.place}[${at}]`, row);
    things.set(
      kind.place,
      read.map(({ value }) => value),
    );
  }
  return things;
}

/** What a sheet written for another program leaves unsaid. It says so, and takes effect on no day until somebody names one. */
const standIns: { readonly [key: string]: unknown } = {
  effectiveFrom: '9999-12-31',
  graceDays: 30,
  sector: '',
  level: '',
  agency: '',
  receivedBy: 'commune',
  priority: 3,
  atHome: { possible: true },
  lanes: ['assisted'],
  sla: { unit: 'other', text: '' },
  fee: { text: '' },
};
const emptyLists = ['aliases', 'lifeEvents', 'conditions', 'legalBasis', 'unverified', 'notes'] as const;

function assemble(
  { code, version, title }: SettingsReading,
  facts: Fields,
  sections: readonly Fields[] | undefined,
  things: ReadonlyMap<string, readonly Fields[]>,
  notes: Notes,
): Fields {
  const missing = Object.entries({ name: title, shortName: title.slice(0, 40), ...standIns }).filter(
    ([key]) => facts[key] === undefined,
  );
  for (const [key] of missing) {
    addWarning(notes, { code: 'default-used', sheet: procedureSheet, row: 1, column: 'key', detail: key });
  }
  const { form, ...rest } = facts;
  const sheets = things.get('form.sheets') ?? [];
  const hasForm = sections !== undefined || form !== undefined;
  return {
    code,
    version,
    ...Object.fromEntries(emptyLists.map((key) => [key, []])),
    ...Object.fromEntries(missing),
    ...rest,
    papers: things.get('papers') ?? [],
    consents: things.get('consents') ?? [],
    sources: things.get('sources') ?? [],
    ...(hasForm && {
      form: {
        title,
        issuedBy: '',
        status: 'partly',
        doubts: [],
        ...(form as Fields | undefined),
        sections: sections ?? [],
        signatures: things.get('form.signatures') ?? [],
        ...(sheets.length > 0 && { sheets }),
      },
    }),
  };
}

function findNearest(places: ReadonlyMap<string, Row>, place: string): SheetPlace | undefined {
  let around = place.split(' ')[0] ?? '';
  while (around !== '') {
    const row = places.get(around);
    if (row !== undefined) return { sheet: row.sheet, row: row.row };
    around = around.slice(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['), 0));
  }
  return undefined;
}
