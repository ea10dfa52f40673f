/**
 * The rows of `survey` as the tree they bracket: sections, questions, repeats. XLSForm nests groups freely and our forms have
 * one level of sections; a group inside a section or a repeat becomes a note with its title, and its `relevant` holds for
 * what was in it.
 */

import type { Question } from '../../../core/procedure/procedure.ts';
import type { KnownQuestion } from './expression-scope.ts';
import type { Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, noteAt } from './sheet.ts';
import type { SurveyType } from './survey-type.ts';
import { isOwnType, readSurveyType } from './survey-type.ts';

export interface QuestionNode {
  readonly row: Row;
  readonly name: string;
  readonly type: Question['type'];
  readonly source: Extract<SurveyType, { kind: 'question' }> | undefined;
  /** Flattened groups around it, whose `relevant` holds for it too. */
  readonly around: readonly Row[];
  /** It stands for the title of a flattened group. */
  readonly isTitle?: boolean;
  readonly inner: QuestionNode[];
}

export interface SectionNode {
  /** Absent: the questions stand outside any group. */
  readonly row?: Row;
  readonly name: string;
  readonly questions: QuestionNode[];
}

export interface SurveyOutline {
  readonly sections: readonly SectionNode[];
  readonly known: ReadonlyMap<string, KnownQuestion>;
}

/** A bracket that is still open. `into`: where its questions go. */
interface Open {
  readonly row: Row;
  readonly what: 'group' | 'repeat';
  readonly into: QuestionNode[];
  readonly around: readonly Row[];
  readonly groups: readonly string[];
}

const nameShape = /^[A-Za-z][A-Za-z0-9._-]{0,79}$/;
const deepestRepeat = 3;
/** Groups and repeats together; nobody reads a sheet that nests deeper, and every walk over it ends. */
const deepestNesting = 12;

export function outlineSurvey(rows: readonly Row[], notes: Notes): SurveyOutline {
  const sections: SectionNode[] = [];
  const known = new Map<string, KnownQuestion>();
  const open: Open[] = [];

  const questionsHere = (): QuestionNode[] => {
    const around = open.at(-1);
    if (around !== undefined) return around.into;
    const last = sections.at(-1);
    if (last !== undefined && last.row === undefined) return last.questions;
    const implied: SectionNode = { name: `section-${sections.length + 1}`, questions: [] };
    sections.push(implied);
    return implied.questions;
  };
  const place = (node: QuestionNode) => {
    questionsHere().push(node);
    const groups = open.at(-1)?.groups ?? [];
    if (known.has(node.name)) addFault(notes, noteAt(node.row, 'name-duplicate', 'name', node.name));
    known.set(node.name, { id: node.name, type: node.type, groups });
  };
  const begin = (row: Row, what: Open['what'], name: string) => {
    const outer = open.at(-1);
    const groups = outer?.groups ?? [];
    const around = outer?.around ?? [];
    if (open.length === deepestNesting) addFault(notes, noteAt(row, 'repeat-too-deep', 'type'));
    if (open.length >= deepestNesting) {
      open.push({ row, what, into: [], around: [], groups: [] });
    } else if (what === 'repeat') {
      if (groups.length >= deepestRepeat) addFault(notes, noteAt(row, 'repeat-too-deep', 'type'));
      const node: QuestionNode = { row, name, type: 'group', source: undefined, around, inner: [] };
      place(node);
      open.push({ row, what, into: node.inner, around: [], groups: [...groups, name] });
    } else if (outer === undefined) {
      const section: SectionNode = { row, name, questions: [] };
      sections.push(section);
      open.push({ row, what, into: section.questions, around: [], groups });
    } else {
      addWarning(notes, noteAt(row, 'group-flattened', 'type', name));
      const inside = [...around, row];
      if (cellOf(row, 'label') !== '')
        place({ row, name, type: 'note', source: undefined, around, isTitle: true, inner: [] });
      open.push({ row, what, into: outer.into, around: inside, groups });
    }
  };

  for (const row of rows) {
    const cell = cellOf(row, 'type');
    const type = readSurveyType(cell);
    if (cell === '') addFault(notes, noteAt(row, 'type-missing', 'type'));
    else if (type.kind === 'unsupported') addFault(notes, noteAt(row, 'type-unsupported', 'type', cell));
    else if (type.kind === 'ignored') {
      addWarning(notes, noteAt(row, 'type-ignored', 'type', cell));
      for (const column of row.cells.keys()) cellOf(row, column);
    } else if (type.kind === 'end') {
      const last = open.pop();
      if (last?.what !== type.what) addFault(notes, noteAt(row, 'group-unbalanced', 'type'));
      // People name and title the end as they did the beginning; it says nothing more.
      for (const column of ['name', 'label']) cellOf(row, column);
    } else {
      const name = findName(row, notes, type.kind === 'begin' && type.what === 'group');
      if (name === undefined) {
        // Its bracket still counts, or every later one would be told to be wrong.
        if (type.kind === 'begin') open.push({ row, what: type.what, into: [], around: [], groups: [] });
      } else if (type.kind === 'begin') begin(row, type.what, name);
      else place(questionNode(row, name, type, open.at(-1)?.around ?? [], notes));
    }
  }
  for (const { row } of open) addFault(notes, noteAt(row, 'group-unbalanced', 'type'));
  return { sections, known };
}

function questionNode(
  row: Row,
  name: string,
  source: Extract<SurveyType, { kind: 'question' }>,
  around: readonly Row[],
  notes: Notes,
): QuestionNode {
  const own = cellOf(row, 'gocua_type');
  if (own !== '' && !isOwnType(own)) addFault(notes, noteAt(row, 'value-unknown', 'gocua_type', own));
  const isLong = source.type === 'text' && /\bmultiline\b/.test(cellOf(row, 'appearance'));
  const type = isOwnType(own) ? own : isLong ? 'long-text' : source.type;
  return { row, name, type, source, around, inner: [] };
}

/** Sections may be called anything; questions are called as expressions can call them. */
function findName(row: Row, notes: Notes, isGroup: boolean): string | undefined {
  const name = cellOf(row, 'name');
  if (name === '') addFault(notes, noteAt(row, 'name-missing', 'name'));
  else if (!nameShape.test(name) && !isGroup) addFault(notes, noteAt(row, 'name-invalid', 'name', name));
  else return name;
  return undefined;
}
