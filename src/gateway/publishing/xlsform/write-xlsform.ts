import type { Procedure } from '../../../core/procedure/procedure.ts';
import { choiceColumns, writeChoiceLists } from './choice-lists.ts';
import type { ChoiceSheet } from './choice-lists.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { questionsByName } from './expression-scope.ts';
import type { Cells, Fields } from './fields.ts';
import { procedureColumns, writeProcedureRows } from './procedure-sheet.ts';
import { columnsOf, rowSheets, writeRowSheet } from './row-sheets.ts';
import { settingsColumns, writeSettings } from './settings-sheet.ts';
import type { Sheet } from './sheet.ts';
import { surveyColumns } from './survey-columns.ts';
import { writeSurvey } from './write-survey.ts';
import { writeWorkbook } from './write-workbook.ts';

/**
 * Any published procedure, with or without a form, as an XLSForm workbook. `readXlsform` reads it back to the same procedure;
 * ODK's tools read `survey`, `choices` and `settings` and pass over the rest.
 */
export function writeXlsform(procedure: Procedure): Uint8Array {
  return writeWorkbook(exportSheets(procedure));
}

export function exportSheets(procedure: Procedure): readonly Sheet[] {
  const sections = procedure.form?.sections ?? [];
  const scope: ExpressionScope = { questions: questionsByName(sections.flatMap(({ questions }) => questions)) };
  const lists: ChoiceSheet = { lists: new Map() };
  const survey = writeSurvey(sections, scope, lists);
  const facts: Fields = { ...procedure };
  const title = procedure.form?.title ?? procedure.name;
  return [
    toSheet('survey', surveyColumns, survey, ['type', 'name', 'label']),
    toSheet('choices', choiceColumns, writeChoiceLists(lists), ['list_name', 'name', 'label']),
    toSheet('settings', settingsColumns, [writeSettings(facts, title)], settingsColumns),
    toSheet('gocua_procedure', procedureColumns, writeProcedureRows(facts), procedureColumns),
    ...rowSheets.flatMap((kind) => {
      const things = findThings(procedure, kind.place);
      return things.length === 0 ? [] : [toSheet(kind.name, columnsOf(kind), writeRowSheet(kind, things, scope), [])];
    }),
  ];
}

function findThings(procedure: Procedure, place: string): readonly Fields[] {
  const [holder, name] = place.startsWith('form.') ? [procedure.form, place.slice('form.'.length)] : [procedure, place];
  const things = (holder as Fields | undefined)?.[name];
  return Array.isArray(things) ? (things as readonly Fields[]) : [];
}

/** Only the columns that say something, and those that every such sheet has. */
function toSheet(name: string, columns: readonly string[], rows: readonly Cells[], always: readonly string[]): Sheet {
  const used = columns.filter((column) => always.includes(column) || rows.some((cells) => cells.has(column)));
  return { name, rows: [[...used], ...rows.map((cells) => used.map((column) => cells.get(column) ?? ''))] };
}
