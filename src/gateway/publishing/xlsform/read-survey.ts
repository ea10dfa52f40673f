import type { KnownQuestion } from './expression-scope.ts';
import { cellOf, warnOfUnread } from './sheet.ts';
import type { Notes, Row } from './sheet.ts';
import { readText } from './cell.ts';
import type { Fields } from './fields.ts';
import { readFields } from './fields.ts';
import type { QuestionNode, SectionNode } from './outline-survey.ts';
import { outlineSurvey } from './outline-survey.ts';
import type { QuestionReading } from './read-question.ts';
import { readQuestion, readWhen, warnOfAppearance } from './read-question.ts';
import { sectionFields } from './survey-columns.ts';

export interface SurveyReading {
  readonly sections: readonly Fields[];
  readonly known: ReadonlyMap<string, KnownQuestion>;
  /** The row of each section and question by its place in the procedure, like `form.sections[0].questions[2]`. */
  readonly places: ReadonlyMap<string, Row>;
}

/** The form's sections from the rows of `survey`; `formTitle` stands over questions outside any group. */
export function readSurvey(
  rows: readonly Row[],
  choices: ReadonlyMap<string, readonly Fields[]>,
  formTitle: string,
  notes: Notes,
): SurveyReading {
  const { sections, known } = outlineSurvey(rows, notes);
  const places = new Map<string, Row>();
  const reading: QuestionReading = { scope: { questions: known }, choices, notes, whenOfGroups: new Map() };
  const read = sections.map((section, at) => readSection(section, `form.sections[${at}]`, formTitle, reading, places));
  for (const row of rows) warnOfUnread(row, notes);
  return { sections: read, known, places };
}

function readSection(
  { row, name, questions }: SectionNode,
  place: string,
  formTitle: string,
  reading: QuestionReading,
  places: Map<string, Row>,
): Fields {
  const inner = readQuestions(questions, place, reading, places);
  if (row === undefined) return { id: name, title: formTitle, questions: inner };
  places.set(place, row);
  const id = readText(cellOf(row, 'gocua_id'))?.value;
  const when = readWhen(row, reading.scope, reading.notes);
  warnOfAppearance(row, [], reading.notes);
  return {
    id: id === '' || id === undefined ? name : id,
    title: readText(cellOf(row, 'label'))?.value,
    ...(when === undefined ? {} : { when }),
    ...readFields(row, sectionFields, 'gocua_more', reading.scope, reading.notes),
    questions: inner,
  };
}

/** Repeats nest three deep at most, so this does too. */
function readQuestions(
  nodes: readonly QuestionNode[],
  place: string,
  reading: QuestionReading,
  places: Map<string, Row>,
): readonly Fields[] {
  return nodes.map((node, at) => {
    const here = `${place}.questions[${at}]`;
    places.set(here, node.row);
    return readQuestion(node, readQuestions(node.inner, here, reading, places), reading);
  });
}
