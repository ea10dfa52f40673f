/**
 * The blocks of one sheet from its sections: headings, numbered lines, tables. The paper is always whole: what is hidden or
 * unanswered stands there with its dots. Questions with one item number are one line, wherever their sections stand, and
 * the lines under one heading stand in the order of their numbers.
 */

import type { DeclarationBlock } from './declaration.ts';
import { labelOf, newParts } from './declaration-part.ts';
import { cleanText, printedText } from './printed-answer.ts';
import type { PrintedAnswers } from './printed-answer.ts';
import type { Question, Section } from '../procedure/procedure.ts';
import { sortByItem } from './sort-by-item.ts';

type GroupQuestion = Extract<Question, { type: 'group' }>;

/** Rows a table has on paper where the form does not say it. */
const fewestRows = 3;

/** A question is printed when it has a number or a wording of the official sheet. */
export function isPrinted(question: Question): boolean {
  return question.item !== undefined || question.officialLabel !== undefined;
}

/** A block whose questions are still being gathered. */
type Open =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly item: string; readonly questions: Question[] }
  | { readonly kind: 'group'; readonly question: GroupQuestion }
  | { readonly kind: 'columns'; readonly sections: Section[] };

/** Where the paper numbers nothing (`isNumbered` false) the items still order and join its lines, and are not said. */
export function newBlocks(
  sections: readonly Section[],
  printed: PrintedAnswers,
  isNumbered: boolean,
): readonly DeclarationBlock[] {
  const numberOf = (item = '') => (isNumbered ? item : '');
  return inPaperOrder(gather(sections)).map((open): DeclarationBlock => {
    switch (open.kind) {
      case 'heading':
        return open;
      case 'line':
        return newLine(numberOf(open.item), open.questions, printed);
      case 'group':
        return newGroupTable(open.question, printed, numberOf(open.question.item));
      case 'columns':
        return newColumnTable(open.sections, printed, numberOf);
    }
  });
}

function gather(sections: readonly Section[]): readonly Open[] {
  const blocks: Open[] = [];
  const lines = new Map<string, Question[]>();
  let heading = '';
  for (const section of sections) {
    const title = cleanText(section.officialTitle ?? '');
    const own: Open[] = [];
    const questions = section.questions.filter(isPrinted);
    const last = blocks.at(-1);
    if (section.column !== undefined) {
      const neighbours = last?.kind === 'columns' && (title === '' || title === heading) ? last.sections : undefined;
      if (neighbours) neighbours.push(section);
      else own.push({ kind: 'columns', sections: [section] });
    }
    for (const question of questions) {
      if (question.type === 'group') {
        own.push({ kind: 'group', question });
        continue;
      }
      if (section.column !== undefined) continue;
      const key = question.item === undefined ? `${section.id}: ${labelOf(question)}` : `no. ${question.item}`;
      const line = lines.get(key);
      if (line) line.push(question);
      else {
        const begun = [question];
        lines.set(key, begun);
        own.push({ kind: 'line', item: question.item ?? '', questions: begun });
      }
    }
    // The alternative of an earlier section adds nothing, so its heading would stand over nothing.
    if (title !== '' && title !== heading && (own.length > 0 || questions.length === 0)) {
      blocks.push({ kind: 'heading', text: title });
      heading = title;
    }
    blocks.push(...own);
  }
  return blocks;
}

function inPaperOrder(blocks: readonly Open[]): readonly Open[] {
  const ordered: Open[] = [];
  let under: Open[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      under.push(block);
      continue;
    }
    ordered.push(...sortByItem(under, itemOf), block);
    under = [];
  }
  return [...ordered, ...sortByItem(under, itemOf)];
}

function itemOf(block: Open): string {
  if (block.kind === 'line') return block.item;
  return block.kind === 'group' ? (block.question.item ?? '') : '';
}

function newLine(item: string, questions: readonly Question[], printed: PrintedAnswers): DeclarationBlock {
  const labels = [...new Set(questions.map(labelOf))];
  const parts = labels.flatMap((label) =>
    newParts(
      label,
      questions.filter((question) => labelOf(question) === label),
      printed,
    ),
  );
  return { kind: 'line', item, parts, isParagraph: questions.some(({ print }) => print === 'paragraph') };
}

/** A row a repeat; a column a printed label of the members. */
function newGroupTable(group: GroupQuestion, printed: PrintedAnswers, item: string): DeclarationBlock {
  const columns = [...new Set(group.questions.filter(isPrinted).map(columnOf))];
  const rows = (printed.visible.get(group.id)?.repeats ?? []).map((repeat) => {
    const scoped = { ...printed, visible: new Map([...printed.visible, ...repeat.map(bySelf)]) };
    return columns.map((column) =>
      repeat
        .filter(({ question }) => isPrinted(question) && columnOf(question) === column)
        .map((member) => printedText(member, scoped))
        .filter((text) => text !== '')
        .join(', '),
    );
  });
  const count = Math.max(rows.length, group.min ?? 0, Math.min(fewestRows, group.max ?? fewestRows));
  while (rows.length < count) rows.push(columns.map(() => ''));
  return { kind: 'table', item, label: labelOf(group), columns, rows };
}

function bySelf<T extends { readonly question: Question }>(member: T): readonly [string, T] {
  return [member.question.id, member];
}

function columnOf(question: Question): string {
  return labelOf(question) || (question.item ?? '');
}

/** A row a label, a column a section ("Bên nữ", "Bên nam"); sections of one column are alternatives. */
function newColumnTable(
  sections: readonly Section[],
  printed: PrintedAnswers,
  numberOf: (item?: string) => string,
): DeclarationBlock {
  const titles = [...new Set(sections.map((section) => cleanText(section.column ?? '')))];
  const cells = sections.flatMap((section) =>
    section.questions
      .filter((question) => isPrinted(question) && question.type !== 'group')
      .map((question) => ({ question, row: rowLabel(question, numberOf), title: cleanText(section.column ?? '') })),
  );
  const rows = [...new Set(cells.map(({ row }) => row))].map((row) => [
    row,
    ...titles.map((title) =>
      cells
        .filter((cell) => cell.row === row && cell.title === title)
        .map(({ question }) => printedText(printed.visible.get(question.id), printed))
        .filter((text) => text !== '')
        .join(', '),
    ),
  ]);
  return { kind: 'table', item: '', label: '', columns: ['', ...titles], rows };
}

function rowLabel(question: Question, numberOf: (item?: string) => string): string {
  return [numberOf(question.item), labelOf(question)].filter((text) => text !== '').join('. ');
}
